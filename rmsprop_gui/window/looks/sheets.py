"""What pictures are painted on: pixels for a screen, or the shapes themselves where they leave the app as such."""

import math

from pyqtgraph.Qt import internals
from PySide6.QtCore import QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPicture, QPixmap

from rmsprop_gui.surfaces.surface import Array

VECTOR = 0.0
"""In the place of device pixels for a logical one, where there are no pixels."""
Sheet = QPixmap | QPicture
_SHAPES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture)


def ratio_of(painter: QPainter) -> float:
    """How many device pixels make a logical one where this painter paints; `VECTOR` where it notes shapes."""
    engine = painter.paintEngine()
    return VECTOR if engine.type() in _SHAPES else engine.paintDevice().devicePixelRatioF()


def blank(size: QSizeF, ratio: float) -> Sheet:
    """A transparent sheet."""
    if ratio == VECTOR:
        picture = QPicture()
        picture.setBoundingRect(QRect(0, 0, math.ceil(size.width()), math.ceil(size.height())))
        return picture
    return blank_pixels(size, ratio)


def blank_pixels(size: QSizeF, ratio: float) -> QPixmap:
    """A transparent sheet of pixels."""
    pixmap = QPixmap(max(math.ceil(size.width() * ratio), 1), max(math.ceil(size.height() * ratio), 1))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def size_of(sheet: Sheet) -> QSizeF:
    """In logical pixels."""
    return sheet.deviceIndependentSize() if isinstance(sheet, QPixmap) else QSizeF(sheet.boundingRect().size())


def draw_sheet(painter: QPainter, corner: QPointF, sheet: Sheet) -> None:
    """Paint what is on a sheet, whose upper left corner is there."""
    if isinstance(sheet, QPixmap):
        painter.drawPixmap(corner, sheet)
    else:
        painter.save()
        painter.drawPicture(corner, sheet)
        painter.restore()


def draw_around(painter: QPainter, centre: QPointF, sheet: Sheet) -> None:
    """Paint what is on a sheet, the middle of which is there."""
    size = size_of(sheet)
    draw_sheet(painter, centre - QPointF(size.width() / 2, size.height() / 2), sheet)


def stamp(painter: QPainter, sheet: Sheet, centres: Array) -> None:
    """Paint a sheet around each of the centres (n, 2); pixels are handed to Qt as one block of memory."""
    if isinstance(sheet, QPicture):
        for x, y in centres.tolist():
            draw_around(painter, QPointF(x, y), sheet)
    elif len(centres):
        fragments = internals.PrimitiveArray(QPainter.PixmapFragment, 10)
        fragments.resize(len(centres))
        scale = 1 / sheet.devicePixelRatio()
        table = fragments.ndarray()
        table[:, :2] = centres
        table[:, 2:] = 0.0, 0.0, sheet.width(), sheet.height(), scale, scale, 0.0, 1.0
        painter.drawPixmapFragments(*fragments.drawargs(), sheet)  # type: ignore[call-arg]  # the form for a block
