"""Looks can be told apart, and every icon is there."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontDatabase

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.view.theme import LIGHT, PROJECTOR, THEMES, Theme
from rmsprop_gui.window.lecture.playback_bar import BUTTONS
from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import MATH_FAMILY, Look
from rmsprop_gui.window.shell.dock import PANELS
from window.colour_science import VISIONS, closest, contrast_ratio, distance, least_contrast

AA_TEXT, AA_GRAPHICS = 4.5, 3.0
TOLD_APART = 10.0  # CIEDE2000 between any two runs; about 1 can just be noticed
LETTERS = 11.0  # between any two colours of symbols, to the usual eye: to others their letters tell them apart
LETTERS_AND_RUNS = 9.5  # between a symbol and a run, to the usual eye
FIRST_THREE = 20.0  # between those of the opening comparison
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@every_theme
@pytest.mark.parametrize("text", ["ink", "ink_soft", "alert"])
@pytest.mark.parametrize("ground", ["raised", "ground", "tint"])
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert contrast_ratio(getattr(theme, text), getattr(theme, ground)) >= AA_TEXT


@every_theme
def test_text_on_its_own_grounds_can_be_read(theme: Theme) -> None:
    assert contrast_ratio(theme.on_accent, theme.accent) >= AA_TEXT
    assert contrast_ratio(theme.alert, theme.alert_ground) >= AA_TEXT
    assert least_contrast(theme.ink, theme.contours) >= AA_TEXT
    assert contrast_ratio(theme.raised, theme.ink) >= AA_TEXT  # tool tips


@every_theme
def test_letters_of_formulas_can_be_read(theme: Theme) -> None:
    grounds = theme.raised, theme.ground, theme.tint
    assert min(contrast_ratio(colour, ground) for _, colour in theme.symbols for ground in grounds) >= AA_TEXT


@every_theme
@pytest.mark.parametrize("run", range(8))
def test_runs_stand_out_from_their_casing_and_from_every_ground_of_the_window(theme: Theme, run: int) -> None:
    colour = theme.run_styles[run].colour
    for ground in (theme.casing, theme.ground, theme.raised):
        assert contrast_ratio(colour, ground) >= AA_TEXT, ground  # their names are written in it
    assert contrast_ratio(colour, theme.track) >= AA_GRAPHICS


@every_theme
def test_a_casing_hides_the_contours_or_the_runs_stand_out_from_them_by_themselves(theme: Theme) -> None:
    """A light casing does: there a run has its contrast against that."""
    on_contours = min(least_contrast(style.colour, theme.contours) for style in theme.run_styles)
    lightest = contrast_ratio(theme.casing, "#ffffff")
    assert on_contours >= AA_GRAPHICS or lightest < 1.1


@every_theme
def test_contours_rise_in_lightness_and_every_step_is_seen_by_every_eye(theme: Theme) -> None:
    grey = [contrast_ratio(stop, "#000000") for stop in theme.contours]
    assert grey == sorted(grey)
    for vision in VISIONS:
        steps = [distance(low, high, vision) for low, high in pairwise(theme.contours)]
        assert round(min(steps), 1) >= (2.3 if theme.name == "dark" else 3.5), (vision, steps)


@every_theme
@pytest.mark.parametrize("graphic", ["accent", "border"])
@pytest.mark.parametrize("ground", ["raised", "ground", "tint"])
def test_controls_stand_out(theme: Theme, graphic: str, ground: str) -> None:
    assert contrast_ratio(getattr(theme, graphic), getattr(theme, ground)) >= AA_GRAPHICS


@every_theme
@pytest.mark.parametrize("vision", VISIONS)
def test_runs_are_told_apart_by_every_eye(theme: Theme, vision: str) -> None:
    colours = [style.colour for style in theme.run_styles]
    assert closest(colours, vision)[0] >= TOLD_APART
    assert closest(colours[:3], vision)[0] >= FIRST_THREE


@every_theme
def test_symbols_are_told_apart_from_one_another_and_from_runs(theme: Theme) -> None:
    """To colour-blind eyes some of them look the same: that no colour stands without its letter has its own test."""
    symbols, runs = [colour for _, colour in theme.symbols], [style.colour for style in theme.run_styles]
    assert closest([*symbols, theme.ink], "normal")[0] >= LETTERS
    assert min(distance(one, other) for one in symbols for other in runs) >= LETTERS_AND_RUNS


@every_theme
def test_every_role_has_a_colour_and_what_has_none_is_written_in_ink(theme: Theme) -> None:
    assert {role for role, _ in theme.symbols} == set(Role) - {Role.PLAIN}
    assert theme.colour_of(meanings.POSITION) == theme.colour_of(None) == theme.ink
    for role, colour in theme.symbols:
        assert theme.colour_of(Meaning("", Symbol("a"), "", role)) == colour


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_theme_can_be_looked_up(theme: Theme) -> None:
    """What is painted once and kept is kept by its look."""
    assert {Look(theme): theme.name}[Look(theme)] == theme.name


def test_no_two_of_many_runs_look_the_same() -> None:
    looks = [LIGHT.run_style(style) for style in range(5 * len(LIGHT.run_styles))]
    assert looks[: len(LIGHT.run_styles)] == list(LIGHT.run_styles)
    assert len({(look.colour, look.marker) for look in looks}) == len(looks)


def test_the_font_of_formulas_is_there(qapp: object) -> None:
    assert MATH_FAMILY in QFontDatabase.families()


@pytest.mark.parametrize(
    "name", [*(name.replace("_", "-") for name in BUTTONS), "pause", *(panel.name for panel in PANELS)]
)
def test_every_icon_is_painted(qapp: object, name: str) -> None:
    image = icon(name).pixmap(32, 32).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32))
    assert 60 < inked < 900


def test_hues_that_come_again_have_other_markers() -> None:
    hues = len(LIGHT.run_styles)
    for style in range(hues, 8 * hues):
        first, again = LIGHT.run_style(style % hues), LIGHT.run_style(style)
        assert again.colour == first.colour
        assert again.marker != first.marker and again.name != first.name


@pytest.mark.parametrize("asked, ink", [("", LIGHT.ink), (LIGHT.ink_soft, LIGHT.ink_soft)], ids=["usual", "soft"])
def test_icons_have_the_ink_that_is_asked_for(qapp: object, asked: str, ink: str) -> None:
    image = icon("undock", asked).pixmap(64, 64).toImage()
    colours = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
    assert {colour.name() for colour in colours if colour.alpha() == 255} == {ink}


def test_lines_for_a_projector_are_heavier_and_stand_out_more() -> None:
    for usual, heavier in ((LIGHT.minor, PROJECTOR.minor), (LIGHT.major, PROJECTOR.major)):
        assert heavier.width == pytest.approx(1.25 * usual.width) and heavier.opacity > usual.opacity
    assert PROJECTOR.weight == 1.25 * LIGHT.weight and PROJECTOR.ground == PROJECTOR.casing == "#ffffff"
    assert contrast_ratio(PROJECTOR.ink_soft, PROJECTOR.ground) > contrast_ratio(LIGHT.ink_soft, LIGHT.ground)
