"""An X screen of its own, acted on and looked at as a person would."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Rows of pixels: (height, width, 3), red, green, blue."""
Point = tuple[int, int]

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xdotool")
WINDOW_MANAGER = "matchbox-window-manager"
PATIENCE = 60.0  # seconds that a slow and busy machine may take for one thing
_LOOK = 0.02  # seconds between two looks


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Ask again and again until the answer is yes; AssertionError if it never is."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited {PATIENCE:.0f} s in vain for {what}"
        time.sleep(_LOOK)


def environment(**changes: str) -> dict[str, str]:
    """The surroundings of a program on no screen, to which nothing of the tests' own Qt is handed down."""
    kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and not name.startswith("QT_")}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


class Screen:
    """An X server without a monitor, and a window manager if there is one: a desktop for one program at a time."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1920, 1080)) -> None:
        self.size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self._memory = folder / "Xvfb_screen0"  # where the server keeps what is on the screen
        try:
            self.display = self._start_server(folder)
            self.managed = shutil.which(WINDOW_MANAGER) is not None
            if self.managed:
                self._start(WINDOW_MANAGER, "-use_titlebar", "no", env=environment(DISPLAY=self.display))
        except BaseException:
            self.stop()
            raise

    @property
    def server(self) -> int:
        """The process id of the X server."""
        return self._processes[0].pid

    def stop(self) -> None:
        while self._processes:
            process = self._processes.pop()
            process.kill()
            process.wait()

    # looking

    def look(self) -> Picture:
        """What is on the screen now. The server shares its memory, in the format of xwd, so this takes no time."""
        memory = np.fromfile(self._memory, np.uint8)
        header = memory[:100].view(">u4")
        start, width, height, stride = header[0] + header[19] * 12, header[4], header[5], header[12]
        rows = memory[start : start + stride * height].reshape(height, stride)
        return rows[:, : width * 4].reshape(height, width, 4)[:, :, 2::-1].copy()

    def focused_title(self) -> str:
        """The title of the window that has the keyboard."""
        return self.do("getwindowfocus", "getwindowname").strip()

    # acting

    def do(self, *words: object) -> str:
        """Hand mouse and keyboard commands to xdotool; returns what it says, nothing where it finds nothing."""
        command, on_screen = ["xdotool", *map(str, words)], environment(DISPLAY=self.display)
        done = subprocess.run(command, env=on_screen, capture_output=True, text=True, timeout=PATIENCE, check=False)
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys one after the other, under X's names: space, Page_Down, alt+F4."""
        self.do("key", *keys)

    def write(self, text: str) -> None:
        self.do("type", "--", text)

    def point(self, place: Point) -> None:
        self.do("mousemove", *place)

    def park(self) -> None:
        """Move the pointer to the end of the menu bar, where nothing minds it."""
        self.point((self.size[0] - 3, 3))

    def click(self, place: Point) -> None:
        self.do("mousemove", *place, "click", 1)
        self.park()

    def wheel(self, place: Point, button: int) -> None:
        """Turn the wheel by one notch; button 4 is up, 5 is down."""
        self.do("mousemove", *place, "click", button)

    def take(self, start: Point, halfway: Point) -> None:
        """Take hold of what is at the start and drag it some of the way."""
        self.do("mousemove", *start, "mousedown", 1)
        for part in range(1, 11):
            self.do("mousemove", *(a + (b - a) * part // 10 for a, b in zip(start, halfway, strict=True)))

    def drop(self, place: Point) -> None:
        """Drag what has been taken hold of to its place and let go."""
        self.do("mousemove", *place, "mouseup", 1)
        self.park()

    # starting

    def _start(self, *command: str, **options: Any) -> None:
        """Start a helper in silence; `stop` ends it."""
        quiet: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        self._processes.append(subprocess.Popen(command, **quiet, **options))

    def _start_server(self, folder: Path) -> str:
        """Start Xvfb; it finds a free display number and says which."""
        reading, writing = os.pipe()
        with os.fdopen(reading) as answer:
            geometry = f"{self.size[0]}x{self.size[1]}x24"
            try:
                self._start(
                    *("Xvfb", "-displayfd", str(writing), "-screen", "0", geometry, "-fbdir", str(folder)),
                    *("-nocursor", "-noreset", "-nolisten", "tcp", "+extension", "GLX"),
                    pass_fds=[writing],
                )
            finally:
                os.close(writing)
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        return f":{number}"
