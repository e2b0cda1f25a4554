"""The mean path in its band: the ellipses are those of the covariance, and it goes with the playhead."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import GradientDescent, RMSProp
from rmsprop_gui.simulation.averaging import Averages, SeedStepper
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.canvas.average_paths import Band, Bell, bells, course_of
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.looks.look import current_look
from window.frames import Film, experiment_of

from .conftest import CanvasOf

NOISY = replace(experiment_of(RMSProp(), GradientDescent(learning_rate=0.1)), sampling=Sampling(noise=2.0, seed=3))
MAPPING = Mapping(((-10.0, 10.0), (-4.0, 4.0)), 800.0, 600.0, 1.0)


def averages_of(place: int) -> Averages:
    stepper = SeedStepper(NOISY.trial(NOISY.runs[place]), 30)
    stepper.advance()
    return stepper.averages


AVERAGES = averages_of(0), averages_of(1)
FILM = Film(NOISY)


def averaged(step: int, **how: Any) -> Frame:
    return replace(FILM.frame(step), averages=AVERAGES, **how)


def picture(canvas: Canvas, frame: Frame) -> QImage:
    canvas.show_frame(frame)
    canvas.grab()
    return canvas.grab().toImage()


@pytest.mark.parametrize("angle", [0.0, 30.0, -70.0])
def test_an_ellipse_has_the_deviations_along_its_axes(angle: float) -> None:
    turn = np.radians(angle)
    axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    bell = Bell(np.array([5.0, 6.0]), axes @ np.diag([49.0, 4.0]) @ axes.T)
    long, short, found = bell.axes()
    assert (long, short) == pytest.approx((7.0, 2.0))
    assert np.isclose((found - angle) % 180, 0) or np.isclose((found - angle) % 180, 180)
    side = bell.side(axes[:, 1])
    assert side @ np.linalg.inv(bell.covariance) @ side == pytest.approx(1.0), "it is on the ellipse"
    assert np.allclose(side, 2.0 * axes[:, 1])


def test_mean_and_spread_are_in_pixels_and_between_two_rows_between_them() -> None:
    averages = AVERAGES[0]
    first, middle, last = bells(averages, np.array([10.0, 10.5, 11.0]), MAPPING)
    np.testing.assert_allclose(first.centre, MAPPING.to_pixels(averages.mean[10:11])[0])
    np.testing.assert_allclose(middle.centre, (first.centre + last.centre) / 2)
    a, b, c = averages.spread[10]
    np.testing.assert_allclose(first.covariance, [[1600 * a, -3000 * b], [-3000 * b, 5625 * c]], rtol=1e-9)


def pictures_at(band: Band, row: int) -> list[QImage]:
    band.upto(row)
    return [picture.toImage() for picture in (band.band, band.casing, band.core)]


def test_a_band_is_the_same_picture_however_one_came_to_the_step() -> None:
    look = current_look()
    source = AVERAGES[0], MAPPING, look, look.theme.run_style(0)
    at_once, band = pictures_at(Band(*source), 60), Band(*source)
    for row in (0, 5, 30, 59):
        band.upto(row)
    assert pictures_at(band, 60) == at_once
    assert all(one != other for one, other in zip(pictures_at(band, 20), at_once, strict=True))
    assert pictures_at(band, 60) == at_once


def test_more_rows_of_the_same_averages_go_on_with_the_same_picture() -> None:
    look, stepper = current_look(), SeedStepper(NOISY.trial(NOISY.runs[0]), 30)
    kept_by = MAPPING, look, look.theme.run_style(0)
    stepper.advance(0.0)
    band = Band(stepper.averages, *kept_by)
    band.upto(50)
    stepper.advance()
    assert band.fits(stepper.averages, *kept_by) and not band.fits(AVERAGES[0], *kept_by)
    band.take(stepper.averages)
    assert pictures_at(band, 100) == pictures_at(Band(AVERAGES[0], *kept_by), 100)


def test_where_it_comes_again_and_spreads_as_before_nothing_is_drawn_anew() -> None:
    """A mean that swings for ever has a course without end, but not a band."""
    rows = 5001
    swing = np.column_stack((np.cos(np.arange(rows)), np.sin(np.arange(rows))))
    spread = np.broadcast_to([0.04, 0.0, 0.04], (rows, 3))
    ones = np.ones(rows)
    course = course_of(Averages(range(2), 2 * ones, swing, spread, ones, np.column_stack((ones, ones))), MAPPING)
    assert len(course.rows) > 4000 and len(course.marked) < 300


def test_without_averages_the_paths_are_as_before(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    before = picture(canvas, FILM.frame(60))
    assert picture(canvas, averaged(60)) != before
    assert picture(canvas, FILM.frame(60)) == before


def test_what_is_to_be_guessed_stays_hidden(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    canvas.show_prediction(Prediction(0, 60, 10))
    for frame in (averaged(60), FILM.frame(60), averaged(60)):
        canvas.show_frame(frame)
        assert canvas.ahead.opacity() == 0.0
    canvas.show_prediction(None)
    assert canvas.ahead.opacity() == canvas.trails.opacity() > 0.0


def test_what_has_diverged_is_written_and_where_none_is_left_the_mean_ends(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    alive = AVERAGES[0].alive.copy()
    alive[40:] = 0
    gone = replace(AVERAGES[0], alive=alive)
    texts = []
    for averages in AVERAGES[0], gone:
        picture(canvas, replace(FILM.frame(60), averages=(averages, AVERAGES[1])))
        texts.append([canvas.averages.caption(one, 60, False) for one in (averages, AVERAGES[1])])
    assert texts == [["", ""], ["30 diverged", ""]]
    assert canvas.averages.caption(gone, 60, True) == "mean of 30 seeds, 30 diverged"


def test_of_very_many_runs_only_the_ellipses_are_drawn(canvas_of: CanvasOf) -> None:
    many = replace(NOISY, runs=NOISY.runs[:1] * 30)
    film = Film(replace(many, steps=5))
    canvas = canvas_of(film)
    stepper = SeedStepper(film.experiment.trial(film.experiment.runs[0]), 5)
    stepper.advance()
    canvas.show_frame(replace(film.frame(5), averages=(stepper.averages,) * 30))
    canvas.grab()
    assert canvas.averages.bands and all(band.band.isNull() for band in canvas.averages.bands)
    few = tuple(stepper.averages if place < 24 else None for place in range(30))
    canvas.show_frame(replace(film.frame(5), averages=few))
    canvas.grab()
    assert not any(band.band.isNull() for band in canvas.averages.bands)


def test_who_cannot_see_it_is_told_mean_spread_and_how_many_have_diverged(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    canvas.show_frame(averaged(60))
    (x1, x2), (a, _, c) = AVERAGES[0].mean[60].tolist(), AVERAGES[0].spread[60].tolist()
    told = f"Mean of 30 seeds: x₁ {number(x1)} ± {number(a**0.5)}, x₂ {number(x2)} ± {number(c**0.5)}; 0 diverged."
    assert told in canvas.words.text
    canvas.show_frame(FILM.frame(60))
    assert "seeds" not in canvas.words.text
