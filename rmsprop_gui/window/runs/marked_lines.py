"""Formulas of two runs, one below the other, each behind the marker of its run."""

import math
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.typeset import Box, linear
from rmsprop_gui.window.canvas.pens import draw_marker
from rmsprop_gui.window.controls.formula_layout import Layout, Placed, broken
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_SIZE = 21.0  # pixels of type at scale 1
_MARKER, _ROOM, _MIDDLE = 0.29, 1.15, 0.26  # of the size: radius, room to the left, height above the baseline
_GAP, _INDENT = 0.3, 1.5  # of the size: between lines, before what a line goes on with
_SMALLEST = 0.75  # how far formulas are scaled down before they are broken into lines


class MarkedLine(NamedTuple):
    """A formula of a run: the name and the style of the run, and what is written."""

    run: str
    style: int
    box: Box


class MarkedLines(QWidget):
    """As wide as it has room, and as high as its lines."""

    def __init__(self, parent: QWidget, spotlight: Spotlight, describe: Describe) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)
        self.lines: tuple[MarkedLine, ...] = ()
        self._rows: list[tuple[int | None, Placed]] = []  # the style of the run where a line begins
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Lines that differ"))

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read, not typed: the lines are the description."""
        return Painted(self, QAccessible.Role.StaticText)

    @property
    def text(self) -> str:
        """What is shown, one formula a line."""
        return "\n".join(f"{line.run}: {linear(line.box)}" for line in self.lines)

    def show_lines(self, lines: tuple[MarkedLine, ...]) -> None:
        """Show these formulas."""
        self.lines = lines
        self.setAccessibleDescription(self.text)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    @property
    def _size(self) -> float:
        return _SIZE * current_look().scale

    def _arrange(self) -> None:
        """Place the lines at the size at which the widest fits."""
        size, layout = self._size, Layout(self._size, current_look().theme)
        room = max(self.width() - 2 - _ROOM * size, 60.0)
        self._rows = []
        for line in self.lines:
            parts = broken(layout.pieces(line.box), room / _SMALLEST, _INDENT * size)
            self._rows += [(line.style if place == 0 else None, part) for place, part in enumerate(parts)]
        widest = max((placed.width for _, placed in self._rows), default=0.0)
        self._scale = min(1.0, room / widest) if widest else 1.0
        height = sum(placed.height + _GAP * size for _, placed in self._rows)
        self.setFixedHeight(math.ceil(height * self._scale))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, size = self.symbols.painter(), self._size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        top = 0.0
        for style, placed in self._rows:
            foot = top + _GAP * size / 2 + placed.ascent
            if style is not None:
                self._draw_marker(painter, style, foot - _MIDDLE * size)
            placed.paint(painter, _ROOM * size, foot)
            top += placed.height + _GAP * size

    def _draw_marker(self, painter: QPainter, style: int, middle: float) -> None:
        look = current_look().theme.run_style(style)
        painter.save()
        painter.translate(0.4 * self._size, middle)
        draw_marker(painter, look.marker, look.colour, _MARKER * self._size)
        painter.restore()
