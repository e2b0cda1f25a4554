"""Where the panels are by themselves, by the room that the window has."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True)
class Place:
    """Where a panel is; `size` is what it takes from the window across its side, in pixels at scale 1."""

    panel: str
    side: Qt.DockWidgetArea
    size: int
    is_open: bool = True
    beside: str = ""
    """The panel that it shares its place with, as a tab behind it."""
    is_whole: bool = False
    """Whether it is as high as what is in it, and leaves the rest to the panels below it."""


@dataclass(frozen=True)
class Composition:
    """How a window is laid out from a width and height on, which are in pixels at scale 1."""

    width: int
    height: int
    places: tuple[Place, ...]
    rail: tuple[str, ...] = ()
    """The panels that are drawers: they are closed, and a rail at the side opens them."""
    bar: int = 58
    """The height of the playback bar, in pixels at scale 1."""

    @property
    def opened(self) -> frozenset[str]:
        """The panels that are open in it."""
        return frozenset(place.panel for place in self.places if place.is_open)

    def sharing(self, panel: str) -> frozenset[str]:
        """The other panels that have their place where this one has it, as tabs."""
        beside = {place.panel: place.beside for place in self.places}
        return frozenset(name for name in beside if name != panel and _first(name, beside) == _first(panel, beside))


def _first(panel: str, beside: Mapping[str, str]) -> str:
    """The panel whose place it is, where each is beside another."""
    while beside.get(panel):
        panel = beside[panel]
    return panel


COMPOSITIONS = (
    Composition(
        1600,
        800,
        (
            Place("lesson", _LEFT, 400, is_open=False),
            Place("surface", _LEFT, 330, is_whole=True),
            Place("runs", _LEFT, 330),
            Place("info", _RIGHT, 424),
            Place("charts", _BELOW, 270),
            Place("comparison", _BELOW, 270, is_open=False, beside="charts"),
            Place("data", _BELOW, 270, is_open=False, beside="comparison"),
        ),
        bar=66,
    ),
    Composition(
        1200,
        640,
        (
            Place("surface", _LEFT, 330, is_open=False, is_whole=True),
            Place("runs", _LEFT, 330, is_open=False),
            Place("info", _RIGHT, 376),
            Place("lesson", _RIGHT, 376, is_open=False, beside="info"),
            Place("charts", _BELOW, 190),
            Place("comparison", _BELOW, 190, is_open=False, beside="charts"),
            Place("data", _BELOW, 190, is_open=False, beside="comparison"),
        ),
        rail=("surface", "runs"),
    ),
    Composition(
        760,
        540,
        (
            Place("info", _RIGHT, 344),
            Place("runs", _RIGHT, 344, beside="info"),
            Place("surface", _RIGHT, 344, beside="runs"),
            Place("lesson", _RIGHT, 344, is_open=False, beside="surface"),
            Place("charts", _BELOW, 216),
            Place("comparison", _BELOW, 216, is_open=False, beside="charts"),
            Place("data", _BELOW, 216, is_open=False, beside="comparison"),
        ),
    ),
    Composition(
        0,
        0,
        (
            Place("lesson", _LEFT, 344, is_open=False),
            Place("info", _LEFT, 344, is_open=False, beside="lesson"),
            Place("runs", _LEFT, 344, is_open=False, beside="info"),
            Place("surface", _LEFT, 344, is_open=False, beside="runs"),
            Place("comparison", _LEFT, 344, is_open=False, beside="surface"),
            Place("data", _LEFT, 344, is_open=False, beside="comparison"),
            Place("charts", _BELOW, 216, is_open=False),
        ),
        rail=("lesson", "info", "runs", "surface", "comparison", "data", "charts"),
    ),
)
"""The largest first. In all of them the canvas has more than half of the width and of the height."""


def composition_for(size: QSize, scale: float) -> Composition:
    """The first that there is room for: what is twice as large needs a window that is."""
    width, height = size.width() / scale, size.height() / scale
    return next(one for one in COMPOSITIONS if width >= one.width and height >= one.height)
