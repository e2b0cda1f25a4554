"""Charts label their numbers as the rest of the app writes them."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from rmsprop_gui.window.charts.axes import LogAxis, StepAxis, ValueAxis
from rmsprop_gui.window.charts.numerals import draw_numeral, numeral_width, parts

MINUS = "\N{MINUS SIGN}"


def texts(axis: LogAxis | StepAxis, low: float, high: float, size: float) -> list[str]:
    return [text for _, text in axis.numbers(low, high, size)]


def linear_axis() -> ValueAxis:
    axis = ValueAxis()
    axis.set_logarithmic(False)
    return axis


def value_of(text: str) -> float:
    """What a number says that is written like that."""
    base, power = parts(text.replace(",", "").replace(MINUS, "-"))
    if not power:
        return float(base)
    return float(base.removesuffix("10").removesuffix("×") or 1) * 10.0 ** float(power.replace(MINUS, "-"))


@pytest.mark.parametrize("low, high", [(0, 3), (-8, 2), (-18, 0), (-300, 300), (0.1, 0.9), (-2.5, -1.7), (5.1, 6.3)])
@pytest.mark.parametrize("size", [60, 200, 800])
def test_numbers_are_what_stands_there_and_never_crowded(qapp: object, low: float, high: float, size: int) -> None:
    axis = LogAxis()
    numbers = axis.numbers(low, high, size)
    assert all(low - 1e-6 <= place <= high + 1e-6 for place, _ in numbers)
    assert all(value_of(text) == pytest.approx(10.0**place, rel=1e-9) for place, text in numbers)
    assert len(numbers) >= 2 and set(axis.marks(low, high, size)) <= {place for place, _ in numbers}
    if high - low >= 2:
        assert all(place == round(place) for place, _ in numbers) and len(numbers) * 11 <= size + 22


@pytest.mark.parametrize(
    "low, high, wanted",
    [
        (-2, 2, ["0.01", "0.1", "1", "10", "100"]),
        (-4, 0, ["0.0001", "0.001", "0.01", "0.1", "1"]),
        (2, 4, ["100", "1,000", "10,000"]),
        (-1, 0, ["0.1", "0.2", "0.5", "1"]),
        (-8, 2, ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1", "10²"]),
        (5, 6, ["10⁵", "2×10⁵", "5×10⁵", "10⁶"]),
    ],
)
def test_short_numbers_are_written_out(qapp: object, low: float, high: float, wanted: list[str]) -> None:
    assert texts(LogAxis(), low, high, 150) == wanted


def test_a_minus_is_a_minus(qapp: object) -> None:
    assert texts(linear_axis(), -10, 5, 100) == [f"{MINUS}10", f"{MINUS}5", "0", "5"]


@pytest.mark.parametrize("size", [0, 10, 40, 60, 200, 800])
@pytest.mark.parametrize(
    "low, high", [(0, 1), (-2.5, -1.4), (-2, 2), (-3, 2), (-18, 0), (-300, 300), (99_990, 100_010)]
)
def test_at_least_two_places_have_numbers(qapp: object, low: float, high: float, size: int) -> None:
    for axis in (LogAxis(), linear_axis(), StepAxis()):
        assert len(set(texts(axis, low, high, size))) >= 2, axis


@pytest.mark.parametrize(
    "low, high, wanted",
    [
        (0, 60, ["0", "20", "40", "60"]),
        (-0.4, 0.4, ["−0.4", "−0.2", "0", "0.2", "0.4"]),
        (0, 2e6, ["0", "0.5×10⁶", "1.0×10⁶", "1.5×10⁶", "2.0×10⁶"]),
        (0, 4e-5, ["0", "1×10⁻⁵", "2×10⁻⁵", "3×10⁻⁵", "4×10⁻⁵"]),
    ],
)
def test_linear_values_have_round_numbers(qapp: object, low: float, high: float, wanted: list[str]) -> None:
    assert texts(linear_axis(), low, high, 110) == wanted


@pytest.mark.parametrize("low, high", [(0, 1e-12), (-3e8, 5e8), (0.1, 0.100001), (-1, 0), (99_990, 100_010)])
@pytest.mark.parametrize("size", [60, 160, 800])
def test_linear_numbers_are_told_apart_and_never_crowded(qapp: object, low: float, high: float, size: int) -> None:
    numbers = texts(linear_axis(), low, high, size)
    assert len(set(numbers)) == len(numbers) and len(numbers) * 11 <= size + 22
    assert not any("-" in number or "e" in number for number in numbers)


@pytest.mark.parametrize("low", [-0.2, -0.6])
def test_what_rounding_leaves_of_zero_is_zero(qapp: object, low: float) -> None:
    numbers = texts(linear_axis(), low, low + 0.6, 120)
    assert numbers.count("0") == 1 and not any(text.strip(f"{MINUS}0.") == "" and text != "0" for text in numbers)


def test_an_exponent_is_raised_in_usual_digits_that_every_font_has(qapp: object) -> None:
    assert parts("2×10⁻⁸") == ("2×10", f"{MINUS}8") and parts("0.01") == ("0.01", "")
    font = QFont()
    font.setPointSizeF(20)
    image = QImage(200, 60, QImage.Format.Format_Grayscale8)
    heights = []
    for text in ("10", "10⁸"):
        image.fill(255)
        painter = QPainter(image)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        draw_numeral(painter, QPointF(10, 45), text)
        painter.end()
        inked = [row for row in range(60) if any(image.pixelColor(x, row).value() < 128 for x in range(200))]
        heights.append((inked[0], inked[-1]))
    assert heights[1][0] < heights[0][0] and heights[1][1] == heights[0][1]
    assert numeral_width("10", font) < numeral_width("10⁸", font) < numeral_width("108", font)
