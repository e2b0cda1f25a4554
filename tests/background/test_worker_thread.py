"""A worker's thread ends when it is told to, and not in the middle of something."""

import time

from PySide6.QtCore import QObject, QThread, Signal, Slot
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.worker_thread import WorkerThread


class Asker(QObject):
    asked = Signal()


class Slow(QObject):
    """Notes when its slot begins and ends, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.thread_name = ""

    @Slot()
    def on_asked(self) -> None:
        self.notes.append("begun")
        self.thread_name = QThread.currentThread().objectName()
        time.sleep(0.2)
        self.notes.append("done")


def test_what_is_being_carried_out_is_finished_before_the_thread_ends(qtbot: QtBot) -> None:
    asker, slow = Asker(), Slow()
    asker.asked.connect(slow.on_asked)
    background = WorkerThread(slow, "slow")
    asker.asked.emit()
    qtbot.waitUntil(lambda: bool(slow.notes))
    background.stop()
    assert slow.notes == ["begun", "done"] and slow.thread_name == "slow"
    background.stop()
