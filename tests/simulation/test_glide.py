"""A moment on the way from one step to the next."""

import math
from itertools import pairwise

import pytest
from window.frames import Film, diverging, experiment_of

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.dissection import Drawn, dissect, parts_of
from rmsprop_gui.simulation.glide import Glide, Stage, ease, stages_of

every_rule = pytest.mark.parametrize("name", RULES)


def shown(gradient: float = 0.0, memory: float = 0.0, rate: float = 0.0, move: float = 0.0) -> dict[Stage, float]:
    return {Stage.GRADIENT: gradient, Stage.MEMORY: memory, Stage.RATE: rate, Stage.MOVE: move}


def test_a_move_begins_and_ends_at_rest() -> None:
    """Neither speed nor acceleration at the ends: what is a thousandth of the way in has hardly moved."""
    assert [ease(t) for t in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert ease(1e-3) < 1.01e-8 and 1.0 - ease(1 - 1e-3) < 1.01e-8
    assert all(later > earlier for earlier, later in pairwise(ease(n / 100) for n in range(101)))
    assert math.isclose(ease(0.2) + ease(0.8), 1.0)


@pytest.mark.parametrize("origin, step, moved, at, passed", [(3, 4, 0.25, 3.25, 3), (4, 3, 0.25, 3.75, 3)])
def test_forward_and_back_the_head_is_between_its_rows(
    origin: int, step: int, moved: float, at: float, passed: int
) -> None:
    film = Film(experiment_of(RULES["rmsprop"]()))
    glide, rows = Glide(film.frame(step), origin, moved), film.recordings[0].trajectory.position
    assert (glide.at, glide.passed) == (at, passed)
    share = at - passed
    assert glide.point(film.recordings[0]) == pytest.approx(rows[passed] * (1 - share) + rows[passed + 1] * share)


@pytest.mark.parametrize("moved, row", [(0.0, 3), (1.0, 4)])
def test_at_its_ends_it_is_exactly_where_the_run_is(moved: float, row: int) -> None:
    film = Film(experiment_of(*(kind() for kind in RULES.values())))
    glide = Glide(film.frame(4), 3, moved)
    for recording in film.recordings:
        assert glide.point(recording) == tuple(recording.trajectory.position[row].tolist())


def test_a_run_that_has_ended_stays_where_it_is() -> None:
    film = Film(diverging())
    ended = film.recordings[0]
    last = ended.length - 1
    for moved in (0.0, 0.3, 1.0):
        glide = Glide(film.frame(last + 5), last + 4, moved)
        assert glide.point(ended) == pytest.approx(ended.trajectory.position[last], rel=1e-15)


@every_rule
def test_the_stages_of_every_rule_come_in_order(name: str) -> None:
    """What is drawn as a gradient comes in the first, the move in the last, the rate not before what it is made of."""
    rule = RULES[name]()
    stages, drawn = stages_of(rule), [part.drawn for part in parts_of(rule)]
    assert len(stages) == len(drawn) and [one.value for one in stages] == sorted(one.value for one in stages)
    assert stages[drawn.index(Drawn.GRADIENT)] is Stage.GRADIENT and stages[-1] is Stage.MOVE
    assert stages[drawn.index(Drawn.RATE)].value <= Stage.RATE.value


def test_adam_forms_both_means_and_corrects_them_before_its_rate() -> None:
    memory = [part.target for part, stage in zip(parts_of(RULES["adam"]()), stages_of(RULES["adam"]()), strict=True)]
    assert memory[1:5] == ["m", "v", "m_hat", "v_hat"]
    assert stages_of(RULES["adam"]())[1:5] == (Stage.MEMORY,) * 4


@every_rule
def test_the_parts_of_a_step_are_shown_one_after_the_other(name: str) -> None:
    """At every moment some are whole, at most one grows, and as many as have begun are explained."""
    film = Film(experiment_of(RULES[name]()))
    rule, frame = film.experiment.runs[0].rule, film.frame(9)
    begun = []
    for n in range(401):
        unfolded = shown(*(min(max(n / 100 - stage, 0.0), 1.0) for stage in range(4)))
        glide = Glide(frame, 8, 0.0, unfolded)
        shares = glide.shares(rule)
        assert list(shares) == sorted(shares, reverse=True) and sum(0.0 < share < 1.0 for share in shares) <= 1
        begun.append(sum(share > 0.0 for share in shares))
        assert (glide.explained.step, glide.explained.part) == (8, begun[-1])
    assert begun[0] == 0 and begun[-1] == len(parts_of(rule)) and sorted(set(begun)) == list(range(begun[-1] + 1))


def test_without_parts_the_true_frame_is_explained() -> None:
    frame = Film(experiment_of(RULES["adam"]())).frame(5)
    assert Glide(frame, 4, 0.5).explained is frame


@every_rule
def test_what_grows_ends_as_what_it_is(name: str) -> None:
    """Out of nothing, or out of what is drawn in the same way; a move out of the point where the step is taken."""
    film = Film(experiment_of(RULES[name]()))
    rule, frame = film.experiment.runs[0].rule, film.frame(9)
    step = dissect(rule, film.recordings[0], 9)
    parts = parts_of(rule)
    for count, part in enumerate(parts, 1):
        whole = Glide(frame, 8, 0.0, shown(1, 1, 1, 1)).grown(step, parts[:count]).values[part.target]
        assert whole == pytest.approx(step.values[part.target], rel=1e-14)
    nothing = Glide(frame, 8, 0.0, shown())
    assert nothing.grown(step, parts).values["x"] == step.before
    gradient = parts[: [part.target for part in parts].index("g") + 1]
    assert nothing.grown(step, gradient).values["g"] == (0.0, 0.0)


def test_the_side_of_a_square_grows_evenly() -> None:
    film = Film(experiment_of(RULES["rmsprop"]()))
    rule = film.experiment.runs[0].rule
    step, parts = dissect(rule, film.recordings[0], 9), parts_of(rule)[:2]
    half = Glide(film.frame(9), 8, 0.0, shown(1.0, 0.5)).grown(step, parts).values["v"]
    assert [math.sqrt(side) for side in half] == pytest.approx([math.sqrt(side) / 2 for side in step.values["v"]])
