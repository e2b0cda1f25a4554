"""The notebook's animation as a film, against matplotlib's writers with the same size and frames; and its memory."""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from rmsprop_gui.export.pictures import FILM_FORMATS, SUBJECTS, Shot
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.whole import first_frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.application import prepare
from rmsprop_gui.window.export.filming import Filming
from rmsprop_gui.window.export.studio import Studio
from tests.benchmarks.figure import Figure, paired, seconds

_SIZE, _FPS = (640, 480), 10
_WRITERS = {"gif": "pillow", "mp4": "ffmpeg"}
_TIMES = 3


def _film(kind: str, path: Path, steps: int = 101) -> None:
    """All of it: the studio, its contours, every frame, the file."""
    frame = first_frame(notebook_experiment(), 2)
    studio, loop = Studio(Shot(SUBJECTS["canvas"], _SIZE, 1.0, "light"), frame, ViewState()), QEventLoop()
    filming = Filming(studio, range(steps), FILM_FORMATS[kind], _FPS, path)
    filming.ended.connect(loop.quit)
    filming.start()
    loop.exec()
    assert path.stat().st_size


def _animation(kind: str, path: Path) -> None:
    """As in the notebook: 30 levels, and the paths up to each step."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.animation import FuncAnimation

    paths = [recording.trajectory.position for recording in first_frame(notebook_experiment(), 2).recordings]
    figure, axes = pyplot.subplots(figsize=(_SIZE[0] / 100, _SIZE[1] / 100), dpi=100)
    x1, x2 = np.meshgrid(np.linspace(-10, 10, 400), np.linspace(-4, 4, 300))
    axes.contour(x1, x2, 0.1 * x1**2 + 5 * x2**2, 30)
    lines = [axes.plot([], [], "-o")[0] for _ in paths]

    def show(step: int) -> list[object]:
        for line, points in zip(lines, paths, strict=True):
            line.set_data(*points[: step + 1].T)
        return list(lines)

    FuncAnimation(figure, show, frames=101, blit=False).save(path, writer=_WRITERS[kind], fps=_FPS)
    pyplot.close(figure)


def _against_matplotlib(kind: str) -> Figure:
    QApplication.instance() or prepare()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"film.{kind}")
        _film(kind, path)  # what is loaded when the first one is made
        ours, theirs, ratio = paired(
            lambda: seconds(partial(_film, kind, path)), lambda: seconds(partial(_animation, kind, path)), _TIMES
        )
    return Figure(f"the notebook's animation as {kind.upper()} / matplotlib", ours, theirs, "s", 0.1, ratio=ratio)


def _memory() -> Figure:
    """What a film of 1,000 frames needs beyond the start, against one of 100."""
    QApplication.instance() or prepare()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film.mp4")
        _film("mp4", path)
        few, many = (_most(partial(_film, "mp4", path, steps)) for steps in (101, 1001))
    return Figure("memory while a film of 1,000 frames is made / of 100", many, few, "MB", 1.1)


def _most(action: Callable[[], None]) -> float:
    """The most memory of the process meanwhile, in MB."""
    Path("/proc/self/clear_refs").write_text("5")  # begin to measure anew
    action()
    told = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    return float(told) / 1000


_KINDS = [kind for kind, writer in _WRITERS.items() if writer != "ffmpeg" or shutil.which("ffmpeg")]
FIGURES = (*(partial(_against_matplotlib, kind) for kind in _KINDS), _memory)
