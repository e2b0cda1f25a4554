"""A choice of the look is told to those who show it, once."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy

from rmsprop_gui.window.looks.look import SCALES, current_look
from rmsprop_gui.window.main_window import MainWindow


def test_a_new_theme_is_told_once_and_the_same_again_never(window: MainWindow) -> None:
    told = QSignalSpy(window.appearance.changed)
    for name in ("dark", "light"):
        before = told.count()
        window.actions_by_name[f"theme_{name}"].trigger()
        window.appearance.choose(name)
        assert told.count() == before + 1
        assert window.appearance.theme == name == current_look().theme.name


def test_who_shows_the_choice_is_told_though_the_look_is_the_same(window: MainWindow) -> None:
    window.appearance.choose("system" if window.appearance.theme != "system" else "light")
    checked = [name for name in ("system", "light", "dark") if window.actions_by_name[f"theme_{name}"].isChecked()]
    assert checked == [window.appearance.theme]


@pytest.fixture
def usual_size(window: MainWindow) -> Iterator[None]:
    """The look is the application's: what comes after this test must find it as it was."""
    yield
    window.appearance.choose(scale=1.0)


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("end, beyond", [(0, -1), (-1, 1)])
def test_there_is_no_zoom_beyond_the_ends(window: MainWindow, end: int, beyond: int) -> None:
    window.appearance.choose(scale=SCALES[end])
    for by in (beyond, 2 * beyond):
        window.appearance.zoom(by)
        assert window.appearance.scale == current_look().scale == SCALES[end]
    window.appearance.zoom(-beyond)
    assert window.appearance.scale == SCALES[end - beyond]
