"""What happened in a step of a run, in sentences: for the pane, for the clipboard and for the ear."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.optimizers.meanings import SCHEDULE_NOW
from rmsprop_gui.simulation.differences import comparison_of
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.step_causes import Cause, makings_of
from rmsprop_gui.simulation.step_change import Change, change_of
from rmsprop_gui.window.info.beside_words import beside_another
from rmsprop_gui.window.info.chance_words import chance_in_words
from rmsprop_gui.window.info.taken import Taken, taken_at
from rmsprop_gui.window.info.why_words import by_itself, title

translate = QCoreApplication.translate


@dataclass(frozen=True)
class StepWords:
    """What there is to say of the explained step of the selected run; empty texts where there is nothing."""

    title: str = ""
    why: str = ""
    """Which quantity makes it short or long."""
    beside: str = ""
    """What made it otherwise than the step of the run that it is compared with."""
    happened: str = ""
    """What has become of its rate, or of itself."""
    chance: str = ""
    """What chance has made of its gradient."""

    @property
    def text(self) -> str:
        """All of it, a paragraph each."""
        return "\n".join(filter(None, (self.happened, self.why, self.beside, self.chance)))


def words_of(frame: Frame, axis: int, compared: int | None, notation: Notation = Notation.LAB) -> StepWords:
    """What there is to say at a frame; nothing before the first step and inside a step, whose numbers are to come."""
    taken = taken_at(frame, frame.selected, axis, notation)
    if taken is None or frame.part:
        return StepWords()
    index = comparison_of(frame.experiment, frame.selected, compared)
    other = taken_at(frame, index, axis, notation) if index is not None else None
    is_beside = other is not None and other.step.row == taken.step.row
    beside = beside_another(taken, other) if other is not None and is_beside else ""
    return StepWords(title(taken), by_itself(taken), beside, happened(taken), chance_in_words(taken.step))


def what_changed(frame: Frame, axis: int, notation: Notation = Notation.LAB) -> str:
    """What has become of the rate of the selected run, or of its step; empty before the first and inside one."""
    taken = taken_at(frame, frame.selected, axis, notation)
    return changed(taken, _before(taken)) if taken is not None and not frame.part else ""


def happened(taken: Taken) -> str:
    """Step 8 of RMSProp: the rate of x₂ fell to 0.005962, because v₂ rose to 281.3."""
    told = changed(taken, _before(taken))
    return translate("happened", "Step {row} of {run}: {told}.").format(row=taken.step.row, run=taken.name, told=told)


def _before(taken: Taken) -> Taken | None:
    """The step before it; None for the first."""
    row = taken.step.row - 1
    return replace(taken, step=dissect(taken.run.rule_for(row), taken.recording, row)) if row > 0 else None


def changed(taken: Taken, before: Taken | None) -> str:
    """The rate of x₂ fell to 0.005962, because v₂ rose to 281.3."""
    change = change_of(before.step if before is not None else None, taken.step, taken.axis)
    told = _moved(change).format(parameter=taken.parameter, value=number(change.now))
    because = _because(change, taken, before) if before is not None else ""
    return translate("happened", "{told}, because {because}").format(told=told, because=because) if because else told


def _moved(change: Change) -> str:
    rate = {
        1: translate("happened", "the rate of {parameter} rose to {value}"),
        -1: translate("happened", "the rate of {parameter} fell to {value}"),
        0: translate("happened", "the rate of {parameter} is {value}"),
    }
    step = {
        1: translate("happened", "the step along {parameter} grew to {value}"),
        -1: translate("happened", "the step along {parameter} shrank to {value}"),
        0: translate("happened", "the step along {parameter} is {value}"),
    }
    return (rate if change.is_rate else step)[change.way]


def _because(change: Change, taken: Taken, before: Taken) -> str:
    """The quantity that made it so, and where that has come to; empty where the change says it itself."""
    made, last = makings_of(taken.step.rule), makings_of(before.step.rule)
    match change.cause:
        case Cause.DIVISOR if last.squares:
            return _came(taken.named(made.squares), before.value(last.squares), taken.value(made.squares))
        case Cause.GRADIENT if not made.is_sign:
            name, earlier = made.memory or made.gradient, last.memory or last.gradient
            return _came(f"|{taken.named(name)}|", abs(before.value(earlier)), abs(taken.value(name)))
        case Cause.LEARNING_RATE:
            value = exact_text(taken.step.rule.values()["learning_rate"])
            return translate("happened", "{letter} was set to {value}").format(letter=taken.eta, value=value)
        case Cause.SCHEDULE:
            letter = taken.letters.get(SCHEDULE_NOW, SCHEDULE_NOW.symbol)
            value = (
                number(taken.step.values["schedule_now"][taken.axis]) if "schedule_now" in taken.step.values else "1"
            )
            return translate("happened", "the schedule came to {letter} = {value}").format(letter=letter, value=value)
        case Cause.DECAY:
            return translate("happened", "weight decay counts otherwise now")
    return ""


def _came(letter: str, before: float, now: float) -> str:
    if now > before:
        text = translate("happened", "{letter} rose to {value}")
    elif now < before:
        text = translate("happened", "{letter} fell to {value}")
    else:
        text = translate("happened", "{letter} is {value}")
    return text.format(letter=letter, value=number(now))
