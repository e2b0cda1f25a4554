"""What happens when the program itself is wrong: one dialog with the details, and the program goes on."""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from rmsprop_gui import __version__
from rmsprop_gui.command_line.streams import say


class ErrorReporter(QObject):
    """Takes exceptions that nothing else has caught, on any thread, and shows them on the GUI thread, one at a time."""

    _caught = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._showing = False
        self._before = sys.excepthook
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def stop(self) -> None:
        """Leave exceptions to Python again."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def _hook(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, where))
        say(details)
        self._caught.emit(f"{kind.__name__}: {error}", details)

    @Slot(str, str)
    def _on_caught(self, message: str, details: str) -> None:
        if self._showing:
            return  # on standard error it is; a heap of dialogs helps nobody
        self._showing = True
        text = self.tr("Something went wrong in RMSProp Lab.")
        box = QMessageBox(QMessageBox.Icon.Warning, "RMSProp Lab", text, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)  # an error may quote what a file holds
        box.setInformativeText(
            self.tr("The program goes on. The details help to mend it:\n{message}").format(message=message)
        )
        box.setDetailedText(f"RMSProp Lab {__version__}\n{details}")
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.exec()
        self._showing = False
