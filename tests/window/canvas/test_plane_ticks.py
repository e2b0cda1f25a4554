"""The axes of the canvas can be read at every zoom that the canvas allows."""

import re

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.view.view_state import narrowest
from rmsprop_gui.window.canvas.plane_ticks import PlaneTicks, TickFormat, plane_ticks

CENTRES = (0.0, 0.3, 9.0, -3.0, 123.456, -1000.0, 1e5, 2e5, -3e5, 1e6)
WIDTHS = [10.0**power for power in range(-9, 7)]
ZOOMS = [
    (centre, width)
    for centre in CENTRES
    for width in (*WIDTHS, 1.001 * narrowest(centre, centre))
    if width > narrowest(centre, centre)
]
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def read(ticks: PlaneTicks, label: str) -> float:
    """What a label means beside the name of its axis."""
    name = ticks.name.replace(MINUS, "-")
    found = re.fullmatch(r"x₁(?: ([+-]) ([0-9.]+))?(?: \(×10([⁻⁰¹²³⁴-⁹]+)\))?", name)
    assert found is not None, name
    sign, offset, power = found.groups()
    exponent = int((power or "⁰").translate(_TO_DIGITS))
    value = float(label.replace(MINUS, "-")) * 10.0**exponent
    return value + float(offset or 0) * (-1 if sign == "+" else 1)


@pytest.mark.parametrize("size", [180, 420, 1100])
@pytest.mark.parametrize("is_upright", [False, True])
def test_at_every_zoom_two_ticks_have_labels_that_say_where_they_are(qapp: object, is_upright: bool, size: int) -> None:
    metrics = QFontMetricsF(QApplication.font())
    for centre, width in ZOOMS:
        low, high = centre - width * 0.513, centre + width * 0.487
        ticks = plane_ticks("x₁", low, high, size, metrics, is_upright)
        assert len(ticks.places) >= 2 and len(set(ticks.labels)) == len(ticks.labels), (centre, width)
        assert all(low <= tick <= high for tick in ticks.places)
        for tick, label in zip(ticks.places, ticks.labels, strict=True):
            assert read(ticks, label) == pytest.approx(tick, abs=1e-3 * width + 1e-15 * abs(centre))
            assert metrics.horizontalAdvance(label) <= metrics.horizontalAdvance(f"{MINUS}0.000") + 2, label


@pytest.mark.parametrize(
    ("ticks", "spacing", "labels", "name"),
    [
        ([-10.0, 0.0, 10.0], 10.0, ["−10", "0", "10"], "x₁"),
        ([-0.4, -0.2, 0.0], 0.2, ["−0.4", "−0.2", "0"], "x₁"),
        ([-5e5, 0.0, 5e5], 5e5, ["−5", "0", "5"], "x₁ (×10⁵)"),
        ([2e-7, 4e-7], 2e-7, ["2", "4"], "x₁ (×10⁻⁷)"),
        ([8.99998, 9.0, 9.00002], 2e-5, ["−2", "0", "2"], "x₁ − 9.000 (×10⁻⁵)"),
        ([-3.0002, -3.0001, -3.0], 1e-4, ["−2", "−1", "0"], "x₁ + 3.00 (×10⁻⁴)"),
        ([12344.0, 12345.0], 1.0, ["44", "45"], "x₁ − 12300"),
    ],
)
def test_what_all_labels_have_in_common_is_said_beside_the_name(
    ticks: list[float], spacing: float, labels: list[str], name: str
) -> None:
    written = TickFormat.of(ticks, spacing)
    assert written.named("x₁") == name and [written.label(tick) for tick in ticks] == labels
