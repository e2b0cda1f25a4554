"""Settings of two runs that are not the same, beside one another: η 0.9 | 0.1."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Meaning, Span, Spans, plain
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.looks.symbols import draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

_APART = 18  # pixels between two settings at scale 1
_LINE = 1.35  # of the height of the type


class WrittenSetting(NamedTuple):
    """What is set, its meaning where it is a letter, and the two values as they are printed."""

    name: str
    meaning: Meaning | None
    first: str
    second: str

    @property
    def spans(self) -> Spans:
        """In one line; a convention says by itself what it is."""
        values = Span(f"{self.first} | {self.second}")
        return (Span(self.name, self.meaning), Span(" "), values) if self.meaning is not None else (values,)


class SettingsLine(QWidget):
    """Settings side by side, in as many lines as they need."""

    def __init__(self, parent: QWidget, spotlight: Spotlight, describe: Describe) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe)
        self._settings: tuple[WrittenSetting, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Settings that differ"))

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read, not typed: the settings are the description."""
        return Painted(self, QAccessible.Role.StaticText)

    @property
    def text(self) -> str:
        """What is shown, one setting a line."""
        return "\n".join(plain(setting.spans) for setting in self._settings)

    def show_settings(self, settings: tuple[WrittenSetting, ...]) -> None:
        """Show these settings."""
        self._settings = settings
        self.setAccessibleDescription(self.text)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        rows = max((row for row, _, _ in self._places()), default=-1) + 1
        self.setFixedHeight(math.ceil(rows * self._pitch))
        self.update()

    @property
    def _pitch(self) -> float:
        return QFontMetricsF(self.font()).height() * _LINE

    def _places(self) -> Iterator[tuple[int, float, Spans]]:
        """The row and the left end of each setting: a new row where it does not fit any more."""
        metrics, row, left = QFontMetricsF(self.font()), 0, 0.0
        for setting in self._settings:
            width = spans_width(metrics, setting.spans)
            if left and left + width > self.width():
                row, left = row + 1, 0.0
            yield row, left, setting.spans
            left += width + _APART * current_look().scale

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        metrics = painter.fontMetrics()
        foot = (self._pitch + metrics.ascent() - metrics.descent()) / 2
        for row, left, spans in self._places():
            at = QPointF(left, row * self._pitch + foot)
            draw_spans(painter, at, spans, current_theme().ink, painter.marks)
