"""Colours: what every part of the window looks like, on light and on dark ground."""

from dataclasses import dataclass, replace
from functools import cached_property


@dataclass(frozen=True)
class RunStyle:
    """How a run is told apart, by hue and marker and dash: any one of them is enough.

    `dash` holds lengths in pixels, on and off in turn; empty for a solid line.
    """

    name: str
    colour: str
    marker: str
    dash: tuple[float, ...]


_SHAPES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("square", ()),
    ("triangle", (9, 4)),
    ("circle", (16, 4)),
    ("diamond", (3, 4)),
    ("cross", (12, 4, 3, 4)),
    ("pentagon", (6, 6)),
    ("hexagon", (14, 3, 3, 3, 3, 3)),
    ("wedge", (4, 2)),
)
"""Marker and dash of each run style, the same in all themes."""


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
    card: str
    ground: str
    track: str
    accent: str
    on_accent: str
    alert: str
    alert_ground: str
    disabled: str
    contour_line: str
    contour_low: str
    contour_high: str
    hyperparameters: tuple[str, ...]
    """In the order in which a rule declares its hyperparameters; the panel and the formulas share them."""
    runs: tuple[tuple[str, str], ...]
    """A name and a colour each."""

    @cached_property
    def run_styles(self) -> tuple[RunStyle, ...]:
        """Colour, marker and dash of each style, in order."""
        return tuple(
            RunStyle(f"{name} {marker}", colour, marker, dash)
            for (name, colour), (marker, dash) in zip(self.runs, _SHAPES, strict=True)
        )

    def run_style(self, style: int) -> RunStyle:
        """The look with this number: beyond the table, its hues come again with other markers and dashes."""
        styles = self.run_styles
        again, hue = divmod(style, len(styles))
        if again == 0:
            return styles[hue]
        marker, dash = styles[(hue + again) % len(styles)], styles[(hue + 3 * again) % len(styles)]
        return replace(styles[hue], name=f"{styles[hue].name} {again + 1}", marker=marker.marker, dash=dash.dash)

    def hyperparameter_colours(self, names: list[str]) -> dict[str, str]:
        """A colour for each hyperparameter, by its name."""
        return {name: self.hyperparameters[index % len(self.hyperparameters)] for index, name in enumerate(names)}


LIGHT = Theme(
    name="light",
    ink="#1c2330",
    ink_soft="#5a6272",
    line="#d9dee8",
    border="#858ea1",
    card="#ffffff",
    ground="#f3f5f9",
    track="#e6eaf2",
    accent="#2f5fb3",
    on_accent="#ffffff",
    alert="#b3261e",
    alert_ground="#fdecea",
    disabled="#9aa1ae",
    contour_line="#87a3cf",
    contour_low="#d5e9fe",
    contour_high="#fbfcfe",
    hyperparameters=(
        "#bc071d",
        "#1564c6",
        "#632180",
        "#0c7145",
        "#dd0c80",
        "#1d05d7",
        "#3f6018",
        "#541213",
        "#058189",
        "#970955",
    ),
    runs=(
        ("blue", "#0e4ab0"),
        ("green", "#009671"),
        ("vermilion", "#cf4b00"),
        ("purple", "#7b1e72"),
        ("black", "#1b1c1e"),
        ("brown", "#694600"),
        ("steel", "#12739d"),
        ("red", "#a91d45"),
    ),
)

DARK = Theme(
    name="dark",
    ink="#e4e8f0",
    ink_soft="#a5aec0",
    line="#2f384b",
    border="#707c95",
    card="#1b2130",
    ground="#141924",
    track="#2b3449",
    accent="#6f9eee",
    on_accent="#10151f",
    alert="#ff8d82",
    alert_ground="#3a2127",
    disabled="#667086",
    contour_line="#4d6c9e",
    contour_low="#213859",
    contour_high="#1d2433",
    hyperparameters=(
        "#f47b78",
        "#679de6",
        "#dfb2f6",
        "#71daa0",
        "#e0b750",
        "#fc2aa7",
        "#18a041",
        "#ff430a",
        "#c5ff03",
        "#fcf8a0",
    ),
    runs=(
        ("blue", "#4086ec"),
        ("green", "#5ee3b7"),
        ("vermilion", "#f9824a"),
        ("purple", "#b070a9"),
        ("white", "#eef0f3"),
        ("yellow", "#f3cd4b"),
        ("sky", "#73b5d9"),
        ("red", "#e44a4f"),
    ),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
