"""What is made late is reached by the tab key where it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.controls.tab_order import let_tab_reach, reached_before


def reached(window: QWidget, first: QWidget) -> list[QWidget]:
    """What the tab key reaches in the window, from `first` on until it comes round."""
    order, widget = [first], first.nextInFocusChain()
    while widget is not first:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is window:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


def test_what_is_made_late_comes_after_what_it_stands_below(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, last = QLineEdit(window), QPushButton(window)
    made = QWidget(window)
    for widget in (first, made, last):
        layout.addWidget(widget)
    choice, label, field = QComboBox(made), QLabel(made), QLineEdit(made)
    assert reached(window, first) == [first, last, choice, field], "what Qt does by itself"
    assert let_tab_reach(made, reached_before(last)) is field
    assert reached(window, first) == [first, choice, field, last]
    assert reached_before(choice) is first and label.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_has_nothing_to_reach_changes_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, label = QLineEdit(window), QLabel(window)
    assert let_tab_reach(label, first) is first and reached_before(first) is first
