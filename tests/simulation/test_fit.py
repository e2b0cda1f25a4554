"""What runs make of data at one step: the numbers are those of the surface, the rows those of the step."""

from dataclasses import replace

import numpy as np
import pytest
from window.frames import Film, experiment_of

from rmsprop_gui.optimizers import GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.fit import data_scene, ranges_of
from rmsprop_gui.simulation.objective import Sampling, rows_of_step
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.catalogue.data import GROUP

every_one = pytest.mark.parametrize("surface", GROUP.surfaces, ids=lambda surface: surface.name)


def runs_on(surface: Surface, sampling: Sampling | None = None) -> Experiment:
    made = experiment_of(RMSProp(0.01), GradientDescent(0.001), surface=surface, steps=20)
    return replace(made, sampling=sampling or made.sampling)


@every_one
def test_losses_are_those_of_the_surface_where_each_run_is(surface: Surface) -> None:
    film = Film(runs_on(surface))
    for step in (0, 7, 20):
        scene = data_scene(film.frame(step))
        assert scene is not None and len(scene.fits) == 2
        for fit, recording in zip(scene.fits, film.recordings, strict=True):
            assert fit.weights == tuple(recording.trajectory.position[step])
            assert fit.loss == recording.trajectory.loss[step]
            held_out = surface.held_out(*fit.weights)
            assert fit.held_out == (None if held_out is None else pytest.approx(float(held_out), rel=1e-13))


@every_one
def test_all_rows_are_in_the_ranges_that_are_seen(surface: Surface) -> None:
    model = surface.model()
    assert model is not None
    points = np.concatenate((model.learned, model.held_out))
    for column, (low, high) in zip(points.T, ranges_of(model), strict=True):
        assert low < column.min() and column.max() < high


def test_the_rows_of_the_batch_are_those_of_the_step_to_the_playhead_and_inside_of_the_next() -> None:
    film = Film(runs_on(SURFACES["iris"], Sampling(batch=5, seed=4)))
    drawn = {step: rows_of_step(4, step, 67, 5).tolist() for step in (3, 4)}
    assert drawn[3] != drawn[4]
    for part, expected in ((0, drawn[3]), (1, drawn[4])):
        scene = data_scene(film.frame(3, part=part))
        assert scene is not None and scene.batch is not None and scene.batch.tolist() == expected
    at_start = data_scene(film.frame(0))
    assert at_start is not None and at_start.batch is None, "no step has been taken"
    whole = data_scene(Film(runs_on(SURFACES["iris"])).frame(3))
    assert whole is not None and whole.batch is None


def test_hidden_runs_are_left_out_and_a_surface_without_data_has_no_scene() -> None:
    experiment = runs_on(SURFACES["line"])
    hidden = experiment.with_run(0, replace(experiment.runs[0], visible=False))
    scene = data_scene(Film(hidden).frame(5))
    assert scene is not None and [fit.run for fit in scene.fits] == [hidden.runs[1]]
    nobody = data_scene(Film(replace(experiment, runs=())).frame(0, -1))
    assert nobody is not None and nobody.fits == () and nobody.selected is None
    assert data_scene(Film(experiment_of(RMSProp())).frame(5)) is None
