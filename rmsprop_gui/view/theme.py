"""Colours: what every part of the window, and whatever leaves it, looks like, on light and on dark ground."""

from dataclasses import dataclass, replace
from functools import cached_property

from rmsprop_gui.formulas.meaning import Meaning, Role


@dataclass(frozen=True)
class RunStyle:
    """How a run is told apart, by hue and marker: either of them is enough."""

    name: str
    colour: str
    marker: str


_SHAPES = ("square", "triangle", "circle", "diamond", "cross", "pentagon", "hexagon", "wedge")
"""The marker of each run style, the same in all themes."""


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn: its width in pixels at scale 1, and its opacity."""

    width: float
    opacity: float


@dataclass(frozen=True)
class Light:
    """How the surface in 3-D is lit: how much darker what is turned away is, and how much brighter what gleams."""

    shadow: float
    gleam: float


@dataclass(frozen=True)
class Theme:
    """Every colour of the window by what it is for.

    The tests hold text to a contrast of 4.5 : 1 and graphics to 3 : 1 (WCAG 2, AA), and the colours of runs apart from
    one another for readers with protanopia, deuteranopia and tritanopia.
    """

    name: str
    ink: str
    ink_soft: str
    line: str
    border: str
    raised: str
    """What stands out from the ground: fields, menus, tool tips."""
    ground: str
    casing: str
    """Around everything that is drawn on the contours, so that it stands out from any of them."""
    track: str
    tint: str
    """Behind what is pointed at."""
    accent: str
    on_accent: str
    alert: str
    alert_ground: str
    disabled: str
    contour_line: str
    contours: tuple[str, ...]
    """The grounds of the contours, from low to high, at equal distances; between two of them they are mixed."""
    minor: Stroke
    """Of a contour between those that are numbered."""
    major: Stroke
    light: Light
    """On the surface in 3-D."""
    stable: str
    oscillating: str
    divergent: str
    """Where a learning rate lies, against the limits of its rule."""
    symbols: tuple[tuple[Role, str], ...]
    """What each role in a step is written in; what has none is written in ink. To some eyes several of these look the
    same: they say what a letter or a number is about, and never stand for it."""
    runs: tuple[tuple[str, str], ...]
    """A name and a colour each."""
    weight: float = 1.0
    """Of paths and curves, against the usual width; contours have strokes of their own."""

    @cached_property
    def run_styles(self) -> tuple[RunStyle, ...]:
        """Colour and marker of each style, in order."""
        return tuple(
            RunStyle(f"{name} {marker}", colour, marker)
            for (name, colour), marker in zip(self.runs, _SHAPES, strict=True)
        )

    def run_style(self, style: int) -> RunStyle:
        """The look with this number: beyond the table, its hues come again with other markers."""
        styles = self.run_styles
        again, hue = divmod(style, len(styles))
        if again == 0:
            return styles[hue]
        marker = styles[(hue + again) % len(styles)].marker
        return replace(styles[hue], name=f"{styles[hue].name} {again + 1}", marker=marker)

    def colour_of(self, meaning: Meaning | None) -> str:
        """What its letter is written in, everywhere."""
        return self.ink if meaning is None else self._colours.get(meaning.role, self.ink)

    @cached_property
    def _colours(self) -> dict[Role, str]:
        return dict(self.symbols)


LIGHT = Theme(
    name="light",
    ink="#1a2230",
    ink_soft="#535d6e",
    line="#dde2ea",
    border="#808a9c",
    raised="#ffffff",
    ground="#f8f9fb",
    casing="#ffffff",
    track="#e3e8f0",
    tint="#e9effa",
    accent="#2456b4",
    on_accent="#ffffff",
    alert="#b3261e",
    alert_ground="#fdecea",
    disabled="#9aa1ae",
    contour_line="#0a3f52",
    contours=(
        *("#4292b1", "#56a1bf", "#6fb1cd", "#8ac1d8", "#a6d0e1", "#c1dde7"),
        *("#d7e8eb", "#eaefec", "#faf6ed"),
    ),
    minor=Stroke(0.9, 0.15),
    major=Stroke(1.5, 0.42),
    light=Light(shadow=0.38, gleam=0.05),
    stable="#cfe6d4",
    oscillating="#fbe3b6",
    divergent="#f6cfcb",
    symbols=(
        (Role.LEARNING_RATE, "#c5049c"),
        (Role.RATE, "#7d4169"),
        (Role.MEMORY_OF_DIRECTION, "#067a25"),
        (Role.DIRECTION, "#626622"),
        (Role.MEMORY_OF_SQUARES, "#8300c5"),
        (Role.SQUARES, "#5165aa"),
        (Role.FLOOR, "#8b5e0f"),
        (Role.GRADIENT, "#466779"),
    ),
    runs=(
        ("blue", "#0e32b5"),
        ("green", "#12816c"),
        ("vermilion", "#ce3e0c"),
        ("purple", "#750d6a"),
        ("black", "#1a252c"),
        ("brown", "#553703"),
        ("azure", "#0070e2"),
        ("red", "#a22448"),
    ),
)

DARK = Theme(
    name="dark",
    ink="#e9edf5",
    ink_soft="#a7b1c2",
    line="#283143",
    border="#6f7b90",
    raised="#1b2230",
    ground="#10151f",
    casing="#05080f",
    track="#2a3446",
    tint="#1e2b43",
    accent="#7fabf5",
    on_accent="#0c1220",
    alert="#ff8d82",
    alert_ground="#3a2127",
    disabled="#667086",
    contour_line="#c9e4ee",
    contours=(
        *("#090d1f", "#0a1528", "#091d32", "#08243c", "#072c46", "#073450"),
        *("#083d58", "#0b4560", "#0f4d66"),
    ),
    minor=Stroke(0.9, 0.13),
    major=Stroke(1.5, 0.36),
    light=Light(shadow=0.5, gleam=0.16),
    stable="#1f4a38",
    oscillating="#57451a",
    divergent="#5a2a2c",
    symbols=(
        (Role.LEARNING_RATE, "#fe94c6"),
        (Role.RATE, "#f0c5e6"),
        (Role.MEMORY_OF_DIRECTION, "#6cde0f"),
        (Role.DIRECTION, "#cce993"),
        (Role.MEMORY_OF_SQUARES, "#a391f5"),
        (Role.SQUARES, "#a4b5de"),
        (Role.FLOOR, "#cda645"),
        (Role.GRADIENT, "#95adb8"),
    ),
    runs=(
        ("blue", "#6d94fb"),
        ("green", "#5ef9cb"),
        ("vermilion", "#fa964e"),
        ("purple", "#bc80b8"),
        ("white", "#e9ecf9"),
        ("yellow", "#fad60f"),
        ("sky", "#8bc6fb"),
        ("red", "#fe5776"),
    ),
)

_HEAVIER = 1.25  # how much heavier lines are that a weak projector would wash out
PROJECTOR = replace(
    LIGHT,
    name="projector",
    ground="#ffffff",
    ink_soft="#3f4856",
    contours=(
        *("#4292b1", "#539fbd", "#66abc8", "#7ab7d1", "#91c5da", "#a9d1e2"),
        *("#c6e0e8", "#dfedef", "#ffffff"),
    ),
    minor=Stroke(0.9 * _HEAVIER, 0.28),
    major=Stroke(1.5 * _HEAVIER, 0.6),
    weight=_HEAVIER,
)
"""For a weak projector in a bright room: white ground, contours that end in it, darker and heavier lines."""

THEMES = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}
