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
        return {name: self.hyperparameters[index % len(self.hyperparameters)] for index, name in enumerate(names)}


LIGHT = Theme(
    name="light",
    ink="#1c2330",
    ink_soft="#5a6272",
    line="#d9dee8",
    border="#7f899b",
    card="#ffffff",
    ground="#f3f5f9",
    track="#d9dee8",
    accent="#2f5fb3",
    on_accent="#ffffff",
    alert="#b3261e",
    alert_ground="#fdecea",
    disabled="#9aa1ae",
    contour_line="#8fa9cf",
    contour_low="#c3d6ee",
    contour_high="#fbfcfe",
    hyperparameters=("#c01c28", "#1a5fb4", "#7a3b96", "#26734d"),
    runs=(
        ("blue", "#0072b2"),
        ("green", "#008563"),
        ("vermilion", "#d55e00"),
        ("purple", "#9a4f96"),
        ("black", "#2b2b2b"),
        ("ochre", "#9a7400"),
        ("sky", "#2a8fc4"),
        ("red", "#b3123c"),
    ),
)

DARK = Theme(
    name="dark",
    ink="#e8ecf4",
    ink_soft="#aab4c6",
    line="#343d50",
    border="#7d889e",
    card="#1b2130",
    ground="#131824",
    track="#343d50",
    accent="#7ea6f0",
    on_accent="#10141d",
    alert="#ff8a80",
    alert_ground="#3a1f22",
    disabled="#6b7488",
    contour_line="#4c6286",
    contour_low="#2b3a57",
    contour_high="#1c2231",
    hyperparameters=("#ff8f8f", "#7fb4ff", "#d8a2f0", "#6fd6a4"),
    runs=(
        ("blue", "#4aa8e8"),
        ("green", "#2fc79a"),
        ("vermilion", "#ff8a3c"),
        ("purple", "#d28ad0"),
        ("white", "#e6e6e6"),
        ("ochre", "#d9b02a"),
        ("sky", "#8fd0ff"),
        ("red", "#ff6b86"),
    ),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
