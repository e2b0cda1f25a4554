"""Colours, fonts and the looks of runs, all in one place."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from rmsprop_gui.resources import resource

INK = "#1c2330"
INK_SOFT = "#5a6272"
LINE = "#d9dee8"
CARD = "#ffffff"
GROUND = "#f3f5f9"
ACCENT = "#2f5fb3"
ALERT = "#b3261e"

CONTOUR_LINE = "#8fa9cf"
CONTOUR_LOW = "#c3d6ee"
CONTOUR_HIGH = "#fbfcfe"


@dataclass(frozen=True)
class RunStyle:
    """How a run is told apart, by hue and marker and dash: any one of them is enough.

    `dash` holds lengths in pixels, on and off in turn; empty for a solid line.
    """

    name: str
    colour: str
    marker: str
    dash: tuple[float, ...]


# The hues follow Okabe and Ito's palette for colour-blind readers (2008), darkened where white paper asks for it.
RUN_STYLES = (
    RunStyle("blue square", "#0072b2", "square", ()),
    RunStyle("green triangle", "#008563", "triangle", (9, 4)),
    RunStyle("vermilion circle", "#d55e00", "circle", (16, 4)),
    RunStyle("purple diamond", "#9a4f96", "diamond", (3, 4)),
    RunStyle("black cross", "#2b2b2b", "cross", (12, 4, 3, 4)),
    RunStyle("ochre pentagon", "#9a7400", "pentagon", (6, 6)),
    RunStyle("sky hexagon", "#2a8fc4", "hexagon", (14, 3, 3, 3, 3, 3)),
    RunStyle("red wedge", "#b3123c", "wedge", (4, 2)),
)

HYPERPARAMETER_COLOURS = ("#c01c28", "#1a5fb4", "#7a3b96", "#26734d")
"""In the order in which a rule declares its hyperparameters; the panel and the formulas share them."""

MATH_FAMILY = "STIX Two Math"


def run_style(style: int) -> RunStyle:
    """The look with this number: beyond the table, its hues come again with other markers and dashes."""
    count = len(RUN_STYLES)
    again, hue = divmod(style, count)
    if again == 0:
        return RUN_STYLES[hue]
    marker, dash = RUN_STYLES[(hue + again) % count], RUN_STYLES[(hue + 3 * again) % count]
    return replace(RUN_STYLES[hue], name=f"{RUN_STYLES[hue].name} {again + 1}", marker=marker.marker, dash=dash.dash)


def hyperparameter_colours(names: list[str]) -> dict[str, str]:
    return {name: HYPERPARAMETER_COLOURS[index % len(HYPERPARAMETER_COLOURS)] for index, name in enumerate(names)}


def repolish(widget: QWidget) -> None:
    """Let the style sheet see that a name or a property of the widget has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def heading_font(font: QFont) -> QFont:
    """Small capitals' stand-in: the headings of cards."""
    heading = QFont(font)
    heading.setPointSizeF(font.pointSizeF() * 0.85)
    heading.setWeight(QFont.Weight.DemiBold)
    heading.setCapitalization(QFont.Capitalization.AllUppercase)
    heading.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    return heading


def apply_theme(app: QApplication) -> None:
    """Give the application its style, palette and fonts."""
    app.setStyle("Fusion")
    app.setPalette(_palette())
    font = app.font()
    font.setPointSizeF(max(font.pointSizeF(), 9.5))
    app.setFont(font)
    app.setStyleSheet(_STYLE_SHEET)
    QFontDatabase.addApplicationFontFromData(resource("fonts/STIXTwoMath-Subset.ttf").read_bytes())


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, GROUND),
        (role.WindowText, INK),
        (role.Base, CARD),
        (role.AlternateBase, GROUND),
        (role.Text, INK),
        (role.Button, CARD),
        (role.ButtonText, INK),
        (role.ToolTipBase, INK),
        (role.ToolTipText, CARD),
        (role.Highlight, ACCENT),
        (role.HighlightedText, CARD),
        (role.PlaceholderText, INK_SOFT),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor("#9aa1ae"))
    return palette


_STYLE_SHEET = f"""
QFrame#card {{ background: {CARD}; border: 1px solid {LINE}; border-radius: 6px; margin: 1px; }}
QFrame#card[selected="true"] {{ border: 2px solid {ACCENT}; margin: 0px; }}
QLabel#soft {{ color: {INK_SOFT}; }}
QLabel#problem {{ color: {ALERT}; }}
QLabel#banner {{ color: {ALERT}; background: #fdecea; border: 1px solid {ALERT}; border-radius: 4px; padding: 6px; }}
QLineEdit {{ border: 1px solid #b9c1d0; border-radius: 4px; padding: 1px 4px; background: {CARD}; }}
QLineEdit:focus {{ border: 2px solid {ACCENT}; padding: 0px 3px; }}
QLineEdit[invalid="true"] {{ border: 2px solid {ALERT}; padding: 0px 3px; background: #fdecea; }}
QToolTip {{ color: {CARD}; background: {INK}; border: none; padding: 3px; }}
QDockWidget > QWidget {{ background: {GROUND}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {GROUND}; border: none; }}
QToolBar {{ background: {CARD}; border: none; border-top: 1px solid {LINE}; padding: 4px; spacing: 4px; }}
QMainWindow::separator {{ width: 4px; height: 4px; background: {GROUND}; }}
QTabBar::tab {{ padding: 4px 8px; margin-right: 2px; border: 1px solid transparent; border-radius: 4px; }}
QTabBar::tab:selected {{ background: {CARD}; border: 1px solid #b9c1d0; font-weight: 600; }}
QTabBar::tab:focus {{ border: 1px solid {ACCENT}; }}
"""
