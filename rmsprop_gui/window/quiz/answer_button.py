"""One of the choices: large, with its number, which presses it on the keyboard too."""

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import current_look

_PADDING, _RADIUS = 10, 12.0  # pixels at scale 1


class Mark(Enum):
    """What is seen of a choice once the answer is known."""

    NONE = ""
    RIGHT = "✓"
    WRONG = "✗"


class AnswerButton(QPushButton):
    """Its words wrap, and nothing of them is cut. A class's hands are counted at its end."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self._mark = Mark.NONE
        self._says = ""
        self._number, self._words, self._end = (QLabel(self) for _ in range(3))
        self._number.setText(str(number))
        for label, name in ((self._number, "key"), (self._words, "heading"), (self._end, "heading")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._end, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        key = QShortcut(QKeySequence(str(number)), self)  # that of a button would wait until it has been seen pressed
        key.setAutoRepeat(False)
        key.activated.connect(self.click)
        self.show_look()

    def show_choice(self, words: str, hint: str) -> None:
        """Offer this; `hint` is what pressing it does."""
        self._says = words
        self._words.setText(words)
        self.setToolTip(plain_tip(hint))
        self.show_hands(0)
        self.show_mark(Mark.NONE)

    def show_hands(self, count: int) -> None:
        """Show how many hands there were for it; none where there are none."""
        self._end.setText(str(count) if count else "")
        hands = self.tr("%n hand(s)", "", count) if count else ""
        self.setAccessibleName(", ".join(filter(None, (f"{self._number.text()}: {self._says}", hands))))

    def show_mark(self, mark: Mark) -> None:
        """Mark it as right or wrong, or not at all."""
        self._mark = mark
        words = {Mark.RIGHT: self.tr("right"), Mark.WRONG: self.tr("wrong")}
        self.setAccessibleDescription(words.get(mark, ""))
        if mark is not Mark.NONE:
            hands = self._end.text().removesuffix(mark.value).strip()
            self._end.setText(f"{hands}  {mark.value}".strip())
        self.update()

    def show_look(self) -> None:
        """Have distances in the look that the application has now."""
        padding = round(_PADDING * current_look().scale)
        self._row.setContentsMargins(padding, padding, padding, padding)
        self._row.setSpacing(padding)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rim of its own: what is right and what is wrong is seen by sign and strength, not by colour alone."""
        super().paintEvent(event)
        look, painter = current_look(), QPainter(self)
        colours = {Mark.RIGHT: look.theme.accent, Mark.WRONG: look.theme.alert}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours.get(self._mark, look.theme.accent if self.hasFocus() else look.theme.border)
        width = 2.5 if self._mark is not Mark.NONE or self.hasFocus() else 1.0
        painter.setPen(QPen(QColor(colour), width * look.scale))
        inset = width * look.scale / 2
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS * look.scale, _RADIUS * look.scale)
