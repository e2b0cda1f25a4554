"""The program as its own process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "rmsprop_gui"]


def environment(**changes: str) -> dict[str, str]:
    """The surroundings of a user without a screen, who can import the package from anywhere."""
    kept = {name: value for name, value in os.environ.items() if not foreign(name)}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def foreign(name: str) -> bool:
    """Whether a variable is of the tests alone; unbuffered output would hide faults at the end of the program."""
    return "DISPLAY" in name or name.startswith("QT_") or name == "PYTHONUNBUFFERED"


def heed_signals() -> None:
    """For `preexec_fn`: the program is to be ended as from a terminal, also where the tests run in the background."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def run(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    options.setdefault("env", environment())
    options.setdefault("stdout", subprocess.PIPE)
    options |= {"stderr": subprocess.PIPE, "encoding": "utf-8", "errors": "replace"}
    return subprocess.run([*COMMAND, *arguments], check=False, timeout=60, **options)


@contextmanager
def started(*command: str, **options: Any) -> "Iterator[subprocess.Popen[str]]":
    """A program that works while the test goes on; it does not outlive it."""
    usual: dict[str, Any] = {"preexec_fn": heed_signals, "env": environment(), "text": True}
    pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **usual | pipes | options) as process:
        try:
            yield process
        finally:
            process.kill()
