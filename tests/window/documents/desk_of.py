"""Windows that keep their state in a folder of the test, and the answers to what they ask."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rmsprop_gui.files.experiment_file import Opened, read_experiment
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until


def opened_at(state: Path, path: Path | None = None) -> MainWindow:
    """A window as the program makes it, with all its panes."""
    opened: Opened | None = read_experiment(path, ViewState()) if path else None
    experiment = opened.document.experiment if opened else notebook_experiment()
    window = MainWindow(Player(experiment), None, opened, state)
    window.resize(1200, 820)
    window.show()
    until(lambda: window.findChild(ChartsPane) is not None)
    return computed(window)


def do(window: MainWindow, *names: str) -> None:
    for name in names:
        assert window.actions_by_name[name].isEnabled(), name
        window.actions_by_name[name].trigger()


def asked(window: MainWindow) -> str:
    """What is being asked or told; empty for nothing."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) <= 1, "one thing at a time"
    return boxes[0].text() if boxes else ""


def answer(window: MainWindow, label: str) -> None:
    """Press the button with this text, or close the box where there is none."""
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    buttons = {button.text().replace("&", ""): button for button in box.buttons()}
    buttons[label].click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(window: MainWindow, path: Path) -> None:
    """Choose a path in the file dialog."""
    (dialog,) = (dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.selectFile(str(path))
    dialog.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def save_as(window: MainWindow, path: Path) -> Path:
    do(window, "save_as")
    choose(window, path)
    return path
