"""The slim title of a panel: what it is, and two small buttons to undock and to close it."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look

_ICON = 11  # pixels at scale 1


class TitleBar(QWidget):
    """Stands in for the native one, which is half as high again and does not follow the theme."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._title = QLabel(dock.windowTitle(), self)
        self._title.setObjectName("soft")
        self._float = self._button(self.tr("Undock or dock {panel}").format(panel=dock.windowTitle()))
        self._close = self._button(self.tr("Close {panel}").format(panel=dock.windowTitle()))
        self._float.clicked.connect(self._on_float)
        self._close.clicked.connect(dock.close)
        self._dock = dock
        self._is_reachable, self._is_folded = True, False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 1, 4, 0)
        layout.setSpacing(1)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        self.show_look()

    def show_look(self) -> None:
        """Paint the icons anew in the look that the application has now."""
        side = round(_ICON * current_look().scale)
        for button, name in ((self._float, "undock"), (self._close, "close")):
            button.setIcon(icon(name, soft=True))
            button.setIconSize(QSize(side, side))

    def set_titled(self, titled: bool) -> None:
        """Say what the panel is, unless its tab does."""
        self._title.setText(self._dock.windowTitle() if titled else "")

    def set_reachable(self, reachable: bool) -> None:
        """Show the buttons, or keep their places empty while the panel is behind another tab."""
        self._is_reachable = reachable
        self._show_parts()

    def set_folded(self, folded: bool) -> None:
        """Take no room at all, or what is needed."""
        self.setMaximumHeight(0 if folded else 16_777_215)
        self._is_folded = folded
        self._show_parts()

    def _show_parts(self) -> None:
        """What is hidden cannot be reached with the tab key."""
        self._title.setVisible(not self._is_folded)
        for button in (self._float, self._close):
            button.setVisible(self._is_reachable and not self._is_folded)

    def _button(self, what: str) -> QToolButton:
        button = QToolButton(self)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(what)
        button.setToolTip(what)
        return button

    @Slot()
    def _on_float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
