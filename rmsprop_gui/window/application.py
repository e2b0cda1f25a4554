"""Starting and ending the program with a window."""

import gc
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QStandardPaths, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from rmsprop_gui.command_line.signals import handle_requests
from rmsprop_gui.command_line.streams import fail
from rmsprop_gui.files.experiment_file import Opened
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.playback.player import Player
from rmsprop_gui.resources import resource
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.window.controls import screen_reader
from rmsprop_gui.window.garbage import GarbageCollector
from rmsprop_gui.window.looks.look import Look, apply_look, prepare_looks, system_theme
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.motion.system import DesktopWish
from rmsprop_gui.window.shell.error_reporter import ErrorReporter
from rmsprop_gui.window.shell.lost_screen import end_with_the_screen
from rmsprop_gui.window.shell.settings import Settings

_SWITCH_INTERVAL = 0.0005  # seconds: the worker gives the interpreter back soon enough for every frame


class Interruption(QObject):
    """Closes the window on Ctrl+C and other requests to end, which Python alone would notice too late."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno())
        handle_requests(_note)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    @Slot()
    def _on_signal(self) -> None:
        self._ours.recv(64)
        self._window.end()

    def stop(self) -> None:
        """Take no signals any more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._ours.close()
        self._theirs.close()


def _note(number: int, frame: FrameType | None) -> None:
    """Nothing to do here: the signal's byte on the socket wakes the event loop."""


def prepare() -> QApplication:
    """The application as every window of it needs it."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("rmsprop-gui")
    app.setApplicationDisplayName("RMSProp Lab")
    app.setDesktopFileName("rmsprop-gui")
    prepare_looks(app)
    screen_reader.install()
    apply_look(app, Look(system_theme(app)))
    app.setWindowIcon(_icon())
    return app


def run(
    opened: Opened | None = None,
    problem: str = "",
    added: Sequence[UpdateRule] = (),
    surface: Surface | None = None,
    lesson: Path | None = None,
) -> int:
    """Open the window with a file, or with the notebook's comparison; returns the exit code once it is closed.

    `problem` is why the file that was asked for is not shown; the window says it. `added` are further optimizers;
    `surface` is what they go down where no file says it; `lesson` is the file of a lesson to begin with.
    """
    app = prepare()
    end_with_the_screen()
    experiment = opened.document.experiment if opened else notebook_experiment()
    experiment = experiment if surface is None else experiment.on_surface(surface)
    window = MainWindow(Player(experiment), Settings(), opened, _state_folder())
    reporter = ErrorReporter(window)
    interruption = Interruption(window)
    window.show()
    DesktopWish(window)
    problem = problem or _refusal(window, added)
    if problem:
        window.documents.questions.tell(window.tr("Open experiment"), problem)
    if lesson is not None:
        window.lessons.open_path(lesson)
    gc.freeze()
    garbage = GarbageCollector()
    code = app.exec()
    garbage.stop()
    window.shut_down()  # closing has done it already, unless the desktop ended the session
    interruption.stop()
    reporter.stop()
    if window.lost:
        return fail(f"unsaved work could not be kept: {window.lost}")
    return code


def _refusal(window: MainWindow, added: Sequence[UpdateRule]) -> str:
    """Add runs with these optimizers; why there cannot be so many, or nothing where there can."""
    try:
        for rule in added:
            window.session.add(rule)
    except ValueError as error:
        return str(error)
    return ""


def _state_folder() -> Path:
    """Where unsaved work and the list of recent files are kept."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(folder, "rmsprop-gui")


def _icon() -> QIcon:
    pixmap = QPixmap()
    pixmap.loadFromData(resource("desktop/share/icons/hicolor/128x128/apps/rmsprop-gui.png").read_bytes())
    return QIcon(pixmap)
