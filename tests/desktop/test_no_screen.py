"""Where no window can be opened, one line says what to do."""

import subprocess
import sys

import pytest

from rmsprop_gui.command_line.screen import DEBIAN_LIBRARIES

from .program import COMMAND
from .screen import PATIENCE, Screen, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")

WITHOUT_A_LIBRARY = """
import ctypes, sys
from rmsprop_gui.__main__ import main

load = ctypes.CDLL

def load_or_miss(name, *more, **options):
    if "libqxcb" in str(name):
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
    return load(name, *more, **options)

ctypes.CDLL = load_or_miss
sys.exit(main([]))
"""


def said(command: list[str], surroundings: dict[str, str]) -> str:
    """The one line that a start ends with."""
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("rmsprop-gui: ")
    assert done.stderr.endswith("\n") and done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize(
    "surroundings, reason",
    [
        ({}, "there is no screen"),
        ({"DISPLAY": ":987"}, "DISPLAY=:987 does not answer"),
        ({"DISPLAY": ":987", "QT_QPA_PLATFORM": "nonsense"}, "QT_QPA_PLATFORM is 'nonsense'"),
    ],
    ids=["no display", "no server", "no such platform"],
)
def test_start_without_a_screen(surroundings: dict[str, str], reason: str) -> None:
    assert reason in said(COMMAND, environment(**surroundings))


def test_start_without_a_library(screen: Screen) -> None:
    line = said([sys.executable, "-c", WITHOUT_A_LIBRARY], environment(DISPLAY=screen.display))
    assert "libxcb-cursor.so.0" in line
    assert f"apt install {DEBIAN_LIBRARIES}" in line
