"""Questions: each has one answer that fits, wherever it stands, and an explanation whose figures are those of the run.

RMSPROP_QUIZ_DRAWS sets how many questions of each family are looked at.
"""

import os
from collections import Counter
from functools import cache

import numpy as np
import pytest

from rmsprop_gui.lessons.quiz import FAMILIES, question
from rmsprop_gui.lessons.quiz.numbers import line_in_numbers
from rmsprop_gui.lessons.quiz.question import SEEN_APART, Asked, Question, Sign, Told
from rmsprop_gui.lessons.quiz.unit_view import apart, is_inside, to_unit
from rmsprop_gui.simulation.stepper import Stepper

from .criteria import CRITERIA
from .loops import slopes, unit, walk

DRAWS = int(os.environ.get("RMSPROP_QUIZ_DRAWS", "8"))
SEEDS = {family: seed for seed, family in enumerate(FAMILIES)}  # another each: the same one places answers alike
_CRITICAL = {2: 10.83, 3: 13.82, 4: 16.27}  # χ² at p = 0.001, by the number of choices


@cache
def questions(family: str) -> tuple[Question, ...]:
    return tuple(question(SEEDS[family], number, (family,)) for number in range(1, DRAWS + 1))


def test_every_family_has_criteria() -> None:
    assert CRITERIA.keys() == FAMILIES.keys()


@pytest.mark.parametrize("family", FAMILIES)
def test_exactly_one_answer_fits(family: str) -> None:
    for asked in questions(family):
        assert asked.family == family
        CRITERIA[family](asked, 1.0)


@pytest.mark.parametrize("family", FAMILIES)
def test_after_a_miss_choices_of_the_same_family_lie_farther_apart(family: str) -> None:
    again = [question(6, number, tuple(FAMILIES), missed=family) for number in range(1, DRAWS // 4 + 2)]
    assert {asked.family for asked in again} == {family}
    assert sum(asked.wider == 1.5 for asked in again) >= 0.5 * len(again)
    for asked in again:
        CRITERIA[family](asked, asked.wider)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_seed_gives_the_same_questions(family: str) -> None:
    assert question(SEEDS[family], 1, (family,)) == questions(family)[0]
    assert question(SEEDS[family], 2, (family,)) != questions(family)[0]


def test_the_answer_stands_anywhere() -> None:
    places: dict[int, Counter[int]] = {}
    for family in FAMILIES:
        for asked in questions(family):
            places.setdefault(len(asked.choices), Counter())[asked.answer] += 1
    for count, found in places.items():
        expected = found.total() / count
        assert sum((found[index] - expected) ** 2 / expected for index in range(count)) < _CRITICAL[count]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_single_step_that_is_asked_about_is_large_enough_to_be_seen(family: str) -> None:
    for asked in questions(family):
        row, path = asked.feature.row, asked.recording.trajectory.position
        if asked.close_up is None:
            continue
        places = to_unit(path[row - 1 : row + 1], asked.close_up)
        assert is_inside(places).all() and apart(*places) > 0.15
        assert asked.asked in (Asked.FIRST_STEP, Asked.REST)


def test_nobody_runs_before_the_answer() -> None:
    for family in FAMILIES:
        assert all(asked.before.runs == () for asked in questions(family))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_feature_is_what_the_path_shows(family: str) -> None:
    for asked in questions(family):
        feature, rule = asked.feature, asked.runs[0]
        assert asked.shown * (family == "place") < feature.row <= asked.steps
        path = walk(asked.surface, rule, asked.start, asked.steps)[0]
        moves = np.diff(path, axis=0)
        slope = slopes(asked.surface, path[feature.row - 1 : feature.row])[0]
        _check_feature(asked, moves[feature.row - 1], slope, moves[feature.row - 2])


def _check_feature(asked: Question, move: np.ndarray, slope: np.ndarray, before: np.ndarray) -> None:
    feature, rate = asked.feature, asked.runs[0].learning_rate
    axis, value = feature.axis, feature.value
    match feature.sign:
        case Sign.RATTLE:
            assert move[axis] * before[axis] < 0
            assert value == pytest.approx(abs(move[axis]), rel=1e-6) == pytest.approx(rate, rel=0.25)
        case Sign.AGAINST_SLOPE:
            assert move[axis] * slope[axis] > 0
            assert value == pytest.approx(slope[axis], rel=1e-6)
        case Sign.EQUAL_MOVES:
            assert feature.row == 1
            assert np.abs(move) == pytest.approx([value, value], rel=0.03)
        case Sign.ALONG_GRADIENT:
            assert abs(move[0] * slope[1] - move[1] * slope[0]) < 0.03 * np.hypot(*move) * np.hypot(*slope)
            assert value == pytest.approx(np.hypot(*move), rel=1e-6)
        case Sign.EVENED:
            of_slopes, of_moves = (abs(part[axis] / part[1 - axis]) for part in (slope, move))
            assert value == pytest.approx(of_slopes / of_moves, rel=1e-6)
        case Sign.LENGTH:
            assert value == pytest.approx(np.hypot(*move), rel=1e-6)
        case Sign.BELOW:
            assert value == asked.level
        case Sign.FACTOR:
            start = asked.start[axis]
            assert value == pytest.approx((start + move[axis]) / start, rel=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_ghost_is_seen_apart_where_it_is_said_to_be(family: str) -> None:
    for asked in questions(family):
        ghost = asked.ghost
        assert ghost.choice != asked.answer
        path = walk(asked.surface, asked.runs[0], asked.start, asked.steps)[0]
        other = np.array(ghost.path)
        count = min(len(other), len(path) - ghost.first)
        view = asked.surface.view
        far = np.linalg.norm(unit(path[ghost.first :][:count], view) - unit(other[:count], view), axis=1) >= SEEN_APART
        assert ghost.row == (ghost.first + int(far.argmax()) if far.any() else None)
        if ghost.rule is not None:
            steps = len(other) - 1
            played = Stepper(asked.surface, asked.start, ghost.rule, steps).advance(steps + 1).trajectory.position
            assert np.array_equal(played, other[: len(played)])  # the last row may be finite, but not its loss
            own = walk(asked.surface, ghost.rule, asked.start, min(ghost.row or 0, steps))[0]
            assert np.allclose(own, other[: len(own)], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_line_of_the_explanation_comes_to_what_it_says(family: str) -> None:
    for asked in questions(family):
        letters, numbers = line_in_numbers(asked)
        assert letters.target == numbers.target
        assert numbers.right is not None


def test_what_is_told_before_does_not_name_the_answer() -> None:
    for family in FAMILIES:
        for asked in questions(family):
            if asked.told is not None and isinstance(answer := asked.choices[asked.answer], Told):
                assert not set(asked.told.settings) & set(answer.settings)
                assert not answer.is_named
