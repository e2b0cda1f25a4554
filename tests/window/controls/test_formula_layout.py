"""Formulas stay where they are placed, and are broken where they are too long."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, qRgb
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas import FUNCTIONS, parse
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Box, Glyphs, Letter, letter, relation, typeset
from rmsprop_gui.optimizers import UpdateRule
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.explanation import in_symbols, solved
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.controls.formula_layout import Layout, Placed, broken
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.looks.symbols import SymbolPainter
from window.frames import CONVENTIONS, Film, experiment_of, has_colour, image_pixels, pixels

every_rule = pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
WRITTEN = {name: surface for name, surface in SURFACES.items() if surface.lines()}  # one that is code has none
every_surface = pytest.mark.parametrize("surface", WRITTEN.values(), ids=WRITTEN)
EDGE = 60  # blank pixels around a box that is being looked at


def formula_of(surface: Surface) -> Box:
    ((_, formula), *_) = surface.lines()
    right = typeset(formula, lambda name: letter(Symbol(name[0], name[1:]))).box
    return relation(Letter(Symbol("f")), "=", right)


def numbers_of(rule: UpdateRule, surface: str = "quadratic", row: int = 3) -> tuple[Box, ...]:
    film = Film(experiment_of(rule, surface=surface, steps=row))
    step = dissect(rule, film.recordings[0], film.recordings[0].row(row))
    return tuple(line.written() for line in solved(step, 1))


def ink(placed: Placed) -> tuple[float, float, float, float]:
    """How far left, right, up and down of its baseline's start a box is painted."""
    image = QImage(round(placed.width) + 2 * EDGE, round(placed.height) + 2 * EDGE, QImage.Format.Format_RGB32)
    image.fill(qRgb(255, 255, 255))
    painter = SymbolPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    placed.paint(painter, EDGE, EDGE + placed.ascent)
    painter.end()
    rows, columns = np.nonzero(image_pixels(image).min(axis=2) < 128)
    baseline = EDGE + placed.ascent
    return columns.min() - EDGE, columns.max() - EDGE, baseline - rows.min(), rows.max() - baseline


@every_rule
def test_boxes_hold_what_is_painted(rule: UpdateRule) -> None:
    """But for half the width of a stroke, in one size and another."""
    letters, numbers, others = in_symbols(rule), numbers_of(rule), numbers_of(rule, "beale", 40)
    for size, box in (*((16.0, box) for box in (*letters, *others)), *((19.0, box) for box in numbers)):
        placed = Layout(size, LIGHT).place(box)
        left, right, up, down = ink(placed)
        assert left >= -1 and right <= placed.width + 1
        assert up <= placed.ascent + 1.01 and down <= placed.descent + 1.01
        assert up > 0.3 * placed.ascent, "and are not far too large"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_boxes_of_functions_hold_what_is_painted(name: str) -> None:
    call = f"{name}({', '.join(('x1 / x2', 'x1**2', '-x2')[: FUNCTIONS[name].arity])})"
    for text in (call, f"1 / ({call} - 2)", f"where(x1 < {call}, {call}, x2)"):
        box = typeset(parse(text), lambda name: letter(Symbol("x", name[1:]))).box
        placed = Layout(19.0, LIGHT).place(box)
        left, right, up, down = ink(placed)
        assert left >= -1 and right <= placed.width + 1
        assert up <= placed.ascent + 1.01 and down <= placed.descent + 1.01
        assert up + down > 0.6 * placed.height


@every_surface
def test_pieces_are_the_parts_of_the_whole(surface: Surface) -> None:
    layout, box = Layout(17.0, LIGHT), formula_of(surface)
    whole, pieces = layout.place(box), layout.pieces(box)
    assert sum(piece.width for piece in pieces) == pytest.approx(whole.width)
    assert max(piece.ascent for piece in pieces) == whole.ascent


@pytest.mark.parametrize("width", [120, 180, 260, 400])
@every_surface
def test_rows_are_no_wider_than_asked_where_operators_allow_it(surface: Surface, width: int) -> None:
    layout = Layout(17.0, LIGHT)
    pieces, indent = layout.pieces(formula_of(surface)), 20.0
    rows = broken(pieces, width, indent)
    assert sum(row.width for row in rows) == pytest.approx(
        sum(piece.width for piece in pieces) + indent * (len(rows) - 1)
    )
    operator = max(piece.width for piece in pieces if piece.is_operator)
    stretches = [0.0]
    for piece in pieces:
        stretches = [*stretches, 0.0] if piece.is_operator else [*stretches[:-1], stretches[-1] + piece.width]
    assert max(row.width for row in rows) <= max(width, indent + max(stretches)) + 2 * operator


def shown(qtbot: QtBot, boxes: tuple[Box, ...], width: int, size: float = 17.0) -> FormulaView:
    view = FormulaView(size)
    qtbot.addWidget(view)
    view.show_formulas(boxes)
    view.resize(width, view.height())
    view.show()
    return view


def frame_of_ink(view: FormulaView) -> tuple[int, int, int]:
    """The blank pixels left, right and below what is painted; above, a bracket may touch the edge."""
    picture = pixels(view)
    paper = picture[-1, -1]
    rows, columns = np.nonzero(np.abs(picture - paper).max(axis=2) > 60)
    return columns.min(), picture.shape[1] - 1 - columns.max(), picture.shape[0] - 1 - rows.max()


@pytest.mark.parametrize("width", [150, 240, 340, 600])
@every_surface
def test_nothing_of_a_surface_s_formula_is_cut_off(qtbot: QtBot, surface: Surface, width: int) -> None:
    view = shown(qtbot, (formula_of(surface),), width)
    assert view.width() == width and min(frame_of_ink(view)) >= 1


@pytest.mark.parametrize("width", [200, 320])
@every_rule
def test_nothing_of_a_rule_s_formulas_is_cut_off(qtbot: QtBot, rule: UpdateRule, width: int) -> None:
    for boxes in (in_symbols(rule), numbers_of(rule), numbers_of(rule, "beale", 40)):
        assert min(frame_of_ink(shown(qtbot, boxes, width))) >= 1


def test_a_long_formula_is_broken_and_a_short_one_is_not(qtbot: QtBot) -> None:
    long, short = (shown(qtbot, (formula_of(SURFACES[name]),), 240).height() for name in ("beale", "quadratic"))
    roomy = shown(qtbot, (formula_of(SURFACES["beale"]),), 1200).height()
    assert long > 2 * roomy and short <= roomy


def test_the_height_follows_the_width(qtbot: QtBot) -> None:
    view = shown(qtbot, (formula_of(SURFACES["beale"]),), 600)
    heights = []
    for width in (600, 300, 200, 600):
        view.resize(width, view.height())
        heights.append(view.height())
    assert heights[0] < heights[1] < heights[2] and heights[3] == heights[0]


def test_the_height_follows_the_formulas(qtbot: QtBot) -> None:
    view = shown(qtbot, numbers_of(CONVENTIONS[-1]), 320)
    height = view.height()
    view.show_formulas(numbers_of(CONVENTIONS[-1])[:1])
    assert view.height() < height


def test_the_text_is_there_for_a_screen_reader(qtbot: QtBot) -> None:
    view = shown(qtbot, in_symbols(CONVENTIONS[0]), 300)
    assert view.text and view.accessibleDescription() == view.text


def test_letters_and_numbers_have_the_colour_of_what_they_mean(qtbot: QtBot) -> None:
    view = FormulaView(40.0)
    qtbot.addWidget(view)
    view.resize(200, 60)
    for role, colour in LIGHT.symbols:
        meaning = Meaning("", Symbol("m"), "", role)
        for box in (Glyphs("888", meaning=meaning), Letter(meaning.symbol, meaning)):
            view.show_formulas((box,))
            seen = {other for other in (LIGHT.ink, *dict(LIGHT.symbols).values()) if has_colour(pixels(view), other, 6)}
            assert seen == {colour}
