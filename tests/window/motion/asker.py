"""Asks the desktop as the program does, and says whether it wants reduced motion."""

import time

from PySide6.QtGui import QGuiApplication

from rmsprop_gui.window.motion.system import DesktopWish, system_wants_none

app = QGuiApplication(["asker", "-platform", "offscreen"])
wish, end = DesktopWish(app), time.monotonic() + 0.4
wish.ask()
while time.monotonic() < end and not system_wants_none():
    app.processEvents()
print("reduced" if system_wants_none() else "as usual")
