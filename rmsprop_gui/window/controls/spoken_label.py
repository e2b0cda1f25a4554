"""What a control is for, where Qt tells screen readers only what has been chosen in it."""

from PySide6.QtWidgets import QComboBox, QLabel, QTabBar


def give_spoken_label(control: QComboBox | QTabBar, name: str) -> None:
    """Tell screen readers what a control is for; by now it is where it belongs, with its tabs if it has some.

    On Linux Qt gives them the chosen entry as the name of a box, and everywhere the chosen tab as that of tabs. What
    these are for is read from their label, which need not be seen.
    """
    control.setAccessibleName(name)
    label = QLabel(name, control.parentWidget())
    label.hide()
    label.setBuddy(control)
