"""The lines of the update that is explained: which of them are told in numbers, and which one stands out."""

from dataclasses import dataclass
from functools import lru_cache

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.blending import blended
from rmsprop_gui.simulation.dissection import Dissection, dissect, parts_of
from rmsprop_gui.simulation.explanation import awaited, lettered, solved
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
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
    untold: frozenset[str] = frozenset()
    """Parts whose numbers are not to be told yet."""


def told_step(frame: Frame, axis: int, notation: Notation) -> ToldStep | None:
    """What there is to tell of a frame, in the numbers of one parameter; None where no run is selected."""
    rule, recording = frame.rule, frame.recording
    if rule is None or recording is None:
        return None
    inside = frame.part > 0
    letters = lettered(rule, inside, notation)
    step = dissect(rule, recording, frame.row, frame.experiment.objective) if frame.row > 0 else None
    numbers = solved(step, axis, inside)[: frame.part or None] if step is not None else ()
    lines = tuple(
        RuleLine(line, numbers[index], True) if index < len(numbers) else RuleLine(line, awaited(line), False)
        for index, line in enumerate(letters)
    )
    rates = (index for index, line in enumerate(letters) if line.target == "rate")
    untold = frozenset(part.target for part in parts_of(rule)[frame.part :]) if inside else frozenset()
    return ToldStep(rule, step, lines, frame.part - 1 if inside else next(rates, -1), untold)


def told_on_the_way(glide: Glide, axis: int, notation: Notation) -> ToldStep | None:
    """The same while the step is on its way to be seen: numbers run from those of the step that was explained before.

    Where there was none, each line is told once it is carried out.
    """
    frame = glide.frame
    rule, recording, run = frame.rule, frame.recording, frame.run
    if rule is None or recording is None or run is None or frame.row < 1 or frame.part:
        return told_step(frame, axis, notation)
    shares, row = glide.shares_by_target(rule), recording.row(glide.origin)
    step = dissect(rule, recording, frame.row, frame.experiment.objective)
    if row > 0:
        step = blended(dissect(run.rule_for(row), recording, row), step, shares)
    untold = {target for target, share in shares.items() if share <= 0.0} if row < 1 else set()
    letters, numbers = lettered(rule, False, notation), solved(step, axis)
    lines = tuple(
        RuleLine(line, awaited(line), False) if line.target in untold else RuleLine(line, number, True)
        for line, number in zip(letters, numbers, strict=True)
    )
    return ToldStep(rule, step, lines, _marked(glide, rule, [line.target for line in letters]), frozenset(untold))


def _marked(glide: Glide, rule: UpdateRule, targets: list[str]) -> int:
    """The line that the part belongs to which unfolds; what has no line of its own belongs to the next one."""
    if glide.unfolded is None:
        return targets.index("rate") if "rate" in targets else -1
    begun = sum(share > 0.0 for share in glide.shares(rule))
    to_come = [part.target for part in parts_of(rule)[max(begun - 1, 0) :]]
    return next(targets.index(target) for target in to_come if target in targets)


@lru_cache(maxsize=64)
def glossary_of(rule: UpdateRule, notation: Notation) -> str:
    """What each of the letters of a rule is, a line each."""
    read = {name for line in rule.assignments() for name in (line.target, *names(line.expression))}
    meanings = [meaning for name, meaning in rule.meanings().items() if name in read]
    return "\n".join(in_words(entry(meaning, rule, notation=notation)) for meaning in meanings)
