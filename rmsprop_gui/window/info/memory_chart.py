"""What the explained step remembers: the weight of each past gradient in its direction and in its rate."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Notation, Spans, plain
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.meanings import DIRECTION, RATE
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.explanation import span_of
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.simulation.gradient_memory import Memory, MemoryOrObstacle, NoWeightedSum, Obstacle, memories
from rmsprop_gui.simulation.half_life import half_life
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.controls.wrapping import wrapped
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import SymbolPainter, draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

WINDOW = 50  # gradients that are shown
_BARS, _GAP, _TICK = 34, 8, 4  # pixels at scale 1
_SMALLER = 0.9
_CLOSE = 1e-9
_HELD = "0.00000"  # the room that a highest weight is given, so that no other one moves what stands before it
_MIDDLE, _RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class MemorySection:
    """One row of bars with what is said of it; no bars where there is no memory."""

    title: str
    sentence: str
    highest: str = ""
    memory: Memory | None = None
    written: Spans = ()
    """The letter of what is remembered."""


@dataclass(frozen=True)
class WrittenLine:
    """One line of text, and the box that it is written in."""

    text: str
    box: QRectF
    flags: Qt.AlignmentFlag
    ink: str


class MemoryChart(QWidget):
    """Bars for the latest gradients, the current one on the right. Painted, so that a frame lays out nothing anew."""

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe)
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
        return "\n".join(
            " ".join(filter(None, (plain(part.written), part.title, part.sentence, part.highest)))
            for part in self.parts
        )

    def lines(self, part: MemorySection, top: float) -> tuple[WrittenLine, ...]:
        """What is written of a part that begins at that height, and where."""
        theme, metrics = current_look().theme, QFontMetricsF(self.written_in)
        letter = spans_width(metrics, part.written) + self._gap if part.written else 0.0
        held = max(map(metrics.horizontalAdvance, (part.highest, self._highest(_HELD)))) if part.highest else 0.0
        titles = wrapped(part.title, metrics, self.width() - letter, self.width() - letter - held - self._gap)
        sentences = wrapped(part.sentence, metrics, self.width())
        texts = [(text, letter, theme.ink) for text in titles] + [(text, 0.0, theme.ink_soft) for text in sentences]
        box = QRectF(0, top, self.width(), self._line)
        lines = [
            WrittenLine(text, box.adjusted(left, 0, 0, 0).translated(0, index * self._line), _MIDDLE, ink)
            for index, (text, left, ink) in enumerate(texts)
        ]
        if part.highest:
            lines[0].box.setRight(self.width() - held - self._gap)
            lines.append(WrittenLine(part.highest, box.adjusted(self.width() - held, 0, 0, 0), _RIGHT, theme.ink_soft))
        return tuple(lines)

    def show_frame(self, frame: Frame) -> None:
        """Show what the explained step of the selected run remembers; nothing before the first step."""
        if frame.run is None or frame.row < 1:
            return
        shown = frame.run, frame.row, current_look().notation
        if shown != self._shown:
            self._shown = shown
            self.parts = self._parts(frame.run, frame.row)
            self._measure()
            self.setAccessibleDescription(self.text)
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
        self.written_in = QFont(self.font())  # all text is
        self.written_in.setPointSizeF(self.written_in.pointSizeF() * _SMALLER)
        self._line = math.ceil(QFontMetricsF(self.written_in).height()) + 1
        self._bars, self._gap, self._tick = (round(size * scale) for size in (_BARS, _GAP, _TICK))
        heights = sum(map(self._height, self.parts))
        self.setFixedHeight(heights - self._gap + self._line + self._tick)

    def _height(self, part: MemorySection) -> int:
        bottom = max((line.box.bottom() for line in self.lines(part, 0.0)), default=0.0)
        return round(bottom) + self._gap + (self._bars + self._tick if part.memory else 0)

    # in words

    def _parts(self, run: Run, t: int) -> tuple[MemorySection, ...]:
        direction, rate = _remembered(run, t)
        first = self._part(self.tr("Direction"), direction, run, t)
        if rate is None:
            return first, MemorySection("", self.tr("The rate remembers nothing."))
        return first, self._part(self.tr("Rate"), rate, run, t)

    def _part(self, place: str, memory: MemoryOrObstacle, run: Run, t: int) -> MemorySection:
        name, letters = memory.quantity.label, run.rule_for(t).letters(current_look().notation)
        written = (span_of(memory.quantity.meaning, letters),)
        if isinstance(memory, NoWeightedSum):
            title = self.tr("{place}: {name}, no weighted sum of gradients").format(place=place, name=name)
            if memory.quantity.meaning in (DIRECTION, RATE):  # the place itself: it is named once
                title = self.tr("{place}: no weighted sum of gradients").format(place=place)
            return MemorySection(title, self._reason(memory.obstacle), written=written)
        title = self.tr("{place}: {name}, weights of {g}").format(place=place, name=name, g=memory.term)
        highest = self._highest(number(float(np.abs(memory.weights).max()), 3))
        return MemorySection(title, self._sentence(memory, run, t), highest, memory, written)

    def _highest(self, weight: str) -> str:
        return self.tr("up to {weight}").format(weight=weight)

    def _reason(self, obstacle: Obstacle) -> str:
        """Why past gradients have no weights, in the words of a student."""
        return {
            Obstacle.POSITION: self.tr("It depends on the position too, not on gradients alone."),
            Obstacle.LENGTH: self.tr("It depends on the length of the whole gradient."),
            Obstacle.SEVERAL: self.tr("It depends on more than one memory."),
            Obstacle.MAXIMUM: self.tr("A maximum of sizes: the largest counts, not their sum."),
            Obstacle.OTHER: self.tr("Past gradients count, but none with a weight of its own."),
        }[obstacle]

    def _sentence(self, memory: Memory, run: Run, t: int) -> str:
        """How far back it reaches, in the words of a student."""
        sizes = np.abs(memory.weights)
        if t == 1:
            return self.tr("There has been one gradient so far.")
        if not sizes[1:].any():
            return self.tr("The current gradient alone: nothing is remembered.")
        if np.ptp(sizes) <= _CLOSE * sizes.max():
            return self.tr("All gradients count the same: nothing is forgotten.")
        is_one_rule = all(change.row >= t for change in run.changes)  # else older weights followed another
        whole = half_life(memory, t) if is_one_rule else None
        if whole is None and t > WINDOW:
            count = half_life(memory, len(sizes))
            return self.tr("Of these, half comes from the last {count:,} steps.").format(count=count)
        count = whole or half_life(memory, t)
        if count == 1:
            return self.tr("At least half of it is the current gradient.")
        return self.tr("Half of it comes from the last {count:,} steps.").format(count=count)

    # in bars

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setFont(self.written_in)
        top = 0.0
        last = max((place for place, part in enumerate(self.parts) if part.memory is not None), default=-1)
        for place, part in enumerate(self.parts):
            self._draw_part(painter, part, top)
            top += self._height(part)
            if place == last:
                self._draw_ages(painter, top - self._gap)
                top += self._line + self._tick

    def _draw_part(self, painter: SymbolPainter, part: MemorySection, top: float) -> None:
        metrics = QFontMetricsF(self.written_in)
        foot = QPointF(2, top + (self._line + metrics.ascent() - metrics.descent()) / 2)
        draw_spans(painter, foot, part.written, current_look().theme.ink, painter.marks)
        lines = self.lines(part, top)
        for line in lines:
            painter.setPen(QColor(line.ink))
            painter.drawText(line.box, line.flags, line.text)
        if part.memory is not None:
            self._draw_bars(painter, part.memory, max(line.box.bottom() for line in lines) + self._tick)

    def _draw_bars(self, painter: QPainter, memory: Memory, top: float) -> None:
        """Heights relative to the largest weight; those below zero hang down."""
        theme, weights = current_look().theme, memory.weights
        largest = float(np.abs(weights).max()) or 1.0
        up, down = max(float(weights.max()), 0.0) / largest, max(-float(weights.min()), 0.0) / largest
        unit = self._bars / (up + down or 1.0)
        base = top + up * unit
        pitch = self.width() / WINDOW
        bars = []
        for age, height in enumerate((weights / largest * unit).tolist()):
            left = self.width() - (age + 1) * pitch
            bars.append(QRectF(left, base - max(height, 0.0), max(pitch - 1, 1.0), abs(height)))
        painter.fillRect(QRectF(0, base, self.width(), 1), QColor(theme.line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colour_of(memory.quantity.meaning)))
        painter.drawRects(bars)

    def _draw_ages(self, painter: QPainter, top: float) -> None:
        theme, pitch = current_look().theme, self.width() / WINDOW
        painter.setPen(QPen(QColor(theme.ink_soft), 1))
        for age in range(0, WINDOW, 10):
            x = self.width() - (age + 0.5) * pitch
            painter.drawLine(QLineF(x, top + 1, x, top + self._tick))
            text = self.tr("now") if age == 0 else self.tr("{age} steps ago").format(age=age) if age == 40 else str(age)
            width = QFontMetricsF(self.written_in).horizontalAdvance(text)
            left = min(x - width / 2, self.width() - width)
            painter.drawText(QRectF(left, top + self._tick, width + 1, self._line), _MIDDLE, text)


@lru_cache(maxsize=512)
def _remembered(run: Run, t: int) -> tuple[MemoryOrObstacle, MemoryOrObstacle | None]:
    """Going back and forth over the same steps asks for the same weights."""
    return memories(run.rule_for, t, WINDOW)
