"""The length of a step as a product: for every rule, wrapped and not, on several surfaces, at random steps."""

import math
import random

import pytest
from optimizers.conventions import CONVENTIONS, WRAPPED, random_settings
from window.frames import Film, experiment_of

from rmsprop_gui.optimizers import RULES, Adam, EWMAMomentum, GradientDescent, Lion, RMSProp, UpdateRule
from rmsprop_gui.simulation.dissection import Dissection, dissect
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.step_causes import (
    Cause,
    factors_of,
    length_of,
    makings_of,
    quotients,
    side_by_side,
    strongest,
)
from rmsprop_gui.simulation.step_change import change_of
from rmsprop_gui.simulation.step_reason import Past, divisor_of, held_by_squares, reason_of

DICE = random.Random(17)
ALL = [*CONVENTIONS, *WRAPPED, *(kind(**random_settings(kind, DICE)) for kind in RULES.values() for _ in range(3))]
SURFACES = ("quadratic", "rosenbrock", "himmelblau")


def steps_of(rule: UpdateRule, dice: random.Random) -> list[Dissection]:
    film = Film(experiment_of(rule, surface=dice.choice(SURFACES), steps=60))
    rows = {1, 2, *(dice.randint(1, 60) for _ in range(3))}
    return [dissect(rule, film.recordings[0], row) for row in rows if row < film.recordings[0].length]


def moved(step: Dissection, axis: int) -> float:
    return abs(step.values["rate"][axis] * step.values["direction"][axis])


@pytest.mark.parametrize("rule", ALL, ids=str)
def test_the_factors_make_the_step(rule: UpdateRule) -> None:
    for step in steps_of(rule, random.Random(str(rule))):
        for axis in (0, 1):
            factors = factors_of(step, axis)
            assert min(factors.values()) >= 0
            assert math.isclose(length_of(factors), moved(step, axis), rel_tol=1e-6, abs_tol=1e-300), factors
            if Cause.GRADIENT in factors and step.values["g"][axis]:
                assert factors[Cause.GRADIENT] == abs(step.values["g"][axis])
            if Cause.DIVISOR in factors:
                assert math.isclose(factors[Cause.DIVISOR] * divisor_of(step, axis), 1)
            reason = reason_of(step, axis)
            assert math.isclose(reason.length, moved(step, axis), rel_tol=1e-9)
            if 0 < reason.length != reason.full > 0 and math.isfinite(reason.effect):
                assert (reason.effect > 1) == (reason.share > 1) or reason.cause is Cause.GRADIENT


def test_the_quotients_make_up_what_one_step_is_longer_by_and_the_strongest_is_the_largest_of_them() -> None:
    steps = [step for rule in ALL for step in steps_of(rule, DICE)]
    for _ in range(400):
        (one, other), axis = DICE.sample(steps, 2), DICE.randrange(2)
        if not (moved(one, axis) and moved(other, axis)):
            continue
        own, its = side_by_side(factors_of(one, axis), factors_of(other, axis))
        effects = quotients(own, its)
        ratio = moved(one, axis) / moved(other, axis)
        if all(0 < effect < math.inf for effect in effects.values()):
            assert math.isclose(math.prod(effects.values()), ratio, rel_tol=1e-6)
        cause = strongest(effects, ratio > 1)
        if abs(ratio - 1) > 1e-6:
            assert cause is not None
            turned = [effect if ratio > 1 else (1 / effect if effect else math.inf) for effect in effects.values()]
            assert max(turned) == (effects[cause] if ratio > 1 else 1 / effects[cause] if effects[cause] else math.inf)


def test_what_steps_are_made_of() -> None:
    adam, lion, rprop = makings_of(Adam()), makings_of(Lion()), makings_of(RULES["rprop"]())
    assert (adam.memory, adam.squares, adam.has_roots, adam.is_sign) == ("m_hat", "v_hat", True, False)
    assert makings_of(Adam(weight_decay=0.1, schedule="cosine", clip_norm=1.0)).squares == "v_hat"
    assert (lion.memory, lion.squares, lion.is_sign) == ("", "", True)
    assert (rprop.own_rate, rprop.squares) == ("delta", "")
    assert makings_of(RULES["adamax"]()).squares == "u" and not makings_of(RULES["adamax"]()).has_roots
    assert makings_of(GradientDescent(clip_value=1.0)).gradient == "g_value"


NOTEBOOK = Film(notebook_experiment())


def notebook_step(index: int, row: int) -> Dissection:
    return dissect(NOTEBOOK.experiment.runs[index].rule, NOTEBOOK.recordings[index], row)


def test_the_step_of_the_lecture() -> None:
    """√v₂ = 9.06 is 2.7 times |g₂| = 3.40, and the step is 0.38 of its full length."""
    reason = reason_of(notebook_step(2, 29), 1)
    assert reason.cause is Cause.DIVISOR and reason.full == 0.1
    assert round(reason.share, 2) == 0.38 and round(1 / reason.effect, 1) == 2.7


HELD = [
    (2, 29, 1, Past.STEEP_START, 1),
    (2, 1, 0, Past.STARTED_AT_ZERO, 0),
    (1, 29, 1, Past.ALL, 0),
    (2, 29, 0, Past.STEEPER_BEFORE, 0),
]


@pytest.mark.parametrize(("index", "row", "axis", "past", "there"), HELD)
def test_what_the_squares_hold(index: int, row: int, axis: int, past: Past, there: int) -> None:
    run, recording = NOTEBOOK.experiment.runs[index], NOTEBOOK.recordings[index]
    held = held_by_squares(run, recording, notebook_step(index, row), axis)
    assert (held.past, held.row) == (past, there)


def test_the_step_that_squares_still_hold_is_the_one_with_the_largest_part_of_them() -> None:
    """Worked out once more from the recorded gradients: v is the sum of (1 − β₂) β₂ᵃ g² over all ages."""
    rule = RMSProp(beta=0.95)
    film = Film(experiment_of(rule, surface="rosenbrock", steps=50))
    gradients, found = film.recordings[0].trajectory.gradient, 0
    for row in range(2, film.recordings[0].length):
        step = dissect(rule, film.recordings[0], row)
        for axis in (0, 1):
            parts = [0.05 * 0.95 ** (row - k) * gradients[k, axis] ** 2 for k in range(1, row + 1)]
            assert math.isclose(sum(parts), step.values["v"][axis], rel_tol=1e-9)
            held = held_by_squares(film.experiment.runs[0], film.recordings[0], step, axis)
            if held.past in (Past.STEEP_START, Past.STEEPER_STEP):
                found += 1
                assert parts[held.row - 1] == max(parts) and abs(gradients[held.row, axis]) > abs(gradients[row, axis])
    assert found > 10


def test_what_has_become_of_a_step() -> None:
    fell = change_of(notebook_step(2, 7), notebook_step(2, 8), 1)
    assert (fell.is_rate, fell.way, fell.cause) == (True, -1, Cause.DIVISOR)
    rates = NOTEBOOK.recordings[2].trajectory.rate[7:9, 1].tolist()
    assert [fell.before, fell.now] == pytest.approx(rates, rel=1e-12)
    turned = change_of(notebook_step(0, 28), notebook_step(0, 29), 1)
    assert (turned.is_rate, turned.cause) == (False, Cause.GRADIENT)
    assert math.isclose(turned.now, moved(notebook_step(0, 29), 1), rel_tol=1e-12)
    first = change_of(None, notebook_step(2, 1), 0)
    assert (first.way, first.cause) == (0, None)


def test_what_changes_a_rate_is_named() -> None:
    scheduled = Film(experiment_of(EWMAMomentum(schedule="exponential", schedule_factor=0.5), steps=20))
    for row in range(2, 20):
        rule = scheduled.experiment.runs[0].rule
        before, now = (dissect(rule, scheduled.recordings[0], each) for each in (row - 1, row))
        change = change_of(before, now, 0)
        assert change.way and change.cause in (Cause.SCHEDULE, Cause.GRADIENT)
    quicker, slower = RMSProp(learning_rate=0.2), RMSProp(learning_rate=0.1)
    film = Film(experiment_of(slower, steps=20))
    before, now = dissect(slower, film.recordings[0], 9), dissect(quicker, film.recordings[0], 10)
    assert change_of(before, now, 0).cause is Cause.LEARNING_RATE
