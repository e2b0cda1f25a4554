"""The tree that a formula is read into: small, immutable, and never larger or deeper than every use of it can bear."""

import keyword
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

MAX_DEPTH = 256
"""How many levels a tree may have: the boxes that it is typeset as are painted by recursion."""
MAX_SIZE = 20_000
"""How many nodes a tree may have, each counted as often as it occurs, so that sharing cannot hide an explosion."""
NAME_LENGTH = 40

ArithmeticSign = Literal["+", "-", "*", "/", "**"]
ComparisonSign = Literal["<", "<=", ">", ">=", "==", "!="]
Value = TypeVar("Value")

_IDENTIFIER = re.compile(rf"[A-Za-z][A-Za-z0-9_]{{0,{NAME_LENGTH - 1}}}", re.ASCII)


def is_identifier(name: str) -> bool:
    """Whether a name is at most `NAME_LENGTH` ASCII letters, digits and underscores long and begins with a letter."""
    return _IDENTIFIER.fullmatch(name) is not None and not keyword.iskeyword(name)


@dataclass(frozen=True)
class _Node:
    """What all nodes have: the number of levels and of nodes of the tree below and including it, and a hash."""

    depth: int = field(init=False, repr=False, compare=False, default=1)
    size: int = field(init=False, repr=False, compare=False, default=1)
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __hash__(self) -> int:
        return self._hash

    def _settle(self, own: float | str, parts: "tuple[Expression, ...]" = ()) -> None:
        """Measure the tree, and compute the hash once: otherwise each look-up would walk all that is below."""
        depth = 1 + max((part.depth for part in parts), default=0)
        size = 1 + sum(part.size for part in parts)
        if depth > MAX_DEPTH or size > MAX_SIZE:
            raise ValueError(f"the formula becomes too {'deep' if depth > MAX_DEPTH else 'long'}")
        object.__setattr__(self, "depth", depth)
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "_hash", hash((type(self).__name__, own, parts)))


@dataclass(frozen=True)
class Number(_Node):
    """A finite number; zero has no sign. Raises ValueError for inf, NaN and whole numbers beyond all floats."""

    value: float
    __hash__ = _Node.__hash__

    def __post_init__(self) -> None:
        try:
            value = float(self.value) + 0.0  # of −0.0 it makes 0.0, so that equal numbers are one number
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise ValueError("a number in a formula must be finite")
        object.__setattr__(self, "value", value)
        self._settle(value)


@dataclass(frozen=True)
class Name(_Node):
    """A quantity or a constant. Raises ValueError for what is no identifier."""

    name: str
    __hash__ = _Node.__hash__

    def __post_init__(self) -> None:
        if not is_identifier(self.name):
            raise ValueError(f"{quoted(self.name)} is not a name for a formula")
        self._settle(self.name)


@dataclass(frozen=True)
class Negative(_Node):
    """The operand with its sign changed."""

    operand: "Expression"
    __hash__ = _Node.__hash__

    def __post_init__(self) -> None:
        self._settle("", (self.operand,))


@dataclass(frozen=True)
class Binary(_Node):
    """A sum, difference, product, quotient or power."""

    operator: ArithmeticSign
    left: "Expression"
    right: "Expression"
    __hash__ = _Node.__hash__

    def __post_init__(self) -> None:
        self._settle(self.operator, (self.left, self.right))


@dataclass(frozen=True)
class Comparison(_Node):
    """1 where the comparison holds and 0 where it does not."""

    operator: ComparisonSign
    left: "Expression"
    right: "Expression"
    __hash__ = _Node.__hash__

    def __post_init__(self) -> None:
        self._settle(self.operator, (self.left, self.right))


@dataclass(frozen=True)
class Call(_Node):
    """A function of the table, applied to its arguments."""

    function: str
    arguments: "tuple[Expression, ...]"
    __hash__ = _Node.__hash__

    def __post_init__(self) -> None:
        self._settle(self.function, self.arguments)


Expression = Number | Name | Negative | Binary | Comparison | Call


def operands(expression: Expression) -> tuple[Expression, ...]:
    """The parts right below a node, from left to right."""
    match expression:
        case Negative(operand=operand):
            return (operand,)
        case Binary(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Call(arguments=arguments):
            return arguments
    return ()


def with_operands(expression: Expression, parts: tuple[Expression, ...]) -> Expression:
    """The same node over other parts; the node itself where they are the same."""
    if all(new is old for new, old in zip(parts, operands(expression), strict=True)):
        return expression
    match expression:
        case Negative():
            return Negative(*parts)
        case Binary(operator=sign):
            return Binary(sign, *parts)
        case Comparison(operator=order):
            return Comparison(order, *parts)
        case Call(function=function):
            return Call(function, parts)
    return expression


def nodes(expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Every different node of some trees, each after the parts it is made of, from left to right."""
    seen: set[Expression] = set()
    waiting = [(expression, False) for expression in reversed(tuple(expressions))]
    while waiting:
        node, is_open = waiting.pop()
        if node in seen:
            continue
        parts = operands(node)
        if is_open or not parts:
            seen.add(node)
            yield node
        else:
            waiting.append((node, True))
            waiting.extend((part, False) for part in reversed(parts))


def fold(expression: Expression, combine: Callable[[Expression, list[Value]], Value]) -> Value:
    """What `combine(node, values of its parts)` makes of a tree; each different node is asked once."""
    values: dict[Expression, Value] = {}
    for node in nodes((expression,)):
        values[node] = combine(node, [values[part] for part in operands(node)])
    return values[expression]


def substitute(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """Replace names by expressions, all at once. Raises ValueError where the result would be too large or too deep."""

    def replaced(node: Expression, parts: list[Expression]) -> Expression:
        if isinstance(node, Name):
            return values.get(node.name, node)
        return with_operands(node, tuple(parts))

    return fold(expression, replaced)


def quoted(text: str, length: int = 60) -> str:
    """A text as an error message shows it: on one line, printable, and cut where it is long."""
    shown = repr(text if len(text) <= length else text[: length - 1] + "…")
    return shown if len(shown) <= 2 * length else f"{shown[: 2 * length]}…'"  # of letters that are spelled as codes
