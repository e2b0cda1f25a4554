"""What every optimizer is: equations that say a rate and a direction.

Each step of each optimizer is the same sentence, element by element:

    x(t) = x(t−1) − rate(t) · direction(t)

A rule states its equations as text. That text is parsed and run, and it is what the window typesets, with letters or
with the numbers of a step; so what is shown is what was computed, and the two cannot drift apart.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import Expression, compile_function, names, parse
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers.quantity import COMMON, Quantity
from rmsprop_gui.optimizers.update import Assignment, Lines, Update
from rmsprop_gui.optimizers.wrappers import Wrapped
from rmsprop_gui.parameters.parameter import NumericParameter, Parameter, declared_parameters

Array = NDArray[np.float64]
MOVE = "x - rate * direction"
_POINT = ("x", "norm")


@dataclass(frozen=True)
class UpdateRule(Wrapped, ABC):
    """Base of all optimizers; a frozen dataclass whose fields are its hyperparameters, those of the wrappers included.

    Raises ValueError when a hyperparameter is out of its range.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    idea: ClassVar[str]
    """One or two sentences for the info pane."""
    accumulators: ClassVar[Mapping[str, Quantity]] = {}
    """What the rule remembers from step to step, shape (..., 2)."""
    intermediates: ClassVar[Mapping[str, Quantity]] = {}
    stability_reason: ClassVar[str] = "none is known for it"
    """Why there is no `stability_bound`, where there is none."""

    def __post_init__(self) -> None:
        for name, declaration in self.declared().items():
            declaration.check(name, getattr(self, name))

    @abstractmethod
    def equations(self) -> tuple[str, ...]:
        """The rule's own lines `name = expression` in the order in which they are carried out.

        They set each accumulator, `rate` and `direction`, and may read the hyperparameters, the gradient `g`, its
        length `norm`, the position `x` before the step, the step `t` (from 1) and the accumulators; an accumulator
        stands for its value before the step until its own line.
        """

    def lookahead(self) -> str:
        """Where the gradient is asked, as an expression in `x`, the accumulators and the hyperparameters."""
        return "x"

    def bound(self, kept: float) -> float | None:
        """The product of a constant rate and the curvature along an axis below which the rule is stable; None for none.

        `kept` is the part of x that weight decay leaves at each step; 1 without it.
        """
        return None

    # its settings

    @classmethod
    @cache
    def own_parameters(cls) -> dict[str, Parameter]:
        """The hyperparameters and switches that this kind of rule declares itself, in order."""
        kinds = [kind for kind in reversed(cls.__mro__) if issubclass(kind, UpdateRule) and kind is not UpdateRule]
        own = dict.fromkeys(name for kind in kinds for name in vars(kind).get("__annotations__", {}))
        declared = declared_parameters(cls)
        return {name: declared[name] for name in own if name in declared}

    @classmethod
    @cache
    def wrapping_parameters(cls) -> dict[str, Parameter]:
        """Those that the wrappers add to it, in order."""
        return {name: item for name, item in cls.declared().items() if name not in cls.own_parameters()}

    @classmethod
    @cache
    def declared(cls) -> dict[str, Parameter]:
        """All hyperparameters and switches: the rule's own, then those of the wrappers."""
        return {**cls.own_parameters(), **declared_parameters(cls)}

    def lettered(self) -> list[str]:
        """The names of those that have a letter: the rule's own, those of the wrappers in use, and the others."""
        letters = [name for name, item in self.declared().items() if isinstance(item, NumericParameter)]
        used = {name for line in self.assignments() for name in names(line.expression)}
        return sorted(letters, key=lambda name: (name not in self.own_parameters(), name not in used))

    def values(self) -> dict[str, Any]:
        """The hyperparameters and switches as they are set."""
        return {name: getattr(self, name) for name in self.declared()}

    def own_values(self) -> dict[str, Any]:
        """The same, without those of the wrappers."""
        return {name: getattr(self, name) for name in self.own_parameters()}

    def unusual(self) -> dict[str, Any]:
        """Those that are not set as they usually are."""
        return {name: value for name, value in self.values().items() if value != getattr(type(self), name)}

    # its lines, wrapped

    def assignments(self) -> Lines:
        """The lines of a step in the order in which they are carried out, those of the wrappers included."""
        return _assignments(self)

    def update(self) -> Update:
        """The same, with the gradient's stages apart from the rule's own lines."""
        return _update(self)

    def asked_at(self) -> Expression:
        """Where the gradient is asked: `lookahead`, with the scheduled learning rate."""
        return _update(self).lookahead

    @property
    def reads_point(self) -> bool:
        """Whether some line reads `x` or `norm`."""
        return _reads_point(self)

    @property
    def lookahead_reads_step(self) -> bool:
        """Whether the step `t` counts where the gradient is asked: where a schedule slows down the looking ahead."""
        return _lookahead_reads_step(self)

    def quantities(self) -> dict[str, Quantity]:
        """Everything that the lines set or read, except the hyperparameters."""
        return {**COMMON, **self.accumulators, **self.intermediates, **_update(self).quantities}

    # its steps

    def start(self, shape: tuple[int, ...] = (2,)) -> tuple[Array, ...]:
        """The accumulators before the first step."""
        return tuple(np.full(shape, value) for value in _initial_values(self))

    def probe(self, plain: bool = False) -> Callable[..., Any]:
        """`f(x, *accumulators)`: the point, shape (..., 2), whose gradient the next step uses.

        Where the rule's `lookahead_reads_step`, it is `f(x, t, *accumulators)`.
        """
        return _probe(self, plain)

    def step(self, plain: bool = False) -> Callable[..., Any]:
        """`f(g, t, *accumulators)` → `(rate, direction, *accumulators)`, for a gradient of shape (..., 2).

        Where the rule `reads_point`, it is `f(x, norm, g, t, *accumulators)`: x is the position before the step, and
        norm the length of the whole gradient. Rules work element by element; with `plain`, on one parameter at a time,
        in Python's own numbers. That takes a fifth of the time and gives the same bits, but raises ArithmeticError or
        ValueError where arrays overflow.
        """
        return _step(self, plain)

    def evaluate_lines(
        self, g: Any, t: int, accumulators: Mapping[str, Any], x: Any = np.nan, norm: Any = np.nan
    ) -> list[tuple[Assignment, dict[str, Any], Any]]:
        """One step line by line: each assignment, what every name stood for before it, and what came out.

        `x` and `norm` are as in `step`; they count only where the rule `reads_point`.
        """
        point = (x, norm) if self.reads_point else ()
        results = _evaluator(self)(*point, g, t, *(accumulators[name] for name in self.accumulators))
        known: dict[str, Any] = {**self.values(), "x": x, "norm": norm, "g": g, "t": t, **accumulators}
        lines = []
        for line, result in zip(self.assignments(), results, strict=True):
            lines.append((line, known, result))
            known = {**known, line.target: result}
        return lines

    def own_lines(self) -> Callable[..., tuple[Any, ...]]:
        """`f(g, t, *accumulators)` → what each of `update().lines` comes to, for a gradient behind all its stages.

        What depends on the position or on the length of the whole gradient is NaN.
        """
        return _own_lines(self)

    # its stability

    def stability_bound(self) -> float | None:
        """The largest product of a constant rate and the curvature along an axis at which steps do not grow.

        None where there is no such limit; `stability_reason` says why. Weight decay counts with the learning rate as it
        is set, before any schedule.
        """
        kept = 1 - getattr(self, "learning_rate", 0.0) * self.weight_decay
        bound = self.bound(kept)
        return 0.0 if bound is not None and kept <= -1 else bound  # decay that overshoots grows at every rate

    def curvature_added(self) -> float:
        """What the wrappers add to either curvature of the surface."""
        return self.l2


def root(accumulator: str, epsilon_inside: bool) -> str:
    """The root that a learning rate is divided by; where ε sits differs between papers and libraries."""
    return f"sqrt({accumulator} + epsilon)" if epsilon_inside else f"(sqrt({accumulator}) + epsilon)"


@lru_cache(maxsize=512)
def _update(rule: UpdateRule) -> Update:
    lines = tuple(map(Assignment.read, rule.equations()))
    return rule.wrapped(Update(lines, parse(rule.lookahead())))


@lru_cache(maxsize=512)
def _assignments(rule: UpdateRule) -> Lines:
    return rule.update().assignments()


@lru_cache(maxsize=512)
def _reads_point(rule: UpdateRule) -> bool:
    return any(name in _POINT for line in rule.assignments() for name in names(line.expression))


@lru_cache(maxsize=512)
def _lookahead_reads_step(rule: UpdateRule) -> bool:
    return "t" in names(rule.asked_at())


@lru_cache(maxsize=512)
def _initial_values(rule: UpdateRule) -> tuple[float, ...]:
    texts = [quantity.initial for quantity in rule.accumulators.values()]
    return tuple(float(_bound_function(rule, (), (parse(text),), (), False)()) for text in texts)


@lru_cache(maxsize=512)
def _probe(rule: UpdateRule, plain: bool) -> Callable[..., Any]:
    arguments = ("x", *(("t",) if rule.lookahead_reads_step else ()), *rule.accumulators)
    return _bound_function(rule, arguments, (rule.asked_at(),), (), plain)


@lru_cache(maxsize=512)
def _step(rule: UpdateRule, plain: bool) -> Callable[..., Any]:
    results = tuple(map(Name, ("rate", "direction", *rule.accumulators)))
    return _bound_function(rule, _arguments(rule), results, rule.assignments(), plain)


@lru_cache(maxsize=512)
def _evaluator(rule: UpdateRule) -> Callable[..., Any]:
    lines = rule.assignments()
    return _bound_function(rule, _arguments(rule), tuple(Name(line.target) for line in lines), lines, False)


@lru_cache(maxsize=512)
def _own_lines(rule: UpdateRule) -> Callable[..., tuple[Any, ...]]:
    lines = rule.update().lines
    results = tuple(Name(line.target) for line in lines)
    arguments = (*_POINT, "g", "t", *rule.accumulators)
    return partial(_bound_function(rule, arguments, results, lines, False), np.nan, np.nan)


def _arguments(rule: UpdateRule) -> tuple[str, ...]:
    return (*(_POINT if rule.reads_point else ()), "g", "t", *rule.accumulators)


def _bound_function(
    rule: UpdateRule, arguments: Sequence[str], results: tuple[Expression, ...], lines: Lines, plain: bool
) -> Callable[..., Any]:
    """The results as a function of the arguments, with the rule's hyperparameters bound to it."""
    read = {name for expression in (*results, *(line.expression for line in lines)) for name in names(expression)}
    values = {name: float(value) for name, value in rule.values().items() if name in read}
    return partial(_compiled((*values, *arguments), results, lines, plain), *values.values())


@lru_cache(maxsize=512)
def _compiled(
    arguments: tuple[str, ...], results: tuple[Expression, ...], lines: Lines, plain: bool
) -> Callable[..., Any]:
    pairs = [(line.target, line.expression) for line in lines]
    return compile_function(arguments, results, pairs, plain, counts=("t",))
