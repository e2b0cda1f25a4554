"""The look of the application: its theme, its scale and its letters, handed to Qt as palette, font and style sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.resources import resource
from rmsprop_gui.view.theme import DARK, LIGHT, THEMES, Theme
from rmsprop_gui.window.looks.style_sheet import BODY, style_sheet

FAMILY = "RMSProp Lab Sans"
MATH_FAMILY = "STIX Two Math"


class ShippedFont(NamedTuple):
    """A file in the folder of fonts, and the family and weight that it has."""

    file: str
    family: str
    weight: int


FONTS = (
    ShippedFont("RMSPropLabSans-Regular", FAMILY, 400),
    ShippedFont("RMSPropLabSans-Medium", FAMILY, 500),
    ShippedFont("RMSPropLabSans-SemiBold", FAMILY, 600),
    ShippedFont("STIXTwoMath-Subset", MATH_FAMILY, 400),
)
SCALES = (0.75, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)
_OUTLINED = ("QCheckBox", "QSlider", "QComboBox", "QPushButton")
# properties of an application that has been given a look
_THEME, _SCALE, _NOTATION, _FONT_SIZE = "theme", "scale", "notation", "own font size"


@dataclass(frozen=True)
class Look:
    """What all that is painted depends on: the colours, how large text, lines and markers are, and the letters."""

    theme: Theme = LIGHT
    scale: float = 1.0
    notation: Notation = Notation.LAB


DEFAULT_LOOK = Look()
"""What everything looks like until another look is applied."""


def current_look() -> Look:
    """The look that was applied last; `DEFAULT_LOOK` before the first."""
    app = QApplication.instance()
    theme = app.property(_THEME) if app is not None else None
    return DEFAULT_LOOK if app is None or theme is None else _look(theme, app.property(_SCALE), app.property(_NOTATION))


@lru_cache(maxsize=64)
def _look(theme: str, scale: float, notation: str) -> Look:
    return Look(THEMES[theme], scale, Notation(notation))


def current_theme() -> Theme:
    """The colours of the current look."""
    return current_look().theme


def font_of(pixels: float, weight: int = QFont.Weight.Normal) -> QFont:
    """The application's font so many pixels high at scale 1, where its text has 15."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * pixels / BODY)
    font.setWeight(QFont.Weight(weight))
    return font


def prepare_looks(app: QApplication) -> None:
    """Set the style and load the fonts that all looks share."""
    app.setStyle("Fusion")
    for font in FONTS:
        QFontDatabase.addApplicationFontFromData(resource(f"fonts/{font.file}.ttf").read_bytes())


def apply_look(app: QApplication, look: Look) -> None:
    """Give the whole application this look. Widgets are told by a change of style, once all of it holds."""
    app.setProperty(_THEME, look.theme.name)
    app.setProperty(_SCALE, look.scale)
    app.setProperty(_NOTATION, look.notation.value)
    size = _own_font_size(app) * look.scale
    font = QFont(app.font())
    font.setFamilies([FAMILY, *(name for name in font.families() if name != FAMILY)])  # for letters that it lacks
    font.setPointSizeF(size)
    app.setPalette(_palette(look.theme))
    for kind in _OUTLINED:
        app.setPalette(_outlined(look.theme), kind)  # type: ignore[arg-type]  # the stubs say bytes, Qt takes str
    app.setFont(font)
    app.setStyleSheet(style_sheet(look.theme, look.scale, size))


@contextmanager
def painted_in(theme: Theme) -> Iterator[None]:
    """Within, whatever is painted has this theme; nothing else may happen meanwhile."""
    app = QApplication.instance()
    assert app is not None
    before = current_theme()
    app.setProperty(_THEME, theme.name)
    try:
        yield
    finally:
        app.setProperty(_THEME, before.name)


def dress(widget: QWidget, theme: Theme) -> None:
    """Give a widget and all in it a theme of its own, in the scale of the application."""
    widget.setPalette(_palette(theme))
    widget.setStyleSheet(style_sheet(theme, current_look().scale, QApplication.font().pointSizeF()))


def _own_font_size(app: QApplication) -> float:
    """The points of the application's font at scale 1, noted before the first look changes it."""
    if app.property(_FONT_SIZE) is None:
        body = BODY * 72 / app.primaryScreen().logicalDotsPerInch()
        app.setProperty(_FONT_SIZE, max(app.font().pointSizeF(), body))
    return float(app.property(_FONT_SIZE))


def system_theme(app: QApplication) -> Theme:
    """The theme that the desktop asks for; light where it does not say."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def repolish(widget: QWidget) -> None:
    """Let the style sheet see that a name or a property of the widget has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, theme.ground),
        (role.WindowText, theme.ink),
        (role.Base, theme.raised),
        (role.AlternateBase, theme.ground),
        (role.Text, theme.ink),
        (role.Button, theme.raised),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.alert),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.ink),
        (role.Highlight, theme.accent),
        (role.Accent, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.PlaceholderText, theme.ink_soft),
        (role.Link, theme.accent),
        (role.Light, theme.line),
        (role.Midlight, theme.line),
        (role.Mid, theme.border),
        (role.Dark, theme.border),
        (role.Shadow, theme.border),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.disabled))
    return palette


def _outlined(theme: Theme) -> QPalette:
    """Fusion draws outlines 1.4 times darker than the window, which on a dark one cannot be seen."""
    palette = _palette(theme)
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.border).lighter(140))
    return palette
