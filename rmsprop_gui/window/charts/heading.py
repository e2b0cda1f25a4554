"""What a chart is headed by: what it shows, and which dash is which parameter; and the button for its scale."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from rmsprop_gui.formulas.meaning import Letters, Span, Spans, plain
from rmsprop_gui.parameters.parameter import OWN
from rmsprop_gui.window.charts.measures import Measure
from rmsprop_gui.window.charts.series import PAIR_DASHES
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

_NARROWEST = 60  # pixels of the title
_ARROW = 8  # pixels at scale 1
_SMALL = 0.85  # of the usual size


class TitleBox(NoWheelComboBox):
    """A combo box that looks like a title, gives way where its chart is narrow, and shortens what no longer fits."""

    def __init__(self, parent: QWidget | None = None, spotlight: Spotlight | None = None) -> None:
        super().__init__(parent)
        self._written: Spans = ()
        self.symbols = SymbolPlaces(self, spotlight)
        self.setMinimumWidth(_NARROWEST)  # or its longest entry would be that
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.fontMetrics().height() + round(6 * current_look().scale))

    @property
    def written(self) -> Spans:
        """The title, with its letter."""
        return self._written

    def show_written(self, written: Spans) -> None:
        """Show the title with its letter in colour."""
        if written != self._written:
            self._written = written
            self.update()

    def _fitted(self, room: float) -> Spans:
        """The title as it fits; where the words are shortened, the letter still stands behind them."""
        metrics, (words, *letter) = QFontMetricsF(self.font()), self._written or (Span(self.currentText()),)
        left = room - spans_width(metrics, tuple(letter))
        return (Span(metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, left)), *letter)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = current_look(), QFontMetricsF(self.font())
        arrow, pad = round(_ARROW * look.scale), round(4 * look.scale)
        spans = self._fitted(self.width() - arrow - 3 * pad)
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(look.theme.accent if self.hasFocus() else look.theme.border), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        foot = (self.height() + metrics.ascent() - metrics.descent()) / 2
        draw_spans(painter, QPointF(pad, foot), spans, look.theme.ink, painter.marks)
        left, top = 2.0 * pad + spans_width(metrics, spans), self.height() / 2 + 0.5 - arrow / 4
        corners = ((left, top), (left + arrow, top), (left + arrow / 2, top + arrow / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.ink_soft))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))

    def showPopup(self) -> None:  # noqa: N802, Qt's name
        """With all entries in full, however narrow the box."""
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        self.view().setMinimumWidth(widest + 40)
        super().showPopup()


class AxisKey(QWidget):
    """x₁ and x₂, each over a line as its curves are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Lines: x₁ solid, x₂ dashed"))

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read."""
        return Painted(self, QAccessible.Role.StaticText)

    def _pitch(self) -> int:
        return self.fontMetrics().horizontalAdvance("x₁") + round(4 * current_look().scale)

    def sizeHint(self) -> QSize:
        return QSize(2 * self._pitch(), self.fontMetrics().height() + round(4 * current_look().scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, pitch, height = current_look(), self._pitch(), self.fontMetrics().height()
        painter = QPainter(self)
        for index, (name, dash) in enumerate(zip(("x₁", "x₂"), PAIR_DASHES, strict=True)):
            width = 1.8 * look.scale
            pen = QPen(QColor(look.theme.ink_soft), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dash:
                pen.setDashPattern([length * look.scale / width for length in dash])
            painter.setPen(pen)
            box = QRect(index * pitch, 0, pitch, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            y = height + width / 2
            painter.drawLine(QLineF(box.left() + 2, y, box.right() - 1, y))


class LogButton(QToolButton):
    """Chooses between the log scale and the linear one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("log"))
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Log scale"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _font(self) -> QFont:
        """Small enough for the corner between the axes, where the lowest label needs room too."""
        font = QFont(self.font())
        font.setPointSizeF(_SMALL * font.pointSizeF())
        return font

    def sizeHint(self) -> QSize:
        metrics, scale = QFontMetrics(self._font()), current_look().scale
        return QSize(metrics.horizontalAdvance(self.text()) + round(10 * scale), metrics.height() + round(scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, width = current_look().theme, 2.0 if self.hasFocus() else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = theme.ink if self.hasFocus() else theme.accent if self.isChecked() else theme.border
        painter.setPen(QPen(QColor(outline), width))
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3)
        painter.setFont(self._font())
        painter.setPen(QColor(theme.on_accent if self.isChecked() else theme.ink_soft))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def show_choice(self, measure: Measure, logarithmic: bool) -> None:
        """Show which scale has been chosen, and say what the other one would be."""
        self.setChecked(logarithmic)
        other = self.tr("A linear scale instead") if logarithmic else self.tr("A log scale instead")
        signed = self.tr("Magnitudes on a log scale; on a linear one the values with their signs")
        self.setToolTip(signed if measure.signed else other)


class ChartHeading(QWidget):
    """Chooses the measure of one chart."""

    measure_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, spotlight: Spotlight | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[Measure, str], ...] = ()
        self.choice = TitleBox(self, spotlight)
        give_spoken_label(self.choice, self.tr("What the chart shows"))
        self.choice.activated.connect(self._on_activated)
        self.key = AxisKey(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 2, 0)
        layout.setSpacing(2)
        layout.addWidget(self.choice, 1)
        layout.addWidget(self.key)

    def show_choice(
        self, measures: Iterable[Measure], chosen: Measure, logarithmic: bool, paired: bool, letters: Letters = OWN
    ) -> None:
        """Show what there is to choose from and what has been chosen; `paired` where either parameter has a curve."""
        written = {one: self._written(one, letters, one == chosen and logarithmic) for one in measures}
        entries = tuple((one, plain(spans)) for one, spans in written.items())
        with QSignalBlocker(self.choice):
            if entries != self._entries:
                self._entries = entries
                self.choice.clear()
                for index, (measure, title) in enumerate(entries):
                    self.choice.addItem(title)
                    self.choice.setItemData(index, self.tr(measure.about), Qt.ItemDataRole.ToolTipRole)
            self.choice.setCurrentIndex([measure for measure, _ in entries].index(chosen))
        self.choice.show_written(written[chosen])
        self.choice.setToolTip(self.tr(chosen.about))
        self.key.setVisible(paired)

    def _written(self, measure: Measure, letters: Letters, magnitude: bool) -> Spans:
        return replace(measure, title=self.tr(measure.title)).written(letters, magnitude)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.measure_chosen.emit(self._entries[index][0])
