"""What a chart can show is what the run recorded, or follows from it."""

from dataclasses import replace

import numpy as np
import pytest
from crossed import meetings

from rmsprop_gui.formulas.meaning import Notation, plain
from rmsprop_gui.optimizers import RULES, AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.measure_choices import measure_named
from rmsprop_gui.view.measures import (
    DISTANCE,
    GRADIENT,
    HELD_OUT,
    LOSS,
    MEASURES,
    STEP,
    TRACKING,
    Measure,
    accumulators,
    letters_of,
)
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.charts.scales import LinearScale, LogScale
from window.frames import Film, experiment_of, pixels

from .films import recorded
from .places import height_range, plot_of

USED = [*(kind() for kind in RULES.values()), RMSProp(momentum=0.9, centered=True), Adam(amsgrad=True)]
"""With all that they may remember."""
EVERY = (*MEASURES, *accumulators(USED))
every_measure = pytest.mark.parametrize("measure", EVERY, ids=[measure.name for measure in EVERY])


def recording_of(rule: UpdateRule, surface: Surface) -> Recording:
    experiment = experiment_of(rule, surface=surface)
    return recorded(experiment.trial(experiment.runs[0]))


def test_names_and_titles_tell_measures_apart() -> None:
    titles = {plain(measure.written({})) for measure in EVERY}
    assert len({measure.name for measure in EVERY}) == len(titles) == len(EVERY)
    kept = {(one.symbol, one.label) for rule in RULES.values() for one in rule.accumulators.values()}
    assert len(EVERY) == len(MEASURES) + len(kept)


@meetings([rule() for rule in RULES.values()], ["quadratic", "moving_target"])
def test_what_follows_from_the_positions(rule: UpdateRule, surface: Surface) -> None:
    recording = recording_of(rule, surface)
    x = recording.trajectory.position
    gradients = np.array([[float(part) for part in surface.gradient(*point, t)] for t, point in enumerate(x)])
    sizes = np.hypot(*gradients.T)
    rounding = 1e-15 * sizes.max()  # of terms that cancel: numpy's powers may differ from Python's in the last bit
    np.testing.assert_allclose(GRADIENT.read(rule, recording, surface), sizes, rtol=1e-12, atol=rounding)
    distances = np.array(
        [[np.hypot(*(point - np.array(minimum))) for minimum in surface.minima_at(t)] for t, point in enumerate(x)]
    )
    distance = DISTANCE.read(rule, recording, surface)
    assert (distance is None) == (not surface.minima)
    if distance is not None:
        np.testing.assert_allclose(distance, distances.min(axis=1), rtol=1e-12)
    tracking = TRACKING.read(rule, recording, surface)
    assert (tracking is None) == (distance is None)
    if tracking is not None:
        before = [
            min(np.hypot(*(x[t - 1] - np.array(minimum))) for minimum in surface.minima_at(t)) for t in range(1, len(x))
        ]
        assert np.isnan(tracking[0])
        np.testing.assert_allclose(tracking[1:], before, rtol=1e-12)
    moved = STEP.read(rule, recording, surface)
    assert moved is not None and np.isnan(moved[0]) and len(moved) == recording.length
    np.testing.assert_allclose(moved[1:], np.hypot(*(x[1:] - x[:-1]).T), rtol=1e-12)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_accumulator_that_is_declared_can_be_chosen(rule: type[UpdateRule]) -> None:
    recording = recording_of(rule(), SURFACES["quadratic"])
    measures = accumulators([rule()])
    assert len(measures) == len(rule().remembered())
    for name, measure in zip(rule().remembered(), measures, strict=True):
        values = measure.read(rule(), recording, SURFACES["quadratic"])
        index = list(rule.accumulators).index(name)
        np.testing.assert_array_equal(values, recording.trajectory.accumulators[:, index])


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_signed_is_what_is_below_zero_somewhere(rule: type[UpdateRule]) -> None:
    for measure in accumulators([rule()]):
        values = [measure.read(rule(), recording_of(rule(), surface), surface) for surface in SURFACES.values()]
        assert measure.signed == any(bool((one < 0).any()) for one in values if one is not None)


def test_those_of_one_name_are_one_and_others_are_not() -> None:
    titles = [plain(measure.written({})) for measure in accumulators((EWMAMomentum(), RMSProp(), Adam(), AdaGrad()))]
    assert titles == ["Mean gradient m", "Mean square v", "Sum of squares v"]


@pytest.mark.parametrize("notation, letter", [(Notation.LAB, "m"), (Notation.NOTEBOOK, "v")])
def test_a_title_has_the_letter_that_the_rules_use(notation: Notation, letter: str) -> None:
    (measure,) = accumulators([EWMAMomentum()])
    assert plain(measure.written(letters_of([EWMAMomentum()], notation))) == f"Mean gradient {letter}"


def test_what_rules_write_in_different_ways_has_its_own_letter() -> None:
    """The notebook's v is Adam's m: a chart of both is one of m."""
    (measure,) = accumulators([EWMAMomentum()])
    for rules in ((EWMAMomentum(), Adam()), (Adam(), EWMAMomentum(), EWMAMomentum(beta=0.5))):
        assert plain(measure.written(letters_of(rules, Notation.NOTEBOOK))) == "Mean gradient m"


# on the chart


def surface_of(measure: Measure, usual: str) -> str:
    """A surface on which there is something to measure."""
    return "tree_line" if measure is HELD_OUT else usual


def test_the_held_out_loss_is_that_over_the_rows_that_are_not_learned_from(pane: ChartsPane) -> None:
    film = Film(experiment_of(RMSProp(), surface="tree_line"))
    pane.left.choose(HELD_OUT)
    pane.show_frame(film.frame(60))
    surface, (series,) = SURFACES["tree_line"], pane.left.series
    place = film.frame(60).recordings[0].trajectory.position[60]
    assert series.at(60) == (float(surface.held_out(*place)),) != (float(surface.value(*place)),)
    pane.show_frame(Film(experiment_of(RMSProp(), surface="bowl")).frame(60))
    assert not pane.left.series and pane.left.message == "No rows of data are held out on this surface."


@every_measure
def test_every_measure_can_be_seen(pane: ChartsPane, measure: Measure) -> None:
    film = Film(experiment_of(*USED, surface=surface_of(measure, "himmelblau")))
    pane.left.choose(measure)
    for step in (0, 60, 100):
        pane.show_frame(film.frame(step))
        pixels(pane)
    assert pane.left.series and all(np.isfinite(height_range(pane.left)))
    assert plot_of(pane.left).accessibleName() == plain(measure.written({}))


@every_measure
@pytest.mark.parametrize("logarithmic", [True, False])
def test_both_scales_hold_the_curves(pane: ChartsPane, measure: Measure, logarithmic: bool) -> None:
    surface = surface_of(measure, "bowl")
    pane.show_frame(Film(experiment_of(*USED, surface=surface)).frame(100))
    pane.left.choose(measure)
    pane.left.set_logarithmic(logarithmic)
    low, high = height_range(pane.left)
    heights = np.concatenate([pane.left.scale.heights(one.values).ravel() for one in pane.left.series])
    heights = heights[np.isfinite(heights)]
    assert low <= max(heights.min(), high - 18) and heights.max() <= high


def test_what_has_a_sign_is_linear_until_its_magnitude_is_asked_for(pane: ChartsPane) -> None:
    pane.show_frame(Film(experiment_of(EWMAMomentum())).frame(100))
    (measure,) = accumulators([EWMAMomentum()])
    pane.left.choose(measure)
    assert pane.left.scale == LinearScale() and pane.left.heading.choice.text() == "Mean gradient m"
    pane.left.set_logarithmic(True)
    assert pane.left.scale == LogScale(magnitude=True) and pane.left.heading.choice.text() == "Mean gradient |m|"
    assert np.isfinite(pane.left.scale.heights(pane.left.series[0].values[1:])).all()


def test_the_accumulators_to_choose_from_are_those_of_the_visible_runs(pane: ChartsPane) -> None:
    film = Film(experiment_of(GradientDescent(), RMSProp(), Adam()))
    pane.show_frame(film.frame(0))
    assert entries(pane)[len(MEASURES) :] == ["Mean square v", "Mean gradient m"]
    hidden = film.experiment.with_run(2, replace(film.experiment.runs[2], visible=False))
    pane.show_frame(replace(film.frame(0), experiment=hidden))
    assert entries(pane)[len(MEASURES) :] == ["Mean square v"]


def entries(pane: ChartsPane) -> list[str]:
    return [action.text() for action in pane.left.menu.measures]


def test_choosing_in_the_menu_shows_it_there_only(pane: ChartsPane) -> None:
    pane.show_frame(Film(experiment_of(RMSProp())).frame(10))
    pane.left.menu.measures[3].trigger()
    assert (pane.left.measure.name, pane.right.measure.name) == ("distance", "rate")
    assert pane.left.step == 10
    assert [action.isChecked() for action in pane.left.menu.measures][:5] == [False, False, False, True, False]


def test_the_menu_changes_the_scale(pane: ChartsPane) -> None:
    pane.show_frame(Film(experiment_of(RMSProp())).frame(10))
    pane.right.menu.logarithmic.trigger()
    assert not pane.right.logarithmic and pane.left.logarithmic
    assert height_range(pane.right)[0] == 0 and height_range(pane.right)[1] < 1


def test_an_accumulator_that_no_run_has_any_more_says_so(pane: ChartsPane) -> None:
    (measure,) = accumulators([RMSProp()])
    pane.show_frame(Film(experiment_of(RMSProp())).frame(10))
    pane.left.choose(measure)
    assert pane.left.message == ""
    pane.show_frame(Film(experiment_of(GradientDescent())).frame(10))
    assert pane.left.series == () and pane.left.message == measure.missing
    assert pane.left.message in pane.left.in_words()


def test_a_surface_without_known_minima_says_so(pane: ChartsPane) -> None:
    nowhere = replace(SURFACES["quadratic"], known_minima=())
    pane.left.choose(DISTANCE)
    pane.show_frame(Film(experiment_of(RMSProp(), surface=nowhere)).frame(10))
    assert pane.left.series == () and pane.left.message == DISTANCE.missing


def test_what_lies_below_zero_asks_for_the_linear_scale(pane: ChartsPane) -> None:
    below = replace(SURFACES["quadratic"], formula="0.1 * x1**2 + 5 * x2**2 - 1000")
    pane.show_frame(Film(experiment_of(RMSProp(), surface=below)).frame(10))
    assert "linear" in pane.left.message
    pane.left.set_logarithmic(False)
    assert pane.left.message == "" and height_range(pane.left)[0] <= -1000


def test_a_measure_that_only_the_chart_knows_any_more_stays() -> None:
    """It may be of a rule that no catalogue has."""
    own = Measure("own", "Own", "Of its own", lambda *_: None)
    assert measure_named("own", (), own) is own and measure_named("loss", (), own) is LOSS
    assert measure_named("own", ()).missing and measure_named("own", (), LOSS).missing
