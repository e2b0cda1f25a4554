"""Which quantity made the step of one run otherwise than that of another, in sentences."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.optimizers.meanings import GRADIENT, SCHEDULE_NOW
from rmsprop_gui.simulation.step_causes import (
    Cause,
    factors_of,
    length_of,
    makings_of,
    quotients,
    side_by_side,
    strongest,
)
from rmsprop_gui.simulation.step_reason import divisor_of
from rmsprop_gui.window.info.taken import ALIKE, Taken, times_of

translate = QCoreApplication.translate
_WORTH_TELLING = 1.5  # how strong a cause must be that works against the outcome, to be told


def beside_another(taken: Taken, other: Taken) -> str:
    """By which quantity the step of one run is longer or shorter than that of another, and what works against that."""
    own, its = side_by_side(factors_of(taken.step, taken.axis), factors_of(other.step, other.axis))
    length, other_length = length_of(own), length_of(its)
    told = {"run": taken.name, "other": other.name, "length": number(other_length)}
    if not (length or other_length):
        return translate("why", "{other} does not move there either.").format(**told)
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
    return one == other or (min(one, other) > 0 and abs(one / other - 1) <= ALIKE)


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
    return text.format(what=own or its, value=value or other_value, run=(taken if own else other).name)


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
        case Cause.SLOWING:
            return taken.named("rate"), number(taken.value("rate"))
        case Cause.DIVISOR:
            return taken.divisor, number(divisor_of(taken.step, taken.axis))
        case Cause.OWN_RATE:
            return taken.named(made.own_rate), number(taken.value(made.own_rate))
        case Cause.SCHEDULE:
            return str(taken.letters[SCHEDULE_NOW]), number(taken.value("schedule_now"))
        case Cause.MEMORY | Cause.ALTERATION:
            if Cause.GRADIENT not in factors:  # there is no slope that it could be held against
                return f"|{taken.named(made.memory)}|", number(factors[cause])
            name, below = (made.memory, made.gradient) if cause is Cause.MEMORY else (made.gradient, "g")
            return f"|{taken.named(name)}|/|{taken.named(below)}|", number(factors[cause])
        case Cause.SIGN if not made.is_sign:
            direction = f"|{taken.named(made.memory or made.gradient)}|"
            return f"{direction}/{taken.divisor}" if made.squares else direction, number(factors[cause])
    return _FACTORS[cause](), number(factors[cause])


_FACTORS: dict[Cause, Callable[[], str]] = {
    Cause.SIGN: lambda: translate("why", "its sign"),
    Cause.DECAY: lambda: translate("why", "the factor of weight decay"),
    Cause.FLOOR: lambda: translate("why", "the rest of its rate"),
}
