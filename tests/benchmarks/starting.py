"""From nothing to a picture."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import write_experiment
from rmsprop_gui.optimizers import Adam, GradientDescent, Momentum, RMSProp
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run, notebook_experiment
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.view.view_state import ViewState
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
sys.exit(main(sys.argv[1:]))
"""
_SETTINGS = Path(tempfile.gettempdir()) / "rmsprop-gui-benchmark"


def _start(program: str, *arguments: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):  # the user's own settings are none of its business
        environment[name] = str(_SETTINGS)
    command = [sys.executable, "-c", program, *arguments]
    begin = time.monotonic()
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(run.stdout.split()[0]) - begin


def start() -> Figure:
    for program in (_APP, _BARE):
        _start(program)  # once for the bytecode and the disk cache
    app, bare, ratio = paired(lambda: _start(_APP), lambda: _start(_BARE), 9)
    return Figure("start to first canvas with contours and paths / bare plot", app, bare, "s", 1.3, ratio=ratio)


def start_with_file() -> Figure:
    """A lecture's file: six runs, two of them pinned, one changed on the way."""
    path = _SETTINGS / "lecture.rmsprop"
    path.parent.mkdir(exist_ok=True)
    write_experiment(path, Document(_lecture(), ViewState(step=40)))
    _start(_APP, str(path))
    with_file, plain, ratio = paired(lambda: _start(_APP, str(path)), lambda: _start(_APP), 9)
    return Figure("start with a file / plain start, to the first whole canvas", with_file, plain, "s", 1.5, ratio=ratio)


def start_with_lesson() -> Figure:
    """The shipped lesson that a lecture is given from."""
    path = Path(__file__).parents[2] / "resources" / "lessons" / "12-lecture.rmsprop.md"
    path.stat()
    _start(_APP, str(path))
    with_lesson, plain, ratio = paired(lambda: _start(_APP, str(path)), lambda: _start(_APP), 9)
    return Figure(
        "start with a lesson / plain start, to the first whole canvas", with_lesson, plain, "s", 1.5, ratio=ratio
    )


def _lecture() -> Experiment:
    notebook = notebook_experiment()
    rules = (Adam(learning_rate=0.3), Momentum(learning_rate=0.02), GradientDescent(learning_rate=0.1))
    added = tuple(Run(rule, rule.title, style) for style, rule in enumerate(rules, 3))
    changed = replace(notebook.runs[2], changes=(Change(20, RMSProp(learning_rate=0.5)),))
    runs = (*notebook.runs[:2], changed, *added)
    pins = tuple(Pin(notebook.trial(run), f"{run.label} before", run.style) for run in notebook.runs[:2])
    return replace(notebook, runs=runs, pins=pins)


FIGURES = (start, start_with_file, start_with_lesson)
