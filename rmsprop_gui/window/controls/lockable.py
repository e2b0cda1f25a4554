"""A control that a scene of a lesson can lock: it is dimmed then, not taken away, and its tip says why."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.window.locks import Locks

Names = Callable[[], tuple[str, ...]]
Hold = Callable[[QWidget, str], object]
"""Has a widget locked under the name of a control."""

NAMES = "control"
"""The property of a widget that says which controls it is: their names, apart by a space."""


class Lockable(QObject):
    """Follows the locks for one widget, as long as that is there."""

    def __init__(self, widget: QWidget, locks: Locks, names: Names) -> None:
        """`names` tells all names that the widget may be unlocked by."""
        super().__init__(widget)
        self._widget, self._locks, self._names = widget, locks, names
        self._tip: str | None = None  # what it says while it is not locked; None while it is not
        widget.setProperty(NAMES, " ".join(names()))
        locks.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        is_locked = not self._locks.allows(*self._names())
        if is_locked == (self._tip is not None):
            return
        self._widget.setEnabled(not is_locked)
        if is_locked:
            self._tip = self._widget.toolTip()
            self._widget.setToolTip(self.tr("Locked in this scene"))
        else:
            self._widget.setToolTip(self._tip or "")
            self._tip = None


def hold(widget: QWidget, locks: Locks, *names: str) -> None:
    """Have a widget locked unless one of these names may be used."""
    Lockable(widget, locks, lambda: names)


def held_by(locks: Locks) -> Hold:
    """What has a widget locked under one name."""
    return lambda widget, name: hold(widget, locks, name)


def held_by_nobody(widget: QWidget, name: str) -> None:
    """Leaves the widget as it is."""
