"""A choice of the look is told to those who show it, once."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QToolTip

from rmsprop_gui.view.theme import DARK, LIGHT, Theme
from rmsprop_gui.window.looks.look import SCALES, current_look, system_theme
from rmsprop_gui.window.main_window import MainWindow
from window.windows import until


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


@pytest.mark.parametrize("scheme", Qt.ColorScheme, ids=lambda scheme: scheme.name)
def test_without_a_wish_of_the_system_it_is_light(scheme: Qt.ColorScheme) -> None:
    app = SimpleNamespace(styleHints=lambda: SimpleNamespace(colorScheme=lambda: scheme))
    assert system_theme(app) is (DARK if scheme is Qt.ColorScheme.Dark else LIGHT)


@pytest.mark.usefixtures("usual_size")
def test_text_is_as_large_as_the_scale_says_whatever_it_was_before(window: MainWindow, qapp: QApplication) -> None:
    sizes = {}
    for scale in (*SCALES, *reversed(SCALES), 2.5, 1.0, 0.75, 1.0):
        window.appearance.choose(scale=scale)
        sizes.setdefault(scale, qapp.font().pointSizeF())
        assert qapp.font().pointSizeF() == pytest.approx(sizes[scale], abs=0.05)
    assert sizes[1.0] >= 9.5
    assert sizes == pytest.approx({scale: scale * sizes[1.0] for scale in sizes}, abs=0.05)


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_tip_has_the_colours_of_the_theme(window: MainWindow, qapp: QApplication, theme: Theme) -> None:
    """One that is light in a dark room dazzles."""
    window.appearance.choose(theme.name)
    QToolTip.showText(window.mapToGlobal(window.rect().center()), "what it is", window)
    (tip,) = [one for one in qapp.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible()]
    picture = tip.grab().toImage()
    middle = picture.pixelColor(2 + picture.width() // 50, picture.height() // 2).name()
    QToolTip.hideText()
    until(lambda: not QToolTip.isVisible())
    assert middle == theme.raised
    window.appearance.choose("light")
