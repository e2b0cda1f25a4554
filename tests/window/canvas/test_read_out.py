"""What is read under the pointer is written whole, at any width."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.window.canvas.read_out import wrapped
from rmsprop_gui.window.looks.look import SCALES
from window.frames import Film, experiment_of, pixels

from .conftest import CanvasOf, LooksAt

PARTS = ("x₁ −0.1935", "x₂ 3.413", "f 58.15", "∇f (−0.03774, 1.234×10⁻¹⁰)")


@pytest.mark.parametrize("width", [40, 90, 150, 220, 330, 1000])
def test_lines_keep_to_the_width_and_parts_are_whole(qapp: object, width: int) -> None:
    metrics = QFontMetricsF(QApplication.font())
    lines = wrapped(PARTS, metrics, width)
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    written = [part for line in lines for part in line.split("   ")]
    assert written == [part for part in PARTS if metrics.horizontalAdvance(part) <= width]
    assert width < 1000 or len(lines) == 1


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_of_it_leaves_the_canvas(canvas_of: CanvasOf, looks_at: LooksAt, scale: float) -> None:
    looks_at(scale)
    canvas = canvas_of(Film(experiment_of(RMSProp())), (400, 400))
    before = pixels(canvas)
    canvas.read_out.show_parts(*PARTS)
    changed = (pixels(canvas) != before).any(axis=2)
    box = canvas.getPlotItem().getViewBox().sceneBoundingRect()
    columns = changed.any(axis=0).nonzero()[0]
    assert len(columns) and columns.min() >= box.left() + 4 and columns.max() <= box.right() - 4
