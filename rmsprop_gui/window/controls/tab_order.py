"""In which order the tab key reaches what is made later: Qt would put it at the end of the window.

Never by nextInFocusChain or previousInFocusChain: shiboken takes what they return for a child of the widget that was
asked, and when that one is deleted, the other is invalid.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def let_tab_reach(made: QWidget, after: QWidget) -> QWidget:
    """Let the tab key go from `after` through the controls of `made`, and return the last of them."""
    for widget in _of_the_same_window(made):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(after, widget)
            after = widget
    return after


def _of_the_same_window(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all in it, but not the list of a choice, which is a window of its own."""
    yield widget
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isWindow():
            yield from _of_the_same_window(child)
