"""The real program as its own process, on a screen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from command_line.program import heed_signals

from .screen import PATIENCE, Picture, Point, Screen, environment, wait_until
from .sight import alike, count_colours, same, start_markers

COMMAND = [sys.executable, "-m", "rmsprop_gui"]
TITLE = "RMSProp Lab"
Part = tuple[slice, slice]
"""Rows and columns of a picture."""
EVERYWHERE = (slice(None), slice(None))

_EMPTY = 50  # colours that an empty window may have
_REST = 0.3  # seconds


class Program:
    """Starts the program and waits for its window; in the end nothing of it is left."""

    def __init__(self, screen: Screen, folder: Path, *arguments: str, **surroundings: str) -> None:
        self.screen = screen
        self._printed = folder / "printed.txt"
        usual = {
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
        }
        with self._printed.open("wb") as printed:
            self._process = subprocess.Popen(
                [*COMMAND, *arguments],
                env=environment(**usual | surroundings),
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                preexec_fn=heed_signals,  # noqa: PLW1509 — the tests have no thread that could hold a lock
                start_new_session=True,  # so that whatever it starts can be found, and ended
            )
        self.window = ""

    # waiting

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait, but not for a program that has ended."""

        def holds() -> bool:
            code = self._process.poll()
            assert code is None, f"the program ended with exit code {code} while waiting for {what}: {self.printed}"
            return condition()

        wait_until(holds, what)

    def wait_for_window(self) -> Picture:
        """The window's first picture, with the pointer out of the way and the keyboard on it."""
        self.screen.park()
        self.wait_until(self._find_window, f"a window titled {TITLE!r}")
        self.wait_until(self._has_keyboard, "the window to have the keyboard")
        self.wait_until(lambda: count_colours(self.screen.look()) > _EMPTY, "a first picture")
        return self.wait_for_rest()

    def wait_for_dialog(self, title: str) -> None:
        """Wait until a dialog with this in its title has the keyboard, and the window behind it is known."""
        self.wait_until(self._find_window, f"a window titled {TITLE!r}")
        self.wait_until(lambda: title in self.screen.focused_title(), f"a dialog {title!r}")
        self.wait_for_rest()

    def wait_for_change(self, before: Picture, part: Part = EVERYWHERE) -> Picture:
        """The picture at rest after it, or that part of it, has changed."""
        self.wait_for_motion(before, part)
        return self.wait_for_rest(part)

    def wait_for_motion(self, before: Picture, part: Part = EVERYWHERE) -> Picture:
        """The picture as soon as it is another."""
        self.wait_until(lambda: not same(self.screen.look()[part], before[part]), "the picture to change")
        return self.screen.look()

    def wait_for_picture(self, wanted: Picture, part: Part = EVERYWHERE) -> None:
        """Wait until the screen shows just this, or that part of it does."""
        self.wait_until(lambda: alike(self.screen.look()[part], wanted[part]), "an earlier picture")

    def wait_for_rest(self, part: Part = EVERYWHERE) -> Picture:
        """The picture that stays as it is while program and server sleep: nothing is under way any more."""
        shown, since = self.screen.look(), time.monotonic()

        def rests() -> bool:
            nonlocal shown, since
            before, shown = shown, self.screen.look()
            if not (same(shown[part], before[part]) and all(map(sleeps, (self._process.pid, self.screen.server)))):
                since = time.monotonic()
            return time.monotonic() - since >= _REST

        self.wait_until(rests, "the picture to come to rest")
        return shown

    def wait_for_marker(self, place: Point | None = None) -> Point:
        """Where the start marker is seen, once there is exactly one, and at the place if that is given."""
        seen: list[Point] = []

        def is_there() -> bool:
            seen[:] = start_markers(self.screen.look())
            return len(seen) == 1 and (place is None or near(seen[0], place))

        self.wait_until(is_there, f"the start marker, at {place or 'any place'}")
        return seen[0]

    def wait_for_end(self) -> tuple[int, str]:
        """The exit code and all that was printed."""
        return self._process.wait(PATIENCE), self.printed

    # looking

    @property
    def title(self) -> str:
        return self.screen.do("getwindowname", self.window).strip()

    @property
    def geometry(self) -> dict[str, int]:
        """X, Y, WIDTH and HEIGHT of the window on the screen."""
        lines = self.screen.do("getwindowgeometry", "--shell", self.window).split()
        return {name: int(value) for name, _, value in (line.partition("=") for line in lines)}

    @property
    def printed(self) -> str:
        return self._printed.read_text(encoding="utf-8", errors="replace")

    # ending

    def close(self) -> None:
        """Ask the window to close, as the button of its frame does; by its own key where nobody manages windows."""
        self.screen.press("alt+F4" if self.screen.managed else "ctrl+q")

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def anything_left(self) -> bool:
        """Whether a process of the program is still there."""
        try:
            os.killpg(self._process.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        if self.anything_left():
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _find_window(self) -> bool:
        search = ("search", "--all", "--onlyvisible", "--pid", self._process.pid, "--name", f"^(.* – )?{TITLE}$")
        self.window = (self.screen.do(*search).split() or [""])[0]
        return bool(self.window)

    def _has_keyboard(self) -> bool:
        if not self.screen.managed:  # do what a manager of windows would
            size = ("windowmove", self.window, 0, 0, "windowsize", self.window, *self.screen.size)
            self.screen.do(*size, "windowfocus", self.window)
        return self.screen.do("getwindowfocus").strip() == self.window


def near(one: Point, other: Point, reach: int = 2) -> bool:
    return all(abs(a - b) <= reach for a, b in zip(one, other, strict=True))


def sleeps(process: int) -> bool:
    """Whether all threads of a process wait for something to happen, and none for its turn on a busy machine."""
    try:
        threads = [stat.read_text() for stat in Path(f"/proc/{process}/task").glob("*/stat")]
    except OSError:  # a thread has just ended
        return False
    return all(thread.rpartition(")")[2].split()[0] == "S" for thread in threads)
