"""The commands that open a dialog."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rmsprop_gui import __version__

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow


class Dialogs(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def save_picture(self) -> None:
        picture = self._window.grab()
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save picture"), "rmsprop-lab.png", self.tr("PNG picture (*.png)")
        )
        name = name if "." in Path(name).name else f"{name}.png" if name else ""
        if name and not picture.save(name, "PNG"):
            QMessageBox.warning(
                self._window, self.tr("Save picture"), self.tr("{name} could not be written.").format(name=name)
            )

    @Slot()
    def keys(self) -> None:
        from rmsprop_gui.window.actions.keys_dialog import KeysDialog

        dialog = self._window.findChild(KeysDialog) or KeysDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.activateWindow()

    @Slot()
    def about(self) -> None:
        QMessageBox.about(
            self._window,
            self.tr("About RMSProp Lab"),
            self.tr("RMSProp Lab {version}\n\nSee how optimizers move, step by step and number by number.").format(
                version=__version__
            ),
        )
