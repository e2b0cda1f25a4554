"""A sentence that lies over the canvas: what has gone wrong, or a hint."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from rmsprop_gui.window.looks.look import current_look, repolish

_READ = 6000  # milliseconds
_AROUND = 28  # pixels at scale 1 that the style sheet leaves left and right of the sentence


class Notice(QLabel):
    """As wide as its sentence on one line. A problem stays until it is hidden, a hint for as long as reading takes."""

    told = Signal(str)
    """Something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.hide()
        self._passing = QTimer(self, singleShot=True)
        self._passing.setInterval(_READ)
        self._passing.timeout.connect(self.hide)

    def show_problem(self, problem: str) -> None:
        """Say what has gone wrong."""
        self._passing.stop()
        self._show(problem, is_hint=False)

    @Slot(str)
    def show_hint(self, hint: str) -> None:
        """Say why nothing happens, quietly."""
        self._passing.start()
        self._show(hint, is_hint=True)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + round(_AROUND * current_look().scale)
        return QSize(width, self.heightForWidth(width))

    def size_within(self, room: QSize) -> QSize:
        """As wide as its sentence, or as the room; as high as that makes it."""
        width = min(self.sizeHint().width(), room.width())
        return QSize(width, self.heightForWidth(width))

    def _show(self, text: str, is_hint: bool) -> None:
        self.setText(text)
        if self.property("hint") != is_hint:
            self.setProperty("hint", is_hint)
            repolish(self)
        self.show()
        self.told.emit(text)
