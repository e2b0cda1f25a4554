"""Whose a key is: the focused widget's, or the window's."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget


@runtime_checkable
class KeyOwner(Protocol):
    """A widget to which some keys mean something of their own, without modifiers."""

    own_keys: frozenset[Qt.Key]


_MOVING = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)


def belongs_to(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a key means something else to the focused widget than to the window's shortcuts.

    Space presses a focused button, arrows and their like move in a table; while text is being edited, all but the
    function keys are its own.
    """
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return False
    if isinstance(widget, KeyOwner):
        return event.key() in widget.own_keys and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if isinstance(widget, QAbstractItemView):
        return event.key() in _MOVING and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if isinstance(widget, QAbstractButton):
        return event.key() == Qt.Key.Key_Space
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
