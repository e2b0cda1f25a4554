"""The small pictures of surfaces and examples, in the colours of the look."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.simulation.experiment import Run, notebook_experiment
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.theme import THEMES, Theme
from rmsprop_gui.window.canvas.small_picture import small_picture
from rmsprop_gui.window.looks.look import Look
from window.frames import has_colour, image_pixels

SIZE = QSize(164, 90)
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_surface_has_a_picture_of_several_grounds(qtbot: QtBot, surface: Surface) -> None:
    image = small_picture(surface, Look(), SIZE, 1.0).toImage()
    assert image.size() == SIZE
    assert len({image.pixelColor(x, y).name() for x in range(8, 156, 4) for y in range(8, 82, 4)}) > 8
    assert image.pixelColor(0, 0).alpha() == 0, "its corners are round"


@every_theme
def test_an_experiment_is_seen_with_its_paths(qtbot: QtBot, theme: Theme) -> None:
    experiment = notebook_experiment()
    with_paths = image_pixels(small_picture(experiment, Look(theme), SIZE, 1.0).toImage())
    without = image_pixels(small_picture(experiment.surface, Look(theme), SIZE, 1.0).toImage())
    seen = [run for run in experiment.runs if has_colour(with_paths, theme.run_style(run.style).colour)]
    assert len(seen) >= 2, "where two paths are one upon the other, one is seen"
    assert not any(has_colour(without, theme.run_style(run.style).colour) for run in seen)


def test_a_path_that_leaves_for_infinity_is_drawn_as_far_as_it_is_in_reach(qtbot: QtBot) -> None:
    runs = (Run(GradientDescent(learning_rate=1.0)),)
    experiment = replace(notebook_experiment(), runs=runs, steps=500)
    image = image_pixels(small_picture(experiment, Look(), SIZE, 1.0).toImage())
    assert has_colour(image, Look().theme.run_style(0).colour)


def test_it_is_as_large_on_a_fine_screen_and_has_more_pixels(qtbot: QtBot) -> None:
    picture = small_picture(SURFACES["rosenbrock"], Look(), SIZE, 2.0)
    assert picture.deviceIndependentSize().toSize() == SIZE and picture.width() == 2 * SIZE.width()
