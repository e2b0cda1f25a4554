"""Whether a window can be opened here, said in one line before Qt would abort."""

import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsprop_gui.command_line import screen
from rmsprop_gui.command_line.screen import DEBIAN_LIBRARIES, missing_library_message, missing_screen

from .program import environment, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@pytest.mark.parametrize(
    "surroundings, said",
    [
        ({}, "DISPLAY"),
        ({"DISPLAY": ":987"}, "DISPLAY=:987"),
        ({"DISPLAY": ":98\x1b7"}, r"DISPLAY=:98\x1b7"),
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
def missing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of Qt's plugins that lack a library of the system; the others load, whatever this machine has."""
    names: set[str] = set()

    def load(path: str) -> None:
        if Path(path).name in names:
            raise OSError("libmissing.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(screen.ctypes, "CDLL", load)
    return names


@pytest.fixture
def compositor(monkeypatch: pytest.MonkeyPatch, missing: set[str]) -> Iterator[socket.socket]:
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


@pytest.mark.parametrize("platform", ["", "wayland"])
def test_a_library_that_wayland_lacks_comes_with_its_remedy(
    compositor: socket.socket, missing: set[str], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    compositor.listen()
    missing.add("libqwayland.so")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    said = missing_screen() or ""
    assert said.startswith("libmissing.so.0: ") and "libwayland-cursor0" in said and said.count(DEBIAN_LIBRARIES) == 1


@pytest.mark.parametrize("platform, goes_on", [("", True), ("wayland", False)])
def test_x_takes_the_place_of_a_wayland_that_lacks_a_library(
    compositor: socket.socket, missing: set[str], monkeypatch: pytest.MonkeyPatch, platform: str, goes_on: bool
) -> None:
    compositor.listen()
    missing.add("libqwayland.so")
    monkeypatch.setattr(screen, "_unreachable", lambda display: None)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("DISPLAY", ":987")
    assert (missing_screen() is None) == goes_on


def test_the_plugins_are_where_they_are_looked_for() -> None:
    """Or no library of theirs would ever be missed."""
    folder = screen._plugin_folder()
    assert folder is not None and {"libqxcb.so", "libqwayland.so"} <= {plugin.name for plugin in folder.iterdir()}
