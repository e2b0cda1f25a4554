"""The heading of the panel of the surface, from which another one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmsprop_gui.window.controls.no_wheel import PlainComboBox


class SurfaceField(PlainComboBox):
    """A choice whose list is shown elsewhere, with pictures."""

    opened = Signal()
    """It was pressed: its list is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wide=True)

    def showPopup(self) -> None:
        self.opened.emit()

    def offered(self) -> list[tuple[str, str]]:
        """The names and titles of all that can be chosen."""
        return [(self.itemData(index), self.itemText(index)) for index in range(self.count())]

    def choose(self, name: str) -> None:
        """Choose the one with this name, as if it had been taken from a list."""
        self.setCurrentIndex(self.findData(name))
        self.activated.emit(self.currentIndex())
