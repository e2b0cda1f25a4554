"""Whether a window can be opened here, said in one line before Qt would abort."""

import socket
import sys
import tempfile
from collections.abc import Iterator

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


@pytest.fixture
def compositor(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The socket that WAYLAND_DISPLAY names, bound but not yet listening, and no other screen."""
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        made.bind(f"{folder}/wayland-7")
        yield made


@pytest.mark.parametrize("platform", ["", "wayland"])
def test_a_compositor_that_answers_is_a_screen(
    compositor: socket.socket, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert "there is no screen" in str(missing_screen())
    compositor.listen()
    assert missing_screen() is None
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-8")
    assert "there is no screen" in str(missing_screen())


def test_an_x_server_is_no_screen_for_wayland(compositor: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setenv("DISPLAY", ":987")
    assert "there is no screen" in str(missing_screen())


def test_a_compositor_is_no_screen_for_x(compositor: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    compositor.listen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert "there is no screen" in str(missing_screen())
