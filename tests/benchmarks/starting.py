"""From nothing to a picture."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.figure import Figure, paired

_BARE = """
import time
import numpy, PySide6, pyqtgraph
from PySide6.QtCore import QTimer
app = pyqtgraph.mkQApp()
class Plot(pyqtgraph.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QTimer.singleShot(0, app.quit)
plot = Plot()
plot.resize(1360, 860)
plot.show()
app.exec()
"""

_APP = """
import time, sys
import rmsprop_gui.command_line.screen as screen
from rmsprop_gui.__main__ import main
look = screen.missing_screen
def look_and_watch():  # the program asks this before it loads anything of its window
    import rmsprop_gui.window.canvas.canvas as canvas
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    class Canvas(canvas.Canvas):
        def paintEvent(self, event):
            super().paintEvent(event)
            if self.complete:
                print(time.monotonic(), flush=True)
                QTimer.singleShot(0, QApplication.instance().closeAllWindows)
    canvas.Canvas = Canvas
    return look()
screen.missing_screen = look_and_watch
sys.exit(main([]))
"""
_SETTINGS = Path(tempfile.gettempdir()) / "rmsprop-gui-benchmark"


def _start(program: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["XDG_CONFIG_HOME"] = str(_SETTINGS)  # the user's own settings are none of its business
    begin = time.monotonic()
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return float(run.stdout.split()[0]) - begin


def start() -> Figure:
    for program in (_APP, _BARE):
        _start(program)  # once for the bytecode and the disk cache
    app, bare, ratio = paired(lambda: _start(_APP), lambda: _start(_BARE), 9)
    return Figure("start to first canvas with contours and paths / bare plot", app, bare, "s", 1.3, ratio=ratio)


FIGURES = (start,)
