"""Axes label their numbers as the rest of the app writes them."""

import math

import pytest

from rmsprop_gui.window.axes import LogAxis, StepAxis, ValueAxis


@pytest.mark.parametrize("low, high", [(0, 3), (-8, 2), (-18, 0), (-300, 300), (0.1, 0.9), (-2.5, -1.7)])
@pytest.mark.parametrize("size", [60, 200, 800])
def test_decades_are_labelled_and_never_crowded(qapp: object, low: float, high: float, size: int) -> None:
    axis = LogAxis("left")
    axis.setRange(low, high)
    labelled = []
    for spacing, values in axis.tickValues(low, high, size):
        labelled += [(v, text) for v, text in zip(values, axis.tickStrings(values, 1, spacing), strict=True) if text]
    places = sorted(value for value, _ in labelled)
    assert all(low - 1e-6 <= value <= high + 1e-6 for value in places)
    if high - low >= 2:
        assert all(text == f"10{superscript(round(value))}" for value, text in labelled)
        assert len(places) * 11 <= size + 22
    else:
        assert all(float(text) == pytest.approx(10**value, rel=1e-2) for value, text in labelled if "10" not in text)


def superscript(number: int) -> str:
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(sign)] if sign.isdigit() else "⁻" for sign in str(number))


def linear_axis() -> ValueAxis:
    axis = ValueAxis("left")
    axis.set_logarithmic(False)
    return axis


def test_a_minus_is_a_minus(qapp: object) -> None:
    texts = linear_axis().tickStrings([-10.0, 0.0, 5.0], 1, 5)
    assert texts[0].startswith("\N{MINUS SIGN}") and not any("-" in text for text in texts)
    assert [float(text.replace("\N{MINUS SIGN}", "-")) for text in texts] == [-10, 0, 5]


@pytest.mark.parametrize("size", [10, 40, 60, 200, 800])
@pytest.mark.parametrize(
    "low, high", [(0, 1), (-2.5, -1.4), (-2, 2), (-3, 2), (-18, 0), (-300, 300), (99_990, 100_010)]
)
def test_at_least_two_ticks_have_labels(qapp: object, low: float, high: float, size: int) -> None:
    for axis in (LogAxis("left"), linear_axis(), StepAxis("bottom")):
        axis.setRange(low, high)
        labels = [
            text
            for spacing, values in axis.tickValues(low, high, size)
            for text in axis.tickStrings(values, 1.0, spacing)
            if text
        ]
        assert len(set(labels)) >= 2, axis


def test_no_ticks_where_nothing_is_shown(qapp: object) -> None:
    axis = LogAxis("left")
    axis.setRange(0.0, 1.0)
    assert all(math.isfinite(value) for _, values in axis.tickValues(0.0, 1.0, 0.0) for value in values)


@pytest.mark.parametrize(
    "low, high, texts",
    [
        (0, 60, ["0", "20", "40", "60"]),
        (-0.4, 0.4, ["−0.4", "−0.2", "0", "0.2", "0.4"]),
        (0, 2e6, ["0", "0.5×10⁶", "1.0×10⁶", "1.5×10⁶", "2.0×10⁶"]),
        (0, 4e-5, ["0", "1×10⁻⁵", "2×10⁻⁵", "3×10⁻⁵", "4×10⁻⁵"]),
    ],
)
def test_linear_values_have_round_labels(qapp: object, low: float, high: float, texts: list[str]) -> None:
    axis = ValueAxis("left")
    axis.set_logarithmic(False)
    axis.setRange(low, high)
    ((every, values),) = axis.tickValues(low, high, 100)
    assert axis.tickStrings(values, 1.0, every) == texts


@pytest.mark.parametrize("low, high", [(0, 1e-12), (-3e8, 5e8), (0.1, 0.100001), (-1, 0), (99_990, 100_010)])
@pytest.mark.parametrize("size", [60, 160, 800])
def test_linear_labels_are_told_apart_and_never_crowded(qapp: object, low: float, high: float, size: int) -> None:
    axis = ValueAxis("left")
    axis.set_logarithmic(False)
    ((every, values),) = axis.tickValues(low, high, size)
    labels = axis.tickStrings(values, 1.0, every)
    assert len(set(labels)) == len(labels) and len(labels) * 11 <= size + 22
    assert not any("-" in label or "e" in label for label in labels)


@pytest.mark.parametrize("lost", [0.0, -0.0, 1e-17, -2.8e-17, 5.6e-17])
def test_what_rounding_leaves_of_zero_is_zero(qapp: object, lost: float) -> None:
    assert linear_axis().tickStrings([-0.2, lost, 0.2], 1.0, 0.2) == ["−0.2", "0", "0.2"]
