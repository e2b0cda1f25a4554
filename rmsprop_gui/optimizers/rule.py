"""What every optimizer is: equations that say a rate and a direction.

Each step of each optimizer is the same sentence, element by element:

    x(t) = x(t−1) − rate(t) · direction(t)

A rule states its equations as text. That text is parsed and run, and it is what the window typesets, with letters or
with the numbers of a step; so what is shown is what was computed, and the two cannot drift apart.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import Expression, compile_function, names, parse, substitute
from rmsprop_gui.formulas.meaning import Letters, Meaning, Notation, letters
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.declared import DeclaredRule
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.meanings import AHEAD
from rmsprop_gui.optimizers.quantity import COMMON, Length, Quantity
from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.optimizers.update import Assignment, Lines, Update
from rmsprop_gui.parameters.parameter import NumericParameter

Array = NDArray[np.float64]
MOVE = "x - rate * direction"


@dataclass(frozen=True)
class UpdateRule(DeclaredRule, ABC, abstract=True):
    """Base of all optimizers; a frozen dataclass whose fields are its hyperparameters, those of the wrappers included.

    One of them must be the `learning_rate`: decoupled weight decay counts with it, and so does looking ahead by a
    schedule.

    Raises ValueError when a hyperparameter is out of its range.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    family: ClassVar[Family]
    sources: ClassVar[tuple[Publication, ...]]
    """Where it was published, then what else it is from; what was typed has none."""
    idea: ClassVar[str]
    """One or two sentences for the info pane."""
    accumulators: ClassVar[Mapping[str, Quantity]] = {}
    """All that the rule may remember from step to step, shape (..., 2); which of it, its settings may say."""
    intermediates: ClassVar[Mapping[str, Quantity]] = {}
    text: ClassVar[str] = ""
    """What was typed, where the rule was; those of the catalogue have none."""
    lengths: ClassVar[Mapping[str, Length]] = {}
    """What its lines may read as a length over both parameters, beside `norm`, which is that of the gradient."""
    stability_reason: ClassVar[str] = "none is known for it"
    """Why there is no `stability_bound`, where there is none."""

    @classmethod
    def year(cls) -> int:
        """That of its publication. Not for what was typed."""
        return cls.sources[0].year

    @abstractmethod
    def equations(self) -> tuple[str, ...]:
        """The rule's own lines `name = expression` in the order in which they are carried out.

        They set each accumulator that the settings call for, `rate` and `direction`, and may read the hyperparameters,
        the gradient `g`, its length `norm` and the other `lengths`, the position `x` before the step, the step `t`
        (from 1) and the accumulators; an accumulator stands for its value before the step until its own line.
        """

    def lookahead(self) -> str:
        """Where the gradient is asked, as an expression in `x`, the accumulators and the hyperparameters."""
        return "x"

    def bound(self, kept: float) -> float | None:
        """The product of a constant rate and the curvature along an axis below which the rule is stable; None for none.

        `kept` is the part of x that weight decay leaves at each step; 1 without it.
        """
        return None

    def smooth_bound(self, kept: float) -> float | None:
        """The product of a constant rate and the curvature up to which it settles without crossing; None for none."""
        return None

    def recorded_path(self) -> RecordedPath | None:
        """The path itself, where it was recorded elsewhere and there is nothing to compute it from."""
        return None

    def in_pytorch(self) -> InPyTorch | None:
        """PyTorch's optimizer of the same name or kind; None where it has none."""
        return None

    def letters(self, notation: Notation = Notation.LAB) -> Letters:
        """How all that its lines speak of is written in a notation, hyperparameters included."""
        return _letters(self, notation)

    def meanings(self) -> dict[str, Meaning]:
        """What the names in its lines mean: quantities and hyperparameters."""
        return dict(_meanings(self))

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
        """Whether some line reads `x` or a length."""
        return _reads(self, ("x", *self.all_lengths()))

    @property
    def reads_lengths(self) -> bool:
        """Whether some line reads a length, which ties the parameters to each other."""
        return _reads(self, self.all_lengths())

    @property
    def lookahead_reads_step(self) -> bool:
        """Whether the step `t` counts where the gradient is asked: where a schedule slows down the looking ahead."""
        return _lookahead_reads_step(self)

    def all_lengths(self) -> tuple[str, ...]:
        """The names of the lengths that its lines may read, that of the gradient as it comes first."""
        return ("norm", *self.lengths)

    def remembered(self) -> dict[str, Quantity]:
        """The accumulators that its lines set, as it is set itself."""
        return {name: quantity for name, quantity in self.accumulators.items() if name in _targets(self)}

    def names_read(self) -> frozenset[str]:
        """The names in all that it computes: its lines, where it looks ahead, what its memory begins with."""
        return _names_read(self)

    def quantities(self) -> dict[str, Quantity]:
        """Everything that the lines set or read, except the hyperparameters."""
        on_the_way = {name: quantity for name, quantity in self.intermediates.items() if name in _targets(self)}
        lengths = {name: length.quantity for name, length in self.lengths.items()}
        return {**COMMON, **lengths, **self.remembered(), **on_the_way, **_update(self).quantities}

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

        Where the rule `reads_point`, it is `f(x, *lengths, g, t, *accumulators)`: x is the position before the step,
        and lengths are those of `lengths_at`. Rules work element by element; with `plain`, on one parameter at a time,
        in Python's own numbers. That takes a fifth of the time and gives the same bits, but raises ArithmeticError or
        ValueError where arrays overflow.
        """
        return _step(self, plain)

    def measured(self, plain: bool = False) -> Callable[..., tuple[Any, ...]]:
        """`f(x, norm, g, t, *accumulators)` → what each of its `lengths` is the length of, element by element."""
        return _measured(self, plain)

    def lengths_at(self, x: Any, g: Any, t: int, accumulators: Sequence[Any]) -> tuple[float, ...]:
        """The lengths that the lines of step `t` read, `norm` first, for a gradient of shape (2,)."""
        norm = math.hypot(*g)
        others = self.measured()(x, norm, g, t, *accumulators) if self.lengths else ()
        return (norm, *(math.hypot(*part) for part in others))

    def stride(self, first: Expression, second: Expression, plain: bool = False) -> Callable[..., tuple[Any, ...]]:
        """A step of both: `f(x1, x2, t, *memory)` → `(g1, g2, rate1, rate2, direction1, direction2, *memory)`.

        The gradient is given by formulas of `x1`, `x2` and `t`; the memory holds the accumulators of the first
        parameter, then those of the second. Not for rules that `reads_lengths`. The bits are those of `probe` and
        `step`, sooner, as everything is one function.
        """
        return _stride(self, first, second, plain)

    def evaluate_lines(
        self, g: Any, t: int, accumulators: Mapping[str, Any], x: Any = np.nan, lengths: Sequence[Any] = ()
    ) -> list[tuple[Assignment, dict[str, Any], Any]]:
        """One step line by line: each assignment, what every name stood for before it, and what came out.

        `x` and `lengths` are as in `step`; they count only where the rule `reads_point`.
        """
        names_of_lengths = self.all_lengths()
        measured = dict(zip(names_of_lengths, lengths or [np.nan] * len(names_of_lengths), strict=True))
        point = (x, *measured.values()) if self.reads_point else ()
        results = _evaluator(self)(*point, g, t, *(accumulators[name] for name in self.accumulators))
        known: dict[str, Any] = {**self.values(), "x": x, **measured, "g": g, "t": t, **accumulators}
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
        kept = 1 - self.values()["learning_rate"] * self.weight_decay
        bound = self.bound(kept)
        return 0.0 if bound is not None and kept <= -1 else bound  # decay that overshoots grows at every rate

    @property
    def has_bounded_learning_rate(self) -> bool:
        """Whether its bounds are such of the learning rate itself: each step has that rate, whatever its gradient."""
        rate = next(line.expression for line in self.assignments() if line.target == "rate")
        is_clipped = self.clip_norm > 0 or self.clip_value > 0
        return rate == Name("learning_rate") and not is_clipped and self.smooth_bound(1.0) is not None

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
def _meanings(rule: UpdateRule) -> Mapping[str, Meaning]:
    numbers = {name: item for name, item in rule.declared().items() if isinstance(item, NumericParameter)}
    named: dict[str, Quantity | NumericParameter] = {**rule.quantities(), **numbers}
    return {name: item.meaning for name, item in named.items()}


@lru_cache(maxsize=512)
def _letters(rule: UpdateRule, notation: Notation) -> Letters:
    """What no line speaks of keeps its own letter, and gives way to nothing."""
    meanings = rule.meanings()
    told = rule.quantities().keys() | rule.names_read()
    spoken_of = [meaning for name, meaning in meanings.items() if name in told]
    own = {meaning: meaning.symbol for meaning in meanings.values()}
    return own | letters((*spoken_of, AHEAD), notation)


@lru_cache(maxsize=512)
def _names_read(rule: UpdateRule) -> frozenset[str]:
    initial = (parse(quantity.initial) for quantity in rule.remembered().values())
    expressions = (*(line.expression for line in rule.assignments()), rule.asked_at(), *initial)
    return frozenset(name for expression in expressions for name in names(expression))


@lru_cache(maxsize=512)
def _targets(rule: UpdateRule) -> frozenset[str]:
    return frozenset(line.target for line in _update(rule).lines)


@lru_cache(maxsize=512)
def _reads(rule: UpdateRule, any_of: tuple[str, ...]) -> bool:
    return any(name in any_of for line in rule.assignments() for name in names(line.expression))


@lru_cache(maxsize=512)
def _lookahead_reads_step(rule: UpdateRule) -> bool:
    return "t" in names(rule.asked_at())


@lru_cache(maxsize=512)
def _initial_values(rule: UpdateRule) -> tuple[float, ...]:
    texts = [quantity.initial for quantity in rule.accumulators.values()]
    with np.errstate(all="ignore"):
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
def _measured(rule: UpdateRule, plain: bool) -> Callable[..., tuple[Any, ...]]:
    """Of the gradient behind all its stages, as the own lines see it."""
    stages, seen = rule.assignments()[: len(rule.update().stages)], {"g": Name(rule.update().gradient)}
    parts = tuple(substitute(parse(length.of), seen) for length in rule.lengths.values())
    made = _bound_function(rule, ("x", "norm", "g", "t", *rule.accumulators), parts, stages, plain)
    return made if len(parts) > 1 else lambda *arguments: (made(*arguments),)


@lru_cache(maxsize=512)
def _stride(rule: UpdateRule, first: Expression, second: Expression, plain: bool) -> Callable[..., Any]:
    own = [{name: _of_both(name)[axis] for name in (*rule.quantities(), "y") if name != "t"} for axis in (0, 1)]
    for axis in (0, 1):
        own[axis]["x"] = ("x1", "x2")[axis]
    read = [{name: Name(new) for name, new in names_of_axis.items()} for names_of_axis in own]
    lines = [Assignment(own[axis]["y"], substitute(rule.asked_at(), read[axis])) for axis in (0, 1)]
    there = {"x1": read[0]["y"], "x2": read[1]["y"]}
    lines += [Assignment(own[axis]["g"], substitute((first, second)[axis], there)) for axis in (0, 1)]
    for axis in (0, 1):
        lines += [
            Assignment(own[axis][line.target], substitute(line.expression, read[axis])) for line in rule.assignments()
        ]
    memory = [_of_both(name)[axis] for axis in (0, 1) for name in rule.accumulators]
    results = [*_of_both("g"), *_of_both("rate"), *_of_both("direction"), *memory]
    return _bound_function(rule, ("x1", "x2", "t", *memory), tuple(map(Name, results)), tuple(lines), plain)


def _of_both(name: str) -> tuple[str, str]:
    """What a name of a rule's lines is called for the first and for the second parameter."""
    return f"{name}_of_first", f"{name}_of_second"


@lru_cache(maxsize=512)
def _evaluator(rule: UpdateRule) -> Callable[..., Any]:
    lines = rule.assignments()
    return _bound_function(rule, _arguments(rule), tuple(Name(line.target) for line in lines), lines, False)


@lru_cache(maxsize=512)
def _own_lines(rule: UpdateRule) -> Callable[..., tuple[Any, ...]]:
    lines = rule.update().lines
    results = tuple(Name(line.target) for line in lines)
    point = ("x", *rule.all_lengths())
    arguments = (*point, "g", "t", *rule.accumulators)
    return partial(_bound_function(rule, arguments, results, lines, False), *[np.nan] * len(point))


def _arguments(rule: UpdateRule) -> tuple[str, ...]:
    return (*(("x", *rule.all_lengths()) if rule.reads_point else ()), "g", "t", *rule.accumulators)


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
