"""The effective learning rates as bars on a log scale."""

import math

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.meanings import RATE
from rmsprop_gui.simulation.dissection import Pair
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.formula_layout import italic
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.info.decades import decade_text, labelled
from rmsprop_gui.window.looks.lettering import HEADING, SMALL, math_font, text_font
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.looks.symbols import SymbolPainter, draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

_LABEL, _BAR, _GAP = 28.0, 18.0, 12.0  # pixels at scale 1: the letter before a bar, a bar, the space between two
_MARK, _BEYOND, _TICK, _NEAR = 2.4, 4.0, 5.0, 8.0  # the mark of a limit, how far it stands out; a tick; around a number
_RADIUS = 3.0
_LETTER = 20.0
_USUAL_NUMBER = "0.01234"
_USUAL = (-4, 2)  # decades; more are shown where a rate needs them
_FARTHEST = (1e-8, 1e6)  # a limit beyond that stands in the table only: it would squeeze the bars
_STRONG = QFont.Weight.DemiBold


class RateBars(QWidget):
    """A bar for the rate of each parameter, its number behind it; a mark shows where the rule would stop being stable.

    Before the first step there are the tracks and the marks alone.
    """

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)
        self.rates: Pair = (math.nan, math.nan)
        self.limits: Pair = (math.nan, math.nan)
        self._limit_name: str | None = None
        self._colour = QColor()
        self._scaled = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()
        self.setAccessibleName(self.tr("Effective learning rates on a log scale"))

    def accessible_interface(self) -> QAccessibleInterface:
        """A chart: the rates and their limits in numbers are the description."""
        return Painted(self, QAccessible.Role.Chart)

    @property
    def text(self) -> str:
        """What is shown, a parameter a line."""
        return "\n".join(map(self._in_words, ("x₁", "x₂"), self.rates, self.limits))

    def _in_words(self, name: str, rate: float, limit: float) -> str:
        told = "—" if math.isnan(rate) else number(rate)
        if math.isnan(limit):
            return self.tr("{name}: {rate}").format(name=name, rate=told)
        return self.tr("{name}: {rate}, stable below {limit}").format(name=name, rate=told, limit=number(limit))

    def _measure(self) -> None:
        """The sizes that follow from the look."""
        scale = current_look().scale
        self._label, self._bar, self._pitch = _LABEL * scale, _BAR * scale, (_BAR + _GAP) * scale
        self._small, self._strong = text_font(SMALL), text_font(SMALL, _STRONG)
        self._heading = text_font(HEADING, _STRONG)
        self._top = math.ceil(QFontMetricsF(self._heading).height() + 10 * scale)
        self._foot = self._top + 2 * self._pitch - _GAP * scale / 2
        self.setFixedHeight(self.height_with(self._scaled))

    def height_with(self, scaled: bool) -> int:
        """How high it is with the scale below the bars, or without it, in pixels."""
        scale = current_look().scale
        if not scaled:
            return math.ceil(self._foot + (_BEYOND - _GAP / 2) * scale)
        return math.ceil(self._foot + (_TICK + 2) * scale + QFontMetricsF(self._small).height())

    @property
    def whole_width(self) -> int:
        """The width in which the number of a rate has room behind its bar or in it, however long that is."""
        room = QFontMetricsF(self._strong).horizontalAdvance(_USUAL_NUMBER) + _NEAR * current_look().scale
        return math.ceil(self._label + 2 * room + 1)

    def set_scaled(self, scaled: bool) -> None:
        """Have the bars stand over a scale, or alone."""
        if scaled != self._scaled:
            self._scaled = scaled
            self._measure()
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def show_rates(self, rates: Pair, limits: Pair, colour: str, limit_name: str | None = None) -> None:
        """Show these rates as bars of this colour, NaN as none; `limit_name` is what the marks stand for."""
        self.rates, self.limits, self._colour, self._limit_name = rates, limits, QColor(colour), limit_name
        self.setAccessibleDescription(self.text)
        self.update()

    def run_along(self, rates: Pair, limits: Pair) -> None:
        """Paint rates that are on their way to those that are shown; screen readers are told nothing of it."""
        self.rates, self.limits = rates, limits
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_heading(painter)
        if self._scaled:
            self._draw_scale(painter)
        for axis in (0, 1):
            self._draw_bar(painter, axis)

    @property
    def decades(self) -> tuple[int, int]:
        """Between which powers of ten the scale goes."""
        near = [limit for limit in self.limits if _FARTHEST[0] < limit < _FARTHEST[1]]
        logs = [math.log10(value) for value in (*self.rates, *near) if value > 0 and math.isfinite(value)]
        return min([_USUAL[0], *map(math.floor, logs)]), max([_USUAL[1], *map(math.ceil, logs)])

    def track(self, axis: int) -> QRectF:
        """Where the bar of a parameter can go, in pixels."""
        return QRectF(self._label, self._top + axis * self._pitch, self.width() - self._label - 1, self._bar)

    def place(self, value: float) -> float:
        """Where a rate stands, in pixels from the left."""
        low, high = self.decades
        track = self.track(0)
        return track.left() + (math.log10(value) - low) / (high - low) * track.width()

    def mark(self, axis: int) -> float | None:
        """Where the mark of a limit stands; None where the scale does not reach it."""
        low, high = self.decades
        limit = self.limits[axis]
        return self.place(limit) if 10.0**low <= limit <= 10.0**high else None

    def number_box(self, axis: int) -> QRectF | None:
        """Where the number of a rate is written: behind its bar, or its mark if it would touch that, or in it.

        Where there is room for none of these, it interrupts the mark; None where it would not be whole.
        """
        rate, track, near = self.rates[axis], self.track(axis), _NEAR * current_look().scale
        if not (rate > 0 and math.isfinite(rate)):
            return None
        width = QFontMetricsF(self._strong).horizontalAdvance(number(rate))
        end, mark = self.place(rate), self.mark(axis)
        behind = [end + near] if mark is None else [end + near, max(end, mark) + near]
        within = end if mark is None else min(end, mark)
        places = (*behind, end - near - width, within - near - width)
        whole = [left for left in places if track.left() <= left and left + width <= track.right()]
        clear = [left for left in whole if mark is None or not left - near / 2 < mark < left + width + near / 2]
        return next((QRectF(left, track.top(), width, track.height()) for left in clear + whole), None)

    def mark_lines(self, axis: int) -> list[QLineF]:
        """What is drawn of the mark of a limit: a line across the track, or its ends where a number is in its way."""
        mark, box, track = self.mark(axis), self.number_box(axis), self.track(axis)
        if mark is None:
            return []
        beyond, near = _BEYOND * current_look().scale, _NEAR * current_look().scale / 2
        top, bottom = track.top() - beyond, track.bottom() + beyond
        if box is None or not box.left() - near < mark < box.right() + near:
            return [QLineF(mark, top, mark, bottom)]
        return [QLineF(mark, top, mark, track.top()), QLineF(mark, track.bottom(), mark, bottom)]

    def _draw_heading(self, painter: SymbolPainter) -> None:
        """What the bars are, and at the right what the marks are."""
        theme, scale = current_theme(), current_look().scale
        metrics, foot = QFontMetricsF(self._heading), QFontMetricsF(self._heading).ascent()
        right = self.width()
        room = right - QFontMetricsF(math_font(_LETTER)).horizontalAdvance("r  ") - 8 * scale  # the letter is seen
        title = Span(metrics.elidedText(self.tr("Effective rate"), Qt.TextElideMode.ElideRight, room))
        if self._limit_name is not None:
            said = self.tr("{limit}, stable below").format(limit=self._limit_name)
            wide = QFontMetricsF(self._small).horizontalAdvance(said) + 14 * scale
            if spans_width(metrics, (title, Span("  r"))) + wide + 8 * scale <= right:
                self._draw_key(painter, right - wide, said)
        painter.setFont(self._heading)
        draw_spans(painter, QPointF(0, foot), (title,), theme.ink, painter.marks)
        painter.setFont(math_font(_LETTER))
        letter = QPointF(spans_width(metrics, (title, Span(" "))) + 4 * scale, foot)
        draw_spans(painter, letter, (Span(italic("r"), RATE),), theme.ink, painter.marks)

    def _draw_key(self, painter: SymbolPainter, left: float, said: str) -> None:
        theme, scale = current_theme(), current_look().scale
        metrics, foot = QFontMetricsF(self._small), QFontMetricsF(self._heading).ascent()
        painter.setPen(QPen(QColor(theme.ink), _MARK * scale))
        painter.drawLine(QLineF(left + 2 * scale, foot - metrics.ascent() + 1, left + 2 * scale, foot + scale))
        painter.setFont(self._small)
        painter.setPen(QColor(theme.ink_soft))
        painter.drawText(QPointF(left + 14 * scale, foot), said)

    def _draw_bar(self, painter: SymbolPainter, axis: int) -> None:
        theme, scale, track = current_theme(), current_look().scale, self.track(axis)
        self._draw_name(painter, axis, track)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(track, _RADIUS * scale, _RADIUS * scale)
        rate = self.rates[axis]
        if rate > 0 and math.isfinite(rate):
            painter.setBrush(self._colour)
            width = max(self.place(rate) - track.left(), 2.0)
            painter.drawRoundedRect(QRectF(track.topLeft(), track.bottomLeft()).adjusted(0, 0, width, 0), 3, 3)
        painter.setPen(QPen(QColor(theme.ink), _MARK * scale))
        painter.drawLines(self.mark_lines(axis))
        if (box := self.number_box(axis)) is not None:
            painter.setFont(self._strong)
            painter.setPen(QColor(theme.ground if box.right() < self.place(rate) else theme.ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, number(rate))

    def _draw_name(self, painter: SymbolPainter, axis: int, track: QRectF) -> None:
        painter.setFont(math_font(_LETTER))
        painter.setPen(QColor(current_theme().ink))
        foot = track.center().y() + 0.24 * _LETTER * current_look().scale
        painter.drawText(QPointF(0, foot), italic("x"))
        step = painter.fontMetrics().horizontalAdvance(italic("x"))
        painter.setFont(math_font(0.67 * _LETTER))
        painter.drawText(QPointF(step, foot + 0.18 * _LETTER * current_look().scale), "12"[axis])

    def scale_words(self) -> list[tuple[float, QRectF, str]]:
        """What the scale is labelled with: where each tick stands, and the box and the text of its number."""
        metrics, top = QFontMetricsF(self._small), self._foot + (_TICK + 1) * current_look().scale
        words = []
        for decade in labelled(*self.decades, self.track(0).width(), metrics):
            x, said = self.place(10.0**decade), decade_text(decade)
            width = metrics.horizontalAdvance(said)
            left = min(max(x - width / 2, self._label), self.width() - width)
            words.append((x, QRectF(left, top, width, metrics.height()), said))
        first, *between, last = words  # the outer two stand within the widget, so they may be nearer to the others
        clear = [one for one in between if first[1].right() + 4 < one[1].left() and one[1].right() + 4 < last[1].left()]
        return [first, *clear, last]

    def _draw_scale(self, painter: SymbolPainter) -> None:
        painter.setFont(self._small)
        painter.setPen(QPen(QColor(current_theme().ink_soft), 1))
        for x, box, said in self.scale_words():
            painter.drawLine(QLineF(x, self._foot, x, self._foot + _TICK * current_look().scale))
            painter.drawText(box, Qt.TextFlag.TextDontClip, said)
