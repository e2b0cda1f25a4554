"""A large button that offers one thing to begin with: an icon, what it is, a sentence, and the key that does it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look

_ICON, _GAP, _AROUND = 22, 12, 8  # pixels at scale 1


class ChoiceButton(QPushButton):
    """As wide as it is made; its words wrap, and nothing of them is cut."""

    def __init__(self, picture: str, title: str, about: str, parent: QWidget) -> None:
        """`picture` is the name of an icon."""
        super().__init__(parent)
        self._picture = picture
        self.setObjectName("choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self._icon, self._title, self.about, self._key = (QLabel(text, self) for text in ("", title, about, ""))
        for name, label in (("heading", self._title), ("soft", self.about), ("key", self._key)):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._icon, self._title, self.about, self._key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title.setWordWrap(True)
        self.about.setWordWrap(True)
        self._lay_out()
        self.show_look()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addLayout(head)
        words.addWidget(self.about)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._icon)
        self._box.addLayout(words, 1)

    def set_key(self, number: int, told: str = "") -> None:
        """Be pressed by a digit while it is to be seen; what is told is another key that does the same, if any."""
        self.setShortcut(QKeySequence(str(number)))
        self._key.setText(told or str(number))

    def show_look(self) -> None:
        """Have icon and distances in the look that the application has now."""
        look = current_look()
        self._icon.setPixmap(
            icon(self._picture, look.theme.accent).pixmap(QSize(_ICON, _ICON) * look.scale, self.devicePixelRatioF())
        )
        around = round(_AROUND * look.scale)
        self._box.setContentsMargins(around, around, around, around)
        self._box.setSpacing(round(_GAP * look.scale))

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._box.minimumSize()
