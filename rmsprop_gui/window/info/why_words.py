"""Why a step is as long as it is, in sentences: by itself, and beside that of another run."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.meaning import Letters, Meaning, Notation
from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.optimizers.meanings import GRADIENT, LEARNING_RATE, SCHEDULE_NOW
from rmsprop_gui.simulation.dissection import Dissection
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.step_causes import (
    Cause,
    factors_of,
    length_of,
    makings_of,
    quotients,
    side_by_side,
    strongest,
)
from rmsprop_gui.simulation.step_reason import Past, Reason, divisor_of, held_by_squares, reason_of

translate = QCoreApplication.translate
_ALIKE = 0.02  # how near to each other two lengths count as the same
_EXACT = 1e-6
_WORTH_TELLING = 1.5  # how strong a cause must be that works against the outcome, to be told


@dataclass(frozen=True)
class Taken:
    """A step of a run, along one parameter, in the letters of a notation."""

    run: Run
    recording: Recording
    step: Dissection
    axis: int
    notation: Notation = Notation.LAB

    @property
    def letters(self) -> Letters:
        """How things are written in its rule."""
        return self.step.rule.letters(self.notation)

    @property
    def parameter(self) -> str:
        """x₁ or x₂."""
        return ("x₁", "x₂")[self.axis]

    def letter(self, meaning: Meaning) -> str:
        """How something that both parameters have is written for this one."""
        return f"{self.letters.get(meaning, meaning.symbol)}{'₁₂'[self.axis]}"

    def named(self, name: str) -> str:
        """The same of a name in the lines of the rule."""
        return self.letter(self.step.rule.meanings()[name])

    def value(self, name: str) -> float:
        """What a name stood for at the end of the step."""
        return self.step.values[name][self.axis]

    @property
    def size(self) -> str:
        """|g₂| = 3.402: the gradient that its rule works with."""
        name = makings_of(self.step.rule).gradient
        return f"|{self.named(name)}| = {number(abs(self.value(name)))}"

    @property
    def eta(self) -> str:
        """The letter of the learning rate."""
        return str(self.letters.get(LEARNING_RATE, LEARNING_RATE.symbol))

    @property
    def divisor(self) -> str:
        """√v₂: what the rate is divided by."""
        made = makings_of(self.step.rule)
        return f"{'√' * made.has_roots}{self.named(made.squares)}"


# by itself


def title(taken: Taken) -> str:
    """What is explained."""
    share = reason_of(taken.step, taken.axis).share
    if share < 1 - _ALIKE:
        text = translate("why", "Why this step is short along {parameter}")
    elif share > 1 + _ALIKE:
        text = translate("why", "Why this step is long along {parameter}")
    else:
        text = translate("why", "Why this step is so long along {parameter}")
    return text.format(parameter=taken.parameter)


def by_itself(taken: Taken) -> str:
    """Which quantity makes the step short or long, in the numbers of the step."""
    reason = reason_of(taken.step, taken.axis)
    told = _CAUSES[reason.cause](taken, reason), _outcome(taken, reason)
    return translate("why", "{cause}, so {outcome}.").format(cause=told[0], outcome=told[1])


def _outcome(taken: Taken, reason: Reason) -> str:
    """How far it moves, and what part of a full step that is."""
    full = taken.eta if reason.is_scaled else f"{taken.eta} |{taken.letter(GRADIENT)}|"
    if not reason.length:
        text = translate("why", "{run} does not move along {parameter}")
    elif not reason.full:
        text = translate("why", "{run} moves {length} along {parameter}")
    elif abs(reason.share - 1) <= _EXACT:
        text = translate("why", "{run} moves {length} along {parameter}, its full step {full}")
    elif abs(reason.share - 1) <= _ALIKE:
        text = translate("why", "{run} moves {length} along {parameter}, nearly its full step {full}")
    elif reason.share < 1:
        text = translate("why", "{run} moves only {length} along {parameter}, {share} of its full step {full}")
    else:
        text = translate("why", "{run} moves {length} along {parameter}, {share} times its full step {full}")
    told = {"run": taken.run.label, "length": number(reason.length), "parameter": taken.parameter, "full": full}
    return text.format(**told, share=times_of(reason.share))


def times_of(ratio: float) -> str:
    """A ratio in as few digits as tell it from 1."""
    return number(ratio, 2 if abs(ratio - 1) > 0.1 else 3)


def _of_the_divisor(taken: Taken, reason: Reason) -> str:
    divisor = divisor_of(taken.step, taken.axis)
    told = f"{taken.divisor} = {number(divisor)}"
    times = divisor / abs(taken.value(makings_of(taken.step.rule).gradient))
    if abs(times - 1) <= _ALIKE:
        return translate("why", "{told} is about as large as {size}").format(told=told, size=taken.size)
    held = held_by_squares(taken.run, taken.recording, taken.step, taken.axis)
    text = translate("why", "{held}: {told} is only {times} of {size}")
    if times > 1:
        text = translate("why", "{held}: {told} is {times} times {size}")
    said = _HELD[held.past]().format(squares=taken.named(makings_of(taken.step.rule).squares), row=held.row)
    return text.format(held=said, told=told, times=times_of(times), size=taken.size)


_HELD: dict[Past, Callable[[], str]] = {
    Past.ALL: lambda: translate("why", "{squares} sums all squares since the start"),
    Past.STEEP_START: lambda: translate("why", "{squares} still holds the steep start"),
    Past.STEEPER_STEP: lambda: translate("why", "{squares} still holds the steeper slope of step {row}"),
    Past.STEEPER_BEFORE: lambda: translate("why", "{squares} still holds steeper slopes of the steps before"),
    Past.LONG_AGO: lambda: translate("why", "{squares} still holds steeper slopes of long ago"),
    Past.LARGEST: lambda: translate("why", "{squares} is the largest recent size"),
    Past.STARTED_AT_ZERO: lambda: translate("why", "{squares} started at zero and is still small"),
    Past.NOT_CAUGHT_UP: lambda: translate("why", "{squares} has not caught up with the slope"),
}


def _of_the_memory(taken: Taken, reason: Reason) -> str:
    made = makings_of(taken.step.rule)
    memory, gradient = taken.value(made.memory), taken.value(made.gradient)
    if not gradient:
        text = translate("why", "There is no slope and {memory} = {value} alone moves it")
    elif memory * gradient < 0:
        text = translate("why", "{memory} = {value} still goes the way of earlier gradients, {times} times {size}")
    elif abs(reason.effect - 1) <= _ALIKE:
        text = translate("why", "{memory} = {value} holds earlier gradients too and is about as large as {size}")
    elif reason.effect < 1:
        text = translate("why", "{memory} = {value} holds earlier gradients too and is only {times} of {size}")
    else:
        text = translate("why", "{memory} = {value} holds earlier gradients too and is {times} times {size}")
    told = {"memory": taken.named(made.memory), "value": number(memory), "size": taken.size}
    return text.format(**told, times=times_of(reason.effect))


def _of_the_alteration(taken: Taken, reason: Reason) -> str:
    text = translate("why", "The gradient is altered: {size} is {times} of |{gradient}| = {raw}")
    raw = number(abs(taken.value("g")))
    return text.format(size=taken.size, times=times_of(reason.effect), gradient=taken.letter(GRADIENT), raw=raw)


def _of_the_schedule(taken: Taken, reason: Reason) -> str:
    letter = taken.letters.get(SCHEDULE_NOW, SCHEDULE_NOW.symbol)
    text = translate("why", "The schedule has come to {letter} = {value}")
    return text.format(letter=letter, value=number(taken.value("schedule_now")))


def _of_the_decay(taken: Taken, reason: Reason) -> str:
    text = translate("why", "Weight decay pulls {parameter} to zero, which makes the step {times} times as long")
    return text.format(parameter=taken.parameter, times=times_of(reason.effect))


def _of_the_sign(taken: Taken, reason: Reason) -> str:
    if not reason.effect:
        return translate("why", "The sign has turned")
    return translate("why", "Only a sign counts, whatever the size of {size}").format(size=taken.size)


def _of_its_own_rate(taken: Taken, reason: Reason) -> str:
    name = makings_of(taken.step.rule).own_rate
    told = {"rate": taken.named(name), "value": number(taken.value(name)), "times": times_of(reason.effect)}
    grown = translate("why", "{rate} = {value} has grown to {times} times its first value")
    shrunk = translate("why", "{rate} = {value} has shrunk to {times} of its first value")
    return (grown if reason.effect > 1 else shrunk).format(**told)


def _of_the_gradient(taken: Taken, reason: Reason) -> str:
    """Nothing makes it differ from a full step: the slope is all there is."""
    if reason.is_scaled:
        return _of_the_sign(taken, reason)
    own, other = (abs(value) for value in (taken.step.values["g"][axis] for axis in (taken.axis, 1 - taken.axis)))
    text = translate("why", "Nothing but the slope counts: {size}")
    if own and other and not math.isclose(own, other):
        steeper = translate("why", ", {times} times that along {other}, and one rate serves both")
        flatter = translate("why", ", {times} of that along {other}, and one rate serves both")
        text += (steeper if own > other else flatter).replace("{times}", times_of(own / other))
    return text.format(size=taken.size, other=("x₁", "x₂")[1 - taken.axis])


_CAUSES: dict[Cause, Callable[[Taken, Reason], str]] = {
    Cause.DIVISOR: _of_the_divisor,
    Cause.MEMORY: _of_the_memory,
    Cause.ALTERATION: _of_the_alteration,
    Cause.SCHEDULE: _of_the_schedule,
    Cause.DECAY: _of_the_decay,
    Cause.SIGN: _of_the_sign,
    Cause.OWN_RATE: _of_its_own_rate,
    Cause.GRADIENT: _of_the_gradient,
}


# beside another


def beside_another(taken: Taken, other: Taken) -> str:
    """By which quantity the step of one run is longer or shorter than that of another, and what works against that."""
    own, its = side_by_side(factors_of(taken.step, taken.axis), factors_of(other.step, other.axis))
    length, other_length = length_of(own), length_of(its)
    told = {"run": taken.run.label, "other": other.run.label, "length": number(other_length)}
    way = translate("why", " the other way") if _move(taken) * _move(other) < 0 else ""
    effects = quotients(own, its)
    cause, against = strongest(effects, length > other_length), strongest(effects, length <= other_length)
    if cause is None or _are_alike(length, other_length):
        return translate("why", "{other} moves about as far{way}, {length}.").format(**told, way=way)
    if length and other_length:
        text = translate("why", "{other} moves {length}{way}: {run} goes {times} times as far, chiefly by {what}.")
    else:
        text = translate("why", "{other} moves {length}, chiefly by {what}.")
    times = times_of(length / other_length) if other_length else ""
    said = text.format(**told, way=way, times=times, what=_held(cause, taken, other))
    if against is not None and not 1 / _WORTH_TELLING < effects[against] < _WORTH_TELLING:
        said += " " + translate("why", "Against that works {what}.").format(what=_held(against, taken, other))
    return said


def _move(taken: Taken) -> float:
    """Along the parameter, with its sign."""
    return -taken.value("rate") * taken.value("direction")


def _are_alike(one: float, other: float) -> bool:
    return one == other or (min(one, other) > 0 and abs(one / other - 1) <= _ALIKE)


def _held(cause: Cause, taken: Taken, other: Taken) -> str:
    """The numbers of both for a cause: √v₂, 9.055 against 50.10; or those of the one that has it."""
    sides = _side(cause, taken, other), _side(cause, other, taken)
    (own, value), (its, other_value) = (side or ("", "") for side in sides)
    if own == its:
        return translate("why", "{what}, {value} against {its}").format(what=own, value=value, its=other_value)
    if own and its:
        text = translate("why", "{own} = {value} against {its} = {other}")
        return text.format(own=own, value=value, its=its, other=other_value)
    text = translate("why", "{what} = {value} of {run}")
    return text.format(what=own or its, value=value or other_value, run=(taken if own else other).run.label)


def _side(cause: Cause, taken: Taken, other: Taken) -> tuple[str, str] | None:
    """What a cause is called in a step and its number there, beside another step; None where it is no part of it."""
    made, rule = makings_of(taken.step.rule), taken.step.rule
    factors, _ = side_by_side(factors_of(taken.step, taken.axis), factors_of(other.step, other.axis))
    if cause not in factors:
        return None
    match cause:
        case Cause.GRADIENT:
            return f"|{taken.letter(GRADIENT)}|", number(abs(taken.value("g")))
        case Cause.LEARNING_RATE:
            return taken.eta, exact_text(rule.values()["learning_rate"])
        case Cause.DIVISOR:
            return taken.divisor, number(divisor_of(taken.step, taken.axis))
        case Cause.OWN_RATE:
            return taken.named(made.own_rate), number(taken.value(made.own_rate))
        case Cause.SCHEDULE:
            return str(taken.letters[SCHEDULE_NOW]), number(taken.value("schedule_now"))
        case Cause.MEMORY | Cause.ALTERATION:
            name, below = (made.memory, made.gradient) if cause is Cause.MEMORY else (made.gradient, "g")
            return f"|{taken.named(name)}|/|{taken.named(below)}|", number(factors[cause])
        case Cause.SIGN if not made.is_sign:
            direction = f"|{taken.named(made.memory or made.gradient)}|"
            return f"{direction}/{taken.divisor}" if made.squares else direction, number(factors[cause])
    return _FACTORS[cause](), number(factors[cause])


_FACTORS: dict[Cause, Callable[[], str]] = {
    Cause.SIGN: lambda: translate("why", "its sign"),
    Cause.DECAY: lambda: translate("why", "the factor of weight decay"),
    Cause.FLOOR: lambda: translate("why", "the factor of ε"),
}
