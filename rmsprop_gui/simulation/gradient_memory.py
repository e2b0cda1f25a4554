"""What a step remembers: the weight that each past gradient has in it.

Most of what rules remember is a sum of past gradients, of their squares or of their sizes, each with a weight. So the
weight of one of them is what the rule's own equations answer to an impulse: a gradient of 1 at that step and of 0 at
all others. Where a rule clips its gradients, it is the clipped ones that have weights.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.tree import Call, Name
from rmsprop_gui.optimizers.quantity import COMMON, Kind, Quantity
from rmsprop_gui.optimizers.rule import Array, UpdateRule

RuleAt = Callable[[int], UpdateRule]
Sources = Mapping[str, frozenset[str]]
_ENOUGH = 3  # gradients; of fewer, anything that a rule remembers may look like a weighted sum
_STRIDE = 256  # steps between those at which what goes on by itself is kept
_GOLDEN = (math.sqrt(5) - 1) / 2  # its multiples, without their whole parts, never come again
_CLOSE = 1e-9  # far above what rounding leaves of a sum, far below what a formula of another kind gives


@dataclass(frozen=True)
class Memory:
    """How much each of the n latest gradients counts in one quantity of a step.

    `weights[a]`, shape (n,), is of the gradient a steps ago; a = 0 is the current one. They are weights of the
    `gradient` g, the rule's own or what clipping makes of it, of g² or of |g|, as `kind` says.
    """

    quantity: Quantity
    kind: Kind
    weights: Array
    gradient: Quantity = COMMON["g"]

    @property
    def symbol(self) -> Symbol:
        """The quantity's own letter: m̂, v, g."""
        return self.quantity.symbol

    @property
    def term(self) -> str:
        """What has the weights: g, g² or |g|."""
        return self.kind.term.format(g=self.gradient.symbol)


class Obstacle(Enum):
    """Why a quantity of a step is no weighted sum of gradients."""

    POSITION = "it depends on the position too"
    LENGTH = "it depends on the length of the whole gradient too"
    SEVERAL = "it depends on more than one memory"
    MAXIMUM = "it is a maximum of sizes"
    OTHER = "it is neither a weighted sum of gradients nor of their squares or sizes"


@dataclass(frozen=True)
class NoWeightedSum:
    """A quantity of a step in which past gradients count, but not each with a weight of its own."""

    quantity: Quantity
    obstacle: Obstacle

    @property
    def symbol(self) -> Symbol:
        """What the quantity is written as."""
        return self.quantity.symbol


MemoryOrObstacle = Memory | NoWeightedSum


def memories(rule_at: RuleAt, t: int, window: int) -> tuple[MemoryOrObstacle, MemoryOrObstacle | None]:
    """The weights in the direction of step `t`, from 1, and in what its rate is divided by; None if that has no memory.

    `rule_at(s)` is the rule that takes step s: its hyperparameters may change during a run, its accumulators may not.
    n is min(t, window). Raises ValueError for a step or a window below 1.
    """
    if t < 1 or window < 1:
        raise ValueError(f"steps and windows count from 1, not {min(t, window)}")
    response = _Response.of(rule_at, t, _signals(min(t, window)))
    if t >= _ENOUGH:
        return response.direction(), response.rate()
    rule = rule_at(t)
    soon = _Response.of(lambda _: rule, _ENOUGH, _signals(_ENOUGH))
    direction, rate = soon.direction(), soon.rate()
    return (
        response.direction() if isinstance(direction, Memory) else direction,
        response.rate(rate.quantity) if isinstance(rate, Memory) else rate,
    )


def _signals(n: int) -> Array:
    """Gradients of n steps, side by side, shape (n, n + 1): column a has its impulse a steps before the last.

    The last column swings up and down, each time by another amount; what it gives tells a sum of gradients from one of
    squares or of sizes, or of none of these.
    """
    steps = np.arange(n)
    swing = -(2.0 + steps * _GOLDEN % 1) * (-1.0) ** steps
    return np.column_stack((np.eye(n)[::-1], swing[::-1]))


@dataclass(frozen=True)
class _Response:
    """What the last of some steps makes of the signals: the accumulators before it, and the results of its lines.

    `sources` are, for each name, whether it depends on `x`, and on a length, of which `norm` stands for any.
    """

    rule: UpdateRule
    signals: Array
    before: dict[str, Any]
    results: dict[str, Any]
    sources: Sources

    @classmethod
    def of(cls, rule_at: RuleAt, t: int, signals: Array) -> "_Response":
        """The response of step `t`, had nothing come before the signals."""
        rule = rule_at(t)
        before, sources = _begun(rule_at, t - len(signals), signals.shape[1:]), _sources(rule)
        with np.errstate(all="ignore"):  # the rate of an impulse may be 1/0; what it reads is finite all the same
            for s, g in enumerate(signals[:-1], t - len(signals) + 1):
                earlier = rule_at(s)
                results = _own_lines(earlier)(g, s, *before.values())
                before |= {name: results[place] for name, place in _places(earlier).items()}
                if earlier is not rule:
                    sources = _joined(sources, _sources(earlier))
            results = _own_lines(rule)(signals[-1], t, *before.values())
        targets = [line.target for line in rule.update().lines]
        return cls(rule, signals, before, dict(zip(targets, results, strict=True)), sources)

    def direction(self) -> MemoryOrObstacle:
        """What the direction remembers; where it is another quantity by another name, that one."""
        expression = self.rule.update().line("direction").expression
        name = expression.name if isinstance(expression, Name) else "direction"
        quantity = self._quantity(name) or self._quantity("direction")
        assert quantity is not None
        return self._remembered(quantity, "direction", self.results["direction"])

    def rate(self, wanted: Quantity | None = None) -> MemoryOrObstacle | None:
        """What the rate is divided by, directly or by way of what is made of it; None if it has no memory.

        Of several the first that is a weighted sum, or the one that is `wanted`.
        """
        first: Quantity | None = None
        obstacle = Obstacle.SEVERAL
        for names_read in self._read_by_the_rate():
            if len(names_read) > 1:
                return NoWeightedSum(first or self.rule.quantities()["rate"], Obstacle.SEVERAL)
            (name,) = names_read
            quantity = self._quantity(name)
            assert quantity is not None
            found = self._remembered(quantity, name, self._known_to_the_rate(name))
            if isinstance(found, Memory) and wanted in (None, quantity):
                return found
            first = first or quantity
            obstacle = found.obstacle if isinstance(found, NoWeightedSum) else obstacle
        return NoWeightedSum(first, obstacle) if first is not None else None

    def _quantity(self, name: str) -> Quantity | None:
        return self.rule.quantities().get(self.rule.update().gradient if name == "g" else name)

    def _read_by_the_rate(self) -> Iterator[list[str]]:
        """The remembered names that the rate reads; if that is one, those that its line reads, and so on."""
        update = self.rule.update()
        place = update.index("rate")
        while read := [each for each in names(update.lines[place].expression) if each in remembering(self.rule)]:
            yield read
            places = [index for index in range(place) if update.lines[index].target == read[0]]
            if len(read) > 1 or not places or read[0] in self.rule.accumulators:
                return
            place = places[0]

    def _known_to_the_rate(self, name: str) -> Any:
        """What a name stands for in the line of the rate: an accumulator whose line comes later, for its old value."""
        update = self.rule.update()
        is_set = any(line.target == name for line in update.lines[: update.index("rate")])
        return self.results[name] if is_set else self.before[name]

    def _remembered(self, quantity: Quantity, name: str, answers: Any) -> MemoryOrObstacle:
        """The weights in a quantity's answers to the signals, shape (n + 1,), once they explain the last of them."""
        sources = self.sources[name]
        if sources:
            return NoWeightedSum(quantity, Obstacle.POSITION if "x" in sources else Obstacle.LENGTH)
        *_, last = answers = np.broadcast_to(answers, self.signals.shape[1:])
        weights, swing = answers[:-1].copy(), self.signals[::-1, -1]
        for kind, inputs in ((Kind.GRADIENTS, swing), (Kind.SQUARES, swing**2), (Kind.SIZES, np.abs(swing))):
            if _explains(weights, inputs, last):
                weights.flags.writeable = False
                gradient = self.rule.quantities()[self.rule.update().gradient]
                return Memory(quantity, kind, weights, gradient)
        return NoWeightedSum(quantity, Obstacle.MAXIMUM if self._is_maximum(quantity) else Obstacle.OTHER)

    def _is_maximum(self, quantity: Quantity) -> bool:
        """Whether a line sets it to the larger of two values."""
        quantities = self.rule.quantities()
        lines = (line.expression for line in self.rule.update().lines if quantities[line.target] is quantity)
        return any(isinstance(line, Call) and line.function == "maximum" for line in lines)


def _begun(rule_at: RuleAt, steps: int, shape: tuple[int, ...]) -> dict[str, Any]:
    """What is remembered after some steps without any gradient: what no gradient counts in has gone on by itself."""
    rule = rule_at(1)
    memory = dict(zip(rule.accumulators, rule.start(shape), strict=True))
    if not _by_themselves(rule):
        return memory
    return memory | {name: np.full(shape, value) for name, value in _gone_on(rule_at, steps).items()}


@lru_cache(maxsize=64)
def _gone_on(rule_at: RuleAt, steps: int) -> dict[str, float]:
    """What goes on by itself, after some steps; from where it is known last, so that a long run is not walked anew."""
    rule, known = rule_at(max(steps, 1)), max(steps - 1, 0) // _STRIDE * _STRIDE
    if not steps:
        return {name: float(value) for name, value in zip(rule.accumulators, rule.start(()), strict=True)}
    memory = dict(_gone_on(rule_at, known))
    for s in range(known + 1, steps + 1):
        with np.errstate(all="ignore"):  # of what gradients count in, which is not wanted here
            results, places = _own_lines(rule_at(s))(0.0, s, *memory.values()), _places(rule_at(s))
        memory |= {name: float(results[places[name]]) for name in _by_themselves(rule_at(s))}
    return memory


@lru_cache(maxsize=256)
def _by_themselves(rule: UpdateRule) -> frozenset[str]:
    """The accumulators in which no gradient and no place counts, by way of whatever."""
    lines = rule.update().lines
    counting = {"g", "x", *rule.all_lengths()}
    for _ in lines:
        counting |= {line.target for line in lines if counting.intersection(names(line.expression))}
    return frozenset(rule.remembered().keys() - counting)


def _explains(weights: Array, inputs: Array, answer: float) -> bool:
    """Whether an answer is the sum of the inputs with these weights; of infinite ones it is none."""
    with np.errstate(all="ignore"):
        far = np.abs(weights) @ np.abs(inputs)
        return bool(np.isfinite(far) and abs(weights @ inputs - answer) <= _CLOSE * far)


@lru_cache(maxsize=256)
def _own_lines(rule: UpdateRule) -> Callable[..., tuple[Any, ...]]:
    """To look it up costs as much as to carry it out."""
    return rule.own_lines()


@lru_cache(maxsize=256)
def _places(rule: UpdateRule) -> dict[str, int]:
    """The places of the accumulators among the own lines."""
    targets = [line.target for line in rule.update().lines]
    return {name: targets.index(name) for name in rule.accumulators if name in targets}


@lru_cache(maxsize=256)
def remembering(rule: UpdateRule) -> frozenset[str]:
    """The names that stand for what is remembered, or for something made of it."""
    found = set(rule.remembered())
    for line in rule.update().lines:
        if found.intersection(names(line.expression)):
            found.add(line.target)
    return frozenset(found)


@lru_cache(maxsize=256)
def _sources(rule: UpdateRule) -> Sources:
    """Which of `x` and `norm` each name of a rule depends on, by way of earlier steps too.

    Clipping is no such way, as weights are those of clipped gradients; a stage that adds something of `x` is one.
    """
    update = rule.update()
    stages = rule.assignments()[: len(update.stages)]
    found = {"x": frozenset(("x",)), **dict.fromkeys(rule.all_lengths(), frozenset(("norm",)))}
    found["g"] = frozenset("x" for stage in stages if "x" in names(stage.expression))
    for _ in range(len(update.lines) + 1):  # what an accumulator depends on may go around once more
        for line in update.lines:
            read = (found.get(name, frozenset()) for name in names(line.expression))
            found[line.target] = found.get(line.target, frozenset()).union(*read)
    return found


def _joined(one: Sources, other: Sources) -> Sources:
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in {*one, *other}}
