"""What rules do with past gradients: checked by running them, each as it is published."""

import random
from dataclasses import replace

import numpy as np
import pytest
from optimizers.conventions import CONVENTIONS, WRAPPINGS, random_settings, take_step

from rmsprop_gui.optimizers import RULES, Adam, EWMAMomentum, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.simulation.traits import Following, Scaling, Traits, traits_of, unwrapped

NOTHING = Following.NOW, False, Scaling.ONE
KNOWN: dict[str, tuple[Following, bool, Scaling]] = {
    "gradient_descent": NOTHING,
    "momentum": (Following.SUM, False, Scaling.ONE),
    "ewma_momentum": (Following.MEAN, False, Scaling.ONE),
    "nesterov": (Following.SUM, True, Scaling.ONE),
    "asgd": (Following.OTHER, False, Scaling.ONE),
    "schedule_free": (Following.SUM, True, Scaling.ONE),
    "adadelta": (Following.NOW, False, Scaling.FOUND),
    "nadam": (Following.MEAN, False, Scaling.FADING_SQUARES),
    "radam": (Following.MEAN, False, Scaling.FADING_SQUARES),
    "adabelief": (Following.MEAN, False, Scaling.OTHER_SQUARES),
    "adopt": (Following.SCALED_FIRST, False, Scaling.FADING_SQUARES),
    "dog": (Following.NOW, False, Scaling.FOUND),
    "adagrad": (Following.NOW, False, Scaling.ALL_SQUARES),
    "rmsprop": (Following.NOW, False, Scaling.FADING_SQUARES),
    "adam": (Following.MEAN, False, Scaling.FADING_SQUARES),
    "adamax": (Following.MEAN, False, Scaling.LARGEST),
    "lion": (Following.SIGN_OF_MEAN, False, Scaling.ONE),
    "adamw": (Following.MEAN, False, Scaling.FADING_SQUARES),
    "rprop": (Following.SIGN, False, Scaling.OWN),
}


@pytest.mark.parametrize("kind", [RULES[name] for name in KNOWN], ids=KNOWN)
def test_the_traits_of_the_catalogue(kind: type[UpdateRule]) -> None:
    for keys in ({}, *WRAPPINGS.values()):  # nothing that it is wrapped in makes another rule of it
        found = traits_of(kind(**keys))
        assert (found.following, found.looks_ahead, found.scaling) == KNOWN[kind.name]


def steps(rule: UpdateRule, gradients: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rate and direction of one parameter at each step."""
    memory, told = rule.start((1,)), []
    for t, g in enumerate(gradients, 1):
        rate, direction, *memory = take_step(rule, np.ones(1), np.array([g]), t, memory)
        told.append((np.mean(rate), np.mean(direction)))
    rates, directions = np.array(told).T
    return rates, directions


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_the_traits_hold_for_any_gradients(rule: UpdateRule) -> None:
    found, noise = traits_of(rule), np.random.default_rng(1).normal(size=400)
    noise[200:] *= 1e-3
    rates, directions = steps(unwrapped(rule), noise)
    if found.scaling is Scaling.ONE:  # which may fall from step to step, but whatever the gradients are
        np.testing.assert_array_equal(rates, steps(unwrapped(rule), noise[::-1])[0])
    assert found.rate_can_rise == bool((np.diff(rates) > 1e-12 * rates[1:]).any())
    if found.following is Following.NOW:
        np.testing.assert_array_equal(directions, noise)
    if found.following in (Following.SIGN, Following.SIGN_OF_MEAN):
        assert set(directions) <= {-1.0, 0.0, 1.0}
    if found.following not in (Following.SCALED_FIRST, Following.OTHER):
        _, steady = steps(unwrapped(rule), np.ones(3000))
        longest = steady[-1] if found.longest == np.inf and steady[-1] > 1000 else found.longest
        assert steady[-1] == pytest.approx(longest, rel=1e-4)


CORRECTED: list[tuple[UpdateRule, bool | None, bool | None]] = [
    (Adam(), True, True),
    (Adam(bias_correction=False), False, False),
    (EWMAMomentum(bias_correction=False), False, None),
    (RMSProp(), None, False),
    (GradientDescent(), None, None),
    (RMSProp(beta=0.0), None, None),  # which remembers nothing
]


@pytest.mark.parametrize(("rule", "direction", "rate"), CORRECTED, ids=str)
def test_means_that_started_at_zero(rule: UpdateRule, direction: bool | None, rate: bool | None) -> None:
    found = traits_of(rule)
    assert (found.direction_corrected, found.rate_corrected) == (direction, rate)


def test_a_memory_of_nothing_is_none() -> None:
    assert traits_of(EWMAMomentum(beta=0.0)).following is Following.NOW
    assert traits_of(RMSProp(beta=0.0)).scaling is Scaling.LATEST_SQUARE
    assert traits_of(Adam(beta1=0.0)).following is Following.NOW


@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_every_setting_has_its_traits(kind: type[UpdateRule]) -> None:
    dice = random.Random(kind.name)
    for _ in range(10):
        rule = kind(**random_settings(kind, dice))
        assert isinstance(traits_of(rule), Traits)
        bare = unwrapped(rule)
        assert bare.own_values() | {"weight_decay": 0.0} == replace(rule, weight_decay=0.0).own_values() | {
            "weight_decay": 0.0
        }
