"""Ranges, messages and sliders of what can be set on an optimizer."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers import RULES, RMSProp, UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter, Parameter, SwitchParameter
from rmsprop_gui.parameters.settings import differences
from rmsprop_gui.surfaces import SURFACES

NUMBERS = [
    (rule, name, declaration)
    for rule in RULES.values()
    for name, declaration in rule.declared().items()
    if isinstance(declaration, NumericParameter)
]
SWITCHES = [
    (rule, name)
    for rule in RULES.values()
    for name, declaration in rule.declared().items()
    if isinstance(declaration, SwitchParameter)
]


def name_of(value: Any) -> str | None:
    return value if isinstance(value, str) else getattr(value, "name", "")


every_number = pytest.mark.parametrize("rule, name, declared", NUMBERS, ids=name_of)
every_kind = pytest.mark.parametrize(
    "rule, name, declared", {(name, item): (rule, name, item) for rule, name, item in NUMBERS}.values(), ids=name_of
)
"""What several rules declare alike once."""
every_switch = pytest.mark.parametrize("rule, name", SWITCHES, ids=name_of)


@every_number
def test_defaults_lie_inside_their_range(rule: type[UpdateRule], name: str, declared: NumericParameter) -> None:
    assert declared.low <= getattr(rule(), name) <= declared.high
    assert declared.label and declared.low < declared.high


@every_kind
def test_both_ends_are_allowed(rule: type[UpdateRule], name: str, declared: NumericParameter) -> None:
    for value in (declared.low, declared.high):
        assert rule(**{name: value}).values()[name] == value


@every_kind
def test_out_of_range_names_the_key_and_the_range(
    rule: type[UpdateRule], name: str, declared: NumericParameter
) -> None:
    allowed = f"{name} must be between {exact(declared.low)} and {exact(declared.high)}, not "
    ends = math.nextafter(declared.low, -math.inf), math.nextafter(declared.high, math.inf)
    for value in (*ends, math.inf, -math.inf, math.nan):
        with pytest.raises(ValueError) as caught:
            rule(**{name: value})
        assert str(caught.value) == allowed + exact(value)


@every_kind
def test_what_is_not_a_number_is_refused(rule: type[UpdateRule], name: str, declared: NumericParameter) -> None:
    for value in ("0.5", None, True, [0.5]):
        with pytest.raises(ValueError, match=f"^{name} must be a number, not "):
            rule(**{name: value})


def test_an_integer_too_large_for_a_float_is_out_of_range() -> None:
    with pytest.raises(ValueError, match="learning_rate must be between"):
        RULES["rmsprop"](learning_rate=10**400)


@every_switch
@pytest.mark.parametrize("value", [0, 1, 1.0, "true", None], ids=repr)
def test_switches_take_only_true_and_false(rule: type[UpdateRule], name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be true or false, not "):
        rule(**{name: value})


@every_number
def test_slider_reaches_both_ends_and_the_default(
    rule: type[UpdateRule], name: str, declared: NumericParameter
) -> None:
    default = getattr(rule, name)
    assert (declared.from_fraction(0), declared.from_fraction(1)) == (declared.low, declared.high)
    assert (declared.to_fraction(declared.low), declared.to_fraction(declared.high)) == (0, 1)
    assert declared.from_fraction(declared.to_fraction(default)) == default


@every_kind
def test_slider_values_come_back_to_themselves(rule: type[UpdateRule], name: str, declared: NumericParameter) -> None:
    """A value read off the slider puts the slider where it reads the same value, and that is where it was."""
    previous = declared.low
    for thousandth in range(1, 1000):
        value = declared.from_fraction(thousandth / 1000)
        assert previous <= value <= declared.high
        assert declared.from_fraction(declared.to_fraction(value)) == value
        if declared.whole:  # the nearest there is, of three digits
            off = max(0.501 / value, 0.006)
            nearest = (declared.to_fraction(max(value + side * value, declared.low)) for side in (-off, off))
            assert next(nearest) <= thousandth / 1000 <= next(nearest)
        else:
            assert declared.to_fraction(value) == pytest.approx(thousandth / 1000, abs=0.006)
        previous = value


def test_scales_spread_decades_evenly() -> None:
    """A log slider passes one power of ten a stretch, a complement slider one more nine."""
    rate, beta = (RULES["rmsprop"].declared()[name] for name in ("learning_rate", "beta"))
    assert isinstance(rate, NumericParameter) and isinstance(beta, NumericParameter)
    assert [rate.from_fraction(sixth / 6) for sixth in range(7)] == [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10]
    assert [beta.from_fraction(quarter / 4) for quarter in range(5)] == [0, 0.9, 0.99, 0.999, 0.9999]


def test_differences_are_from_the_other_rule_and_not_from_the_defaults() -> None:
    slow, usual = RMSProp(beta=0.5, epsilon_inside=False), RMSProp()
    assert differences(slow, usual) == "β₂ 0.9, ε inside the root"
    assert differences(usual, slow) == "β₂ 0.5, no ε inside the root"
    assert differences(slow, replace(slow, learning_rate=0.2)) == "η 0.2"
    assert differences(slow, slow) == ""
    assert differences(slow, usual, slow.letters(Notation.NOTEBOOK)) == "β 0.9, ε inside the root"


def linear_parameters() -> Iterator[tuple[str, NumericParameter]]:
    """All that are declared with a linear slider, of rules and of surfaces."""
    for owner, declared in ((owner, owner.declared()) for owner in RULES.values()):
        yield from ((f"{owner.name} {name}", item) for name, item in numbers_of(declared))
    for surface in SURFACES.values():
        yield from ((f"{surface.name} {name}", item) for name, item in numbers_of(surface.parameters))


def numbers_of(declared: Mapping[str, Parameter]) -> list[tuple[str, NumericParameter]]:
    return [(name, item) for name, item in declared.items() if isinstance(item, NumericParameter)]


LINEAR = {name: item for name, item in linear_parameters() if item.scale == "linear"}


@pytest.mark.parametrize("declared", LINEAR.values(), ids=LINEAR)
def test_each_place_of_a_linear_slider_is_another_value(declared: NumericParameter) -> None:
    """Of whole numbers there may be fewer than places: then none is left out."""
    values = [declared.from_fraction(tick / 600) for tick in range(601)]
    few = declared.whole and declared.high - declared.low < len(values)
    assert values == (sorted(values) if few else sorted(set(values)))
    assert not few or set(values) == set(range(round(declared.low), round(declared.high) + 1))
