"""Words that give way where there is little room, so that the numbers around them need not."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from rmsprop_gui.window.looks.look import current_look

_LETTERS = 8  # of its words that a button shows at the least


class ElidingLabel(QLabel):
    """A line of plain text that may be narrower than its words, and then ends in an ellipsis."""

    def minimumSizeHint(self) -> QSize:
        return QSize(_LETTERS * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.drawItemText(
            self.rect(), self.alignment(), self.palette(), self.isEnabled(), self.shown, self.foregroundRole()
        )


class WholeLabel(QLabel):
    """A number: whole, or where there is not enough room for it not there."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


class FittingLabel(ElidingLabel):
    """A line that is said in fewer words where there is little room; only the shortest may end in an ellipsis."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._wordings: tuple[str, ...] = (text,)

    def show_wordings(self, *wordings: str) -> None:
        """Say the first of these that there is room for. Its text is the first."""
        self._wordings = wordings
        self.setText(wordings[0])
        self.update()

    @property
    def shown(self) -> str:
        """What there is room for."""
        fitting = (text for text in self._wordings if self.fontMetrics().horizontalAdvance(text) <= self.width())
        if (first := next(fitting, None)) is not None:
            return first
        return self.fontMetrics().elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, self.width())


class ElidingCheckBox(QCheckBox):
    """A check box that may be narrower than its words, and then ends in an ellipsis."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return _least(self, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        option.text = _elided(self, room)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        if self.isChecked():
            _draw_tick(painter, self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))


class ElidingToolButton(QToolButton):
    """A tool button that may be narrower than its words, and then ends in an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return _least(self, super().sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        others = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        option.text = _elided(self, self.width() - others)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


def _draw_tick(painter: QPainter, box: QRect) -> None:
    """The sign in a box that is checked; style sheets know it only as a file."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(current_look().theme.on_accent), box.width() / 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    corners = (QPointF(0.26, 0.53), QPointF(0.43, 0.7), QPointF(0.75, 0.32))
    painter.drawPolyline(QPolygonF([QPointF(box.topLeft()) + corner * box.width() for corner in corners]))


def _least(button: QAbstractButton, usual: QSize) -> QSize:
    metrics = button.fontMetrics()
    spared = metrics.horizontalAdvance(button.text()) - _LETTERS * metrics.averageCharWidth()
    return QSize(usual.width() - max(spared, 0), usual.height())


def _elided(button: QAbstractButton, room: int) -> str:
    return button.fontMetrics().elidedText(button.text(), Qt.TextElideMode.ElideRight, room)
