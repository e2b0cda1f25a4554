"""When the program is wrong, one dialog says so and the program goes on."""

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.shell.error_reporter import ErrorReporter

from .closed import Closed


class Dialogs:
    """Notes what is shown instead of showing it; `while_open` is done before the user closes it."""

    def __init__(self) -> None:
        self.shown: list[QMessageBox] = []
        self.while_open: list[Callable[[], None]] = []

    def show(self, box: QMessageBox) -> int:
        self.shown.append(box)
        for action in self.while_open:
            action()
        return 0

    @property
    def texts(self) -> list[str]:
        return [box.informativeText() + box.detailedText() for box in self.shown]


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    made = Dialogs()

    def instead(box: QMessageBox) -> int:
        return made.show(box)

    monkeypatch.setattr(QMessageBox, "exec", instead)
    return made


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[ErrorReporter]:
    window = QWidget()
    qtbot.addWidget(window)
    made = ErrorReporter(window)
    yield made
    made.stop()


def stumble(message: str) -> None:
    raise RuntimeError(message)


def test_an_exception_in_a_slot_is_shown_with_its_details(
    qtbot: QtBot, reporter: ErrorReporter, dialogs: Dialogs
) -> None:
    QTimer.singleShot(0, lambda: stumble("over a stone"))
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    (text,) = dialogs.texts
    assert "RuntimeError: over a stone" in text and "in stumble" in text and "Traceback" in text
    qtbot.wait(20)
    assert len(dialogs.shown) == 1


def test_the_program_goes_on(qtbot: QtBot, reporter: ErrorReporter, dialogs: Dialogs) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(1)
    for count in (1, 2):
        QTimer.singleShot(0, lambda: stumble("again"))
        qtbot.waitUntil(lambda count=count: len(dialogs.shown) == count)
    seen = len(ticks)
    qtbot.waitUntil(lambda: len(ticks) > seen)
    timer.stop()


def test_many_at_once_make_one_dialog(qtbot: QtBot, reporter: ErrorReporter, dialogs: Dialogs) -> None:
    def more() -> None:
        for _ in range(5):
            QTimer.singleShot(0, lambda: stumble("meanwhile"))
        qtbot.wait(30)

    dialogs.while_open.append(more)
    QTimer.singleShot(0, lambda: stumble("first"))
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    qtbot.wait(30)
    assert len(dialogs.shown) == 1 and "first" in dialogs.texts[0]


def test_an_exception_on_another_thread_is_shown_on_this_one(
    qtbot: QtBot, reporter: ErrorReporter, dialogs: Dialogs
) -> None:
    where: list[int] = []
    dialogs.while_open.append(lambda: where.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: stumble("far away"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert where == [threading.get_ident()] and "far away" in dialogs.texts[0]


def test_it_is_on_standard_error_too(
    qtbot: QtBot, reporter: ErrorReporter, dialogs: Dialogs, capsys: pytest.CaptureFixture[str]
) -> None:
    QTimer.singleShot(0, lambda: stumble("in writing"))
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert "RuntimeError: in writing" in capsys.readouterr().err


@pytest.mark.parametrize("stderr", [None, Closed()], ids=["none", "closed"])
def test_it_is_shown_where_standard_error_takes_nothing(
    qtbot: QtBot,
    reporter: ErrorReporter,
    dialogs: Dialogs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stderr: object,
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    QTimer.singleShot(0, lambda: stumble("unheard"))
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert "unheard" in dialogs.texts[0] and capsys.readouterr().out == ""


def test_afterwards_everything_is_as_before(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    window = QWidget()
    qtbot.addWidget(window)
    reporter = ErrorReporter(window)
    assert sys.excepthook != before[0]
    reporter.stop()
    assert sys.excepthook == before[0] and threading.excepthook == threading.__excepthook__
