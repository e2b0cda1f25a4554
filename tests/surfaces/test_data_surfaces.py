"""The losses over data: the rows they are shipped with, what is held out, and the models that they are losses of."""

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.catalogue.data import GROUP, IRIS, NILE_NETWORK, ONE_DATUM, ONE_TREE, TREE_LINE
from rmsprop_gui.surfaces.data_surface import DataSurface
from rmsprop_gui.surfaces.model import Picture
from rmsprop_gui.surfaces.tables import table

TRAINING = Path(__file__).parents[2] / "resources/data/train_slice.py"
every_one = pytest.mark.parametrize("surface", GROUP.surfaces, ids=lambda surface: surface.name)

FACTS: dict[str, dict[str, tuple[int, float, float]]] = {
    "trees": {"girth": (31, 13.248387, 3.138139), "height": (31, 76.0, 6.371813), "volume": (31, 30.170968, 16.437846)},
    "iris": {"petal_length": (150, 3.758, 1.765298), "petal_width": (150, 1.199333, 0.762238)},
    "nile": {"flow": (100, 919.35, 169.227501), "year": (100, 1920.5, 29.011492)},
}
"""Rows, mean and standard deviation (that of a sample) as the statistics program R tells them."""


@pytest.mark.parametrize("name", FACTS)
def test_the_shipped_numbers_are_the_published_ones(name: str) -> None:
    for column, (rows, mean, spread) in FACTS[name].items():
        values = table(name).columns[column]
        assert (len(values), values.mean(), values.std(ddof=1)) == pytest.approx((rows, mean, spread), abs=5e-7)


@pytest.mark.parametrize("file", sorted((TRAINING.parent).glob("*.csv")), ids=lambda file: file.stem)
def test_beside_every_table_stands_what_it_is_where_it_is_from_and_who_may_use_it(file: Path) -> None:
    there = table(file.stem)
    assert all(len(part.split()) >= 3 for part in (there.name, there.about, there.source))
    assert there.licence


@pytest.mark.parametrize("code", ["import rmsprop_gui.window.main_window", "print(*catalogue())"])
def test_no_data_are_read_before_they_are_looked_at(code: str) -> None:
    """Nor are they for a window that starts: it opens with another surface, and asks all others for their titles."""
    head = "from rmsprop_gui.surfaces.tables import table; from rmsprop_gui.command_line.catalogue import catalogue\n"
    count = "from rmsprop_gui.surfaces import SURFACES\nprint([s.title for s in SURFACES.values()], table.cache_info())"
    told = subprocess.run([sys.executable, "-c", f"{head}{code}\n{count}"], capture_output=True, text=True, check=True)
    assert "misses=0" in told.stdout


@every_one
def test_no_row_is_both_learned_from_and_held_out(surface: Any) -> None:
    sample, settings = surface.sample, surface.values()
    learned, held_out = sample.split.parts(rows := len(sample.source.columns()[0]), settings)
    assert not (learned & held_out).any() and 0 < learned.sum() == surface.row_count <= rows


def loss_of(picture: Picture, predicted: Any, measured: Any) -> float:
    """The loss of a model, written again: squared errors, or the surprise at what is so."""
    if picture is Picture.PROBABILITY:
        return float(-np.mean(measured * np.log(predicted) + (1 - measured) * np.log(1 - predicted)))
    return float(np.mean((predicted - measured) ** 2))


@every_one
def test_a_surface_is_the_loss_of_its_model_over_the_rows_that_are_learned_from(surface: Any) -> None:
    model, count = surface.model(), surface.row_count
    halves = 1.0 if surface in (IRIS, ONE_TREE) else 0.5
    for weights in np.random.default_rng(3).uniform(*np.transpose(surface.view), (20, 2)).tolist():
        for rows, measured, height in (
            (slice(count), model.learned[:, 1], surface.value(*weights)),
            (slice(count, None), model.held_out[:, 1], surface.held_out(*weights)),
        ):
            if height is None:
                assert not len(measured)
                continue
            expected = halves * loss_of(model.picture, model.predicted(weights, None)[rows], measured)
            decay = height - expected if surface is NILE_NETWORK else 0.0
            assert height == pytest.approx(expected + decay, rel=1e-9) and decay >= 0


@every_one
def test_a_curve_goes_through_what_the_model_makes_of_its_rows(surface: Any) -> None:
    model = surface.model()
    places = np.concatenate((model.learned, model.held_out))[:, 0]
    if model.is_curve:
        np.testing.assert_allclose(
            model.predicted((0.7, -0.4), places), model.predicted((0.7, -0.4), None), rtol=1e-13, atol=1e-13
        )
    assert len(model.predicted((0.7, -0.4), None)) == len(places) and all(axis.title for axis in model.axes)
    assert all(axis.title for axis in model.weights)


def test_units_are_those_that_are_set() -> None:
    as_measured = TREE_LINE.with_values(units="raw")
    assert [str(axis) for axis in as_measured.model().axes] == ["girth, inches", "volume, cubic feet"]
    assert as_measured.model().learned[0].tolist() == [8.3, 10.3]
    assert [sum("of all rows" in each for each in one.model().said) for one in (as_measured, TREE_LINE)] == [0, 1]
    whole = [np.concatenate(pair) for pair in zip(*TREE_LINE.sample.parted(TREE_LINE.values()), strict=True)]
    assert [(column.mean(), column.std()) for column in whole] == [pytest.approx((0, 1), abs=1e-14)] * 2
    assert set(IRIS.model().learned[:, 1]) == {0.0, 1.0}, "what says yes or no is no measure"


def test_other_units_are_looked_at_elsewhere_and_all_runs_begin_there() -> None:
    experiment = Experiment(TREE_LINE, TREE_LINE.start, ())
    there = experiment.with_surface_values(units="raw")
    assert there.surface.view != TREE_LINE.view and there.start == there.surface.start != experiment.start
    assert there.with_surface_values(units="standardised") == experiment
    moved = Experiment(TREE_LINE, (1.0, 1.0), ()).with_surface_values(units="standardised")
    assert moved.start == (1.0, 1.0), "a setting that moves no start leaves it"


def test_one_datum_fits_in_two_ways_and_the_test_says_which_is_better() -> None:
    """From (0, 0), descent along the gradient ends in (1, 3), what scales it in (2.5, 2.5): Wilson et al. (2017)."""
    first, second = (ONE_DATUM.with_values(test=option) for option in ("10_from_3_and_1", "28_from_1_and_9"))
    assert [float(ONE_DATUM.value(*at)) for at in ONE_DATUM.minima] == [0.0, 0.0]
    assert [float(first.held_out(*at)) for at in ONE_DATUM.minima] == [(6 - 10) ** 2 / 2, 0.0]
    assert [float(second.held_out(*at)) for at in ONE_DATUM.minima] == [0.0, (25 - 28) ** 2 / 2]
    assert ONE_DATUM.condition_numbers() == [np.inf, np.inf]


def test_each_tree_can_be_the_one_that_is_learned_from() -> None:
    for row in (1, 17, 31):
        surface = ONE_TREE.with_values(row=row, units="raw")
        assert surface.row_count == 1 and len(surface.model().held_out) == 30
        assert surface.model().learned[0, 1] == table("trees").columns["volume"][row - 1]
    with pytest.raises(ValueError, match="row must be between 1 and 31"):
        ONE_TREE.with_values(row=32)


def test_many_points_at_once_give_the_same_bits_as_one_after_the_other() -> None:
    points = np.random.default_rng(5).uniform(-1, 1, (2, 3000))
    for surface in (IRIS, NILE_NETWORK):
        whole, single = surface.value(*points), [surface.value(*point) for point in points.T[::500]]
        np.testing.assert_allclose(whole[::500], single, rtol=1e-14)
        np.testing.assert_allclose(
            surface.gradient(*points)[1][::500], [surface.gradient(*p)[1] for p in points.T[::500]]
        )


# the slice through a network


def test_the_slope_of_the_slice_is_that_of_its_heights() -> None:
    for x1, x2 in np.random.default_rng(1).uniform(-1.5, 1.5, (40, 2)):
        h = 1e-5
        differences = (
            (NILE_NETWORK.value(x1 + h, x2) - NILE_NETWORK.value(x1 - h, x2)) / (2 * h),
            (NILE_NETWORK.value(x1, x2 + h) - NILE_NETWORK.value(x1, x2 - h)) / (2 * h),
        )
        assert NILE_NETWORK.gradient(x1, x2) == pytest.approx(differences, rel=1e-6, abs=1e-6)


def test_a_batch_of_the_slice_is_the_mean_of_its_rows() -> None:
    rows = np.array([3, 8, 40])
    each = [NILE_NETWORK.gradient(0.3, -0.7, 0.0, rows[i : i + 1]) for i in range(3)]
    np.testing.assert_allclose(NILE_NETWORK.gradient(0.3, -0.7, 0.0, rows), np.mean(each, axis=0), rtol=1e-12)


def test_the_network_is_the_one_that_the_script_trains_and_its_filters_are_normalised() -> None:
    script = runpy.run_path(str(TRAINING))
    year, flow = (script["standardised"](table("nile").columns[name]) for name in ("year", "flow"))
    learned = np.arange(len(year)) % 3 != 2
    trained, *directions = table("nile_network").columns.values()
    numbers, steepest = script["trained"](year[learned], flow[learned])
    np.testing.assert_allclose(numbers, trained, rtol=1e-9)
    assert steepest < 1e-13
    assert NILE_NETWORK.value(0.0, 0.0) == pytest.approx(
        script["loss"](trained, year[learned], flow[learned]), rel=1e-12
    )
    for direction in directions:
        for one in script["filters"]():
            assert np.linalg.norm(direction[one]) == pytest.approx(np.linalg.norm(trained[one]), rel=1e-12)


def test_every_surface_over_data_is_in_the_catalogue() -> None:
    assert [surface for surface in SURFACES.values() if surface.model() is not None] == list(GROUP.surfaces)
    assert all(isinstance(surface, DataSurface) or surface is NILE_NETWORK for surface in GROUP.surfaces)
