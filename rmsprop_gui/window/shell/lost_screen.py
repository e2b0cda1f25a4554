"""The end of the program where the screen that its window is on goes away."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

EXIT_CODE = 1
_BROKEN = "connection broke"  # in Qt's own words, of X11 and Wayland alike


def end_with_the_screen() -> None:
    """From now on one line and `EXIT_CODE` are all that is left when the screen goes away.

    Qt says so in a warning and leaves through C's `exit`, which takes the window apart while it is still being shown.
    There is no other sign of it, and nothing can be asked or shown any more: so it ends at once, upon the warning.
    """
    qInstallMessageHandler(_tell)


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if _BROKEN in message:
        try:
            print("rmsprop-gui: the screen has gone away", file=sys.stderr, flush=True)
        finally:  # the terminal may have gone with it
            os._exit(EXIT_CODE)
    print(qFormatLogMessage(kind, context, message), file=sys.stderr)
