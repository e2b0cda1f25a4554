"""What the explained step remembers: the weight of each past gradient in its direction and in its rate."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Notation, Span, Spans
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.explanation import span_of
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.simulation.gradient_memory import Memory, MemoryOrObstacle, memories
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.controls.wrapping import wrapped
from rmsprop_gui.window.info.memory_words import MemorySection, nothing_at_all, section_of, without_memory
from rmsprop_gui.window.looks.lettering import SMALL, text_font
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import draw_spans
from rmsprop_gui.window.spotlight import Spotlight

WINDOW = 40  # gradients that are shown
_ALONE, _SHARED = 56, 36  # how high bars are, of one memory and of two
_ABOVE, _BELOW, _APART, _TICK = 8, 4, 12, 5
_BETWEEN = 1.6  # what is free between bars
_BASE = 1.2  # what they stand on
"""All in pixels at scale 1."""


@dataclass(frozen=True)
class WrittenLine:
    """One line of text, with a letter in its colour where it holds one, and the box that it is written in."""

    spans: Spans
    box: QRectF

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


class MemoryChart(QWidget):
    """Bars for the latest gradients, the current one on the right. Painted, so that a frame lays out nothing anew."""

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)
        self.parts: tuple[MemorySection, ...] = ()
        self._shown: tuple[Run, int, Notation] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights of past gradients"))
        self._measure()

    def accessible_interface(self) -> QAccessibleInterface:
        """A chart: what is said of the bars is the description."""
        return Painted(self, QAccessible.Role.Chart)

    @property
    def text(self) -> str:
        """What is said, a part a line."""
        return "\n".join(part.text for part in self.parts)

    @property
    def seen(self) -> tuple[MemorySection, ...]:
        """The parts that are painted: those that remember nothing are told only where none does."""
        return tuple(part for part in self.parts if not part.is_silent) or ((nothing_at_all(),) if self.parts else ())

    def show_frame(self, frame: Frame) -> None:
        """Show what the explained step of the selected run remembers; nothing before the first step."""
        if frame.run is None or frame.row < 1:
            return
        shown = frame.run, frame.row, current_look().notation
        if shown != self._shown:
            self._shown = shown
            self.parts = _parts(*shown)
            self._measure()
            self.setAccessibleDescription(self.text)
            self.setToolTip(self.text)
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    def _measure(self) -> None:
        """The sizes that follow from the look, and from how many rows of bars there are."""
        scale = current_look().scale
        self.written_in = text_font(SMALL)  # all text is
        self._line = math.ceil(QFontMetricsF(self.written_in).height())
        rows = sum(part.memory is not None for part in self.seen)
        self._bars = round((_ALONE if rows < 2 else _SHARED) * scale)
        ages = self._line + round((_TICK + _BELOW) * scale) if rows else 0
        between = round(_APART * scale) * max(len(self.seen) - 1, 0)
        self.setFixedHeight(max(round(sum(map(self._height, self.seen))) + between + ages, self._line))

    def _height(self, part: MemorySection) -> float:
        bars = self._bars + round(_ABOVE * current_look().scale) if part.memory is not None else 0
        return len(self.lines(part, 0.0)) * self._line + bars

    def lines(self, part: MemorySection, top: float) -> tuple[WrittenLine, ...]:
        """What is written of a part that begins at that height, and where."""
        texts = wrapped(part.sentence, QFontMetricsF(self.written_in), self.width())
        return tuple(
            WrittenLine(_lettered(text, part.letter), QRectF(0, top + place * self._line, self.width(), self._line))
            for place, text in enumerate(texts)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scale, top = self.symbols.painter(), current_look().scale, 0.0
        painter.setFont(self.written_in)
        ascent = QFontMetricsF(self.written_in).ascent()
        base: float | None = None
        for part in self.seen:
            for line in self.lines(part, top):
                foot = QPointF(line.box.left(), line.box.top() + ascent)
                draw_spans(painter, foot, line.spans, current_look().theme.ink_soft, painter.marks)
            top += self._height(part)
            if part.memory is not None:
                self._draw_bars(painter, part.memory, top)
                base = top
            top += round(_APART * scale)
        if base is not None:
            self._draw_ages(painter, base)

    def _draw_bars(self, painter: QPainter, memory: Memory, bottom: float) -> None:
        """Heights relative to the largest weight; those below zero hang down."""
        look, weights = current_look(), memory.weights
        largest = float(np.abs(weights).max()) or 1.0
        up, down = max(float(weights.max()), 0.0) / largest, max(-float(weights.min()), 0.0) / largest
        unit = self._bars / (up + down or 1.0)
        base, pitch = bottom - down * unit, self._pitch()
        wide = max(pitch - _BETWEEN * look.scale, 1.0)
        bars = []
        for age, height in enumerate((weights / largest * unit).tolist()):
            left = self.width() - age * pitch - wide
            bars.append(QRectF(left, base - max(height, 0.0), wide, abs(height)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.colour_of(memory.quantity.meaning)))
        painter.drawRects(bars)
        painter.setPen(QPen(QColor(look.theme.border), _BASE * look.scale))
        painter.drawLine(QLineF(0, base, self.width(), base))

    def _pitch(self) -> float:
        return self.width() / WINDOW

    def _draw_ages(self, painter: QPainter, base: float) -> None:
        """How long ago the oldest, the middle and the current gradient were."""
        top = base + round((_TICK + _BELOW) * current_look().scale) - round(_BELOW * current_look().scale)
        painter.setPen(QColor(current_look().theme.ink_soft))
        for text, box in self.ages(top):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)

    def ages(self, top: float) -> list[tuple[str, QRectF]]:
        """What is written below the bars, and where."""
        metrics, middle = QFontMetricsF(self.written_in), WINDOW // 2
        oldest = self.tr("{age} steps ago").format(age=WINDOW)
        places = ((oldest, 0.0), (str(middle), 0.5), (self.tr("now"), 1.0))
        return [
            (text, QRectF((self.width() - wide) * part, top, wide, self._line))
            for text, part in places
            for wide in (metrics.horizontalAdvance(text),)
        ]


def _lettered(text: str, letter: Span | None) -> Spans:
    """A line in pieces, of which the letter is one where the line holds it as a word of its own."""
    found = re.search(rf"(?<!\w){re.escape(letter.text)}(?![\w'’])", text) if letter is not None else None
    if found is None or letter is None:
        return (Span(text),)
    return tuple(span for span in (Span(text[: found.start()]), letter, Span(text[found.end() :])) if span.text)


def _parts(run: Run, t: int, notation: Notation) -> tuple[MemorySection, ...]:
    direction, rate = _remembered(run, t)
    first = _part(run, t, notation, direction, later=0)
    return first, without_memory() if rate is None else _part(run, t, notation, rate, later=1)


def _part(run: Run, t: int, notation: Notation, memory: MemoryOrObstacle, later: int) -> MemorySection:
    letter = span_of(memory.quantity.meaning, run.rule_for(t).letters(notation))
    after = _remembered(run, max(t, 2))[later]  # after one step everything holds one gradient
    is_silent = isinstance(after, Memory) and not np.abs(after.weights[1:]).any()
    return section_of(memory, letter, run, t, is_silent)


@lru_cache(maxsize=512)
def _remembered(run: Run, t: int) -> tuple[MemoryOrObstacle, MemoryOrObstacle | None]:
    """Going back and forth over the same steps asks for the same weights."""
    return memories(run.rule_for, t, WINDOW)
