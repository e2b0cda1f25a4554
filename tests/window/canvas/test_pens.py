"""Markers and strokes look the same however many are drawn at once, and on any screen."""

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_pixmap, stroke_pen
from rmsprop_gui.window.looks.sheets import stamp
from window.frames import image_pixels

CENTRES = np.array([[20.0, 20.0], [50.5, 30.25], [80.0, 20.0], [33.0, 44.0]])
every_ratio = pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])


def paper(ratio: float) -> QPixmap:
    pixmap = Mapping(((0.0, 1.0), (0.0, 1.0)), 100.0, 60.0, ratio).blank()
    pixmap.fill(Qt.GlobalColor.white)
    return pixmap


def seen(pixmap: QPixmap) -> np.ndarray:
    return image_pixels(pixmap.toImage())


@every_ratio
@pytest.mark.parametrize("style", LIGHT.run_styles, ids=lambda style: style.name)
def test_stamps_are_the_marker_around_each_point(qapp: object, style: object, ratio: float) -> None:
    marker = marker_pixmap(style.marker, style.colour, 4.0, ratio)
    half = marker.deviceIndependentSize().width() / 2
    at_once, one_by_one = paper(ratio), paper(ratio)
    painter = QPainter(at_once)
    stamp(painter, marker, CENTRES)
    painter.end()
    painter = QPainter(one_by_one)
    for x, y in CENTRES.tolist():
        painter.drawPixmap(QPointF(x - half, y - half), marker)
    painter.end()
    off = np.abs(seen(at_once) - seen(one_by_one)).max(axis=2)
    ink = (seen(one_by_one).min(axis=2) < 200).sum()
    assert ink > 60 * ratio and (off > 100).sum() < 0.35 * ink
    rows, columns = np.nonzero(seen(at_once).min(axis=2) < 200)
    assert columns.mean() / ratio == pytest.approx(CENTRES[:, 0].mean(), abs=1.5)
    assert rows.mean() / ratio == pytest.approx(CENTRES[:, 1].mean(), abs=1.5)


@every_ratio
def test_strokes_are_the_lines_one_by_one(qapp: object, ratio: float) -> None:
    strokes, pen = np.array([[5.0, 5.0, 90.0, 50.0], [10.0, 50.0, 80.25, 8.5]]), stroke_pen("#0072b2", 2.0)
    at_once, one_by_one = paper(ratio), paper(ratio)
    painter = QPainter(at_once)
    draw_strokes(painter, strokes, pen)
    painter.end()
    painter = QPainter(one_by_one)
    painter.setPen(pen)
    for stroke in strokes.tolist():
        painter.drawLine(QLineF(*stroke))
    painter.end()
    np.testing.assert_array_equal(seen(at_once), seen(one_by_one))


def test_nothing_is_no_trouble(qapp: object) -> None:
    pixmap = paper(1.0)
    painter = QPainter(pixmap)
    draw_strokes(painter, np.empty((0, 4)), stroke_pen("#0072b2", 2.0))
    stamp(painter, marker_pixmap("star", "#000000", 4.0, 1.0), np.empty((0, 2)))
    painter.end()
    assert QColor(pixmap.toImage().pixel(50, 30)) == QColor("white")
