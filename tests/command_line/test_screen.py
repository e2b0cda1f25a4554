"""Whether a window can be opened here, said in one line before Qt would abort."""

import sys

import pytest

from rmsprop_gui.command_line.screen import missing_library_message, missing_screen

from .program import environment, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@pytest.mark.parametrize(
    "surroundings, said",
    [
        ({}, "DISPLAY"),
        ({"DISPLAY": ":987"}, "DISPLAY=:987"),
        ({"QT_QPA_PLATFORM": "xcb"}, "DISPLAY"),
        ({"QT_QPA_PLATFORM": "wayland"}, "screen"),
        ({"QT_QPA_PLATFORM": "riddle"}, "'riddle'"),
    ],
    ids=str,
)
def test_without_a_screen_one_line_says_what_to_do(surroundings: dict[str, str], said: str) -> None:
    done = run(env=environment(**surroundings))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and done.stderr.count("\n") == 1 and done.stderr.startswith("rmsprop-gui: ")


def test_qt_s_own_screenless_platform_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert missing_screen() is None


def test_a_missing_library_comes_with_its_remedy() -> None:
    said = missing_library_message(ImportError("libEGL.so.1: cannot open shared object file"))
    assert said.startswith("libEGL.so.1") and "apt install" in said and "libegl1" in said
    assert missing_library_message(ImportError("No module named 'PySide6'")) == "No module named 'PySide6'"
