"""The computation behind some formulas: every different step once, whichever formulas it occurs in."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rmsprop_gui.formulas.functions import CONSTANTS, check_identifier, function_named
from rmsprop_gui.formulas.notation import to_text
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Name, Negative, Number, fold, quoted

LARGEST_PRODUCT = 16
"""Whole powers up to this one are carried out as multiplications, so with the same bits for numbers and arrays."""


class Step(NamedTuple):
    """One operation on the results of earlier steps, which `parts` counts from 0.

    `kind` is an operator's sign, "negative", "argument", "number", or "call" of the function that `own` names.
    """

    kind: str
    own: str | float
    parts: tuple[int, ...]


class Graph:
    """Steps in an order in which they can be carried out; what is added and already there is not added again."""

    def __init__(self, arguments: Sequence[str], columns: Collection[str] | None, counts: Collection[str]) -> None:
        self.steps: list[Step] = []
        self.in_rows: list[bool] = []
        """Of each step, whether its result has a row for each row of data; all false where no columns are told."""
        self._columns = columns
        self._indices: dict[Step, int] = {}
        self._raw: dict[int, int] = {}  # from a count made a float to the count itself
        self._known = {check_identifier(name): self._argument(name, name in counts) for name in arguments}
        if len(self._known) < len(arguments):
            raise ValueError("two arguments have one name")

    def assign(self, target: str, expression: Expression) -> None:
        """From now on the target stands for the expression. Raises ValueError for names that stand for nothing."""
        self._known[check_identifier(target)] = self.add(expression)

    def add(self, expression: Expression) -> int:
        """The step that gives the value of an expression. Raises ValueError for names that stand for nothing."""

        def added(node: Expression, parts: list[int]) -> int:
            match node:
                case Number(value):
                    return self._step("number", value)
                case Name(name):
                    return self._named(name, expression)
                case Negative():
                    return self._step("negative", "", *parts)
                case Binary("**", _, exponent):
                    return self._power(parts[0], parts[1], exponent)
                case Binary(operator) | Comparison(operator):
                    return self._step(operator, "", *parts)
                case Call(function):
                    return self._call(function, parts)

        return fold(expression, added)

    def _step(self, kind: str, own: str | float, *parts: int) -> int:
        step = Step(kind, own, parts)
        if step not in self._indices:
            self._indices[step] = len(self.steps)
            self.steps.append(step)
            if kind == "argument":
                self.in_rows.append(own in (self._columns or ()))
            else:
                self.in_rows.append(own != "mean" and any(self.in_rows[part] for part in parts))
        return self._indices[step]

    def _argument(self, name: str, is_count: bool) -> int:
        index = self._step("argument", name)
        if not is_count:
            return index
        number = self._step("*", "", index, self._step("number", 1.0))
        self._raw[number] = index
        return number

    def _named(self, name: str, expression: Expression) -> int:
        if name in CONSTANTS:
            return self._step("number", CONSTANTS[name].value)
        if name not in self._known:
            raise ValueError(f"{name} in the formula {quoted(to_text(expression))} is not known")
        return self._known[name]

    def _call(self, function: str, parts: list[int]) -> int:
        function_named(function, len(parts))
        if function == "square":
            return self._step("*", "", parts[0], parts[0])
        if function == "mean" and self._columns is not None and not self.in_rows[parts[0]]:
            return parts[0]  # the same in every row
        return self._step("call", function, *parts)

    def _power(self, base: int, exponent: int, written: Expression) -> int:
        sign, size = (-1, written.operand) if isinstance(written, Negative) else (1, written)
        if isinstance(size, Number) and 1 <= abs(size.value) <= LARGEST_PRODUCT and size.value.is_integer():
            product = self._product(base, int(abs(size.value)))
            is_inverse = sign * size.value < 0
            return self._step("/", "", self._step("number", 1.0), product) if is_inverse else product
        return self._step("**", "", base, self._raw.get(exponent, exponent))

    def _product(self, base: int, count: int) -> int:
        """The base multiplied by itself, by way of its squares: a⁵ = (a²)² · a."""
        if count == 1:
            return base
        half = self._product(base, count // 2)
        square = self._step("*", "", half, half)
        return self._step("*", "", square, base) if count % 2 else square
