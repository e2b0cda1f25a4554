"""A small switch between the numbers of the two parameters."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from rmsprop_gui.window.looks.lettering import SMALL, text_font
from rmsprop_gui.window.looks.look import current_look

_PAD, _UNDER, _HIGH = 8.0, 2.0, 26.0  # pixels at scale 1


class AxisTabs(QTabBar):
    """x₁ and x₂; the chosen one is written in accent over a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        for text in ("x₁", "x₂"):
            self.addTab(text)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802, Qt's name
        scale, metrics = current_look().scale, QFontMetricsF(text_font(SMALL, QFont.Weight.DemiBold))
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * _PAD * scale
        return QSize(round(width), round(max(_HIGH * scale, metrics.height() + 6 * scale)))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802, Qt's name
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        tabs = [self.tabSizeHint(index) for index in range(self.count())]
        return QSize(sum(tab.width() for tab in tabs), max((tab.height() for tab in tabs), default=0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = current_look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            box, chosen = QRectF(self.tabRect(index)), index == self.currentIndex()
            font = text_font(SMALL, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(look.theme.accent if chosen else look.theme.ink_soft))
            left = box.center().x() - metrics.horizontalAdvance(self.tabText(index)) / 2
            foot = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, foot), self.tabText(index))
            if chosen:
                line = QRectF(left - 1, box.bottom() - 2 * _UNDER * look.scale, 0, _UNDER * look.scale)
                line.setWidth(metrics.horizontalAdvance(self.tabText(index)) + 2)
                painter.fillRect(line, QColor(look.theme.accent))
            if chosen and self.hasFocus():
                painter.setPen(QPen(QColor(look.theme.accent), 2))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
