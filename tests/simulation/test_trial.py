"""Hyperparameters that change on the way: the state is kept, the rest of the run is another, and all of it exact."""

import itertools

import numpy as np
import pytest
from optimizers.conventions import asked_at, take_step

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.simulation.trial import Change, Trial
from rmsprop_gui.surfaces import SURFACES

TOTAL = 60
QUADRATIC = SURFACES["quadratic"]
every_rule = pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)


def other(rule: UpdateRule) -> UpdateRule:
    """The same kind of rule with every hyperparameter moved a little."""
    settings = {}
    for name, declared in rule.own_parameters().items():
        if isinstance(declared, NumericParameter):
            settings[name] = declared.from_fraction(declared.to_fraction(getattr(rule, name)) * 0.95)
        else:
            settings[name] = not getattr(rule, name)
    return type(rule)(**settings)


def stepped(trial: Trial, rows: int = TOTAL + 1) -> Trajectory:
    stepper, found = Stepper(*trial), []
    while not stepper.done:
        found.append(stepper.advance(rows).trajectory)
    return Trajectory(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def by_hand(trial: Trial) -> np.ndarray:
    """The positions, stepped with arrays and nothing else, each step by the rule in force."""
    run = Run(trial.rule, "run", changes=trial.changes)
    x, state, path = np.array(trial.start, float), trial.rule.start(), [np.array(trial.start, float)]
    for t in range(1, trial.steps + 1):
        rule = run.rule_for(t)
        gradient = np.array(trial.surface.gradient(*asked_at(rule, x, t, state)), float)
        rate, direction, *state = take_step(rule, x, gradient, t, state)
        x = x - rate * direction
        path.append(x)
    return np.array(path)


@every_rule
def test_each_step_is_taken_by_the_rule_in_force(rule: UpdateRule) -> None:
    for rows in ((1,), (20,), (59,), (3, 4), (1, 30, 31)):
        rules = itertools.cycle((other(rule), rule))
        trial = Trial(Objective(QUADRATIC), (9.0, -3.0), rule, TOTAL, tuple(map(Change, rows, rules)))
        np.testing.assert_array_equal(stepped(trial).position, by_hand(trial))


@every_rule
def test_up_to_the_change_nothing_is_changed(rule: UpdateRule) -> None:
    plain = stepped(Trial(Objective(QUADRATIC), (9.0, -3.0), rule, TOTAL))
    changed = stepped(Trial(Objective(QUADRATIC), (9.0, -3.0), rule, TOTAL, (Change(25, other(rule)),)))
    for before, after in zip(plain, changed, strict=True):
        np.testing.assert_array_equal(before[:26], after[:26])
    assert (plain.position[26:] != changed.position[26:]).any()  # one step may come to the same


@every_rule
def test_a_change_to_the_same_rule_changes_nothing(rule: UpdateRule) -> None:
    plain = stepped(Trial(Objective(QUADRATIC), (9.0, -3.0), rule, TOTAL))
    same = stepped(Trial(Objective(QUADRATIC), (9.0, -3.0), rule, TOTAL, (Change(25, type(rule)()),)))
    for before, after in zip(plain, same, strict=True):
        np.testing.assert_array_equal(before, after)


@every_rule
def test_the_bits_are_the_same_however_it_is_cut(rule: UpdateRule) -> None:
    trial = Trial(
        Objective(SURFACES["rosenbrock"]), (-1.2, 1.0), rule, TOTAL, (Change(25, other(rule)), Change(40, rule))
    )
    for rows in (1, 7, 25, 26):
        for whole, cut in zip(stepped(trial), stepped(trial, rows), strict=True):
            np.testing.assert_array_equal(whole, cut)


RMSPROP = RULES["rmsprop"]


@pytest.mark.parametrize("rows", [(0,), (5, 5), (7, 3), (-1,)])
def test_changes_come_one_after_the_other(rows: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="one after the other"):
        Run(RMSPROP(), "run", changes=tuple(Change(row, RMSPROP()) for row in rows))


def test_a_run_keeps_its_optimizer() -> None:
    with pytest.raises(ValueError, match="keeps its optimizer"):
        Run(RMSPROP(), "run", changes=(Change(3, RULES["adam"]()),))


def test_the_rule_of_each_step() -> None:
    first, second, third = (RMSPROP(learning_rate=rate) for rate in (0.1, 0.2, 0.3))
    run = Run(first, "a").changed(10, second).changed(20, third)
    assert [run.rule_for(step) for step in (1, 10, 11, 20, 21, 99)] == [first, first, second, second, third, third]


def test_a_change_drops_those_after_it_and_replaces_one_at_its_row() -> None:
    first, second, third = (RMSPROP(learning_rate=rate) for rate in (0.1, 0.2, 0.3))
    run = Run(first, "a").changed(10, second).changed(20, second)
    assert run.changed(10, third).changes == (Change(10, third),)
    assert run.changed(15, third).changes == (Change(10, second), Change(15, third))
    assert run.changed(0, third) == Run(third, "a") == run.restarted(third)


def test_a_change_that_changes_nothing_is_none() -> None:
    first, second = RMSPROP(), RMSPROP(beta=0.5)
    run = Run(first, "a").changed(10, second)
    assert run.changed(10, second) == run.changed(15, second) == run.changed(5, first) == run
    assert run.changed(10, first) == Run(first, "a"), "and a change that is taken back is gone"


def test_a_hyperparameter_is_set_throughout_and_other_changes_stay() -> None:
    run = Run(RMSPROP(), "a").changed(10, RMSPROP(learning_rate=0.5)).changed(20, RMSPROP(learning_rate=0.5, beta=0.3))
    wider = run.throughout("epsilon", 0.1)
    assert [(rule.learning_rate, rule.beta, rule.epsilon) for rule in (wider.rule_for(1), wider.rule_for(30))] == [
        (0.1, 0.9, 0.1),
        (0.5, 0.3, 0.1),
    ]
    assert run.throughout("learning_rate", 0.7).changes == (Change(20, RMSPROP(learning_rate=0.7, beta=0.3)),)


def test_an_experiment_s_trials_are_its_runs_and_then_its_pins() -> None:
    run = Run(RMSPROP(), "a").changed(5, RMSPROP(beta=0.5))
    experiment = Experiment(QUADRATIC, (1.0, 2.0), (run,), 30)
    assert experiment.trials() == (Trial(Objective(QUADRATIC), (1.0, 2.0), RMSPROP(), 30, run.changes),)
