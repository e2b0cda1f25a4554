"""Why a step is as long as it is by itself, in a sentence."""

import math
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.meanings import GRADIENT, SCHEDULE_NOW
from rmsprop_gui.simulation.step_causes import Cause, makings_of
from rmsprop_gui.simulation.step_reason import Past, Reason, divisor_of, held_by_squares, reason_of
from rmsprop_gui.window.info.taken import ALIKE, Taken, times_of

translate = QCoreApplication.translate
_EXACT = 1e-6


def title(taken: Taken) -> str:
    """What is explained."""
    reason = reason_of(taken.step, taken.axis)
    share = reason.share
    if not reason.length:
        text = translate("why", "Why there is no step along {parameter}")
    elif share < 1 - ALIKE:
        text = translate("why", "Why this step is short along {parameter}")
    elif share > 1 + ALIKE:
        text = translate("why", "Why this step is long along {parameter}")
    else:
        text = translate("why", "What makes this step along {parameter}")
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
    elif abs(reason.share - 1) <= ALIKE:
        text = translate("why", "{run} moves {length} along {parameter}, nearly its full step {full}")
    elif reason.share < 1:
        text = translate("why", "{run} moves only {length} along {parameter}, {share} of its full step {full}")
    else:
        text = translate("why", "{run} moves {length} along {parameter}, {share} times its full step {full}")
    told = {"run": taken.name, "length": number(reason.length), "parameter": taken.parameter, "full": full}
    return text.format(**told, share=times_of(reason.share))


def _of_the_divisor(taken: Taken, reason: Reason) -> str:
    divisor = divisor_of(taken.step, taken.axis)
    told = f"{taken.divisor} = {number(divisor)}"
    times = divisor / abs(taken.value(makings_of(taken.step.rule).gradient))
    if abs(times - 1) <= ALIKE:
        return translate("why", "{told} is about as large as {size}").format(told=told, size=taken.size)
    held = held_by_squares(taken.run, taken.recording, taken.step, taken.axis)
    text = translate("why", "{held}: {told} is only {times} of {size}")
    if times > 1:
        text = translate("why", "{held}: {told} is {times} times {size}")
    if held.past is Past.ELSE:
        text = text.removeprefix("{held}: ")
    said = _HELD[held.past]().format(squares=taken.named(makings_of(taken.step.rule).squares), row=held.row)
    return text.format(held=said, told=told, times=times_of(times), size=taken.size)


_HELD: dict[Past, Callable[[], str]] = {
    Past.ALL: lambda: translate("why", "{squares} sums all squares since the start"),
    Past.STEEP_START: lambda: translate("why", "{squares} still holds the steep start"),
    Past.STEEPER_STEP: lambda: translate("why", "{squares} still holds the steeper slope of step {row}"),
    Past.STEEPER_BEFORE: lambda: translate("why", "{squares} still holds steeper slopes of the steps before"),
    Past.LONG_AGO: lambda: translate("why", "{squares} still holds steeper slopes of long ago"),
    Past.LARGEST_EVER: lambda: translate("why", "{squares} keeps the largest mean square so far"),
    Past.ELSE: lambda: "",
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
    elif abs(reason.effect - 1) <= ALIKE:
        text = translate("why", "{memory} = {value} holds earlier gradients too and is about as large as {size}")
    elif reason.effect < 1:
        text = translate("why", "{memory} = {value} holds earlier gradients too and is only {times} of {size}")
    else:
        text = translate("why", "{memory} = {value} holds earlier gradients too and is {times} times {size}")
    told = {"memory": taken.named(made.memory), "value": number(memory), "size": taken.size}
    return text.format(**told, times=times_of(reason.effect))


def _of_the_alteration(taken: Taken, reason: Reason) -> str:
    text = translate("why", "The gradient is altered: {size} is {times} of |{gradient}| = {raw}")
    raw, made = number(abs(taken.value("g"))), makings_of(taken.step.rule)
    size = (
        taken.size
        if made.gradient != "g"
        else f"|{taken.named('direction')}| = {number(abs(taken.value('direction')))}"
    )
    return text.format(size=size, times=times_of(reason.effect), gradient=taken.letter(GRADIENT), raw=raw)


def _of_the_schedule(taken: Taken, reason: Reason) -> str:
    letter = taken.letters.get(SCHEDULE_NOW, SCHEDULE_NOW.symbol)
    text = translate("why", "The schedule has come to {letter} = {value}")
    return text.format(letter=letter, value=number(taken.value("schedule_now")))


def _of_the_slowing(taken: Taken, reason: Reason) -> str:
    text = translate("why", "The rate falls from step to step and has come to {rate} = {value}")
    return text.format(rate=taken.named("rate"), value=number(taken.value("rate")))


def _of_the_decay(taken: Taken, reason: Reason) -> str:
    if math.isinf(reason.effect):
        text = translate("why", "There is no slope and weight decay alone pulls {parameter} to zero")
        return text.format(parameter=taken.parameter)
    text = translate("why", "Weight decay pulls {parameter} to zero, which makes the step {times} times as long")
    return text.format(parameter=taken.parameter, times=times_of(reason.effect))


def _of_the_sign(taken: Taken, reason: Reason) -> str:
    if not reason.effect:
        return translate("why", "The sign has turned")
    return translate("why", "Only a sign counts, whatever the size of {size}").format(size=taken.size)


def _of_its_own_rate(taken: Taken, reason: Reason) -> str:
    name = makings_of(taken.step.rule).own_rate
    told = {"rate": taken.named(name), "value": number(taken.value(name)), "times": times_of(reason.effect)}
    if makings_of(taken.step.rule).squares:
        return translate("why", "The rate is made of {rate} = {value}").format(**told)
    grown = translate("why", "{rate} = {value} has grown to {times} times its first value")
    shrunk = translate("why", "{rate} = {value} has shrunk to {times} of its first value")
    return (grown if reason.effect > 1 else shrunk).format(**told)


def _of_the_gradient(taken: Taken, reason: Reason) -> str:
    """Nothing makes it differ from a full step: the slope is all there is."""
    if not taken.value(makings_of(taken.step.rule).gradient):
        return translate("why", "There is no slope along {parameter}").format(parameter=taken.parameter)
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
    Cause.SLOWING: _of_the_slowing,
    Cause.DECAY: _of_the_decay,
    Cause.SIGN: _of_the_sign,
    Cause.OWN_RATE: _of_its_own_rate,
    Cause.GRADIENT: _of_the_gradient,
}
