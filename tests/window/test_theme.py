"""Looks can be told apart, and every icon is there."""

import pytest
from PySide6.QtGui import QColor, QFontDatabase

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.window.icons import icon
from rmsprop_gui.window.look import MATH_FAMILY
from rmsprop_gui.window.playback_bar import BUTTONS
from rmsprop_gui.window.theme import LIGHT


def contrast(one: str, other: str) -> float:
    """Of WCAG 2: 1 for the same, 21 for black on white."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    def luminance(colour: str) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in QColor(colour).getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", LIGHT.run_styles, ids=lambda style: style.name)
def test_paths_stand_out_from_the_paper(style: object) -> None:
    assert contrast(style.colour, LIGHT.card) >= 3


@pytest.mark.parametrize("colour", LIGHT.hyperparameters)
def test_letters_can_be_read(colour: str) -> None:
    assert contrast(colour, LIGHT.card) >= 4.5


@pytest.mark.parametrize("name", RULES)
def test_every_hyperparameter_has_its_own_colour(name: str) -> None:
    declared = [key for key, item in RULES[name].declared().items() if hasattr(item, "symbol")]
    colours = LIGHT.hyperparameter_colours(list(RULES[name].declared()))
    assert len({colours[key] for key in declared}) == len(declared)


def test_no_two_of_many_runs_look_the_same() -> None:
    looks = [LIGHT.run_style(style) for style in range(5 * len(LIGHT.run_styles))]
    assert looks[: len(LIGHT.run_styles)] == list(LIGHT.run_styles)
    assert len({(look.colour, look.marker, look.dash) for look in looks}) == len(looks)


def test_the_font_of_formulas_is_there(qapp: object) -> None:
    assert MATH_FAMILY in QFontDatabase.families()


@pytest.mark.parametrize("name", [*(name.replace("_", "-") for name in BUTTONS), "pause"])
def test_every_icon_is_painted(qapp: object, name: str) -> None:
    image = icon(name).pixmap(32, 32).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32))
    assert 60 < inked < 900
