"""The end of the program where the screen that its window is on goes away."""

import os

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from rmsprop_gui.command_line.streams import say

EXIT_CODE = 1
_BROKEN = ("The X11 connection broke", "The Wayland connection broke")
"""How Qt begins to say so. Further on in a message there may be anything, such as what a file holds."""


def end_with_the_screen() -> None:
    """From now on one line and `EXIT_CODE` are all that is left when the screen goes away.

    Qt says so in a warning and leaves through C's `exit`, which takes the window apart while it is still being shown.
    There is no other sign of it, and nothing can be asked or shown any more: so it ends at once, upon the warning.
    """
    qInstallMessageHandler(_pass_on)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message.startswith(_BROKEN):
        say("rmsprop-gui: the screen has gone away")
        os._exit(EXIT_CODE)
    say(qFormatLogMessage(kind, context, message))
