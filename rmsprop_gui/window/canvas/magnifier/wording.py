"""What is written beside the parts of a step in the magnifier: letters, and with room for it their numbers."""

from dataclasses import replace

from rmsprop_gui.formulas.meaning import Letters, Meaning
from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.formulas.typeset import Box, Glyphs, Letter, Root, join, relation, value
from rmsprop_gui.optimizers.meanings import RATE
from rmsprop_gui.simulation.dissection import Dissection, Drawn, Pair, StepPart
from rmsprop_gui.window.canvas.magnifier.marks import Arrow, Mark, Square

_DIGITS = 4
_THIN = "\N{THIN SPACE}"


def written(mark: Mark, step: Dissection, letters: Letters, in_full: bool) -> tuple[Box, ...]:
    """How a part is called, `in_full` with its numbers, in one row or more."""
    box = _name(mark, step, letters)
    if not in_full:
        return (box,)
    if isinstance(mark, Square):
        return (relation(box, "=", value(_side(mark.part, step)[mark.axis], _DIGITS).box),)
    if isinstance(mark, Arrow) and mark.is_move:
        (x1, x2), (y1, y2) = step.before, step.values[mark.part.target]
        return box, _pair((y1 - x1, y2 - x2))
    first, second = step.came_to(mark.part)
    return (relation(box, "=", _pair((-first, -second) if isinstance(mark, Arrow) else (first, second))),)


def told(part: StepPart, step: Dissection, letters: Letters) -> tuple[Box, ...]:
    """A part that has no place in the plane, with its numbers."""
    return (relation(_letter(part.meaning, letters), "=", _pair(step.values[part.target])),)


def _name(mark: Mark, step: Dissection, letters: Letters) -> Box:
    meaning = mark.part.meaning
    if isinstance(mark, Square):
        symbol = letters.get(meaning, meaning.symbol)
        letter = Letter(replace(symbol, subscript=f"{symbol.subscript}{mark.axis + 1}"), meaning)
        return Root(letter) if mark.part.drawn is Drawn.SQUARES else letter
    if not isinstance(mark, Arrow):
        return _letter(meaning, letters)
    if mark.is_move:
        return join(Glyphs(MINUS), _letter(RATE, letters), Glyphs(_THIN), _letter(_direction(step), letters))
    return join(Glyphs(MINUS), _letter(meaning, letters))


def _direction(step: Dissection) -> Meaning:
    """What the rate is multiplied by: the direction, or what it is another name of."""
    meanings = step.rule.meanings()
    line = next(line for line in step.rule.assignments() if line.target == "direction")
    return meanings[line.expression.name if isinstance(line.expression, Name) else "direction"]


def _side(part: StepPart, step: Dissection) -> Pair:
    first, second = step.values[part.target]
    return (first**0.5, second**0.5) if part.drawn is Drawn.SQUARES else (abs(first), abs(second))


def _letter(meaning: Meaning, letters: Letters) -> Letter:
    return Letter(letters.get(meaning, meaning.symbol), meaning)


def _pair(values: Pair) -> Box:
    first, second = (value(part, _DIGITS).box for part in values)
    if isinstance(first, Glyphs) and isinstance(second, Glyphs):
        return Glyphs(f"({first.text}, {second.text})")  # painted at once
    return join(Glyphs("("), first, Glyphs(", "), second, Glyphs(")"))
