"""In the presenter view everything can be read from the last row, on any screen and at any size, and nothing is cut."""

import math
from itertools import combinations, cycle

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTabBar, QWidget

from rmsprop_gui.window.looks.look import SCALES
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.stage.proportions import SMALLEST, Proportions, Shape
from window.windows import OpenWindow, computed, until

SCREENS = ((1024, 768), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920))
ZOOMS = tuple(scale for scale in SCALES if scale >= 1.0)
themes = cycle(("light", "dark"))


def presented(window: MainWindow, screen: QSize) -> dict[str, QRect]:
    """The places of all that is there, in the window, once it is as large as that screen."""
    window.resize(screen)
    until(lambda: window.size() == screen and window.presenter.fits(screen))
    QTest.qWait(50)
    stage = window.stage
    parts: tuple[QWidget, ...] = (window.canvas, stage.title, stage.moment, stage.rule, stage.bars, stage.chart)
    shown = {type(part).__name__: part for part in (*parts, window.bar) if part.isVisible()}
    return {name: QRect(part.mapTo(window, part.rect().topLeft()), part.size()) for name, part in shown.items()}


def present(window: MainWindow) -> None:
    window.player.seek(29)
    window.presenter.set_active(True)
    until(window.isFullScreen)
    QTest.qWait(50)  # that comes with a size of its own


def texts(window: MainWindow) -> list[QWidget]:
    """What shows words by itself, around the canvas and in the playback bar."""
    kinds = QLabel, QComboBox, QTabBar
    found = [widget for kind in kinds for part in (window.stage, window.bar) for widget in part.findChildren(kind)]
    return [widget for widget in found if widget.isVisible() and (not isinstance(widget, QLabel) or widget.text())]


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_all_is_large_whole_and_apart(open_window: OpenWindow, size: tuple[int, int]) -> None:
    window, screen = computed(open_window()), QSize(*size)
    present(window)
    for zoom in ZOOMS:
        window.appearance.choose(theme=next(themes), scale=zoom)
        places = presented(window, screen)
        least = math.floor(screen.height() * SMALLEST)
        for widget in texts(window):
            assert widget.fontInfo().pixelSize() >= least, (zoom, widget)
        for name, place in places.items():
            assert window.rect().contains(place), (zoom, name, place)
        for (one, place), (other, there) in combinations(places.items(), 2):
            assert not place.intersects(there), (zoom, one, place, other, there)
        for label in window.bar.findChildren(QLabel):
            assert not label.isVisible() or label.width() >= label.fontMetrics().horizontalAdvance(label.text()), zoom
        rule = window.stage.rule
        assert rule.column.height <= rule.height() + 1, zoom


def test_at_the_usual_size_all_parts_are_there_on_a_screen_that_lies_down(open_window: OpenWindow) -> None:
    window = computed(open_window())
    present(window)
    for screen in (QSize(*size) for size in SCREENS):
        if Proportions(screen).shape is not Shape.UPRIGHT:
            places = presented(window, screen)
            assert window.stage.composition.chart is not None and window.stage.composition.rates is not None, screen
            assert places["Canvas"].width() >= screen.width() * 0.5 and places["Canvas"].height() >= screen.height() / 2
