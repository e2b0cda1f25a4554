"""With equal axes a unit is as long along x₁ as along x₂, whatever is done to the view."""

import pytest
from PySide6.QtCore import QPointF

from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.window.canvas.canvas import Canvas
from window.frames import Film, Mouse, experiment_of

from .conftest import CanvasOf


def units(canvas: Canvas) -> tuple[float, float]:
    """Pixels along x₁ and along x₂."""
    (left, right), (bottom, top) = canvas.mapping.view
    return canvas.mapping.width / (right - left), canvas.mapping.height / (top - bottom)


def test_they_stay_equal_and_what_was_seen_stays_in_view(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(Film(experiment_of(RMSProp())), (640, 520))
    own = canvas.mapping.view
    across, up = units(canvas)
    assert across != pytest.approx(up), "at first each axis fills the canvas"
    canvas.view.update(equal_axes=True)
    deeds = {
        "turned on": lambda: None,
        "zoomed": lambda: canvas.zoom(0.5),
        "scrolled": lambda: Mouse(canvas.viewport()).wheel(QPointF(100, 90), 2),
        "dragged": lambda: Mouse(canvas.viewport()).drag(QPointF(90, 380), QPointF(120, 330), QPointF(160, 300)),
        "resized": lambda: canvas.resize(900, 400),
        "everything": canvas.show_everything,
        "reset": canvas.reset_view,
    }
    for what, deed in deeds.items():
        deed()
        canvas.viewport().repaint()
        across, up = units(canvas)
        assert across == pytest.approx(up, rel=1e-3), what
    for (low, high), (seen_low, seen_high) in zip(own, canvas.mapping.view, strict=True):
        assert seen_low <= low + 1e-9 and high - 1e-9 <= seen_high
    canvas.view.update(equal_axes=False)
    for range_, expected in zip(canvas.mapping.view, own, strict=True):
        assert range_ == pytest.approx(expected)
