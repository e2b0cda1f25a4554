"""The middle of the window: the canvas, framed while it has the keyboard, and above it what has gone wrong."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.looks.look import repolish

_READ = 6000  # milliseconds


class CentralArea(QFrame):
    """The canvas with the banner and the bar of a prediction above it."""

    def __init__(self, prediction: QWidget, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.banner = QLabel(self)
        self.banner.setObjectName("banner")
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.banner.hide()
        self._passing = QTimer(self, singleShot=True)
        self._passing.setInterval(_READ)
        self._passing.timeout.connect(self.banner.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.banner)
        layout.addWidget(prediction)
        layout.addWidget(canvas)
        canvas.focused.connect(self._on_focused)

    def show_problem(self, problem: str) -> None:
        """Say it above the canvas."""
        self._passing.stop()
        self.banner.setText(problem)
        self.banner.show()

    @Slot(str)
    def show_hint(self, hint: str) -> None:
        """Say it for as long as it takes to read it."""
        self.show_problem(hint)
        self._passing.start()

    @Slot(bool)
    def _on_focused(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        repolish(self)
