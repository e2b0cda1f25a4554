"""What makes a question fair, family by family, recomputed from the question alone."""

import math
from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from rmsprop_gui.lessons.quiz.question import Amount, Asked, Fate, Marker, Question, Told
from rmsprop_gui.simulation.openings import opening

from .loops import distance, nearby, unit, walk

_HALF = 1 / math.sqrt(2)
CRITERIA: dict[str, Callable[[Question, float], None]] = {}


def criteria(check: Callable[[Question, float], None]) -> Callable[[Question, float], None]:
    """Enter the criteria of a family under its name."""
    CRITERIA[check.__name__] = check
    return check


def drawn(question: Question, rule: Any, steps: int | None = None) -> np.ndarray:
    """The path of a rule from the start of a question, in the unit view."""
    path = walk(question.surface, rule, question.start, question.steps if steps is None else steps)[0]
    return unit(path, question.surface.view)


def check_seen(path: np.ndarray) -> None:
    inside = ((path >= 0) & (path <= _HALF)).all(axis=1).mean()
    assert inside >= 0.9
    assert np.sqrt(((path - path[0]) ** 2).sum(1)).max() >= 0.15


def check_paths(question: Question, rules: list[Any], apart: float) -> list[np.ndarray]:
    """Only one of the rules fits the path that is shown, from the start and from nearby."""
    shown = unit(np.array(question.path), question.surface.view)
    assert len(question.path) == question.shown + 1 == question.steps + 1
    paths = [drawn(question, rule) for rule in rules]
    check_seen(paths[question.answer])
    assert distance(shown, paths[question.answer]) < 1e-6
    view = question.surface.view
    moved = walk(question.surface, rules[question.answer], nearby(view, question.start), question.steps)
    own = distance(unit(moved, view), paths[question.answer])
    for index, path in enumerate(paths):
        if index != question.answer:
            assert distance(shown, path) >= apart
            assert (own < distance(unit(moved, view), path)).all()
    return paths


def told_rules(question: Question) -> list[Any]:
    return [choice.rule for choice in question.choices if isinstance(choice, Told)]


@criteria
def optimizer(question: Question, wider: float) -> None:
    rules = told_rules(question)
    assert len({rule.name for rule in rules}) == len(question.choices) == 4
    check_paths(question, rules, 0.10 * wider)


@criteria
def optimizer_alone(question: Question, wider: float) -> None:
    names = {choice.rule.name for choice in question.choices if isinstance(choice, Told)}
    assert len(names) == len(question.choices) == 4
    assert not names >= {"adagrad", "rmsprop"}
    assert all(isinstance(choice, Told) and not choice.settings for choice in question.choices)
    shown = unit(np.array(question.path), question.surface.view)
    check_seen(shown)
    for index, rule in enumerate(told_rules(question)):
        if index == question.answer:
            assert distance(shown, drawn(question, rule)) < 1e-6
        else:
            rates = opening(question.surface).learning_rate(type(rule)) * 2.0 ** np.arange(-3, 3.05, 0.1)
            rates = rates[rates <= 10]
            fits = walk(question.surface, rule, question.start, question.steps, rates)
            assert distance(shown, unit(fits, question.surface.view)).min() >= 0.03 * wider


@criteria
def memory(question: Question, wider: float) -> None:
    rules = told_rules(question)
    assert [rule.beta for rule in rules] == [0.5, 0.9, 0.99]
    assert len({(rule.name, rule.learning_rate) for rule in rules}) == 1
    paths = check_paths(question, rules, 0.05 * wider)
    assert all(distance(one, other) >= 0.05 * wider for one, other in combinations(paths, 2))


@criteria
def learning_rate(question: Question, wider: float) -> None:
    rules = told_rules(question)
    rates = [rule.learning_rate for rule in rules]
    assert all(2.3 < high / low < 2.7 for low, high in pairwise(rates))
    assert len({rule.name for rule in rules}) == 1
    check_paths(question, rules, 0.08 * wider)


@criteria
def place(question: Question, wider: float) -> None:
    assert question.steps - question.shown <= 30
    assert 3 <= len(question.choices) <= 4
    markers = np.array([choice.place for choice in question.choices if isinstance(choice, Marker)])
    view, rule = question.surface.view, question.runs[0]
    path = drawn(question, rule)
    check_seen(path)
    ends = unit(markers, view)
    assert ((ends >= 0) & (ends <= _HALF)).all()
    assert np.allclose(ends[question.answer], path[-1], atol=1e-6)
    assert math.dist(path[-1], path[question.shown]) >= 0.10 * wider
    assert all(math.dist(one, other) >= 0.06 * wider for one, other in combinations(ends, 2))
    moved = unit(walk(question.surface, rule, nearby(view, question.start), question.steps)[:, -1], view)
    for end in moved:
        assert min(range(len(ends)), key=lambda index: math.dist(end, ends[index])) == question.answer


@criteria
def first(question: Question, wider: float) -> None:
    assert question.shown == 0
    assert question.level is not None
    x1, x2 = np.array(question.start)
    assert question.level == float(f"{0.1 * question.surface.value(x1, x2):.1e}")
    rules, most = told_rules(question), 200
    starts = np.vstack((question.start, nearby(question.surface.view, question.start)))
    rows = np.array([_first_below(question, walk(question.surface, rule, starts, most)) for rule in rules])
    assert (rows.argmin(axis=0) == question.answer).all()
    winner, second, _ = np.sort(rows[:, 0])
    assert second >= min(1.25 * wider * winner + 5, most)
    assert 1.25 * wider * winner + 5 <= most
    assert question.feature.row == winner
    assert question.follows_at == (second if second <= most else None)
    assert question.runs[0] == rules[question.answer]


def _first_below(question: Question, paths: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        below = question.surface.value(paths[..., 0], paths[..., 1]) < question.level
    return np.array([int(np.argmax(row)) if row.any() else 10_000 for row in below])


@criteria
def fate(question: Question, wider: float) -> None:
    assert question.shown == 0
    a, mixed, b = (float(part) for part in question.surface.hessian(*np.array(question.start)))
    assert mixed == 0
    half = question.runs[0].learning_rate * max(a, b) / 2
    told = question.choices[question.answer]
    if told is Fate.SWINGS:
        assert math.isclose(half, 1, abs_tol=1e-12)
    else:
        clear = 0.05 * wider * (1 - 1e-9)
        assert (half <= 1 - clear) if told is Fate.SETTLES else (half >= 1 + clear)
    steep = int(b > a)
    end = walk(question.surface, question.runs[0], question.start, 60)[0][-1, steep] / question.start[steep]
    assert math.isclose(end, (1 - 2 * half) ** 60, rel_tol=1e-6, abs_tol=1e-12)


@criteria
def number(question: Question, wider: float) -> None:
    values = [choice.value for choice in question.choices if isinstance(choice, Amount)]
    assert len(values) == len(question.choices) == 4
    assert all(max(one, other) / min(one, other) >= 1.5 * wider * (1 - 1e-9) for one, other in combinations(values, 2))
    rule, value = question.runs[0], values[question.answer]
    slope = abs(float(question.surface.gradient(*np.array(question.start))[0]))
    if question.asked is Asked.REST:
        assert math.isclose(value, rule.learning_rate / 2, rel_tol=0.02)
        return
    closed = {
        "gradient_descent": lambda: rule.learning_rate * slope,
        "ewma_momentum": lambda: rule.learning_rate * slope,
        "adagrad": lambda: rule.learning_rate,
        "rmsprop": lambda: rule.learning_rate / math.sqrt(1 - rule.beta),
        "adam": lambda: rule.learning_rate,
    }
    assert math.isclose(value, closed[rule.name](), rel_tol=1e-3)
