"""Formulas and words on a halo, as pictures that are made once."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from rmsprop_gui.formulas.boxes import Box
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.window.canvas.lettering import HALO
from rmsprop_gui.window.controls.formula_layout import Layout, Placed
from rmsprop_gui.window.looks.kept_pictures import kept_pictures, unpainted
from rmsprop_gui.window.looks.look import Look
from rmsprop_gui.window.looks.sheets import Sheet, blank, draw_sheet
from rmsprop_gui.window.looks.symbols import Place, SymbolMarks, SymbolPainter

_GAP = 0.12  # of the type, between two rows
_TURNS = 12


@dataclass(frozen=True, eq=False)
class Haloed:
    """A picture, the size of what is written on it without the halo, and where its symbols stand."""

    sheet: Sheet
    size: QSizeF
    margin: float
    places: tuple[Place, ...] = ()

    def draw(self, painter: QPainter, box: QRectF, marks: SymbolMarks) -> None:
        """Paint it where its text fills a box, and note its symbols."""
        draw_sheet(painter, box.topLeft() - QPointF(self.margin, self.margin), self.sheet)
        move = painter.worldTransform()
        marks.places += [(move.mapRect(place.translated(box.topLeft())), meaning) for place, meaning in self.places]


@kept_pictures
def haloed_formula(rows: tuple[Box, ...], size: float, look: Look, ratio: float, pointed: Meaning | None) -> Haloed:
    """Rows of a formula, one below the other, in type of so many pixels."""
    theme, halo = look.theme, HALO * look.scale
    letters = [Layout(size, theme).place(row) for row in rows]
    casing = replace(theme, ink=theme.casing, symbols=())
    grounds = [Layout(size, casing).place(row) for row in rows]
    width = max(row.width for row in letters)
    height = sum(row.height for row in letters) + _GAP * size * (len(rows) - 1)
    sheet = blank(QSizeF(width + 2 * halo, height + 2 * halo), ratio)
    painter = SymbolPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(halo, halo)
    for turn in range(_TURNS):
        angle = 2 * math.pi * turn / _TURNS
        _paint(painter, grounds, size, halo * math.cos(angle), halo * math.sin(angle))
    painter.marks = SymbolMarks(pointed)
    _paint(painter, letters, size, 0.0, 0.0)
    places = tuple((box.translated(-halo, -halo), meaning) for box, meaning in painter.marks.places)
    painter.end()
    return Haloed(unpainted(sheet), QSizeF(width, height), halo, places)


def _paint(painter: SymbolPainter, rows: list[Placed], size: float, x: float, y: float) -> None:
    for row in rows:
        row.paint(painter, x, y + row.ascent)
        y += row.height + _GAP * size
