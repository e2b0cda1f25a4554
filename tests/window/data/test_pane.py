"""The data pane: rows, fits and losses as the frame says, painted on every surface and in either theme."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import AdaGrad, GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.catalogue.data import GROUP
from rmsprop_gui.view.theme import DARK, LIGHT
from rmsprop_gui.window.data.pane import DataPane
from rmsprop_gui.window.data.picture import agreement, curve_strokes
from rmsprop_gui.window.looks.look import Look, apply_look, current_theme
from window.frames import Film, experiment_of, has_colour, pixels

every_one = pytest.mark.parametrize("surface", GROUP.surfaces, ids=lambda surface: surface.name)


def runs_on(surface: Surface, batch: int = 0) -> Experiment:
    made = experiment_of(RMSProp(0.02), AdaGrad(0.3), GradientDescent(0.001), surface=surface, steps=40)
    return replace(made, sampling=Sampling(batch=batch))


@pytest.fixture
def pane(qtbot: QtBot) -> DataPane:
    made = DataPane()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def cells(pane: DataPane) -> list[list[str]]:
    model = pane.model
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


@every_one
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_run_is_seen_in_its_colour_and_told_with_both_losses(
    qapp: QApplication, pane: DataPane, surface: Surface, theme: object
) -> None:
    apply_look(qapp, Look(theme))  # type: ignore[arg-type]
    pane.show_look()
    film = Film(runs_on(surface))
    pane.show_frame(film.frame(12, 1))
    held_out = [surface.held_out(*recording.trajectory.position[12]) for recording in film.recordings]
    assert cells(pane) == [
        [run.label, number(recording.trajectory.loss[12], 3), "—" if held is None else number(float(held), 3)]
        for run, recording, held in zip(film.experiment.runs, film.recordings, held_out, strict=True)
    ]
    picture = pixels(pane.picture)
    assert any(has_colour(picture, current_theme().run_style(style).colour) for style in range(3))
    assert has_colour(picture, current_theme().ink_soft), "the rows"


def test_curves_go_through_what_the_run_predicts(pane: DataPane) -> None:
    pane.show_frame(Film(runs_on(SURFACES["tree_line"])).frame(30))
    scene, mapping = pane.picture.scene, pane.picture.mapping()
    assert scene is not None
    fit = scene.fits[0]
    strokes = curve_strokes(scene, fit, mapping)
    for x, y in strokes[:, :2]:
        left = mapping.view[0][0] + x / mapping.width * (mapping.view[0][1] - mapping.view[0][0])
        expected = fit.weights[0] + fit.weights[1] * left
        assert mapping.pixel((left, expected)).y() == pytest.approx(y, abs=1e-6)


def test_a_model_of_two_numbers_is_drawn_as_predicted_over_measured(pane: DataPane) -> None:
    surface = SURFACES["one_datum"].with_values(test="28_from_1_and_9")
    pane.show_frame(Film(experiment_of(GradientDescent(0.05), surface=surface, steps=300)).frame(300))
    scene = pane.picture.scene
    assert scene is not None
    np.testing.assert_allclose(agreement(scene, scene.fits[0]), [[10, 10], [28, 28]], atol=1e-6)


def test_it_moves_with_the_playhead_and_rows_of_the_step_are_ringed(pane: DataPane) -> None:
    film = Film(runs_on(SURFACES["iris"], batch=6))
    pane.show_frame(film.frame(0))
    assert "in this step" not in pane.heading.text() and not has_colour(pixels(pane.picture), current_theme().accent)
    first = cells(pane)
    pane.show_frame(film.frame(9))
    assert "● 67 learned from, ○ 33 held out, ◎ 6 in this step" in pane.heading.text()
    assert has_colour(pixels(pane.picture), current_theme().accent) and cells(pane) != first


def test_what_is_learned_and_where_it_is_from_is_said(pane: DataPane) -> None:
    pane.show_frame(Film(runs_on(SURFACES["tree_line"])).frame(3))
    assert pane.heading.text().startswith("A line through trees: ")
    assert pane.weights.text() == "x₁ is the height of the line at 0, x₂ is the slope of the line"
    assert "Ryan" in pane.heading.toolTip() and "Licence" in pane.heading.toolTip()
    words = pane.in_words()
    assert "volume, standardised over girth, standardised" in words and "step 3" in words
    assert all(f"{name} training loss {loss}, held-out loss {held}" in words for name, loss, held in cells(pane))


def test_without_data_it_says_what_it_would_show(pane: DataPane) -> None:
    pane.show_frame(Film(runs_on(SURFACES["iris"])).frame(3))
    pane.show_frame(Film(experiment_of(RMSProp())).frame(3))
    assert pane.nothing.isVisible() and "is no loss over data" in pane.nothing.text()
    assert not (pane.picture.isVisible() or pane.losses.isVisible() or pane.heading.isVisible())
    pane.show_frame(Film(runs_on(SURFACES["iris"])).frame(3))
    assert pane.picture.isVisible() and not pane.nothing.isVisible()


@pytest.mark.parametrize("size", [(900, 260), (320, 600), (240, 140)])
def test_numbers_are_whole_whatever_its_shape(pane: DataPane, size: tuple[int, int]) -> None:
    pane.show_frame(Film(runs_on(SURFACES["iris"])).frame(5))
    pane.resize(*size)
    pixels(pane)
    metrics = pane.losses.fontMetrics()
    for column in (1, 2):
        widest = max(metrics.horizontalAdvance(line[column]) for line in cells(pane))
        assert pane.losses.columnWidth(column) > widest
    assert pane.picture.height() >= pane.picture.minimumHeight()


def test_a_run_that_has_left_all_sight_does_no_harm(pane: DataPane) -> None:
    fallen = experiment_of(GradientDescent(10.0), RMSProp(), surface="tree_line", steps=400)
    film = Film(fallen)
    for step in (0, 100, 400):
        pane.show_frame(film.frame(step))
        pixels(pane)
    assert cells(pane)[0][0] == fallen.runs[0].label
