"""Every rule, in every combination of its switches, against the loop of its publication."""

import inspect
import itertools
import math
import random
from dataclasses import replace
from functools import partial

import pytest
from crossed import meetings
from surfaces.published import published as published_surface

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.surfaces import Surface

from .conventions import switched
from .published import PUBLISHED, Pair, path

STEPS = 100
TOLERANCE = 1e-9
PARTED = 1e-10  # references further apart than this cannot hold anything else to TOLERANCE
FAR = 1e6
KNOWN = [name for name in RULES if name in PUBLISHED]  # what is missing fails a test of its own


def label(rule: UpdateRule) -> str:
    return ",".join((rule.name, *(f"{name}={value}" for name, value in rule.own_values().items())))


DEFAULT_RULES = [RULES[name](**switches) for name in KNOWN for switches in switched(RULES[name])]
GENTLE_RULES = [
    RULES[name](**PUBLISHED[name].gentle, **switches) for name in KNOWN for switches in switched(RULES[name])
]


def gradient_in_floats(surface: Surface, t: int, x1: float, x2: float) -> Pair:
    return [float(part) for part in surface.stepping_gradient(plain=False)(x1, x2, t)]


def reference(rule: UpdateRule, surface: Surface, seed: int | None = None) -> list[Pair]:
    """The published path while it is bounded; with a seed, each coordinate is moved by one ulp after each step."""
    coin = random.Random(seed)

    def nudge(coordinate: float) -> float:
        return coordinate if seed is None else coordinate + coin.choice((-1, 1)) * math.ulp(coordinate)

    points = path(rule.name, rule.own_values(), partial(gradient_in_floats, surface), list(surface.start), nudge)
    bounded = itertools.takewhile(lambda x: max(map(abs, x)) < FAR, points)
    return list(itertools.islice(bounded, STEPS + 1))


def recorded(rule: UpdateRule, surface: Surface) -> Trajectory:
    return Stepper(surface, surface.start, rule, STEPS).advance(STEPS + 1).trajectory


def gap(one: Pair, other: Pair) -> float:
    """How far apart two points are, relative only where they are far out."""
    return max(abs(a - b) / max(1.0, abs(a) / 100) for a, b in zip(one, other, strict=True))


def comparable_rows(rule: UpdateRule, surface: Surface, exact: list[Pair]) -> int:
    """How many rows an equally good computation shares with the reference: all, or where rounding alone parts them."""
    shared = len(exact)
    for seed in range(4):
        gaps = itertools.starmap(gap, zip(exact, reference(rule, surface, seed), strict=False))
        shared = next((row for row, parted in enumerate(gaps) if parted > PARTED and row < shared), shared)
    return shared


def farthest(exact: list[Pair], positions: list[Pair]) -> float:
    """How far a path is from the published one where they are farthest apart; it must not be shorter."""
    assert len(positions) >= len(exact)
    return max(map(gap, exact, positions))


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_an_entry_with_its_hyperparameters(name: str) -> None:
    assert name in PUBLISHED, f"there is no entry for {name} in tests/optimizers/published.py"
    _, _, _, _, *taken = inspect.signature(PUBLISHED[name].advance).parameters
    assert taken == list(RULES[name].own_parameters())
    assert PUBLISHED[name].gentle["learning_rate"] and PUBLISHED[name].advance.__doc__


def test_every_entry_is_of_a_rule_and_in_teaching_order() -> None:
    assert list(PUBLISHED) == KNOWN


@meetings(GENTLE_RULES)
def test_a_gentle_path_agrees_with_the_publication(rule: UpdateRule, surface: Surface) -> None:
    least = rule.declared()["learning_rate"].low
    rule = replace(rule, learning_rate=max(rule.learning_rate * published_surface(surface.name).gentler, least))
    exact = reference(rule, surface)
    assert len(exact) == STEPS + 1
    assert farthest(exact, recorded(rule, surface).position.tolist()) <= TOLERANCE


@meetings(DEFAULT_RULES)
def test_a_path_agrees_with_the_publication(rule: UpdateRule, surface: Surface) -> None:
    """To where it leaves all bounds; only where rounding alone parts one published path from another, to there."""
    exact, positions = reference(rule, surface), recorded(rule, surface).position.tolist()
    if farthest(exact, positions) > TOLERANCE:
        rows = comparable_rows(rule, surface, exact)
        assert rows <= STEPS, "not chaotic"
        exact = exact[:rows]
    assert farthest(exact, positions) <= TOLERANCE


@meetings(DEFAULT_RULES + GENTLE_RULES)
def test_each_step_agrees_with_the_publication(rule: UpdateRule, surface: Surface) -> None:
    """Chaotic or not: started afresh from each recorded row, the published loop finds the next one."""
    entry, steps = PUBLISHED[rule.name], recorded(rule, surface)
    positions = list(itertools.takewhile(lambda x: max(map(abs, x)) < FAR, steps.position.tolist()))
    for t in range(1, len(positions)):
        remembered = dict(zip(rule.accumulators, steps.accumulators[t - 1].tolist(), strict=True))
        memory = entry.recall(rule.own_values(), remembered)
        found, _ = entry.advance(
            positions[t - 1], memory, t, partial(gradient_in_floats, surface, t), **rule.own_values()
        )
        assert gap(positions[t], found) <= 1e-10
