"""The name of the run that is explained, as a title; a click on it offers the others."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.window.canvas.pens import marker_pixmap, marker_sheet
from rmsprop_gui.window.controls.chevron import CHEVRON, draw_chevron
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.lettering import TITLE, text_font
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.sheets import draw_around, ratio_of

_GAP, _RING, _PAD = 8.0, 2.0, 4.0  # pixels at scale 1
_MARKER = 0.4  # its radius, in sizes of the title


class RunTitle(NoWheelComboBox):
    """A combo box that looks like a title: mark, name in the colour of the run, chevron."""

    def __init__(self, parent: QWidget | None = None, size: float = TITLE) -> None:
        super().__init__(parent)
        self._size = size
        self._runs: tuple[Run, ...] = ()
        self._selected = -2  # none has been shown yet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_size(self, size: float) -> None:
        """Write it in so many pixels at scale 1."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def show_runs(self, runs: tuple[Run, ...], selected: int) -> None:
        """Offer these runs, and show which of them is explained."""
        if runs != self._runs:
            self._runs = runs
            self.clear()
            for run in runs:
                self.addItem(QIcon(self._marker(run, 6.0 * current_look().scale)), run_name(run, runs))
            self._selected = -2
        if selected != self._selected:
            self._selected = selected
            self.setCurrentIndex(selected)
            self.setToolTip(runs[selected].rule.idea if selected >= 0 else "")
            self.setVisible(selected >= 0)
            self.updateGeometry()

    def forget(self) -> None:
        """The look is another one: the marks are to be drawn anew."""
        self._runs = ()

    def _marker(self, run: Run, radius: float) -> QPixmap:
        style = current_look().theme.run_style(run.style)
        return marker_pixmap(style.marker, style.colour, radius, self.devicePixelRatioF())

    @property
    def _font(self) -> QFont:
        return text_font(self._size, QFont.Weight.DemiBold)

    def _around(self) -> float:
        """What mark and chevron take beside the name."""
        scale = current_look().scale
        return 2 * _MARKER * self._size * scale + (2 * _GAP + CHEVRON + 2 * _PAD) * scale

    @property
    def overhang(self) -> int:
        """How many pixels of ground there are left of the mark."""
        return round(_PAD * current_look().scale)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(self.currentText()) + self._around() + 2
        return QSize(round(width), round(metrics.height() + 2 * _RING * current_look().scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._around() + 1.5 * self._size * current_look().scale), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, index = current_look(), self.currentIndex()
        if not 0 <= index < len(self._runs):
            return
        painter, metrics = QPainter(self), QFontMetricsF(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            self._draw_ground(painter)
        radius, middle = _MARKER * self._size * look.scale, self.height() / 2
        style, left = look.theme.run_style(self._runs[index].style), _PAD * look.scale
        marker = marker_sheet(style.marker, style.colour, radius, ratio_of(painter))
        draw_around(painter, QPointF(left + radius, middle), marker)
        left += 2 * radius + _GAP * look.scale
        room = self.width() - left - (_GAP + CHEVRON + _PAD) * look.scale
        name = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._font)
        painter.setPen(QColor(look.theme.run_style(self._runs[index].style).colour))
        painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), name)
        left += metrics.horizontalAdvance(name) + (_GAP + CHEVRON / 2) * look.scale
        draw_chevron(painter, QPointF(left, middle + look.scale), look.theme.ink_soft)

    def _draw_ground(self, painter: QPainter) -> None:
        look = current_look()
        ring = _RING * look.scale if self.hasFocus() else 0.0
        painter.setPen(QPen(QColor(look.theme.accent), ring) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.track) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), 6, 6)
