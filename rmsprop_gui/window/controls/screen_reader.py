"""What screen readers are given for widgets of whose contents Qt knows nothing: what they are, and what is on them.

Qt asks for an interface when a screen reader first meets a widget, and keeps it as long as the widget lives.
"""

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import VoidPtr

_NOTHING = VoidPtr(0)


@runtime_checkable
class Spoken(Protocol):
    """A widget that says itself what it is to screen readers."""

    def accessible_interface(self) -> QAccessibleInterface:
        """What screen readers are given in the place of Qt's own interface; called once."""


def install() -> None:
    """Let Qt ask widgets for their interfaces. To be called once, before there are widgets."""
    QAccessible.installFactory(_interface)


def _interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    return thing.accessible_interface() if isinstance(thing, Spoken) else None


class Painted(QAccessibleWidget):
    """A widget that paints its contents; its accessible name and description say what can be seen."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, "")


class Plot(Painted):
    """A plot is one picture: its viewport is no part of its own. What else lies on it, as a button, is."""

    def childCount(self) -> int:
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        parts = self._parts()
        return QAccessible.queryAccessibleInterface(parts[index]) if 0 <= index < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parts = self._parts()
        return parts.index(cast(QWidget, child.object())) if child.object() in parts else -1

    def _parts(self) -> list[QWidget]:
        plot = cast(QAbstractScrollArea, self.widget())
        parts = [part for part in plot.children() if isinstance(part, QWidget) and not part.isWindow()]
        return [part for part in parts if part is not plot.viewport() and part.isVisibleTo(plot)]


class WithValue(QAccessibleWidget):
    """A control with a number that can be read and set."""

    def __init__(self, widget: QWidget, role: QAccessible.Role, value: QAccessibleValueInterface) -> None:
        super().__init__(widget, role, "")
        self._value = value
        self._address = VoidPtr(value)  # type: ignore[arg-type]

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        """An address for C++. It would take None or a number, as PySide's stubs have it, for a Python object's own."""
        if kind == QAccessible.InterfaceType.ValueInterface:
            return self._address
        address = super().interface_cast(kind)
        return _NOTHING if address is None else address  # type: ignore[return-value]
