"""How numbers are printed."""

import math
import random

import pytest

from rmsprop_gui.formulas.number import MINUS, exact, number, split

PRINTED = [
    (0.0, "0"),
    (-0.0, "0"),
    (1.0, "1.000"),
    (-0.092018, "−0.09202"),
    (37.41, "37.41"),
    (1.234e-8, "1.234×10⁻⁸"),
    (-1.234e-8, "−1.234×10⁻⁸"),
    (0.00012346, "0.0001235"),
    (0.000099996, "0.0001000"),
    (0.000099994, "9.999×10⁻⁵"),
    (9.9996, "10.00"),
    (12345.6, "12346"),
    (999949.0, "999949"),
    (999951.0, "1.000×10⁶"),
    (1e6, "1.000×10⁶"),
    (-2.5e300, "−2.500×10³⁰⁰"),
    (5e-324, "4.941×10⁻³²⁴"),
    (math.inf, "∞"),
    (-math.inf, "−∞"),
    (math.nan, "undefined"),
]

EXACT = [
    (0.1, "0.1"),
    (9, "9"),
    (-3.0, "-3"),
    (1e-8, "1e-8"),
    (2.5e-8, "2.5e-8"),
    (0.9999, "0.9999"),
    (100000.0, "100000"),
    (1e22, "1e22"),
    (math.inf, "inf"),
    (-math.inf, "-inf"),
    (math.nan, "nan"),
]


@pytest.mark.parametrize("value, text", PRINTED)
def test_numbers_are_printed_to_four_digits(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("digits, text", [(1, "0.07"), (2, "0.067"), (3, "0.0667"), (6, "0.0666667")])
def test_digits_are_significant_ones(digits: int, text: str) -> None:
    assert number(1 / 15, digits) == text


@pytest.mark.parametrize("value, text", EXACT)
def test_exact_texts_are_short(value: float, text: str) -> None:
    assert exact(value) == text


def magnitudes(count: int = 2000) -> list[float]:
    coin = random.Random(7)
    return [coin.choice((-1, 1)) * coin.uniform(1, 10) * 10.0 ** coin.randint(-30, 30) for _ in range(count)]


def test_exact_texts_read_back_as_the_same_number() -> None:
    for value in magnitudes():
        assert float(exact(value)) == value
        assert float(exact(float(round(value)))) == round(value)


def test_printed_numbers_are_within_half_a_digit() -> None:
    back = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
    for value in magnitudes():
        text = number(value).replace(MINUS, "-").replace("×10", "e").translate(back)
        assert float(text) == pytest.approx(value, rel=5.001e-4)


def test_split_gives_the_power_beside_the_digits() -> None:
    assert split(-1.234e-8) == ("−1.234", -8)
    assert split(37.41) == ("37.41", 0)
