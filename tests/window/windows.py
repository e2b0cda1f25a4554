"""Opening the window, bringing it back to how it came, and closing it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWhatsThis, QWidget

from rmsprop_gui.files.document import Document
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.controls.number_field import NumberField
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


def set_rule(session: Session, index: int, rule: UpdateRule, row: int = 0) -> None:
    """Have a run taken by another rule of its kind from a row on, or by any rule from the start."""
    run = session.experiment.runs[index]
    changed = run.changed(row, rule) if row else run.restarted(rule)
    session.set_experiment(session.experiment.with_run(index, changed), text="change of rule")


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Let Qt work until it is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        QTest.qWait(1)


def computed(window: MainWindow) -> MainWindow:
    until(lambda: not window.player.computing)
    return window


def tab_order(first: QWidget) -> list[QWidget]:
    """What the tab key reaches, pressed again and again from `first` until it comes round to what it has reached."""
    first.setFocus()
    order: list[QWidget] = []
    while (widget := QApplication.focusWidget()) not in order:
        order.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert widget is first, "the circle does not close"
    return order


def open_lab(experiment: Experiment, wait: bool = True) -> MainWindow:
    """A window that is active and has all its panes, and with `wait` all its steps.

    Nothing in it glides: what a test looks at right after a step is the step. Tests of motion turn it on.
    """
    window = MainWindow(Player(experiment))
    window.view.update(motion=False)
    window.resize(1760, 900)  # with all panels at its sides, and two charts
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    until(lambda: window.findChild(ChartsPane) is not None)  # panes may come after the first picture
    return computed(window) if wait else window


def close_dialogs(window: MainWindow) -> None:
    """Close what lies over the window."""
    for dialog in window.findChildren(QDialog):
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def reset(window: MainWindow) -> None:
    """The notebook's comparison at its start, nothing playing, the focus on the canvas."""
    for field in window.findChildren(NumberField):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    window.documents.own_work.bring_back()
    window.presenter.set_active(False)
    window.first_start.close()
    QWhatsThis.leaveWhatsThisMode()
    window.canvas.setFocus()
    window.appearance.choose("light", 1.0)
    window.docks.reset()
    window.player.pause()
    view = ViewState(selected=2, theme="light", motion=False)
    window.documents.desk.show(Document(notebook_experiment(), view), None)
    computed(window)
    window.view.set(view)
    window.docks.bring_to_front("charts")
    window.activateWindow()
    QCoreApplication.processEvents()


def close(window: MainWindow) -> None:
    window.end()
    window.deleteLater()
