"""The slim title of a panel: what it is, and two small buttons to undock and to close it."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look, current_theme

_ICON = 11  # pixels at scale 1


class TitleBar(QWidget):
    """Is there while panels are arranged and while its own is undocked; else it takes no room."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._title = QLabel(dock.windowTitle(), self)
        self._title.setObjectName("soft")
        self._float = self._button(self.tr("Undock or dock {panel}").format(panel=dock.windowTitle()))
        self._close = self._button(self.tr("Close {panel}").format(panel=dock.windowTitle()))
        self._float.clicked.connect(self._on_float)
        self._close.clicked.connect(dock.close)
        self._dock = dock
        self._is_reachable, self._is_arranging = True, False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        dock.topLevelChanged.connect(self._on_floated)
        self.show_look()
        self._show_parts()

    @property
    def is_there(self) -> bool:
        """Whether there is a title to be seen and to be dragged by."""
        return self._is_arranging or self._dock.isFloating()

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.is_there else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self.is_there else QSize(0, 0)

    def show_look(self) -> None:
        """Paint the icons anew in the look that the application has now."""
        side = round(_ICON * current_look().scale)
        for button, name in ((self._float, "undock"), (self._close, "close")):
            button.setIcon(icon(name, current_theme().ink_soft))
            button.setIconSize(QSize(side, side))

    def set_titled(self, titled: bool) -> None:
        """Say what the panel is, unless its tab does."""
        self._title.setText(self._dock.windowTitle() if titled else "")

    def set_reachable(self, reachable: bool) -> None:
        """Show the buttons, or keep their places empty while the panel is behind another tab."""
        self._is_reachable = reachable
        self._show_parts()

    def set_arranging(self, arranging: bool) -> None:
        """Panels are being arranged, or have been."""
        self._is_arranging = arranging
        self._show_parts()

    def _show_parts(self) -> None:
        """What is hidden cannot be reached with the tab key."""
        self._title.setVisible(self.is_there)
        for button in (self._float, self._close):
            button.setVisible(self._is_reachable and self.is_there)
        self.updateGeometry()

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

    @Slot()
    def _on_floated(self) -> None:
        self._show_parts()
