"""When contours around the magnifier's step are asked for."""

import pytest

from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.canvas.magnifier.surroundings import Surroundings
from tests.window.frames import SilentSurfaceService

STILL, MOVING = Objective(SURFACES["quadratic"]), Objective(SURFACES["moving_target"])
SEEN: View = ((-1.0, 1.0), (-1.0, 1.0))


@pytest.mark.parametrize(
    ("objective", "step", "view", "asked"),
    [
        (STILL, 7, ((-1.1, 0.9), (-0.8, 1.2)), 0),
        (STILL, 7, ((-1.7, 0.3), (-1.0, 1.0)), 1),
        (STILL, 7, ((-0.5, 0.5), (-0.5, 0.5)), 1),
        (Objective(SURFACES["rosenbrock"]), 7, SEEN, 1),
        (MOVING, 7, SEEN, 1),
    ],
    ids=["among them", "beyond them", "too coarse", "of another surface", "of another step"],
)
def test_contours_are_asked_for_where_those_that_are_there_do_not_serve(
    surface_service: SilentSurfaceService, objective: Objective, step: int, view: View, asked: int
) -> None:
    around = Surroundings(surface_service)
    first = MOVING if objective is MOVING else STILL
    around.show(first, 6, SEEN, 200)
    before = surface_service.surroundings.copy()
    surface_service.surroundings_ready.emit(trace_contours(first, before[-1], (200, 200), 6))
    around.show(objective, step, view, 200)
    assert len(surface_service.surroundings) == len(before) + asked
