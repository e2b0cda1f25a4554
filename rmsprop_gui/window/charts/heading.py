"""What a chart is headed by: what it shows, and how the curves of either parameter are drawn."""

from PySide6.QtCore import QLineF, QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from rmsprop_gui.formulas.meaning import Span, Spans, plain
from rmsprop_gui.window.charts.series import PAIR_DASHES
from rmsprop_gui.window.charts.sizes import CURVE, HEADING, LookOf, text_font
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

_NARROWEST = 60  # pixels of the title
_CHEVRON, _PAD, _LINE = 10, 4, 1.6  # pixels at scale 1: width of the chevron, room around it, width of its strokes
_ABOVE = 1.5  # the room above and below the title, in those around the chevron
_SAMPLE, _SHORT_SAMPLE, _APART = 28, 18, 16  # of the lines in the key, and what is free between them
_NARROW = 300  # a chart that has no more is given the short ones


class MeasureChooser(QToolButton):
    """A heading that a press opens a menu under; where its chart is narrow, it shortens what no longer fits."""

    def __init__(self, parent: QWidget | None, spotlight: Spotlight | None, look: LookOf) -> None:
        super().__init__(parent)
        self.look = look
        self.written: Spans = ()
        """The title, with its letter."""
        self.symbols = SymbolPlaces(self, spotlight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        scale = self.look().scale
        return QSize(round(_NARROWEST * scale), round(QFontMetricsF(self._font()).height() + 2 * _ABOVE * _PAD * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_written(self, written: Spans, about: str) -> None:
        """Show the title with its letter in colour, and say what it is about."""
        self.setText(plain(written))
        self.setAccessibleName(self.tr("{title}, what the chart shows").format(title=plain(written)))
        self.setToolTip(about)
        if written != self.written:
            self.written = written
            self.update()

    def _font(self) -> QFont:
        return text_font(self.look(), HEADING, QFont.Weight.DemiBold)

    def fitted(self) -> Spans:
        """The title as it fits; where the words are shortened, the letter still stands behind them."""
        look, metrics = self.look(), QFontMetricsF(self._font())
        words, *letter = self.written or (Span(""),)
        room = self.width() - (_CHEVRON + 5 * _PAD) * look.scale - spans_width(metrics, tuple(letter))
        return (Span(metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, room)), *letter)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics, spans = self.look(), QFontMetricsF(self._font()), self.fitted()
        pad, chevron = _PAD * look.scale, _CHEVRON * look.scale
        left = 3 * pad + spans_width(metrics, spans)
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_state(painter, QRectF(0, 0, left + chevron + 2 * pad, self.height()))
        painter.setFont(self._font())
        foot = (self.height() + metrics.ascent() - metrics.descent()) / 2
        draw_spans(painter, QPointF(pad, foot), spans, look.theme.ink, painter.marks)
        top, half = self.height() / 2 - chevron / 4 + look.scale, chevron / 2
        corners = [QPointF(left, top), QPointF(left + half, top + half), QPointF(left + chevron, top)]
        painter.setPen(QPen(QColor(look.theme.ink_soft), _LINE * look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(corners))

    def _draw_state(self, painter: QPainter, box: QRectF) -> None:
        """A ground while the pointer is over it, a ring while it has the keyboard."""
        theme, is_focused = self.look().theme, self.hasFocus()
        if is_focused or self.underMouse() or self.isDown():
            painter.setPen(QPen(QColor(theme.accent), 2) if is_focused else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if not self.underMouse() else QColor(theme.track))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


class AxisKey(QWidget):
    """x₁ and x₂, each behind a line as its curves are drawn."""

    def __init__(self, parent: QWidget | None, look: LookOf) -> None:
        super().__init__(parent)
        self.look = look
        self.sample = _SAMPLE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Lines: x₁ solid, x₂ dashed"))

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read."""
        return Painted(self, QAccessible.Role.StaticText)

    def fit(self, width: int) -> None:
        """Be as long as suits a chart of that width."""
        self.sample = _SAMPLE if width > _NARROW * self.look().scale else _SHORT_SAMPLE
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[float, float, float]:
        """Of a line, of what is free behind it, and of a name."""
        scale = self.look().scale
        return self.sample * scale, 2 * _PAD * scale, QFontMetricsF(text_font(self.look())).horizontalAdvance("x₁")

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(text_font(self.look())).height()
        return QSize(round(2 * sum(self._widths()) + _APART * self.look().scale), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, (line, free, name) = self.look(), self._widths()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(look))
        left, middle = 0.0, self.height() / 2
        for text, dash in zip(("x₁", "x₂"), PAIR_DASHES, strict=True):
            pen = QPen(QColor(look.theme.ink_soft), CURVE * look.scale)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dash:
                pen.setDashPattern([length / CURVE for length in dash])
            painter.setPen(pen)
            painter.drawLine(QLineF(left, middle, left + line, middle))
            box = QRectF(left + line + free, 0, name + 1, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            left += line + free + name + _APART * look.scale


class ChartHeading(QWidget):
    """What the chart shows, with a menu to choose from, and the key to its curves."""

    menu_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, look: LookOf = current_look
    ) -> None:
        super().__init__(parent)
        self.choice = MeasureChooser(self, spotlight, look)
        self.choice.clicked.connect(self.menu_wanted)
        self.key = AxisKey(self, look)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.choice, 1)
        self._row.addWidget(self.key)

    @property
    def overhang(self) -> QMargins:
        """The ground left of the title and above it, in pixels, by which a heading reaches out of a column of text."""
        pad = self.choice.look().scale * _PAD
        return QMargins(round(pad), round(_ABOVE * pad), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_look(self) -> None:
        """Take the room that the look asks for."""
        self.choice.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        self.key.fit(self.width())
        self._row.activate()

    def show_choice(self, written: Spans, about: str, paired: bool) -> None:
        """Show what has been chosen; `paired` where either parameter has a curve."""
        self.choice.show_written(written, about)
        self.key.setVisible(paired)
