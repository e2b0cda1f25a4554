"""What two rules do not have in common, for every two of the catalogue, wrapped and not."""

import random
from dataclasses import replace

import pytest
from optimizers.conventions import CONVENTIONS, WRAPPED, random_settings, some_pairs

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.boxes import linear
from rmsprop_gui.formulas.difference import extract
from rmsprop_gui.formulas.meaning import Role
from rmsprop_gui.optimizers import RULES, AdaGrad, Adam, EWMAMomentum, Momentum, Nesterov, RMSProp, UpdateRule
from rmsprop_gui.simulation.differences import Line, compare, comparison_of, usual_comparison
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment

DICE = random.Random(11)
PAIRS = some_pairs(DICE, [*CONVENTIONS, *WRAPPED], 40)


def in_common(line: Line) -> list[str]:
    """The names of what is not marked in a line, by what they mean; what is remembered of one role counts as one."""
    found, meanings = extract(line.expression, line.marked), line.rule.meanings()
    known = [meanings[name] for name in names(found.expression) if name in meanings]
    remembered = {quantity.meaning for quantity in line.rule.accumulators.values()}
    return sorted(
        {each.role.value if each in remembered and each.role is not Role.PLAIN else each.key for each in known}
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " | ".join(map(str, pair)))
def test_what_is_not_marked_is_in_both(pair: tuple[UpdateRule, UpdateRule]) -> None:
    found, turned = compare(*pair), compare(*reversed(pair))
    assert found.weight == turned.weight and len(found.lines) == len(turned.lines)
    for first, second in found.lines:
        assert first is None or linear(first.typeset())
        if first is not None and second is not None:
            assert in_common(first) == in_common(second)
            assert first.marked or second.marked
    assert (pair[0] == pair[1]) == (not found.lines and not found.settings)


@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_a_rule_has_all_in_common_with_itself(kind: type[UpdateRule]) -> None:
    rule = kind(**random_settings(kind, random.Random(kind.name)))
    found = compare(rule, replace(rule))
    assert (found.lines, found.settings, found.weight) == ((), (), 0)


def written(first: UpdateRule, second: UpdateRule) -> list[str]:
    return [
        linear(line.typeset()).replace("\N{THIN SPACE}", " ")
        for pair in compare(first, second).lines
        for line in pair
        if line is not None
    ]


def test_the_lines_of_the_lecture() -> None:
    assert written(AdaGrad(), RMSProp()) == ["v ← v + g^2", "v ← β₂ v + (1 − β₂) g^2"]
    assert written(EWMAMomentum(), Adam())[-2:] == ["r ← η", "r ← η/(√(v̂) + ε)"]
    assert written(Momentum(), Nesterov()) == ["x′ ← x − η β₁ p", "g ← ∇f(x)", "g ← ∇f(x′)"]
    assert written(Momentum(), EWMAMomentum(bias_correction=False)) == [
        "p ← β₁ p + g",  # what either remembers is compared with what the other does
        "m ← β₁ m + (1 − β₁) g",
    ]


def test_settings_are_told_where_they_count() -> None:
    told = {each.name: (each.first, each.second) for each in compare(AdaGrad(), RMSProp()).settings}
    assert told == {"learning_rate": (0.9, 0.1)}
    scheduled = Adam(schedule="cosine", schedule_steps=50)
    assert [each.name for each in compare(Adam(schedule_steps=50), Adam()).settings] == []  # there is no schedule
    assert [each.name for each in compare(scheduled, Adam(schedule="cosine")).settings] == ["schedule_steps"]
    assert [each.name for each in compare(Adam(), Adam(epsilon_inside=True)).settings] == ["epsilon_inside"]
    assert [each.name for each in compare(RMSProp(beta=0.99), Adam()).settings] == ["beta", "epsilon_inside"]


def test_the_run_with_the_nearest_rule_is_compared_with_unless_another_is_chosen() -> None:
    experiment = notebook_experiment()
    assert [usual_comparison(experiment, selected) for selected in (0, 1, 2)] == [1, 2, 1]
    assert comparison_of(experiment, 2, None) == 1 and comparison_of(experiment, 2, 0) == 0
    assert comparison_of(experiment, 2, 2) == comparison_of(experiment, 2, 7) == 1  # itself, and one that is not there
    runs = tuple(Run(RMSProp(beta=beta), f"β {beta}") for beta in (0.9, 0.99, 0.9, 0.5))
    same = Experiment(experiment.surface, experiment.start, runs)
    assert [usual_comparison(same, selected) for selected in range(4)] == [2, 0, 0, 2]
    assert usual_comparison(replace(same, runs=runs[:1]), 0) is None
    assert comparison_of(replace(same, runs=()), -1, 0) is None
