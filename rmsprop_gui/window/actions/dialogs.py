"""What opens a dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from rmsprop_gui import __version__
from rmsprop_gui.window.actions.action_info import ActionInfo


class Dialogs(QObject):
    """The dialogs of one window."""

    def __init__(self, window: QWidget, actions: Sequence[ActionInfo]) -> None:
        """`actions` are those that the list of keys tells of."""
        super().__init__(window)
        self._window = window
        self._actions = actions

    def save_picture(self) -> None:
        """Ask for a file and write a picture of the window to it; say so where that fails."""
        picture = self._window.grab()
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save picture"), "rmsprop-lab.png", self.tr("PNG picture (*.png)")
        )
        name = name if "." in Path(name).name else f"{name}.png" if name else ""
        if name and not picture.save(name, "PNG"):
            QMessageBox.warning(
                self._window, self.tr("Save picture"), self.tr("{name} could not be written.").format(name=name)
            )

    def show_keys(self) -> None:
        """Open the list of keys, or bring it to the front."""
        from rmsprop_gui.window.actions.keys_dialog import KeysDialog

        dialog = self._window.findChild(KeysDialog) or KeysDialog(self._actions, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.activateWindow()

    def show_about(self) -> None:
        """Say what this program is, and which version of it."""
        QMessageBox.about(
            self._window,
            self.tr("About RMSProp Lab"),
            self.tr("RMSProp Lab {version}\n\nSee how optimizers move, step by step and number by number.").format(
                version=__version__
            ),
        )
