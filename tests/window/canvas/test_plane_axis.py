"""The axes of the canvas can be read at every zoom that the canvas allows."""

import math
import re

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.view.view_state import narrowest
from rmsprop_gui.window.canvas.plane_axis import PlaneAxis, TickFormat
from rmsprop_gui.window.looks.look import SCALES
from window.frames import Film, experiment_of

from .conftest import CanvasOf, LooksAt

CENTRES = (0.0, 0.3, 9.0, -3.0, 123.456, -1000.0, 1e5, 2e5, -3e5, 1e6)
WIDTHS = [10.0**power for power in range(-9, 7)]
ZOOMS = [
    (centre, width)
    for centre in CENTRES
    for width in (*WIDTHS, 1.001 * narrowest(centre, centre))
    if width > narrowest(centre, centre)
]
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def labelled(axis: PlaneAxis, low: float, high: float, size: float) -> tuple[list[float], list[str]]:
    axis.setRange(low, high)
    (every, ticks), (finer, unlabelled) = axis.tickValues(low, high, size)
    assert axis.tickStrings(unlabelled, 1.0, finer) == []
    return ticks, axis.tickStrings(ticks, 1.0, every)


def read(axis: PlaneAxis, label: str) -> float:
    """What a label means beside the name of its axis."""
    name = axis.labelText.replace(MINUS, "-")
    found = re.fullmatch(r"x₁(?: ([+-]) ([0-9.]+))?(?: \(×10([⁻⁰¹²³⁴-⁹]+)\))?", name)
    assert found is not None, name
    sign, offset, power = found.groups()
    exponent = int((power or "⁰").translate(_TO_DIGITS))
    value = float(label.replace(MINUS, "-")) * 10.0**exponent
    return value + float(offset or 0) * (-1 if sign == "+" else 1)


@pytest.mark.parametrize("size", [180, 420, 1100])
@pytest.mark.parametrize("side", ["bottom", "left"])
def test_at_every_zoom_two_ticks_have_labels_that_say_where_they_are(qapp: object, side: str, size: int) -> None:
    axis = PlaneAxis(side, "x₁")
    axis.show_look("#000000")
    metrics = QFontMetricsF(QApplication.font())
    for centre, width in ZOOMS:
        low, high = centre - width * 0.513, centre + width * 0.487
        axis.resize(size, size)
        ticks, labels = labelled(axis, low, high, size)
        assert len(ticks) >= 2 and len(set(labels)) == len(labels), (centre, width)
        assert all(low <= tick <= high for tick in ticks)
        for tick, label in zip(ticks, labels, strict=True):
            assert read(axis, label) == pytest.approx(tick, abs=1e-3 * width + 1e-15 * abs(centre))
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


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(240, 180), (420, 300), (1100, 700)])
def test_labels_do_not_touch_and_are_painted(
    canvas_of: CanvasOf, looks_at: LooksAt, size: tuple[int, int], scale: float
) -> None:
    looks_at(scale)
    canvas = canvas_of(Film(experiment_of(RMSProp())), size)
    metrics = QFontMetricsF(QApplication.font())
    for factor in (1.0, 0.01, 0.01, 0.01):
        canvas.zoom(factor)
        axis = canvas.getAxis("bottom")
        low, high = axis.range
        ticks, labels = labelled(axis, low, high, axis.width())
        places = [(tick - low) / (high - low) * axis.width() for tick in ticks]
        halves = [metrics.horizontalAdvance(label) / 2 for label in labels]
        pairs = zip(zip(places, halves, strict=True), zip(places[1:], halves[1:], strict=True), strict=False)
        assert len(places) == 2 or all(at + half < next_at - next_half for (at, half), (next_at, next_half) in pairs)
        left, right = canvas.getPlotItem().layout.getContentsMargins()[0::2]
        assert all(at + half <= axis.width() + right for at, half in zip(places, halves, strict=True))
        assert math.isfinite(left) and len(labels) >= 2
