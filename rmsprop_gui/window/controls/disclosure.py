"""A heading that shows or hides what belongs to it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmsprop_gui.window.controls.eliding import ElidingToolButton


class Disclosure(QWidget):
    """A button with an arrow, and below it, once that is pressed, `contents`; put widgets into its `column`."""

    opening = Signal()
    """The contents are about to be shown: what is seldom asked for can be made now."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ElidingToolButton(self)
        self.button.setText(title)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.contents = QWidget(self)
        self.column = QVBoxLayout(self.contents)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.button)
        layout.addWidget(self.contents)
        self.button.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def open(self) -> None:
        """Show the contents."""
        self.button.setChecked(True)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            self.opening.emit()
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.contents.setVisible(is_open)
