"""What is remembered comes back, and whatever is in the file, the window opens."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from command_line.program import environment
from files.time_limit import within
from PySide6.QtCore import QRect, QSettings
from PySide6.QtWidgets import QApplication

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import FIRST_RELIEF, ReliefView, Shown
from rmsprop_gui.view.view_state import SPEEDS, ChartView, OverlayScope, ViewState
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.looks.look import Look, apply_look, current_look
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.dock import PANELS
from rmsprop_gui.window.shell.settings import Remembered, Settings
from window.windows import close, until

from .closed import Closed

NAMES = [panel.name for panel in PANELS]
Opener = Callable[[], MainWindow]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.json"


@pytest.fixture
def open_again(qapp: QApplication, file: Path) -> Iterator[Opener]:
    """Opens the window with the settings in the file, after closing the one before."""
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        for window in windows:
            window.end()
        apply_look(qapp, Look())
        windows.append(MainWindow(Player(notebook_experiment()), Settings(file)))
        windows[-1].show()
        until(lambda: windows[-1].findChild(ChartsPane) is not None)
        return windows[-1]

    yield open_one
    for window in windows:
        close(window)
    apply_look(qapp, Look())


CHOSEN = Remembered(
    ViewState(
        theme="dark",
        scale=1.3,
        notation=Notation.NOTEBOOK,
        speed=50.0,
        equal_axes=True,
        curvature=True,
        magnifier=False,
        legend=False,
        legend_place=(0.25, 0.5),
        presented=frozenset({"chart"}),
        motion=False,
        relief=ReliefView(Shown.RELIEF, HeightScale.CUT, 12.5, 30.0, 1.25, (0.1, -0.2)),
        overlays=OverlayScope.ALL,
        charts=(ChartView("distance", False, True, 20), ChartView("second moment v")),
    ),
    b"\x00\x01",
    b"\xff",
)
REMEMBERED = ("pointer_dot", "paths_ahead", "overlays", "overlays_all", "legend", "hide_future")


def test_all_that_is_saved_is_loaded(file: Path) -> None:
    Settings(file).save(CHOSEN)
    settings = Settings(file)
    assert settings.load() == CHOSEN and not settings.is_damaged


@pytest.mark.parametrize("scope", OverlayScope)
def test_for_which_runs_a_step_is_drawn_comes_back(open_again: Opener, scope: OverlayScope) -> None:
    open_again().view.update(overlays=scope)
    again = open_again()
    assert again.canvas.step_overlay.scope is again.view.state.overlays is scope
    assert again.actions_by_name["overlays_all"].isChecked() == (scope is OverlayScope.ALL)


def test_without_a_file_everything_is_as_usual(file: Path) -> None:
    settings = Settings(file)
    assert settings.load() == Remembered() and not settings.is_damaged


def test_the_file_is_there_before_the_program_ends(open_again: Opener, file: Path) -> None:
    window = open_again()
    window.player.set_speed(50.0)
    window.end()
    assert Settings(file).load().view.speed == 50.0
    assert [found.name for found in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("speed", SPEEDS)
def test_every_speed_is_remembered(file: Path, speed: float) -> None:
    Settings(file).save(Remembered(ViewState(speed=speed)))
    assert Settings(file).load() == Remembered(ViewState(speed=speed))


def test_the_file_can_be_read_by_people_too(file: Path) -> None:
    Settings(file).save(CHOSEN)
    lines = file.read_text().splitlines()
    assert '  "theme": "dark",' in lines and '  "legend": false,' in lines
    assert json.loads(file.read_text())["version"] == 1


def test_what_is_unknown_is_no_damage(file: Path) -> None:
    Settings(file).save(CHOSEN)
    changed = json.loads(file.read_text()) | {"later": [1], "and": {"later": "perhaps"}}
    file.write_text(json.dumps(changed))
    settings = Settings(file)
    assert settings.load() == CHOSEN and not settings.is_damaged


RELIEF = {"shown": "3-D", "scale": None, "azimuth": 0, "elevation": 30, "size": 1, "shift": [0, 0]}
WRONG = {
    "theme": ({"theme": "pink"}, {"theme": "system"}),
    "scale": ({"scale": 77}, {"scale": 1.0}),
    "notation": ({"notation": "greek"}, {"notation": Notation.LAB}),
    "strange notation": ({"notation": []}, {"notation": Notation.LAB}),
    "no number": ({"scale": "large"}, {"scale": 1.0}),
    "number as text": ({"scale": "1.3"}, {"scale": 1.0}),
    "true is no number": ({"scale": True}, {"scale": 1.0}),
    "false is no number": ({"speed": False}, {"speed": 10.0}),
    "not finite": ({"speed": "nan"}, {"speed": 10.0}),
    "list": ({"speed": [1, 2, 3]}, {"speed": 10.0}),
    "no bytes": ({"layout": "xyz"}, {"layout": b""}),
    "no checksum": ({"layout": "ff"}, {"layout": b""}),
    "another type": ({"place": 1}, {"place": b""}),
    "option": ({"legend": "perhaps"}, {"legend": True}),
    "option as number": ({"legend": 0}, {"legend": True}),
    "no option": ({"legend": None}, {"legend": True}),
    "scope": ({"overlays": "some"}, {"overlays": OverlayScope.INSIDE}),
    "strange scope": ({"overlays": []}, {"overlays": OverlayScope.INSIDE}),
    "no charts": ({"charts": None}, {"charts": ViewState().charts}),
    "one chart": ({"charts": [{"measure": "loss", "logarithmic": True}]}, {"charts": ViewState().charts}),
    "no measures": ({"charts": [{}, {}]}, {"charts": ViewState().charts}),
    "strange measures": ({"charts": 2 * [{"measure": 1, "logarithmic": True}]}, {"charts": ViewState().charts}),
    "long measures": ({"charts": 2 * [{"measure": 999 * "x", "logarithmic": True}]}, {"charts": ViewState().charts}),
    "a legend outside": ({"legend_place": [0.5, 1.5]}, {"legend_place": None}),
    "a legend nowhere": ({"legend_place": [0.5, True]}, {"legend_place": None}),
    "strange parts": ({"presented": ["rule", 3]}, {"presented": ViewState().presented}),
    "strange lengths": (
        {"charts": 2 * [{"measure": "loss", "logarithmic": True, "whole_length": 1}]},
        {"charts": ViewState().charts},
    ),
    "strange means": (
        {"charts": 2 * [{"measure": "loss", "logarithmic": True, "smoothed": 0}]},
        {"charts": ViewState().charts},
    ),
    "no relief": ({"relief": None}, {"relief": FIRST_RELIEF}),
    "half a relief": ({"relief": {"shown": "3-D"}}, {"relief": FIRST_RELIEF}),
    "strange reliefs": ({"relief": RELIEF | {"shown": "4-D"}}, {"relief": FIRST_RELIEF}),
    "strange heights": ({"relief": RELIEF | {"scale": []}}, {"relief": FIRST_RELIEF}),
    "a relief from nowhere": ({"relief": RELIEF | {"azimuth": "north"}}, {"relief": FIRST_RELIEF}),
    "a relief from below": ({"relief": RELIEF | {"elevation": -90}}, {"relief": FIRST_RELIEF}),
    "a relief far away": ({"relief": RELIEF | {"shift": [0, 9]}}, {"relief": FIRST_RELIEF}),
    "strange scales": ({"charts": 2 * [{"measure": "loss", "logarithmic": 1}]}, {"charts": ViewState().charts}),
}


def usual_in(chosen: Remembered, usual: dict[str, object]) -> Remembered:
    """What was chosen, but for some of it, which is as usual."""
    own = {name: value for name, value in usual.items() if name in ("place", "layout")}
    of_view = {name: value for name, value in usual.items() if name not in own}
    return replace(chosen, view=replace(chosen.view, **of_view), **own)


@pytest.mark.parametrize("bad, usual", WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_left_out_and_the_rest_is_kept(
    file: Path, bad: dict[str, object], usual: dict[str, object]
) -> None:
    Settings(file).save(CHOSEN)
    file.write_text(json.dumps(json.loads(file.read_text()) | bad))
    settings = Settings(file)
    assert settings.load() == usual_in(CHOSEN, usual) and settings.is_damaged
    settings.save(CHOSEN)
    assert settings.load() == CHOSEN and not settings.is_damaged


@pytest.mark.parametrize("name", ["place", "layout"])
def test_one_wrong_byte_is_noticed_wherever_it_is(window: MainWindow, tmp_path: Path, name: str) -> None:
    """Qt would believe it, and some of them end the process."""
    saved = window.docks.save() if name == "layout" else bytes(window.saveGeometry().data())
    whole, file = tmp_path / "whole.json", tmp_path / "changed.json"
    Settings(whole).save(Remembered(**{name: saved}))
    assert getattr(Settings(whole).load(), name) == saved
    for index, byte in enumerate(saved):
        other = bytearray(saved)
        other[index] = byte ^ 0x80
        file.write_text(whole.read_text().replace(saved.hex(), other.hex()))
        settings = Settings(file)
        assert settings.load() == Remembered() and settings.is_damaged, index


GARBAGE = {
    "nothing": b"",
    "binary": bytes(range(256)) * 20,
    "another program's": b"<?xml version='1.0'?>\n<settings theme='x'/>",
    "half a line": b'{"version": 1, "theme": "da',
    "strange types": b'{"version": 1, "theme": {}, "scale": [], "speed": null, "place": 1, "legend": 2, "charts": 3}',
    "no object": b'["theme", "dark"]',
    "no version": b'{"theme": "dark"}',
    "another version": b'{"version": 2, "theme": "dark"}',
    "not finite": b'{"version": 1, "theme": "dark", "speed": NaN}',
    "huge number": b'{"version": 1, "theme": "dark", "speed": ' + b"9" * 10_000 + b"}",
    "deep": b'{"version": 1, "theme": "dark", "later": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    "too large": b'{"version": 1, "theme": "dark"}' + b" " * 100_000,
    "another encoding": '{"version": 1, "theme": "dark"}'.encode("utf-16"),
}


@pytest.mark.parametrize("content", GARBAGE.values(), ids=GARBAGE)
def test_a_damaged_file_never_stops_the_start(open_again: Opener, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    window = open_again()
    assert (window.appearance.theme, window.player.speed, window.docks["charts"].isVisible()) == ("system", 10.0, True)
    assert window.banner.isVisible() and str(file.name) in window.banner.text()


def make_lock(file: Path) -> None:
    """As a program leaves it that has been killed, and another one has its number now."""
    for name in (f"{file.name}.lock", "window.ini.lock"):
        file.with_name(name).write_text(f"{os.getpid()}\nrmsprop-gui\nhere\n")


def make_pipe_as_lock(file: Path) -> None:
    os.mkfifo(file.with_name(f"{file.name}.lock"))


@pytest.mark.parametrize("lock", [make_lock, make_pipe_as_lock], ids=["stale", "pipe"])
def test_no_lock_is_waited_for(open_again: Opener, file: Path, lock: Callable[[Path], None]) -> None:
    lock(file)
    with within(10):
        assert not open_again().banner.isVisible()
        close_quickly(open_again())
    assert Settings(file).load().view.theme == "system" and file.exists()


@pytest.mark.parametrize("block", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_in_the_place_of_the_file_delays_neither_start_nor_end(
    open_again: Opener, file: Path, block: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    block(file)
    before = file.stat().st_mode
    with within(10):
        window = open_again()
        assert window.banner.isVisible() and file.name in window.banner.text()
        close_quickly(window)
    err = capsys.readouterr().err
    assert err.startswith(f"rmsprop-gui: cannot save the settings in {str(file)!r}: ") and err.count("\n") == 1
    assert file.stat().st_mode == before


def close_quickly(window: MainWindow) -> None:
    began = time.perf_counter()
    window.end()
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("stderr", [None, Closed()], ids=["none", "closed"])
def test_where_nothing_can_be_told_closing_goes_on(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stderr: object
) -> None:
    file.mkdir()
    monkeypatch.setattr(sys, "stderr", stderr)
    Settings(file).save(CHOSEN)
    assert capsys.readouterr().out == ""


def test_the_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "config" / "rmsprop-gui" / "window.json"
    Settings(file).save(CHOSEN)
    assert Settings(file).load() == CHOSEN


def test_a_folder_that_cannot_be_is_no_damage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As with HOME=/dev/null, which the system's own accounts have."""
    (tmp_path / "home").touch()
    settings = Settings(tmp_path / "home" / "rmsprop-gui" / "window.json")
    assert settings.load() == Remembered() and not settings.is_damaged
    settings.save(CHOSEN)
    assert "Not a directory" in capsys.readouterr().err


def test_it_is_in_the_user_s_folder_of_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert Settings().file == str(tmp_path / "rmsprop-gui" / "window.json")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings().file == str(tmp_path / ".config" / "rmsprop-gui" / "window.json")
    monkeypatch.delenv("HOME")
    assert Path(Settings().file).is_absolute()


class Payload:
    """What makes the folder `canary` when it is unpickled."""

    def __init__(self, canary: Path) -> None:
        self._canary = canary

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._canary),)


def pickled(canary: Path, folder: Path) -> str:
    """A file of QSettings that makes the canary when a value is read, in the words of this very Qt."""
    file = folder / "payload.ini"
    store = QSettings(str(file), QSettings.Format.IniFormat)
    for name in ("theme", "scale", "speed", "place", "layout", "options/legend"):
        store.setValue(name, Payload(canary))
    store.sync()
    text = file.read_text(encoding="latin-1")
    assert "@Variant(" in text and "PyObjectWrapper" in text and not canary.exists()
    return text


RUN = """
import os, signal, sys
from PySide6.QtCore import QTimer
from rmsprop_gui.window import application

class Window(application.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        if self.banner.isVisible():
            print(self.banner.text(), flush=True)
        QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))

application.MainWindow = Window
sys.exit(application.run())
"""


def run_program(config: Path) -> str:
    """Start the program, end it by a signal as soon as its window is there; what it has printed."""
    surroundings = environment(XDG_CONFIG_HOME=str(config), QT_QPA_PLATFORM="offscreen")
    command = [sys.executable, "-c", RUN]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_ended_by_a_signal_it_has_saved_and_has_not_read_an_older_program_s_file(tmp_path: Path) -> None:
    folder = tmp_path / "rmsprop-gui"
    folder.mkdir()
    (folder / "window.ini").write_text("[General]\ntheme=dark\n")
    assert run_program(tmp_path) == ""
    settings = Settings(folder / "window.json")
    saved = settings.load()
    assert (saved.view.theme, settings.is_damaged) == ("system", False) and saved.place and not saved.layout
    assert sorted(found.name for found in folder.iterdir()) == ["window.ini", "window.json"]


def test_a_prepared_file_runs_nothing(tmp_path: Path) -> None:
    """PySide unpickles what QSettings finds in a file, and a pickle can call anything."""
    folder, canary = tmp_path / "rmsprop-gui", tmp_path / "canary"
    folder.mkdir()
    payload = pickled(canary, tmp_path)
    values = dict(line.split("=", 1) for line in payload.splitlines() if "=" in line)
    for text in (payload, json.dumps({"version": 1, **values, "charts": [values, values]})):
        (folder / "window.ini").write_text(payload, encoding="latin-1")
        (folder / "window.json").write_text(text, encoding="latin-1")
        assert "window.json" in run_program(tmp_path) and not canary.exists()


def test_a_damaged_layout_is_told_and_replaced(open_again: Opener, file: Path) -> None:
    Settings(file).save(Remembered(layout=b"no layout", place=b"no place"))
    window = open_again()
    assert window.banner.isVisible() and file.name in window.banner.text()
    assert {name for name in NAMES if not window.docks[name].isHidden()} == window.docks.composition.opened
    assert not open_again().banner.isVisible()


_SCREEN_WIDTH = slice(46, 50)  # where Qt keeps the width of the screen in a saved place


def test_a_place_on_another_screen_is_no_damage(open_again: Opener, file: Path) -> None:
    """The laptop was closed at the desk and is opened at the projector."""
    window = open_again()
    place = bytearray(window.saveGeometry().data())
    assert int.from_bytes(place[_SCREEN_WIDTH]) == window.screen().size().width()
    place[_SCREEN_WIDTH] = (3 * window.screen().size().width()).to_bytes(4)
    window.end()
    Settings(file).save(Remembered(place=bytes(place)))
    assert not open_again().banner.isVisible()


def test_the_window_comes_up_as_it_was_left(open_again: Opener) -> None:
    window = open_again()
    window.appearance.choose("dark", 0.85)
    window.player.set_speed(200.0)
    window.docks["charts"].close()
    window.setGeometry(QRect(10, 30, 780, 700))
    for name in REMEMBERED:
        window.actions_by_name[name].trigger()
    options = {name: window.actions_by_name[name].isChecked() for name in REMEMBERED}
    again = open_again()
    assert (current_look().theme.name, current_look().scale, again.player.speed) == ("dark", 0.85, 200.0)
    assert not again.docks["charts"].isVisible() and again.docks["info"].isVisible()
    assert again.geometry() == QRect(10, 30, 780, 700)
    assert {name: again.actions_by_name[name].isChecked() for name in REMEMBERED} == options
    assert again.canvas.legend.isVisible() == options["legend"]
    assert again.bar.speed.currentData() == 200.0


def test_a_window_larger_than_the_screen_comes_up_on_it(open_again: Opener) -> None:
    open_again().setGeometry(QRect(3000, 2000, 4000, 3000))
    again = open_again()
    assert again.screen().geometry().intersects(again.geometry())
    assert again.geometry().height() <= again.screen().availableSize().height()


def test_closed_while_presenting_it_comes_up_as_it_was_before(open_again: Opener) -> None:
    window = open_again()
    window.presenter.set_active(True)
    again = open_again()
    assert not again.presenter.active and not again.isFullScreen() and not again.menuBar().isHidden()
    assert again.docks["runs"].isVisible() and current_look().scale == 1.0


def test_a_layout_of_another_version_is_refused(window: MainWindow) -> None:
    assert not window.docks.restore(bytes(window.saveState(99).data()))


def test_nothing_is_remembered_without_settings(window: MainWindow) -> None:
    assert window._settings is None


def test_a_folder_that_is_made_for_them_is_the_user_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "window.json"
    Settings(file).save(Remembered())
    assert file.is_file() and file.parent.stat().st_mode & 0o077 == 0
