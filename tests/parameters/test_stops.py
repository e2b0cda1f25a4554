"""The round values along a slider: 1-2-5 on the scale that the parameter is declared with."""

import math

import pytest

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.parameters.stops import next_stop, stops
from rmsprop_gui.surfaces import SURFACES

OWNERS = [
    *((rule.name, rule.declared()) for rule in RULES.values()),
    *((s.name, s.parameters) for s in SURFACES.values()),
]
NUMBERS = {item: f"{owner} {name}" for owner, declared in OWNERS for name, item in declared.items()}
EACH = [pytest.param(item, id=name) for item, name in NUMBERS.items() if isinstance(item, NumericParameter)]
RATE, BETA = (RULES["rmsprop"].declared()[name] for name in ("learning_rate", "beta"))
ANGLE = SURFACES["quadratic"].parameters["angle"]


@pytest.mark.parametrize("declared", EACH)
@pytest.mark.parametrize("coarse", [False, True])
def test_they_rise_from_end_to_end_and_are_round(declared: NumericParameter, coarse: bool) -> None:
    values = stops(declared, coarse)
    assert (values[0], values[-1]) == (declared.low, declared.high) and list(values) == sorted(set(values))
    if declared.scale != "linear":
        small = [1 - value if declared.scale == "complement" else value for value in values[1:-1]]
        digits = {float(f"{value:.6e}".partition("e")[0]) for value in small}
        assert digits <= ({1.0} if coarse else {1.0, 2.0, 5.0}) and digits
    assert set(stops(declared, True)) <= set(stops(declared)) or declared.scale == "linear"


@pytest.mark.parametrize("declared", EACH)
def test_going_up_and_down_meets_each_of_them_once(declared: NumericParameter) -> None:
    up = [declared.low]
    while up[-1] < declared.high:
        up.append(next_stop(declared, up[-1], up=True))
    down = [declared.high]
    while down[-1] > declared.low:
        down.append(next_stop(declared, down[-1], up=False))
    assert tuple(up) == tuple(reversed(down)) == stops(declared)
    assert next_stop(declared, declared.high, True) == declared.high
    assert next_stop(declared, declared.low, False) == declared.low


@pytest.mark.parametrize(
    "declared, start, after",
    [
        (RATE, 0.1, [0.2, 0.5, 1.0, 2.0]),
        (RATE, 0.123, [0.2, 0.5]),
        (RATE, 0.001, [0.002, 0.005, 0.01]),
        (BETA, 0.0, [0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999]),
        (BETA, 0.93, [0.95]),
        (ANGLE, -30.0, [-20.0, 0.0, 20.0]),
    ],
)
def test_the_next_one_is_that_of_the_series(declared: NumericParameter, start: float, after: list[float]) -> None:
    value = start
    for expected in after:
        value = next_stop(declared, value, up=True)
        assert value == expected
    assert start == declared.low or next_stop(declared, start, up=False) < start


@pytest.mark.parametrize("declared", EACH)
@pytest.mark.parametrize("digits", [2, 3])
def test_a_place_on_the_slider_reads_as_a_value_of_few_digits(declared: NumericParameter, digits: int) -> None:
    for place in range(1, 100):
        value = declared.from_fraction(place / 100, digits)
        small = 1 - value if declared.scale == "complement" else value
        if declared.scale != "linear" and small:
            assert float(f"{small:.{digits - 1}e}") == pytest.approx(small, rel=1e-9)
        assert abs(declared.to_fraction(value) - place / 100) < 0.03 or math.isclose(value, declared.low)
