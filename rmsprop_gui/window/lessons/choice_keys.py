"""The digits choose an answer while there are some to choose from, also where the pane is out of sight."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_KEYS = 9


class ChoiceKeys(QObject):
    """1 to 9, of the whole window."""

    pressed = Signal(int)
    """The index of an answer."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._keys = [QShortcut(QKeySequence(str(index + 1)), window) for index in range(_KEYS)]
        for index, key in enumerate(self._keys):
            key.activated.connect(partial(self.pressed.emit, index))
        self.offer(0)

    def offer(self, count: int) -> None:
        """Let there be so many answers to choose from."""
        for index, key in enumerate(self._keys):
            key.setEnabled(index < count)
