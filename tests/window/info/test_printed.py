"""The reader of printed numbers reads them rightly: else the tests that use it would prove nothing."""

import math

import pytest

from .printed import Interval, evaluate, read


@pytest.mark.parametrize(
    "text, low, high",
    [
        ("0.5", 0.5, 0.5),
        ("0.5000", 0.49995, 0.50005),
        ("0.01234", 0.012335, 0.012345),
        ("12345", 12344.5, 12345.5),
        ("−0.5 · 2", -1.0, -1.0),
        ("2 − (−3)", 5.0, 5.0),
        ("2.000·10^−3", 1.9995e-3, 2.0005e-3),
        ("10^−8", 1e-8, 1e-8),
        ("√(4 + 12)", 4.0, 4.0),
        ("1/(√(0.25))", 2.0, 2.0),
        ("(1 − 0.9^2) · 10", 1.9, 1.9),
        ("(−3)^2", 9.0, 9.0),
        ("6/(1 + 2) · 2", 4.0, 4.0),
        ("1.000 − 1.000", -0.001, 0.001),
    ],
)
def test_printed_sums(text: str, low: float, high: float) -> None:
    result = evaluate(text)
    assert (result.low, result.high) == pytest.approx((low, high), abs=1e-12)


def test_a_hyperparameter_is_exact_however_many_digits_it_has() -> None:
    assert evaluate("0.9999", {"0.9999"}) == Interval(0.9999, 0.9999) != evaluate("0.9999")


@pytest.mark.parametrize(
    "text, value", [("−37.41", -37.41), ("1.234×10⁻⁸", 1.234e-8), ("−1.5×10¹²", -1.5e12), ("0", 0.0)]
)
def test_numbers_of_tables(text: str, value: float) -> None:
    interval = read(text)
    assert interval.low <= value <= interval.high and math.isclose(interval.low, value, rel_tol=1e-3)
