"""Asked to end, the program does so at once, in silence, and leaves nothing behind."""

import fcntl
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rmsprop_gui.command_line.signals import end_at_once, handle_requests, tidy_ending

from .program import COMMAND, environment, started

REQUESTS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
LONG = ["trace", "--steps", "100000", *(["--optimizer", "rmsprop"] * 4)]

all_requests = pytest.mark.parametrize("request_to_end", REQUESTS, ids=lambda number: number.name)


def wait_until(process: "subprocess.Popen[str]", condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.002)


def waits_for_its_reader(process: "subprocess.Popen[str]") -> bool:
    """Whether there is much that has not been read, and it grows no more."""
    assert process.stdout is not None
    before = fcntl.ioctl(process.stdout, termios.FIONREAD, b"\0" * 4)
    time.sleep(0.1)
    after = fcntl.ioctl(process.stdout, termios.FIONREAD, b"\0" * 4)
    return before == after and int.from_bytes(after, sys.byteorder) > 1 << 15


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "trace.csv"
    path.write_text("precious")
    return path


def begun(target: Path) -> bool:
    """Whether another file stands beside it, with something in it."""
    return any(path != target and path.stat().st_size for path in target.parent.iterdir())


@all_requests
def test_a_file_half_written_is_not_left_behind(request_to_end: signal.Signals, target: Path) -> None:
    with started(*COMMAND, *LONG, "--output", str(target)) as process:
        wait_until(process, lambda: begun(target))
        process.send_signal(request_to_end)
        assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 128 + request_to_end
    assert list(target.parent.iterdir()) == [target] and target.read_text() == "precious"


def test_a_storm_of_requests_leaves_nothing_behind(target: Path) -> None:
    """As from a desktop that ends the session, while somebody keeps Ctrl+C pressed."""
    with started(*COMMAND, *LONG, "--output", str(target)) as process:
        wait_until(process, lambda: begun(target))
        while process.poll() is None:
            for number in REQUESTS:
                process.send_signal(number)
        assert process.communicate() == ("", "")
    assert abs(process.returncode) % 128 in REQUESTS  # negative: the last came when Python had gone
    assert list(target.parent.iterdir()) == [target] and target.read_text() == "precious"


@all_requests
def test_a_reader_that_does_not_read_holds_nothing_up(request_to_end: signal.Signals) -> None:
    with started(*COMMAND, *LONG) as process:
        wait_until(process, lambda: waits_for_its_reader(process))
        process.send_signal(request_to_end)
        assert process.wait(30) == 128 + request_to_end
        assert process.stderr is not None and process.stderr.read() == ""


def test_a_closed_terminal_does_not_end_what_nohup_has_started(target: Path) -> None:
    shorter = ["trace", "--steps", "20000", "--output", str(target)]
    with started("nohup", *COMMAND, *shorter) as process:
        wait_until(process, lambda: begun(target))
        process.send_signal(signal.SIGHUP)
        assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 0
    assert list(target.parent.iterdir()) == [target] and target.read_text() != "precious"


def test_what_is_turned_off_stays_so() -> None:
    for number in REQUESTS:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    handle_requests(end_at_once)
    with tidy_ending():
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    handlers = [signal.getsignal(number) for number in REQUESTS]
    assert handlers == [end_at_once, end_at_once, signal.SIG_IGN]


INTERRUPTED = """
import os, sys

class Sender:
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), int(sys.argv[2]))

sys.meta_path.insert(0, Sender())
from rmsprop_gui.__main__ import main
sys.exit(main(sys.argv[3:]))
"""


@all_requests
@pytest.mark.parametrize(
    "module, arguments",
    [("numpy", ["trace"]), ("numpy", ["catalogue"]), ("numpy", []), ("PySide6.QtWidgets", [])],
    ids=["trace", "catalogue", "window", "window, later"],
)
def test_while_modules_are_loaded_it_ends_in_silence(
    request_to_end: signal.Signals, module: str, arguments: list[str]
) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module, str(int(request_to_end)), *arguments]
    with started(*command, env=environment(QT_QPA_PLATFORM="offscreen")) as process:
        assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 128 + request_to_end
