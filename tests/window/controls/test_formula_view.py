"""Formulas one below the other: those that are yet to come step back."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.typeset import Glyphs
from rmsprop_gui.window.controls.formula_view import FormulaView

LINES = tuple(Glyphs("MMMM") for _ in range(3))


def darkest(image: QImage, top: int, bottom: int) -> int:
    """The least light of any pixel between two rows."""
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(top, bottom))


@pytest.mark.parametrize("faint_from", range(4))
def test_formulas_are_faint_from_the_one_that_is_told_on(qtbot: QtBot, faint_from: int) -> None:
    view = FormulaView()
    qtbot.addWidget(view)
    view.resize(200, 10)
    view.show_formulas(LINES)
    view.mark(faint_from=faint_from)
    view.show()
    image = view.grab().toImage()
    pitch = image.height() // len(LINES)
    inks = [darkest(image, line * pitch, (line + 1) * pitch) for line in range(len(LINES))]
    assert [ink > 100 for ink in inks] == [line >= faint_from for line in range(len(LINES))], inks
