"""The rail at the left edge: on a window that has no room for all panels, it opens those that are drawers."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import ICON_BUTTON
from rmsprop_gui.window.shell.composition import Composition
from rmsprop_gui.window.shell.docks import Docks

_ICON, _WIDTH = 22, 48  # pixels at scale 1


class Rail(QToolBar):
    """A button for each drawer, which stands beside the canvas once it is open and covers nothing."""

    def __init__(self, docks: Docks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setWindowTitle(self.tr("Drawers"))
        self.setMovable(False)
        self.setOrientation(Qt.Orientation.Vertical)
        self._docks = docks
        self._drawers: tuple[str, ...] = ()
        docks.composed.connect(self.show_composition)
        self.show_composition(docks.composition)

    @Slot(object)
    def show_composition(self, composition: Composition) -> None:
        """Have the drawers of this composition; without any there is no rail."""
        self.clear()
        self._drawers = composition.rail
        for name in composition.rail:
            action = self._docks[name].toggleViewAction()
            action.setToolTip(self._docks[name].windowTitle())
            self.addAction(action)
            button = self.widgetForAction(action)
            button.setObjectName("icon")
            button.setAccessibleName(self._docks[name].windowTitle())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.show_look()
        self.setVisible(bool(composition.rail))

    @Slot(bool)
    def fold(self, folded: bool) -> None:
        """Be out of sight, for the last row's sake, or there again if there are drawers."""
        self.setVisible(bool(self._drawers) and not folded)

    def show_look(self) -> None:
        """Paint the icons anew in the look that the application has now."""
        side, whole = (round(part * current_look().scale) for part in (_ICON, ICON_BUTTON))
        self.setIconSize(QSize(side, side))
        self.setFixedWidth(round(_WIDTH * current_look().scale))
        if (layout := self.layout()) is not None:
            layout.setContentsMargins((self.width() - whole) // 2, 0, 0, 0)
        for name in self._drawers:
            action = self._docks[name].toggleViewAction()
            action.setIcon(icon(name))
            self.widgetForAction(action).setFixedSize(whole, whole)
