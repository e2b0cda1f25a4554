"""What is remembered comes back, and whatever is in the file, the window opens."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.window.actions.action_table import REMEMBERED
from rmsprop_gui.window.looks.look import Look, apply_look, current_look
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.settings import Remembered, Settings
from window.windows import close, until

Opener = Callable[[], MainWindow]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


@pytest.fixture
def open_again(qapp: QApplication, file: Path) -> Iterator[Opener]:
    """Opens the window with the settings in the file, after closing the one before."""
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        for window in windows:
            window.close()
        apply_look(qapp, Look())
        windows.append(MainWindow(Player(notebook_experiment()), Settings(file)))
        windows[-1].show()
        until(lambda: "charts" in windows[-1].__dict__)
        return windows[-1]

    yield open_one
    for window in windows:
        close(window)
    apply_look(qapp, Look())


CHOSEN = Remembered("dark", 1.3, 50.0, b"\x00\x01", b"\xff", {"legend": False, "paths_ahead": True})


def test_all_that_is_saved_is_loaded(file: Path) -> None:
    Settings(file).save(CHOSEN)
    settings = Settings(file)
    assert settings.load() == CHOSEN and not settings.is_damaged


def test_without_a_file_everything_is_as_usual(file: Path) -> None:
    settings = Settings(file)
    assert settings.load() == Remembered() and not settings.is_damaged


WRONG = {
    "theme": ("theme=dark", "theme=pink", {"theme": "system"}),
    "scale": ("scale=1.3", "scale=77", {"scale": 1.0}),
    "no number": ("scale=1.3", "scale=large", {"scale": 1.0}),
    "not finite": ("speed=50.0", "speed=nan", {"speed": 10.0}),
    "list": ("speed=50.0", "speed=1, 2, 3", {"speed": 10.0}),
    "no bytes": ("layout=ff", "layout=xyz", {"layout": b""}),
    "another type": ("place=0001", "place=@ByteArray(a\\0b)", {"place": b""}),
    "option": ("legend=off", "legend=perhaps", {"options": {"paths_ahead": True}}),
}


@pytest.mark.parametrize("good, bad, usual", WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_left_out_and_the_rest_is_kept(
    file: Path, good: str, bad: str, usual: dict[str, object]
) -> None:
    Settings(file).save(CHOSEN)
    text = file.read_text()
    assert good in text
    other = file.with_name("other.ini")  # Qt would not notice a change of the same one within a moment
    other.write_text(text.replace(good, bad))
    settings = Settings(other)
    assert settings.load() == replace(CHOSEN, **usual) and settings.is_damaged


@pytest.mark.parametrize("name", ["place", "layout"])
def test_one_wrong_byte_is_noticed_wherever_it_is(window: MainWindow, tmp_path: Path, name: str) -> None:
    """Qt would believe it, and some of them end the process."""
    saved = window.docks.save() if name == "layout" else bytes(window.saveGeometry().data())
    whole = tmp_path / "whole.ini"
    Settings(whole).save(Remembered(**{name: saved}))
    assert getattr(Settings(whole).load(), name) == saved
    for index, byte in enumerate(saved):
        other = bytearray(saved)
        other[index] = byte ^ 0x80
        file = tmp_path / f"{index}.ini"  # Qt would not notice a change of the same one within a moment
        file.write_text(whole.read_text().replace(saved.hex(), other.hex()))
        settings = Settings(file)
        assert settings.load() == Remembered() and settings.is_damaged, index


GARBAGE = {
    "nothing": b"",
    "binary": bytes(range(256)) * 20,
    "another program's": b"<?xml version='1.0'?>\n<settings theme='x'/>",
    "half a line": b"[General]\ntheme",
    "strange types": b"[General]\ntheme=@Point(3 4)\nscale=@Invalid()\nspeed=@Size(1 2)",
}


@pytest.mark.parametrize("content", GARBAGE.values(), ids=GARBAGE)
def test_a_damaged_file_never_stops_the_start(open_again: Opener, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    window = open_again()
    assert (window.appearance.theme, window.player.speed, window.docks["charts"].isVisible()) == ("system", 10.0, True)
    assert not window.banner.isVisible() or str(file.name) in window.banner.text()


def test_a_damaged_layout_is_told_and_replaced(open_again: Opener, file: Path) -> None:
    Settings(file).save(Remembered(layout=b"no layout", place=b"no place"))
    window = open_again()
    assert window.banner.isVisible() and file.name in window.banner.text()
    assert all(action.isChecked() for action in window.docks.toggles())
    assert not open_again().banner.isVisible()


_SCREEN_WIDTH = slice(46, 50)  # where Qt keeps the width of the screen in a saved place


def test_a_place_on_another_screen_is_no_damage(open_again: Opener, file: Path) -> None:
    """The laptop was closed at the desk and is opened at the projector."""
    window = open_again()
    place = bytearray(window.saveGeometry().data())
    assert int.from_bytes(place[_SCREEN_WIDTH]) == window.screen().size().width()
    place[_SCREEN_WIDTH] = (3 * window.screen().size().width()).to_bytes(4)
    window.close()
    Settings(file).save(Remembered(place=bytes(place)))
    assert not open_again().banner.isVisible()


def test_the_window_comes_up_as_it_was_left(open_again: Opener) -> None:
    window = open_again()
    window.appearance.choose("dark", 1.15)
    window.player.set_speed(200.0)
    window.docks["charts"].close()
    window.setGeometry(QRect(10, 30, 780, 700))
    for name in REMEMBERED:
        window.actions_by_name[name].trigger()
    options = {name: window.actions_by_name[name].isChecked() for name in REMEMBERED}
    again = open_again()
    assert (current_look().theme.name, current_look().scale, again.player.speed) == ("dark", 1.15, 200.0)
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
    assert again.docks["experiment"].isVisible() and current_look().scale == 1.0


def test_a_layout_of_another_version_is_refused(window: MainWindow) -> None:
    assert not window.docks.restore(bytes(window.saveState(99).data()))


def test_nothing_is_remembered_without_settings(window: MainWindow) -> None:
    assert window._settings is None
