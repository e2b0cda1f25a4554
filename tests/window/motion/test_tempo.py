"""When what of a step is seen."""

import pytest

from rmsprop_gui.simulation.glide import Stage
from rmsprop_gui.view.view_state import FASTEST, SPEEDS
from rmsprop_gui.window.motion.tempo import BY_HAND, PLAYED

ORDER = (Stage.GRADIENT, Stage.MEMORY, Stage.RATE, Stage.MOVE)


@pytest.mark.parametrize(
    "speed, ends, glide",
    [
        (1.0, (150.0, 330.0, 510.0, 600.0), (600.0, 900.0)),
        (2.0, (50.0, 110.0, 170.0, 200.0), (200.0, 460.0)),
        (5.0, (), (0.0, 160.0)),
    ],
)
def test_a_step_that_is_played(speed: float, ends: tuple[float, ...], glide: tuple[float, float]) -> None:
    """The stages follow one another without a pause, then the heads glide and land before the next step.

    The parts stay until that comes, so that they are not gone in between; what has none is over with its glide.
    """
    tempo = PLAYED[speed]
    spans = [tempo.stages[stage] for stage in ORDER if stage in tempo.stages]
    assert spans == [pytest.approx(span) for span in zip((0.0, *ends[:-1]), ends, strict=False) if ends]
    assert tempo.glide == glide and glide[1] < 1000.0 / speed
    assert tempo.length > 1000.0 / speed if ends else tempo.length == glide[1]


def test_faster_than_five_steps_a_second_nothing_glides() -> None:
    assert set(PLAYED) == {speed for speed in SPEEDS if FASTEST < speed <= 5.0}


def test_a_step_by_hand_glides_at_once_and_is_not_taken_apart() -> None:
    assert BY_HAND.glide == (0.0, 180.0) and BY_HAND.unfolded(90.0) is None


@pytest.mark.parametrize(
    "elapsed, shares, moved",
    [
        (0.0, (0.0, 0.0, 0.0, 0.0), 0.0),
        (75.0, (0.5, 0.0, 0.0, 0.0), 0.0),
        (240.0, (1.0, 0.5, 0.0, 0.0), 0.0),
        (420.0, (1.0, 1.0, 0.5, 0.0), 0.0),
        (555.0, (1.0, 1.0, 1.0, 0.5), 0.0),
        (750.0, (1.0, 1.0, 1.0, 1.0), 0.5),
        (2000.0, (1.0, 1.0, 1.0, 1.0), 1.0),
    ],
)
def test_at_one_step_a_second(elapsed: float, shares: tuple[float, ...], moved: float) -> None:
    tempo = PLAYED[1.0]
    assert tempo.unfolded(elapsed) == pytest.approx(dict(zip(ORDER, shares, strict=True)))
    assert tempo.moved(elapsed) == pytest.approx(moved)
