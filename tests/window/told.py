"""What the info pane says of a step, read from it."""

from rmsprop_gui.formulas.typeset import linear
from rmsprop_gui.window.controls.rule_view import RuleView


def letters_of(view: RuleView) -> list[str]:
    """Its lines in letters."""
    return [linear(line.letters.written("←")) for line in view.lines]


def numbers_of(view: RuleView) -> list[str]:
    """Its lines in numbers, as far as they are told: result = expression, or the result alone."""
    return [line.told.text for line in view.lines if line.in_numbers]


def sums_of(view: RuleView) -> list[tuple[str, str]]:
    """What comes out, and the sum it comes from, of those that have one."""
    sides = (line.partition(" = ") for line in numbers_of(view))
    return [(left, right) for left, _, right in sides if right]
