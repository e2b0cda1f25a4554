"""The system may ask for reduced motion, and the window heeds it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.conftest import do_without
from desktop.screen_reader import SYSTEM_PYTHON
from PySide6.QtWidgets import QApplication

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.motion import system

HERE = Path(__file__).parent
HAS_BINDINGS = (
    shutil.which("dbus-run-session") is not None
    and shutil.which(SYSTEM_PYTHON) is not None
    and not subprocess.run([SYSTEM_PYTHON, "-c", "import gi"], capture_output=True, check=False).returncode
)


@pytest.mark.parametrize("view, reduced, moves", [(True, False, True), (True, True, False), (False, False, False)])
def test_view_and_system_must_both_allow_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, view: bool, reduced: bool, moves: bool
) -> None:
    monkeypatch.setattr(system, "_preference", lambda hints: None)
    qapp.setProperty("reduced motion", reduced)
    assert system.is_wanted(ViewState(motion=view)) == moves
    qapp.setProperty("reduced motion", None)


@pytest.mark.skipif(sys.platform != "linux", reason="a desktop of Linux")
@pytest.mark.parametrize(
    "setting, told",
    [
        ("org.gnome.desktop.interface enable-animations false", "reduced"),
        ("org.gnome.desktop.interface enable-animations true", "as usual"),
        ("org.freedesktop.appearance reduced-motion uint32 1", "reduced"),
        ("", "as usual"),
    ],
)
def test_what_a_desktop_says(setting: str, told: str) -> None:
    """On a bus of its own; the empty setting is a bus without a desktop."""
    if not HAS_BINDINGS:
        do_without("dbus-run-session or python3-gi")
    asker = [sys.executable, str(HERE / "asker.py")]
    command = [SYSTEM_PYTHON, str(HERE / "portal.py"), setting, *asker] if setting else asker
    done = subprocess.run(
        ["dbus-run-session", "--", *command],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[2])},
        timeout=20,
        check=False,
    )
    assert done.stdout.split("\n")[0] == told, done.stderr
