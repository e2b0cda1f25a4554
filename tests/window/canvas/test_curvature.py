"""The curvature is drawn where the run is and where the pointer is, in the shape of the surface's own level lines."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.surface_service import read
from rmsprop_gui.optimizers import RULES, GradientDescent, RMSProp
from rmsprop_gui.simulation.local_model import LocalModel, local_model
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.window.canvas.curvature import outline
from window.frames import Film, Mouse, SilentSurfaceService, experiment_of, pixels, place_of

from .conftest import CanvasOf

MODELS = {
    "bowl": (0.2, 10.0), "saddle": (-1.0, 4.0), "dome": (-9.0, -0.5), "trough": (0.0, 3.0), "ridge": (-3.0, 0.0)
}  # fmt: skip
every_model = pytest.mark.parametrize("curvatures", MODELS.values(), ids=MODELS)


def model(curvatures: tuple[float, float], turn: float = 0.4) -> LocalModel:
    across, up = float(np.cos(turn)), float(np.sin(turn))
    return LocalModel((1.0, 2.0), (0.5, 0.1), curvatures, ((across, up), (-up, across)))


@every_model
def test_each_curve_is_a_level_line_of_the_model(curvatures: tuple[float, float]) -> None:
    found = model(curvatures)
    levels = []
    for curve in outline(found).curves:
        along = curve @ np.array(found.axes).T
        heights = 0.5 * along**2 @ np.array(curvatures)
        assert np.allclose(heights, heights[0], rtol=1e-9)
        levels.append(heights[0])
    assert {float(np.sign(level)) for level in levels} == {float(np.sign(value)) for value in curvatures if value}
    assert np.allclose(np.abs(levels), abs(levels[0]), rtol=1e-9)


@every_model
def test_the_axes_lead_to_where_the_curves_cross_them(curvatures: tuple[float, float]) -> None:
    found = model(curvatures)
    for value, axis, (start, end) in zip(curvatures, found.axes, outline(found).axes, strict=True):
        assert np.allclose(start, -end) and abs(end[0] * axis[1] - end[1] * axis[0]) < 1e-12
        if value:
            assert 0.5 * abs(value) * float(end @ end) == pytest.approx(0.5)


def test_without_curvature_there_is_no_outline() -> None:
    assert not any(outline(model((0.0, 0.0))))


@pytest.mark.parametrize("name", SURFACES)
@pytest.mark.parametrize("step", [0, 7])
def test_it_is_that_of_the_point_where_the_run_is(canvas_of: CanvasOf, name: str, step: int) -> None:
    film = Film(experiment_of(RMSProp(), surface=name, steps=20))
    canvas = canvas_of(film)
    canvas.view.update(curvature=True)
    canvas.show_frame(film.frame(step))
    x1, x2 = film.recordings[0].trajectory.position[step].tolist()
    expected = local_model(film.experiment.objective, step, (x1, x2))
    assert canvas.curvature.models() == ([expected] if expected is not None else [])


def test_it_is_painted_only_while_it_is_wanted(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=0.05)))
    canvas = canvas_of(film)
    canvas.show_frame(film.frame(20))
    before = pixels(canvas)
    canvas.view.update(curvature=True)
    assert (pixels(canvas) != before).any()
    canvas.view.update(curvature=False)
    assert (pixels(canvas) == before).all()


def test_the_pointer_is_told_the_eigenvalues_and_what_point_it_is_at(
    qtbot: QtBot, canvas_of: CanvasOf, surface_service: SilentSurfaceService
) -> None:
    film = Film(experiment_of(RMSProp(), surface="himmelblau", start=(1.0, -1.0)))
    canvas = canvas_of(film, (900, 600))
    mouse = Mouse(canvas.viewport())
    objective = Objective(SURFACES["himmelblau"])

    def told(point: tuple[float, float]) -> str:
        mouse.hover(place_of(canvas, point))
        qtbot.waitUntil(canvas.underMouse)
        surface_service.reading_ready.emit(read(objective, 0, point))
        return canvas.read_out.text

    assert "at a minimum" in told((-2.805118, 3.131312)) and "κ" not in canvas.read_out.text
    assert "at a maximum" in told((-0.2708, -0.9230))
    canvas.view.update(curvature=True)
    assert "at a saddle" in told((0.0867, 2.8843)) and "λ −31.7, 75.5   κ 2.38" in canvas.read_out.text
    assert canvas.curvature.models()[-1].point == (0.0867, 2.8843)
    mouse.hover(QPointF(-200, -200))
    qtbot.waitUntil(lambda: len(canvas.curvature.models()) == 1)


def test_a_run_that_rests_elsewhere_than_at_a_minimum_says_so_at_its_head(canvas_of: CanvasOf) -> None:
    for start, words in (((2.0, 0.0), "at a saddle"), ((2.0, 0.5), "")):
        film = Film(experiment_of(GradientDescent(learning_rate=0.2), surface="saddle", start=start, steps=400))
        canvas = canvas_of(film, (900, 600))
        canvas.show_frame(film.frame(400))
        (_, value), *_ = canvas.head_labels.told(canvas.mapping).values()
        assert value.partition(" ")[2] == words


def test_the_legend_says_at_what_point_each_run_rests(canvas_of: CanvasOf) -> None:
    rules = [RULES["gradient_descent"](learning_rate=0.2)] * 6
    film = Film(experiment_of(*rules, surface="saddle", start=(2.0, 0.0), steps=400))
    canvas = canvas_of(film, (900, 600))
    canvas.show_frame(film.frame(400))
    lines = canvas.legend.lines(canvas.mapping)
    assert [line.state for line in lines] == ["at a saddle"] * 6
    assert all("curves up along one axis" in line.hint for line in lines)


def test_it_is_drawn_where_the_surface_is_steeper_than_floats_are_apart(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp(), surface=typed_surface("1e200x^2 + 1e190y^2"), start=(1.0, 1.0), steps=1))
    canvas = canvas_of(film)
    plain = pixels(canvas)
    canvas.view.update(curvature=True)
    canvas.show_frame(film.frame(0))
    assert (pixels(canvas) != plain).any()
