"""Where rules and surfaces are tried together: not each with each, for they meet in one stepper.

Every rule is tried on the few surfaces that differ in what they ask of a step, and every surface with the two rules
that differ in how they ask it. What a pair could have that neither has alone would be a special case in the stepper,
and there is none. So the tests grow with the sum of both catalogues and not with their product.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from rmsprop_gui.optimizers import UpdateRule
from rmsprop_gui.surfaces import SURFACES

PLACES = {
    "quadratic": "a linear gradient, each part of it of its own parameter: the notebook's",
    "rosenbrock": "a curved valley, in which parameters act on each other and several rules diverge",
    "moving_target": "a gradient that depends on the step",
    "line": "a mean over rows of data, which is not asked in one function with the rule",
}
"""The surfaces that every rule is tried on, and what each of them is there for."""
TRAVELLERS = {
    "nesterov": "asks for the gradient elsewhere, and moves by what it has summed up",
    "rmsprop": "has a rate for each parameter, by what it remembers of squares",
}
"""The rules that every surface is tried with, and why these."""


def meetings(rules: Iterable[UpdateRule], places: Sequence[str] = tuple(PLACES)) -> pytest.MarkDecorator:
    """A test of `rule` on `surface`: all of these rules on a few places, and the travellers on all the others.

    Of rules that differ in their settings alone the first one travels, and none where steps end at the walls of a box.
    """
    rules = list(rules)
    travelling = [next(rule for rule in rules if rule.name == name) for name in TRAVELLERS]
    pairs = [(rule, place) for rule in rules for place in places]
    others = [place for place, surface in SURFACES.items() if place not in places and surface.box is None]
    pairs += [(rule, place) for place in others for rule in travelling]
    arguments: list[Any] = [(rule, SURFACES[place]) for rule, place in pairs]
    return pytest.mark.parametrize("rule, surface", arguments, ids=[f"{rule}-{place}" for rule, place in pairs])
