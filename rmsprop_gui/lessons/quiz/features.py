"""What a path shows of the rule that drew it, found in its recording: a sign, and the step that shows it best."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from rmsprop_gui.lessons.quiz.question import Feature, Sign
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array

_ALIKE = 0.02  # two lengths are the same within that
_RATTLES = 3  # turns in a row
_ABOUT = 0.25  # a rattle is as long as η within that
_EVENED = 3.0  # by so much slopes differ more than moves
_STRAIGHT = 0.9998  # the cosine of about one degree
_FELT = 1e-6  # of the most that a step rises or falls: less is rounding
_OTHER = 1.25  # figures that differ by that factor are told apart


def telling_feature(rule: UpdateRule, recording: Recording, other: Recording | None, rows: range) -> Feature:
    """What tells a run from another one, in these steps of it; what it shows best where nothing does."""
    found = list(features(rule, recording, rows))
    shown = list(features(rule, other, rows)) if other is not None else []
    return next((feature for feature in found if not any(_is_same(feature, item) for item in shown)), found[0])


def features(rule: UpdateRule, recording: Recording, rows: range) -> Iterator[Feature]:
    """What these steps of a run show, the most telling first; the last is always there."""
    moves, slopes = _moves(recording), recording.trajectory.gradient
    known = range(rows.start, min(rows.stop, recording.length))
    for sign, finder, line in _FINDERS:
        if (found := finder(rule, moves, slopes, known)) is not None:
            yield Feature(sign, *found, line)


Found = tuple[int, int, float] | None
Finder = Callable[[UpdateRule, Array, Array, range], Found]


def _moves(recording: Recording) -> Array:
    """(rows, 2), the move that led to each row; none to the start."""
    return np.diff(recording.trajectory.position, axis=0, prepend=recording.trajectory.position[:1])


def _rattle(rule: UpdateRule, moves: Array, slopes: Array, rows: range) -> Found:
    """The first of several turns in a row on one axis, each about as long as η."""
    rate = rule.values()["learning_rate"]
    for axis in (0, 1):
        along = moves[:, axis]
        turns = [row for row in rows if row > 1 and along[row] * along[row - 1] < 0 and _is_about(along[row], rate)]
        for row in turns:
            if all(row + later in turns for later in range(_RATTLES)):
                return row, axis, float(abs(along[row]))
    return None


def _against_slope(rule: UpdateRule, moves: Array, slopes: Array, rows: range) -> Found:
    """The first move up the slope along an axis: only what remembers a direction does that."""
    first: Found = None
    for axis in (0, 1):
        work = moves[:, axis] * slopes[:, axis]
        rising = [row for row in rows if work[row] > _FELT * float(np.nanmax(np.abs(work)))]
        if rising and (first is None or rising[0] < first[0]):
            first = rising[0], axis, float(slopes[rising[0], axis])
    return first


def _equal_moves(rule: UpdateRule, moves: Array, slopes: Array, rows: range) -> Found:
    """The very first move, where it is as long on both axes although the slopes are not."""
    if 1 not in rows:
        return None
    (one, other), (first, second) = np.abs(moves[1]), np.abs(slopes[1])
    is_even = math.isclose(one, other, rel_tol=_ALIKE) and not math.isclose(first, second, rel_tol=_ALIKE)
    return (1, 0, float(one)) if is_even else None


def _along_gradient(rule: UpdateRule, moves: Array, slopes: Array, rows: range) -> Found:
    """The first of these moves, where it goes straight down the gradient."""
    row = rows.start
    lengths = float(np.linalg.norm(moves[row]) * np.linalg.norm(slopes[row]))
    is_straight = lengths > 0 and -float(moves[row] @ slopes[row]) / lengths > _STRAIGHT
    return (row, _longer(moves[row]), float(np.linalg.norm(moves[row]))) if is_straight else None


def _evened(rule: UpdateRule, moves: Array, slopes: Array, rows: range) -> Found:
    """The first of these moves, where slopes differ far more from axis to axis than moves do."""
    row = rows.start
    steep = _longer(slopes[row])
    parts = np.abs((slopes[row], moves[row]))
    if not parts.all():
        return None
    of_slopes, of_moves = (float(part[steep] / part[1 - steep]) for part in parts)
    return (row, steep, of_slopes / of_moves) if of_slopes / of_moves >= _EVENED else None


def _length(rule: UpdateRule, moves: Array, slopes: Array, rows: range) -> Found:
    """The first of these moves."""
    return rows.start, _longer(moves[rows.start]), float(np.linalg.norm(moves[rows.start]))


_FINDERS: tuple[tuple[Sign, Finder, str], ...] = (
    (Sign.RATTLE, _rattle, "rate"),
    (Sign.AGAINST_SLOPE, _against_slope, "direction"),
    (Sign.EQUAL_MOVES, _equal_moves, "rate"),
    (Sign.ALONG_GRADIENT, _along_gradient, "x"),
    (Sign.EVENED, _evened, "rate"),
    (Sign.LENGTH, _length, "x"),
)
"""In the order in which they tell the most."""


def _is_same(one: Feature, other: Feature) -> bool:
    """Whether two runs show the same sign, with figures that cannot be told apart."""
    if one.sign is not other.sign:
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    return high < _OTHER * low and abs(one.row - other.row) <= 1


def _is_about(value: float, size: float) -> bool:
    return bool(abs(abs(value) - size) <= _ABOUT * size)


def _longer(pair: Array) -> int:
    return int(abs(pair[1]) > abs(pair[0]))
