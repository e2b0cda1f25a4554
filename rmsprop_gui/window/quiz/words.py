"""What a question says: what is asked, the choices, and the explanation in sentences."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.lessons.quiz.question import (
    SEEN_APART,
    Amount,
    Asked,
    Choice,
    Fate,
    Feature,
    Marker,
    Question,
    Sign,
    Told,
)
from rmsprop_gui.lessons.quiz.unit_view import shape, to_unit
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.window.looks.look import current_look

translate = QCoreApplication.translate
_AXES = ("x₁", "x₂")
_DIGITS = 3


def asked_of(question: Question) -> str:
    """The question itself."""
    texts = {
        Asked.OPTIMIZER: translate("quiz", "Which optimizer drew this path?"),
        Asked.OPTIMIZER_ALONE: translate("quiz", "Which optimizer drew this path? Its η may be anything."),
        Asked.MEMORY: translate("quiz", "With which {letter} did {rule} draw this path?"),
        Asked.LEARNING_RATE: translate("quiz", "With which η did {rule} draw this path?"),
        Asked.PLACE: translate("quiz", "Where is {rule} {ahead} steps later?"),
        Asked.FIRST: translate("quiz", "All of them start at the diamond. Which one is first below f = {level}?"),
        Asked.FATE: translate("quiz", "What becomes of {rule} here?"),
        Asked.FIRST_STEP: translate("quiz", "How long is the first step of {rule} along x₁?"),
        Asked.REST: translate("quiz", "How far from the minimum does {rule} jump to and fro in the end?"),
    }
    return texts[question.asked].format(
        rule=question.told.rule.title if question.told else "",
        letter=_letter_asked(question),
        ahead=question.steps - question.shown,
        level=number(question.level or 0.0, _DIGITS),
    )


def _letter_asked(question: Question) -> str:
    """The letter of the setting that the choices differ in."""
    choice = question.choices[0]
    if not isinstance(choice, Told) or choice.is_named:
        return ""
    name = choice.settings[0]
    return choice.rule.declared()[name].short_label(choice.rule.letters(current_look().notation))


def told_of(question: Question) -> str:
    """What is said besides: settings, the slope at the start; empty where there is nothing."""
    parts = [_settings(question.told.rule, question.told.settings)] if question.told else []
    if question.asked is Asked.FIRST_STEP:
        slope = float(question.recording.trajectory.gradient[1, 0])
        parts.append(translate("quiz", "slope ∂f/∂x₁ = {slope} at the start").format(slope=number(slope, _DIGITS)))
    return ", ".join(filter(None, parts))


def choice_words(choice: Choice) -> str:
    """One choice."""
    return _CHOICES[type(choice)](choice)


def _told(choice: Told) -> str:
    settings = _settings(choice.rule, choice.settings)
    return ", ".join(filter(None, (choice.rule.title if choice.is_named else "", settings)))


def _settings(rule: UpdateRule, settings: tuple[str, ...]) -> str:
    letters, declared = rule.letters(current_look().notation), rule.declared()
    return ", ".join(declared[name].format_setting(getattr(rule, name), letters) for name in settings)


def _marker(choice: Marker) -> str:
    x1, x2 = (number(part, _DIGITS) for part in choice.place)
    return translate("quiz", "at {x1}, {x2}").format(x1=x1, x2=x2)


def _amount(choice: Amount) -> str:
    return exact_text(float(f"{choice.value:.{_DIGITS}g}"))


def _fate(choice: Fate) -> str:
    texts = {
        Fate.SETTLES: translate("quiz", "It settles at the minimum"),
        Fate.SWINGS: translate("quiz", "It swings to and fro for ever"),
        Fate.DIVERGES: translate("quiz", "It diverges"),
    }
    return texts[choice]


_CHOICES: dict[type[Choice], Callable[..., str]] = {Told: _told, Marker: _marker, Amount: _amount, Fate: _fate}


def verdict(question: Question, given: int | None) -> str:
    """Whether that was right; for a class, which gives no single answer, what it is."""
    answer = choice_words(question.choices[question.answer])
    if given is None:
        return translate("quiz", "It is {number}: {answer}.").format(number=question.answer + 1, answer=answer)
    if given == question.answer:
        return translate("quiz", "Right: {answer}.").format(answer=answer)
    return translate("quiz", "Not quite. It is {number}: {answer}.").format(number=question.answer + 1, answer=answer)


def feature_words(question: Question) -> str:
    """What to look at, and at which step."""
    feature, rule = question.feature, question.runs[0]
    return _SIGNS[feature.sign]().format(
        rule=rule.title,
        step=feature.row,
        axis=_AXES[feature.axis],
        value=number(feature.value, _DIGITS),
        eta=exact_text(rule.values()["learning_rate"]),
        fate=_factor_words(feature),
    )


def _factor_words(feature: Feature) -> str:
    """What becomes of what is multiplied by that, again and again."""
    size = abs(feature.value)
    if abs(size - 1) < 1e-9:
        return translate("quiz", "it comes back to where it was, for ever")
    return translate("quiz", "it grows") if size > 1 else translate("quiz", "it dies away")


_SIGNS: dict[Sign, Callable[[], str]] = {
    Sign.RATTLE: lambda: translate(
        "quiz", "From step {step} on it jumps to and fro along {axis}, by {value} each time: about its η, {eta}."
    ),
    Sign.AGAINST_SLOPE: lambda: translate(
        "quiz", "At step {step} it moves up the slope along {axis}, ∂f/∂{axis} being {value}: it remembers a direction."
    ),
    Sign.EQUAL_MOVES: lambda: translate(
        "quiz", "Step {step} is {value} long along both axes, although the slopes differ: each is scaled by itself."
    ),
    Sign.ALONG_GRADIENT: lambda: translate(
        "quiz", "Step {step} goes straight against the gradient, across the contour, and is {value} long."
    ),
    Sign.EVENED: lambda: translate(
        "quiz", "At step {step} slopes differ {value} times as much from axis to axis as moves do: each is scaled."
    ),
    Sign.LENGTH: lambda: translate("quiz", "Step {step} is {value} long."),
    Sign.BELOW: lambda: translate("quiz", "{rule} is below f = {value} after step {step}."),
    Sign.FACTOR: lambda: translate(
        "quiz", "Each step multiplies {axis} by 1 − ηλ = {value}, from step {step} on: {fate}."
    ),
}


def ghost_words(question: Question) -> str:
    """What the nearest wrong choice would have drawn, and where that is seen."""
    ghost = question.ghost
    name = ghost_name(question)
    if question.asked is Asked.FIRST:
        text = translate("quiz", "The next one is “{name}”, at step {step}.")
        if question.follows_at is None:
            text = translate("quiz", "None of the others, not even “{name}”, is there within {steps} steps.")
        return text.format(name=name, step=question.follows_at, steps=question.steps)
    if ghost.row is None:
        return translate("quiz", "The ghost, “{name}”, is never far from it.").format(name=name)
    text = translate("quiz", "The ghost, “{name}”, is seen apart from it at step {step}.")
    if ghost.rule is not None and _goes_the_same_way(question):
        text = translate("quiz", "The ghost, “{name}”, goes nearly the same way, but is elsewhere from step {step} on.")
    return text.format(name=name, step=ghost.row)


def ghost_name(question: Question) -> str:
    """How the nearest wrong choice is called beside what it draws."""
    choice = question.choices[question.ghost.choice]
    words = choice_words(choice)
    if question.ghost.rule is not None and isinstance(choice, Told) and not choice.settings:
        rate = number(question.ghost.rule.values()["learning_rate"], _DIGITS)
        return translate("quiz", "{words} at its best, η {rate}").format(words=words, rate=rate)
    return words


def _goes_the_same_way(question: Question) -> bool:
    """Whether the two paths have nearly one shape, so that only the dots tell them apart."""
    view, positions = question.surface.view, question.recording.trajectory.position
    one, other = to_unit(positions, view), to_unit(question.ghost.path, view)
    return shape(one, other) < SEEN_APART


def path_words(question: Question) -> str:
    """The path for the ear: some of its points."""
    path = question.path
    if len(path) == 1:
        return translate("quiz", "From {place}.").format(place=_place(path[0]))
    rows = sorted({0, *range(1, min(len(path), 4)), len(path) // 2, len(path) - 1})
    told = (translate("quiz", "step {step} at {place}").format(step=row, place=_place(path[row])) for row in rows)
    return translate("quiz", "The path: {points}.").format(points="; ".join(told))


def _place(point: tuple[float, float]) -> str:
    return ", ".join(number(part, _DIGITS) for part in point)
