"""What is made late is reached by the tab key where it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.controls.tab_order import let_tab_reach
from window.windows import tab_order


def test_what_is_made_late_comes_after_what_it_stands_below(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, last = QLineEdit(window), QPushButton(window)
    made = QWidget(window)
    for widget in (first, made, last):
        layout.addWidget(widget)
    choice, label, field = QComboBox(made), QLabel(made), QLineEdit(made)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert tab_order(first) == [first, last, choice, field], "what Qt does by itself"
    assert let_tab_reach(made, first) is field
    assert tab_order(first) == [first, choice, field, last]
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_has_nothing_to_reach_changes_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, label = QLineEdit(window), QLabel(window)
    assert let_tab_reach(label, first) is first
