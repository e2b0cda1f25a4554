"""The symbol that is pointed at: it is lit wherever it stands in a window."""

from PySide6.QtCore import QObject, Signal

from rmsprop_gui.formulas.meaning import Meaning


class Spotlight(QObject):
    """Holds what is pointed at, and tells who shows symbols what that was before and what it is now.

    It is no part of the view: it comes and goes with the pointer, and is not remembered.
    """

    changed = Signal(object, object)
    """A Meaning, or None where nothing is pointed at; before and now."""
    asked = Signal(object)
    """A Meaning that somebody wants to read about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meaning: Meaning | None = None

    @property
    def meaning(self) -> Meaning | None:
        """What is pointed at; None where that is nothing."""
        return self._meaning

    def point_at(self, meaning: Meaning | None) -> None:
        """Light all places of this, or none."""
        if meaning != self._meaning:
            before, self._meaning = self._meaning, meaning
            self.changed.emit(before, meaning)
