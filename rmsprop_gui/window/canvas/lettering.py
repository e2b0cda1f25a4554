"""Letters on the canvas: on a halo of the casing's colour, so that they are read over anything."""

import math
import re

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from rmsprop_gui.window.looks import accents
from rmsprop_gui.window.looks.kept_pictures import kept_pictures, unpainted
from rmsprop_gui.window.looks.look import font_of
from rmsprop_gui.window.looks.sheets import Sheet, blank, draw_sheet, ratio_of, size_of

HALO, THIN_HALO = 2.6, 1.6
"""Pixels at scale 1 around each letter, and around those that are less important."""
_LETTER = ".\N{COMBINING CIRCUMFLEX ACCENT}?"


def text_size(text: str, font: QFont) -> QSizeF:
    """How much room the letters themselves take."""
    metrics = QFontMetricsF(font)
    return QSizeF(accents.width(metrics, text), metrics.height())


def draw_lettering(
    painter: QPainter, text: str, box: QRectF, pixels: float, weight: int, ink: str, casing: str, halo: float
) -> None:
    """Draw a text from the left edge of a box, in the middle of its height, on a halo that many pixels wide."""
    ratio = ratio_of(painter)
    picture = _lettering(text, pixels, weight, QApplication.font().key(), ink, casing, halo, ratio)
    height = size_of(picture).height()
    draw_sheet(painter, QPointF(box.left() - _margin(halo), box.center().y() - height / 2), picture)


def _margin(halo: float) -> int:
    return math.ceil(halo) + 1


@kept_pictures
def _lettering(
    text: str, pixels: float, weight: int, application_font: str, ink: str, casing: str, halo: float, ratio: float
) -> Sheet:
    """A picture of a text on its halo, with a margin on each side that the halo has room in.

    It is made anew for another font of the application, which its own depends on.
    """
    font = font_of(pixels, weight)
    metrics, margin = QFontMetricsF(font), _margin(halo)
    picture = _blank(text_size(text, font), margin, ratio)
    painter = QPainter(picture)
    for letter in re.finditer(_LETTER, text):
        left = accents.width(metrics, text[: letter.start()])
        around = _halo(letter.group(), pixels, weight, application_font, casing, halo, ratio)
        draw_sheet(painter, QPointF(left, 0), around)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    accents.draw(painter, QPointF(margin, margin + metrics.ascent()), text)
    painter.end()
    return unpainted(picture)


@kept_pictures
def _halo(
    letter: str, pixels: float, weight: int, application_font: str, casing: str, halo: float, ratio: float
) -> Sheet:
    """What is around a single letter: losses, which are new in each frame, are made of few letters."""
    font, margin, outline = font_of(pixels, weight), _margin(halo), QPainterPath()
    picture = _blank(text_size(letter, font), margin, ratio)
    outline.addText(QPointF(margin, margin + QFontMetricsF(font).ascent()), font, letter)
    pen = QPen(QColor(casing), 2 * halo, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(outline, pen)
    painter.end()
    return unpainted(picture)


def _blank(size: QSizeF, margin: int, ratio: float) -> Sheet:
    """A transparent sheet of that size with a margin on each side."""
    return blank(QSizeF(math.ceil(size.width()) + 2 * margin, math.ceil(size.height()) + 2 * margin), ratio)
