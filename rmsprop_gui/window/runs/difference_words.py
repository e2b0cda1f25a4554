"""What it means that two rules differ, in sentences: all from what they declare and how their equations answer."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.meaning import Notation, Role
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter, SwitchParameter
from rmsprop_gui.simulation.differences import DifferingSetting, RuleDifference
from rmsprop_gui.simulation.gradient_memory import Memory, memories
from rmsprop_gui.simulation.half_life import half_life
from rmsprop_gui.simulation.traits import Following, Scaling, Traits, traits_of

translate = QCoreApplication.translate
_LATE = 100_000  # a step so late that every running mean has forgotten its start
_WINDOW = 50
_UNWRAPPED = "constant"  # the schedule that is none
_SQUARES = (Scaling.ALL_SQUARES, Scaling.FADING_SQUARES, Scaling.LATEST_SQUARE)


def difference_in_words(one: str, other: str, found: RuleDifference, notation: Notation = Notation.LAB) -> str:
    """What there is to say of two runs with these names and rules."""
    first, second = traits_of(found.first), traits_of(found.second)
    told = [
        *_of_directions(one, first, other, second),
        *_of_rates(one, first, other, second),
        *_of_corrections(one, first, other, second),
        *_of_wrappers(one, other, found),
    ]
    if not told:
        return _of_settings(one, other, found, notation)
    if len(told) == 1 and not _conventions(found):
        told = [translate("difference", "{what}: only that differs in the rule").format(what=told[0])]
    told += _of_rises(one, first, other, second, found)
    return " ".join(f"{sentence}." for sentence in told)


def _conventions(found: RuleDifference) -> list[DifferingSetting]:
    """What is set otherwise and is written into the lines: switches, and one schedule in the place of another."""
    return [
        each
        for each in found.settings
        if not isinstance(each.declaration, NumericParameter) and _UNWRAPPED not in (each.first, each.second)
    ]


def _both(one: str, first: str, other: str, second: str) -> str:
    return translate("difference", "{one} {first}, {other} {second}").format(
        one=one, first=first, other=other, second=second
    )


def _of_directions(one: str, first: Traits, other: str, second: Traits) -> Iterator[str]:
    """Where to: what is made of past gradients, and where the gradient is asked."""
    if first.following is not second.following:
        yield _both(one, _followed(first), other, _followed(second))
    if first.looks_ahead != second.looks_ahead:
        ahead, here = (one, other) if first.looks_ahead else (other, one)
        text = translate(
            "difference", "{ahead} asks for the gradient where it is about to be carried, {here} where it is"
        )
        yield text.format(ahead=ahead, here=here)


def _followed(traits: Traits) -> str:
    if traits.longest == math.inf:
        return translate("difference", "adds up gradients, ever more of them the longer it runs")
    if traits.following is Following.SUM:
        text = translate("difference", "adds up gradients, which fade, to up to {times} times a steady one")
        return text.format(times=number(traits.longest, 2))
    return {
        Following.NOW: translate("difference", "goes against the gradient of the moment"),
        Following.MEAN: translate("difference", "smooths the direction by a running mean of gradients"),
        Following.SIGN: translate("difference", "takes only the sign of the gradient"),
        Following.SIGN_OF_MEAN: translate("difference", "takes only the sign of a smoothed gradient"),
        Following.SCALED_FIRST: translate("difference", "scales gradients first and smooths them then"),
        Following.OTHER: translate("difference", "has a direction of its own"),
    }[traits.following]


def _of_rates(one: str, first: Traits, other: str, second: Traits) -> Iterator[str]:
    """How far: what the rate of each parameter is made of."""
    if first.scaling is second.scaling:
        return
    if first.scaling in _SQUARES and second.scaling in _SQUARES:
        yield _both(one, _squared(first), other, _squared_too(second))
    else:
        yield _both(one, _scaled(first), other, _scaled(second))


def _squared(traits: Traits) -> str:
    """Of the first of two rules that divide by squares."""
    return {
        Scaling.ALL_SQUARES: translate("difference", "sums all squares"),
        Scaling.FADING_SQUARES: translate("difference", "lets squares fade"),
        Scaling.LATEST_SQUARE: translate("difference", "knows the latest square alone"),
    }[traits.scaling]


def _squared_too(traits: Traits) -> str:
    """The same of the second, where squares have been spoken of."""
    return {
        Scaling.ALL_SQUARES: translate("difference", "sums all of them"),
        Scaling.FADING_SQUARES: translate("difference", "lets them fade"),
        Scaling.LATEST_SQUARE: translate("difference", "knows the latest alone"),
    }[traits.scaling]


def _of_rises(one: str, first: Traits, other: str, second: Traits, found: RuleDifference) -> Iterator[str]:
    """What follows from forgetting, unless a schedule has a say in it."""
    is_scheduled = not found.first.schedule == found.second.schedule == _UNWRAPPED
    are_rates = first.scaling in _SQUARES and second.scaling in _SQUARES
    if is_scheduled or not are_rates or first.rate_can_rise == second.rate_can_rise:
        return
    rising, other = (one, other) if first.rate_can_rise else (other, one)
    text = translate(
        "difference", "So the rates of {rising} rise again where gradients shrink, those of {other} never do"
    )
    yield text.format(rising=rising, other=other)


def _scaled(traits: Traits) -> str:
    label = traits.remembered.label if traits.remembered is not None else ""
    return {
        Scaling.ONE: translate("difference", "has one rate for all parameters"),
        Scaling.ALL_SQUARES: translate("difference", "divides each rate by the root of all squares, which never fade"),
        Scaling.FADING_SQUARES: translate("difference", "divides each rate by the root of squares that fade"),
        Scaling.LATEST_SQUARE: translate("difference", "divides each rate by the size of the gradient"),
        Scaling.LARGEST: translate("difference", "divides each rate by the largest recent size, which fades"),
        Scaling.LARGEST_EVER: translate(
            "difference", "divides each rate by the root of the largest mean square so far"
        ),
        Scaling.OTHER_SQUARES: translate("difference", "divides each rate by the root of its {label}").format(
            label=label
        ),
        Scaling.FOUND: translate("difference", "makes its rate of the {label}").format(label=label),
        Scaling.OWN: translate("difference", "gives each parameter its own {label}").format(label=label),
    }[traits.scaling]


def _of_corrections(one: str, first: Traits, other: str, second: Traits) -> Iterator[str]:
    """Which of two means that started at zero is made up for that."""
    pairs = (
        (translate("difference", "mean"), first.direction_corrected, second.direction_corrected),
        (translate("difference", "squares"), first.rate_corrected, second.rate_corrected),
    )
    text = translate("difference", "{corrected} corrects its {what} for having started at zero, {other} does not")
    for what, corrected, its in pairs:
        if None not in (corrected, its) and corrected != its:
            names = (one, other) if corrected else (other, one)
            yield text.format(corrected=names[0], what=what, other=names[1])


def _of_wrappers(one: str, other: str, found: RuleDifference) -> Iterator[str]:
    """What only one of them is wrapped in."""
    for key in ("clip_value", "clip_norm", "l2", "weight_decay", "schedule"):
        first, second = (_wrapped(rule, key) for rule in (found.first, found.second))
        if (first and second) or not (first or second):
            continue
        names = (one, other) if first else (other, one)
        text = translate("difference", "{wrapped} {what}, {other} does not")
        yield text.format(wrapped=names[0], what=first or second, other=names[1])


def _wrapped(rule: UpdateRule, key: str) -> str:
    """What this wrapper does to a rule; empty where it does nothing."""
    if not getattr(rule, key) or getattr(rule, key) == _UNWRAPPED:
        return ""
    return {
        "clip_value": translate("difference", "clips the parts of the gradient"),
        "clip_norm": translate("difference", "clips the length of the gradient"),
        "l2": translate("difference", "adds a pull to zero to the gradient"),
        "weight_decay": translate("difference", "lets x shrink a little beside each step"),
        "schedule": translate("difference", "changes its learning rate by a schedule"),
    }[key]


def _of_settings(one: str, other: str, found: RuleDifference, notation: Notation) -> str:
    """Two rules that do the same, with what is set otherwise."""
    if not found.settings:
        return translate("difference", "They are set alike and take the same steps.")
    letters = found.first.letters(notation)
    switches = [each for each in found.settings if isinstance(each.declaration, SwitchParameter)]
    names = [each.declaration.short_label(letters) for each in found.settings if each not in switches]
    told = [_switched(one, other, each) for each in switches]
    if names:
        listed = translate("difference", " and ").join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)
        text = translate("difference", "The rule is the same; {what} is set otherwise.")
        if len(names) > 1:
            text = translate("difference", "The rule is the same; {what} are set otherwise.")
        told.append(text.format(what=listed))
    return " ".join((*told, *filter(None, (_meant(one, other, found, each) for each in found.settings[:2]))))


def _switched(one: str, other: str, setting: DifferingSetting) -> str:
    has, has_not = (one, other) if setting.first else (other, one)
    text = translate("difference", "{has} has {what}, {has_not} has not.")
    return text.format(has=has, what=setting.declaration.label, has_not=has_not)


def _meant(one: str, other: str, found: RuleDifference, setting: DifferingSetting) -> str:
    """What it means that a number is set otherwise; empty where the number says it."""
    if setting.role is Role.LEARNING_RATE and min(setting.first, setting.second) > 0:
        larger = one if setting.first > setting.second else other
        times = max(setting.first, setting.second) / min(setting.first, setting.second)
        return translate("difference", "{run} goes {times} times as far for the same direction.").format(
            run=larger, times=number(times, 2)
        )
    if setting.role in _PLACES:
        return _of_memories(one, other, found, setting)
    return ""


_PLACES = {Role.MEMORY_OF_DIRECTION: 0, Role.MEMORY_OF_SQUARES: 1}


def _of_memories(one: str, other: str, found: RuleDifference, setting: DifferingSetting) -> str:
    """How far back the longer of two memories reaches, and the shorter."""
    steps, its = (_half(rule, _PLACES[setting.role]) for rule in (found.first, found.second))
    if steps is None or its is None or steps == its:
        return ""
    text = translate(
        "difference", "{run} remembers longer: half of it comes from the last {long:,} steps, not {short:,}."
    )
    return text.format(run=one if steps > its else other, long=max(steps, its), short=min(steps, its))


def _half(rule: UpdateRule, place: int) -> int | None:
    """How many steps the younger half of what the direction (0) or the rate (1) remembers comes from."""
    memory = memories(lambda _: rule, _LATE, _WINDOW)[place]
    return half_life(memory, _LATE) if isinstance(memory, Memory) else None
