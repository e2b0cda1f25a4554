"""Answers to choose from, large and numbered."""

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.window.lessons.prose_view import ProseView
from rmsprop_gui.window.looks.look import current_look, font_of
from rmsprop_gui.window.looks.style_sheet import HEADING
from rmsprop_gui.window.spotlight import Spotlight

_RADIUS, _PADDING, _MARK = 8.0, 10, 26  # pixels at scale 1


class Mark(Enum):
    """What is seen beside a choice."""

    NONE = ""
    RIGHT = "✓"
    WRONG = "✗"


class ChoiceButton(QAbstractButton):
    """One answer: its number, its words, and once it is known a mark."""

    def __init__(self, number: int, say: Blocks, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent)
        self._mark = Mark.NONE
        self._number = QLabel(str(number), self)
        self._number.setFont(font_of(HEADING, QFont.Weight.DemiBold))
        self.words = ProseView(self, spotlight)
        self.words.show_blocks(say)
        for part in (self._number, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{number}: {self.words.text}")
        self.show_look()

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        scale = current_look().scale
        padding = round(_PADDING * scale)
        self._row.setContentsMargins(padding, padding, padding + round(_MARK * scale), padding)
        self._row.setSpacing(padding)
        self.words.show_look()

    def show_mark(self, mark: Mark) -> None:
        """Mark it as right or wrong, or not at all."""
        self._mark = mark
        words = {Mark.RIGHT: self.tr("right"), Mark.WRONG: self.tr("wrong")}
        self.setAccessibleDescription(words.get(mark, ""))
        self.update()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._row.minimumSize().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = current_look(), QPainter(self)
        theme, radius = look.theme, _RADIUS * look.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = {Mark.RIGHT: theme.accent, Mark.WRONG: theme.alert}
        edge = colours.get(self._mark, theme.accent if self.hasFocus() else theme.border)
        is_strong = self._mark is not Mark.NONE or self.hasFocus()
        painter.setPen(QPen(QColor(edge), 2.0 if is_strong else 1.0))
        is_lit = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(QColor(theme.track if is_lit else theme.raised))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        if self._mark is not Mark.NONE:
            painter.setFont(font_of(HEADING, QFont.Weight.DemiBold))
            painter.setPen(QColor(edge))
            place = self.rect().adjusted(0, 0, -round(_PADDING * look.scale), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._mark.value)


class Choices(QWidget):
    """All answers of a question, one below the other."""

    chosen = Signal(object)
    """The index of an answer."""

    def __init__(self, said: Sequence[Blocks], parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.buttons = [ChoiceButton(number, say, self, spotlight) for number, say in enumerate(said, 1)]
        for index, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._choose, index))
            column.addWidget(button)

    def _choose(self, index: int, checked: bool = False) -> None:
        self.chosen.emit(index)

    def show_marks(self, marks: Sequence[Mark], is_open: bool) -> None:
        """Mark them; while it is open, one can be chosen."""
        for button, mark in zip(self.buttons, marks, strict=True):
            button.show_mark(mark)
            button.setEnabled(is_open)

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        for button in self.buttons:
            button.show_look()
