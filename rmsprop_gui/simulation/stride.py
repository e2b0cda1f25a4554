"""One step of a rule on an objective, both parameters at once, made as fast as what they are made of allows."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.objective import GradientAt, Objective
from rmsprop_gui.surfaces.surface import Array

Stride = Callable[..., tuple[float, ...]]
"""`(x1, x2, t, *memory)` → `(g1, g2, rate1, rate2, direction1, direction2, *memory)`.

The memory holds the accumulators of the first parameter, then those of the second.
"""


def stride(objective: Objective, rule: UpdateRule, plain: bool) -> Stride:
    """The steps of a rule on an objective.

    With `plain` in Python's own numbers: several times faster and with the same bits, but it may raise ArithmeticError
    or ValueError where arrays give inf or NaN.
    """
    formulas = objective.stepping_formulas()
    if formulas is not None and not rule.reads_lengths:
        return rule.stride(*formulas, plain)
    gradient, step = objective.stepping_gradient(plain), rule.step(plain)
    if rule.reads_point or rule.lookahead() != "x":
        return _careful_stride(gradient, step, rule, plain)
    return _plain_stride(gradient, step, len(rule.accumulators))


def _points_of_seeds(rule: UpdateRule) -> Callable[..., tuple[Any, ...]]:
    """What a step takes before the gradients of several seeds: where they are, and the lengths that it reads."""
    measured = rule.measured() if rule.lengths else None

    def point_of(x: Array, g: Array, t: int, memory: tuple[Array, ...]) -> tuple[Any, ...]:
        if not rule.reads_lengths:
            return (x, *[math.nan] * len(rule.all_lengths())) if rule.reads_point else ()
        norm = _lengths(g)
        others = measured(x, norm, g, t, *memory) if measured is not None else ()
        return (x, norm, *map(_lengths, others))

    return point_of


def stride_of_seeds(objective: Objective, rule: UpdateRule, seeds: range, last: int) -> Callable[..., list[Any]]:
    """The same for one run of each of several seeds, up to step `last`.

    `(x, t, *memory)` → `[g, rate, direction, *memory]`: x and g have the shape (2, seeds), and so has what is
    remembered. Each seed has the bits that it has alone.
    """
    gradient, step = objective.gradient_of_seeds(seeds, last), rule.step(False)
    probe = rule.probe(False) if rule.lookahead() != "x" else None
    probe_reads_step, point_of = rule.lookahead_reads_step, _points_of_seeds(rule)

    def take(x: Array, t: int, *memory: Array) -> list[Any]:
        y = probe(x, *((t,) if probe_reads_step else ()), *memory) if probe is not None else x
        g = np.empty_like(x)
        g[0], g[1] = gradient(y[0], y[1], t)
        return [g, *step(*point_of(x, g, t, memory), g, t, *memory)]

    return take


def _lengths(g: Array) -> Array:
    """Of each gradient, with the bits of `math.hypot`, which are not always those of numpy's."""
    return np.array([math.hypot(first, second) for first, second in g.T.tolist()])


def _plain_stride(gradient: GradientAt, step: Callable[..., Any], remembered: int) -> Stride:
    """The gradient where the run is, then the rule for one parameter after the other."""

    def take(x1: float, x2: float, t: int, *memory: float) -> tuple[float, ...]:
        g1, g2 = gradient(x1, x2, t)
        r1, d1, *first = step(g1, t, *memory[:remembered])
        r2, d2, *second = step(g2, t, *memory[remembered:])
        return (g1, g2, r1, r2, d1, d2, *first, *second)

    return take


def _careful_stride(gradient: GradientAt, step: Callable[..., Any], rule: UpdateRule, plain: bool) -> Stride:
    """The same for a rule that looks ahead, or reads where it is or how long the whole gradient is."""
    probe = rule.probe(plain) if rule.lookahead() != "x" else None
    reads_point, probe_reads_step, remembered = rule.reads_point, rule.lookahead_reads_step, len(rule.accumulators)
    measured = rule.measured(plain) if rule.lengths else None

    def take(x1: float, x2: float, t: int, *memory: float) -> tuple[float, ...]:
        first, second, y1, y2 = memory[:remembered], memory[remembered:], x1, x2
        if probe is not None:
            when = (t,) if probe_reads_step else ()
            y1, y2 = probe(x1, *when, *first), probe(x2, *when, *second)
        g1, g2 = gradient(y1, y2, t)
        p1: tuple[float, ...] = ()
        p2: tuple[float, ...] = ()
        if reads_point:
            norm = math.hypot(g1, g2)
            p1, p2 = (x1, norm), (x2, norm)
            if measured is not None:
                others = tuple(map(math.hypot, measured(*p1, g1, t, *first), measured(*p2, g2, t, *second)))
                p1, p2 = (*p1, *others), (*p2, *others)
        r1, d1, *first_now = step(*p1, g1, t, *first)
        r2, d2, *second_now = step(*p2, g2, t, *second)
        return (g1, g2, r1, r2, d1, d2, *first_now, *second_now)

    return take
