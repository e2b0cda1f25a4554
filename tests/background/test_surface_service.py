"""Contours and readings come from the surface that was asked for, and a surface that fails says why."""

import time
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pytest
from playback.stand_ins import QUADRATIC
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.surface_service import SurfaceService, read
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.contours import Contours, trace_contours
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.heights import measured

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
SIZE = (400, 300)


@dataclass(frozen=True)
class Heightless(FormulaSurface):
    """A surface whose value cannot be had."""

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        raise ArithmeticError("no height here")


@dataclass(frozen=True)
class Slopeless(FormulaSurface):
    """A surface whose gradient cannot be had."""

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        raise ArithmeticError("the ground gave way")


PARTS = {field.name: getattr(QUADRATIC, field.name) for field in fields(FormulaSurface)}
HEIGHTLESS, SLOPELESS = Heightless(**PARTS), Slopeless(**PARTS)
GROUND = Objective(QUADRATIC)


def test_heights_are_those_of_the_surface(qtbot: QtBot, surface_service: SurfaceService) -> None:
    moving = next(surface for surface in SURFACES.values() if surface.depends_on_step)
    with qtbot.waitSignal(surface_service.heights_ready) as answered:
        surface_service.ask_for_heights(Objective(moving), 2.5, moving.view, 100)
    heights, expected = answered.args[0], measured(Objective(moving), moving.view, 2.5, 100)
    assert (heights.landscape, heights.view, heights.t) == (Objective(moving), moving.view, 2.5)
    np.testing.assert_array_equal(heights.values, expected.values)
    contours = trace_contours(Objective(moving), moving.view, SIZE, 2.5, 100)
    np.testing.assert_array_equal(heights.levels.values, contours.levels.values)


def test_heights_that_cannot_be_had_are_said_to_be(qtbot: QtBot, surface_service: SurfaceService) -> None:
    with qtbot.waitSignal(surface_service.failed) as answered:
        surface_service.ask_for_heights(Objective(HEIGHTLESS), 0, HEIGHTLESS.view, 10)
    assert "no height here" in answered.args[0].message


@every_surface
def test_contours_are_those_of_the_surface(qtbot: QtBot, surface_service: SurfaceService, surface: Surface) -> None:
    with qtbot.waitSignal(surface_service.contours_ready) as answered:
        surface_service.ask_for_contours(Objective(surface), 3, surface.view, SIZE)
    contours, expected = answered.args[0], trace_contours(surface, surface.view, SIZE, 3)
    assert (contours.landscape, contours.view, contours.t) == (Objective(surface), surface.view, 3)
    for line, wanted in zip(contours.lines, expected.lines, strict=True):
        np.testing.assert_array_equal(line, wanted)
    assert [band.shade for band in contours.bands] == [band.shade for band in expected.bands]


@every_surface
def test_a_reading_is_the_value_and_the_gradient_at_the_point(
    qtbot: QtBot, surface_service: SurfaceService, surface: Surface
) -> None:
    with qtbot.waitSignal(surface_service.reading_ready) as answered:
        surface_service.ask_for_reading(Objective(surface), 3, (0.25, -1.5))
    reading = answered.args[0]
    x1, x2 = np.float64(0.25), np.float64(-1.5)
    assert (reading.objective, reading.t, reading.point) == (Objective(surface), 3, (0.25, -1.5))
    assert reading.value == pytest.approx(float(surface.value(x1, x2, 3)), rel=1e-15)
    assert reading.gradient == pytest.approx([float(part) for part in surface.gradient(x1, x2, 3)], rel=1e-15)


def test_a_reading_far_out_is_infinite_and_no_error() -> None:
    assert read(Objective(SURFACES["rosenbrock"]), 0, (1e200, 0.0)).value == np.inf


@pytest.mark.parametrize(
    "surface, ask, message",
    [
        (HEIGHTLESS, "contours", "no height here"),
        (HEIGHTLESS, "reading", "no height here"),
        (SLOPELESS, "reading", "the ground gave way"),
    ],
)
def test_a_surface_that_fails_is_reported_and_the_next_one_answered(
    qtbot: QtBot, surface_service: SurfaceService, surface: Surface, ask: str, message: str
) -> None:
    where = {"contours": (0, QUADRATIC.view, SIZE), "reading": (0, (1.0, 1.0))}[ask]
    asking, ready = getattr(surface_service, f"ask_for_{ask}"), getattr(surface_service, f"{ask}_ready")
    with qtbot.waitSignal(surface_service.failed) as failed:
        asking(Objective(surface), *where)
    assert message in failed.args[0].message and failed.args[0].objective == Objective(surface)
    with qtbot.waitSignal(ready) as answered:
        asking(GROUND, *where)
    answer = answered.args[0]
    assert (answer.landscape if ask == "contours" else answer.objective) == GROUND


def test_of_many_requests_the_newest_is_answered_last_and_few_others(
    qtbot: QtBot, surface_service: SurfaceService
) -> None:
    views = [((-float(width), float(width)), (-4.0, 4.0)) for width in range(1, 41)]
    answers: list[Contours] = []
    surface_service.contours_ready.connect(answers.append)
    for view in views:
        surface_service.ask_for_contours(GROUND, 0, view, SIZE)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].view == views[-1])
    assert [answer.view for answer in answers] == [views[0], views[-1]]


def test_a_survey_can_be_stopped_while_it_is_asked(qtbot: QtBot) -> None:
    surface_service, began = SurfaceService(), time.perf_counter()
    for view in (QUADRATIC.view, ((-1.0, 1.0), (-1.0, 1.0))):
        surface_service.ask_for_contours(GROUND, 0, view, (1600, 1200))
        surface_service.ask_for_reading(GROUND, 0, (1.0, 1.0))
    surface_service.stop()
    surface_service.stop()
    assert time.perf_counter() - began < 1.0
    qtbot.wait(20)
