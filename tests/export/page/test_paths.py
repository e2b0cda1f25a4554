"""Paths that the page walks by itself are those of the program."""

from dataclasses import replace

import numpy as np
import pytest
from crossed import PLACES, TRAVELLERS

from rmsprop_gui.optimizers import RULES, AdaGrad, Adam, GradientDescent, Nesterov, RMSProp, UpdateRule
from rmsprop_gui.optimizers.own import own_rule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.simulation.whole import recorded
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.surfaces.typed_surface import known_surface, typed_surface

from .browser import Page

EXACT = 1e-9
STEPS = 50
"""Beyond that, runs that rattle make a lot of the last bit of a hyperbolic tangent, on which no two libraries agree."""
WRAPPED = (
    *(RMSProp(schedule=name, schedule_steps=7) for name in ("step", "exponential", "cosine", "inverse_sqrt", "warmup")),
    Nesterov(l2=0.1, clip_norm=2.0, clip_value=1.5),
    Adam(weight_decay=0.1, schedule="cosine", amsgrad=True),
    RMSProp(momentum=0.9, centered=True),
    GradientDescent(weight_decay=0.2, clip_value=1.0),
    own_rule("new: 0.1\neta: 0.2\nlet = new * let + g\nvar = length of let\nrate = eta / (1 + var)\ndirection = let")(),
)
WALK = """
lab.moveTo(arguments[0]);
return lab.paths.map((path) => [path.length, path.stop?.step ?? null, [...path.x.slice(0, 2 * path.length)],
    [...path.rate.slice(2, 2 * path.length)], [...path.loss.slice(0, path.length)],
    [...path.limit.slice(0, 2 * path.length)].map((limit) => Number.isNaN(limit) ? null : limit)]);
"""


def elsewhere(surface: Surface) -> Point:
    """A start that is not the surface's own, and within its box."""
    x1, x2 = (0.83 * part + shift for part, shift in zip(surface.start, (0.1, -0.05), strict=True))
    return (x1, x2) if surface.box is None else surface.start


def experiment_of(surface: Surface, rules: tuple[UpdateRule, ...], steps: int = STEPS) -> Experiment:
    return Experiment(surface, surface.start, tuple(Run(rule) for rule in rules), steps)


def assert_walks_alike(page: Page, experiment: Experiment, start: Point, limits: float = EXACT) -> None:
    """Move the start on the page, and run the experiment from there; `limits` is how exact the limits have to be."""
    page.look(320, 240)  # there is little to be painted
    page.show(experiment)
    walked = page.run(WALK, list(start))
    moved = replace(experiment, start=start)
    for run, (length, stop, *columns) in zip(experiment.runs, walked, strict=True):
        own = recorded(moved.trial(run))
        assert (length, stop) == (own.length, own.stopped_at), run.label
        steps = own.trajectory
        expected = ((steps.position, EXACT), (steps.rate[1:], EXACT), (steps.loss, EXACT), (steps.limit, limits))
        for there, (here, within) in zip(columns, expected, strict=True):
            found = np.array(there, float).reshape(here.shape)
            np.testing.assert_allclose(found, here, within, within, equal_nan=True, err_msg=run.label)
    assert page.problems() == []


@pytest.mark.parametrize("place", PLACES)
def test_every_rule_walks_as_in_the_program(page: Page, place: str) -> None:
    surface = SURFACES[place]
    assert_walks_alike(page, experiment_of(surface, tuple(kind() for kind in RULES.values())), elsewhere(surface))


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_surface_is_walked_as_in_the_program(page: Page, surface: Surface) -> None:
    rules = tuple(RULES[name]() for name in TRAVELLERS)
    assert_walks_alike(page, experiment_of(surface, rules), elsewhere(surface))


def test_wrappers_and_own_rules_walk_as_in_the_program(page: Page) -> None:
    assert_walks_alike(page, experiment_of(SURFACES["moving_target"], WRAPPED), (-1.5, 2.0))


def test_a_typed_function_is_walked_as_in_the_program(page: Page) -> None:
    surface = typed_surface("3sin(x) exp(-y^2) + 0.1abs(x)^1.5 + hypot(x, y) + where(x > 1, x, y)^2 / 50 - 2^-t")
    assert_walks_alike(page, experiment_of(surface, (RMSProp(), Adam())), (1.9, -0.8))


def test_where_second_derivatives_are_too_long_the_page_takes_differences_too(page: Page) -> None:
    product = "*".join(f"sin({k}*x1 + x2/{k})" for k in range(2, 30))
    surface = known_surface(f"x1^2 + x2^2/2 + {product}", ((-2.0, 2.0), (-2.0, 2.0)), (1.0, 1.0), ())
    assert not surface.hessian_is_exact
    assert_walks_alike(page, experiment_of(surface, (GradientDescent(0.05), RMSProp()), 10), (0.7, -0.6), limits=1e-4)


def test_changes_on_the_way_and_a_box_hold_from_another_start_too(page: Page) -> None:
    run = Run(RMSProp(), changes=(Change(5, RMSProp(learning_rate=0.3)), Change(20, RMSProp(beta=0.5))))
    experiment = Experiment(SURFACES["quadratic"], (3.0, 1.0), (run, Run(GradientDescent(0.25))), STEPS)
    boxed = replace(experiment, box=((-4.0, 4.0), (-2.0, 1.5)))
    for each in (experiment, boxed):
        assert_walks_alike(page, each, (2.5, -1.5))


def test_what_runs_away_or_divides_nothing_by_nothing_stops_at_the_same_step(page: Page) -> None:
    rules = (GradientDescent(5.0), AdaGrad(epsilon=0.0), RMSProp())
    experiment = Experiment(SURFACES["quadratic"], (9.0, -3.0), tuple(map(Run, rules)), 400)
    assert_walks_alike(page, experiment, (0.0, 2.0))


@pytest.mark.parametrize("how", ["noise", "rows"])
def test_where_chance_takes_part_the_start_stays_and_the_page_says_why(page: Page, how: str) -> None:
    surface = SURFACES["line"]
    sampling = Sampling(noise=0.5) if how == "noise" else Sampling(batch=1)
    page.show(replace(experiment_of(surface, (RMSProp(),)), sampling=sampling))
    assert "chance" in page.text(".hint")
    page.run("lab.moveTo([1, 1])")
    assert page.run("return lab.start") == list(surface.start)
    assert page.run("return document.querySelector('.handle')") is None
    assert page.problems() == []
