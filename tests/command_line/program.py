"""The program as its own process."""

import os
import subprocess
import sys
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


def run(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    options.setdefault("env", environment())
    options.setdefault("stdout", subprocess.PIPE)
    options |= {"stderr": subprocess.PIPE, "encoding": "utf-8", "errors": "replace"}
    return subprocess.run([*COMMAND, *arguments], check=False, timeout=60, **options)
