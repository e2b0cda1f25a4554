"""In which order the tab key reaches what is made later: Qt would put it at the end of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def let_tab_reach(made: QWidget, after: QWidget) -> QWidget:
    """Let the tab key go from `after` through the controls of `made`, and return the last of them."""
    for widget in (made, *made.findChildren(QWidget)):
        if _is_reached(widget) and widget.window() is made.window():  # the list of a choice is a window of its own
            QWidget.setTabOrder(after, widget)
            after = widget
    return after


def reached_before(widget: QWidget) -> QWidget:
    """What the tab key reaches before the widget."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not _is_reached(before):
        before = before.previousInFocusChain()
    return before or widget


def _is_reached(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
