"""The lines of the update that is explained: which of them are told in numbers, and which one stands out."""

from dataclasses import dataclass
from functools import lru_cache

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Dissection, dissect
from rmsprop_gui.simulation.explanation import awaited, lettered, solved
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.rule_layout import RuleLine
from rmsprop_gui.window.controls.symbol_places import in_words


@dataclass(frozen=True)
class ToldStep:
    """The update of the selected run, and the step that is explained; None before the first."""

    rule: UpdateRule
    step: Dissection | None
    lines: tuple[RuleLine, ...]
    marked: int
    """The line that is being carried out, or, between steps, the one that sets the rate; -1 where there is none."""


def told_step(frame: Frame, axis: int, notation: Notation) -> ToldStep | None:
    """What there is to tell of a frame, in the numbers of one parameter; None where no run is selected."""
    rule, recording = frame.rule, frame.recording
    if rule is None or recording is None:
        return None
    inside = frame.part > 0
    letters = lettered(rule, inside, notation)
    step = dissect(rule, recording, frame.row) if frame.row > 0 else None
    numbers = solved(step, axis, inside)[: frame.part or None] if step is not None else ()
    lines = tuple(
        RuleLine(line, numbers[index], True) if index < len(numbers) else RuleLine(line, awaited(line), False)
        for index, line in enumerate(letters)
    )
    rates = (index for index, line in enumerate(letters) if line.target == "rate")
    return ToldStep(rule, step, lines, frame.part - 1 if inside else next(rates, -1))


@lru_cache(maxsize=64)
def glossary_of(rule: UpdateRule, notation: Notation) -> str:
    """What each of the letters of a rule is, a line each."""
    read = {name for line in rule.assignments() for name in (line.target, *names(line.expression))}
    meanings = [meaning for name, meaning in rule.meanings().items() if name in read]
    return "\n".join(in_words(entry(meaning, rule, notation=notation)) for meaning in meanings)
