"""A screen reader, as far as the program can tell: a session with a bus for accessibility, and a client on it."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .screen import environment

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's bindings are there, whichever Python runs the tests
BUS = "/usr/libexec/at-spi-bus-launcher"
CLIENT = Path(__file__).with_name("atspi_client.py")
_NEEDED = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def is_there() -> bool:
    """Whether everything is installed that a screen reader needs."""
    if not all(map(shutil.which, ("dbus-daemon", BUS, SYSTEM_PYTHON))):
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", _NEEDED], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True)
class Thing:
    """Something in a window, as a screen reader is told of it."""

    role: str
    name: str
    description: str
    labels: tuple[str, ...]
    states: frozenset[str]
    value: tuple[float, float, float] | None
    """The number that it has, the lowest and the highest."""
    children: tuple["Thing", ...]

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Thing":
        return cls(
            told["role"],
            told["name"],
            told["description"],
            tuple(told["labels"]),
            frozenset(told["states"]),
            tuple(told["value"]) if told["value"] else None,
            tuple(map(cls.read, told["children"])),
        )

    def __iter__(self) -> Iterator["Thing"]:
        """The thing itself and all in it that can be seen."""
        if "SHOWING" in self.states:
            yield self
            for child in self.children:
                yield from child


class ScreenReader:
    """Hears what the program announces and looks at what is in its windows.

    The bus for accessibility is started by the session's when it is asked for. Neither knows of a screen: on that the
    address of the bus would be left behind for those who come later.
    """

    def __init__(self, folder: Path) -> None:
        self._processes: list[subprocess.Popen[str]] = []
        self.surroundings = {"XDG_RUNTIME_DIR": str(folder), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        try:
            bus = self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
            self.surroundings["DBUS_SESSION_BUS_ADDRESS"] = _line(bus)
            self._client = self._start(SYSTEM_PYTHON, str(CLIENT))
            self.heard()  # it listens from now on
        except BaseException:
            self.stop()
            raise

    def windows(self) -> list[Thing]:
        """The windows of the program with all that is in them."""
        return [Thing.read(told) for told in self._ask("tree")]

    def things(self) -> list[Thing]:
        """All that can be seen in the windows."""
        return [thing for window in self.windows() for thing in window]

    def heard(self) -> list[str]:
        """What has been announced since this was asked last."""
        texts: list[str] = self._ask("heard")
        return texts

    def set_number(self, name: str, number: float) -> bool:
        """Give a control another number; whether it took it."""
        return bool(self._ask(f"set {name} {number}"))

    def stop(self) -> None:
        """End them all, and what they have started."""
        while self._processes:
            process = self._processes.pop()
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                pipe.close()

    def _ask(self, question: str) -> Any:
        assert self._client.stdin is not None
        self._client.stdin.write(question + "\n")
        self._client.stdin.flush()
        return json.loads(_line(self._client))

    def _start(self, *command: str) -> subprocess.Popen[str]:
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        surroundings = environment(**self.surroundings)
        surroundings.pop("PYTHONPATH")
        process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=nothing, text=True, env=surroundings, start_new_session=True
        )
        self._processes.append(process)
        return process


def _line(process: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args} says nothing"
    return line
