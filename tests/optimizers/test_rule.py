"""What every rule declares, and that what it shows line by line is what was computed."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from crossed import meetings

from rmsprop_gui.formulas import names, parse
from rmsprop_gui.literature import MADE_HERE
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.update import Assignment
from rmsprop_gui.parameters.parameter import NumericParameter, switch
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import Surface

from .conventions import CONVENTIONS
from .conventions import every_convention as every_rule


@pytest.mark.parametrize("name", RULES)
def test_names_can_be_typed(name: str) -> None:
    """On the command line, where a colon, a comma and an equals sign stand between them."""
    assert all(word.isidentifier() and word.islower() for word in (name, *RULES[name].declared()))
    assert RULES[name].name == name


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_says_what_it_is(rule: type[UpdateRule]) -> None:
    assert rule.title and rule.idea.endswith(".") and rule.__doc__
    assert len({each.title for each in RULES.values()}) == len(RULES)


@every_rule
def test_equations_read_only_what_is_known_by_then(rule: UpdateRule) -> None:
    numbers = {name for name, declared in rule.declared().items() if isinstance(declared, NumericParameter)}
    known = {"g", "t", "x", *rule.all_lengths(), *rule.remembered(), *numbers}
    for line in rule.assignments():
        assert set(names(line.expression)) <= known, line
        known.add(line.target)
    assert set(names(parse(rule.lookahead()))) <= {"x", "t", *rule.remembered(), *numbers}
    for length in rule.lengths.values():
        assert set(names(parse(length.of))) <= {"x", "g", "t", *rule.remembered(), *numbers}


@every_rule
def test_equations_set_each_name_once_and_nothing_that_is_not_declared(rule: UpdateRule) -> None:
    targets = [line.target for line in rule.assignments()]
    assert {"rate", "direction", *rule.remembered()} <= set(targets)
    assert set(targets) <= {"rate", "direction", *rule.accumulators, *rule.intermediates}
    assert len(set(targets)) == len(targets)


@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_each_quantity_that_is_declared_is_set_with_some_settings(kind: type[UpdateRule]) -> None:
    rules = [rule for rule in CONVENTIONS if type(rule) is kind]
    assert {name for rule in rules for name in rule.remembered()} == set(kind.accumulators)
    assert set(kind.intermediates) <= {name for rule in rules for name in rule.quantities()}


@every_rule
def test_every_target_and_name_has_a_symbol_of_its_own(rule: UpdateRule) -> None:
    numbers = {key: item.symbol for key, item in rule.declared().items() if isinstance(item, NumericParameter)}
    symbols = numbers | {key: quantity.symbol for key, quantity in rule.quantities().items()}
    assert len(symbols) == len(set(symbols.values())) == len(set(map(str, symbols.values())))
    for line in rule.assignments():
        assert {line.target, *names(line.expression)} <= set(symbols)


@every_rule
def test_switches_change_the_formula(rule: UpdateRule) -> None:
    for key, value in rule.values().items():
        if isinstance(value, bool):
            assert type(rule)(**{**rule.values(), key: not value}).equations() != rule.equations()


def test_rules_are_values() -> None:
    one, other = RULES["rmsprop"](beta=0.99), RULES["rmsprop"](beta=0.99)
    assert one == other and hash(one) == hash(other) and one != RULES["rmsprop"]()
    with pytest.raises(FrozenInstanceError):
        one.beta = 0.5


@every_rule
def test_a_grid_of_points_steps_like_each_of_them_alone(rule: UpdateRule) -> None:
    """Shape (..., 2): what is one run may be a whole field of them."""
    gradients = np.random.default_rng(1).normal(size=(3, 4, 5, 2))
    grid, alone = rule.start((4, 5, 2)), rule.start()
    for t, gradient in enumerate(gradients, 1):
        point, length = gradient[..., ::-1], np.hypot(*np.moveaxis(gradient, -1, 0))[..., None]
        lengths = [length] * len(rule.all_lengths())
        here, there = (point, *lengths), (point[2, 3], *(one[2, 3] for one in lengths))
        here, there = (here, there) if rule.reads_point else ((), ())
        with np.errstate(invalid="ignore"):  # of a root in a case that is not the one
            rate, direction, *grid = rule.step()(*here, gradient, t, *grid)
            rate_alone, direction_alone, *alone = rule.step()(*there, gradient[2, 3], t, *alone)
        np.testing.assert_array_equal(np.broadcast_to(rate, (4, 5, 2))[2, 3], np.broadcast_to(rate_alone, 2))
        np.testing.assert_array_equal(direction[2, 3], direction_alone)


@meetings(CONVENTIONS)
def test_evaluating_the_lines_replays_the_recorded_step_bit_for_bit(rule: UpdateRule, surface: Surface) -> None:
    steps = Stepper(surface, surface.start, rule, 60).advance(61).trajectory
    with np.errstate(all="ignore"):
        for t in range(1, len(steps.loss)):
            before = dict(zip(rule.accumulators, steps.accumulators[t - 1], strict=True))
            x, gradient = steps.position[t - 1], steps.gradient[t]
            lengths = rule.lengths_at(x, gradient, t, [*before.values()])
            lines = rule.evaluate_lines(gradient, t, before, x, lengths)
            found = {line.target: result for line, _, result in lines}
            assert (found["rate"] == steps.rate[t]).all() and (found["direction"] == steps.direction[t]).all()
            for index, name in enumerate(rule.accumulators):
                assert (found.get(name, before[name]) == steps.accumulators[t, index]).all()
            moved = steps.position[t - 1] - found["rate"] * found["direction"]
            assert moved.tobytes() == steps.position[t].tobytes()


def test_evaluating_the_lines_tells_what_every_name_stood_for() -> None:
    """An accumulator stands for its old value in its own line, and for its new one after it."""
    rule = RULES["rmsprop"](learning_rate=0.1, beta=0.5, epsilon=0.0)
    (_, first, v), (_, second, rate), (_, _, direction) = rule.evaluate_lines(
        np.array([2.0, 4.0]), 1, {"v": np.array([8.0, 0.0]), "m": 0.0, "p": 0.0}
    )
    assert first["v"].tolist() == [8, 0] and v.tolist() == second["v"].tolist() == [6, 8]
    np.testing.assert_allclose(rate, 0.1 / np.sqrt([6, 8]), rtol=1e-15)
    assert direction.tolist() == [2, 4]


@pytest.mark.parametrize("line", ["__import__('os') = g", "sin = g", "pi = g", "a b = g", " = g", "rate", "x1.y = g"])
def test_lines_that_set_no_name_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"not a name|is taken|has no ="):
        Assignment.read(line)


def test_a_rule_without_a_learning_rate_cannot_be_made() -> None:
    def equations(self: UpdateRule) -> tuple[str, ...]:
        return ("rate = 0.1", "direction = g")

    told = {
        "equations": equations,
        "name": "rateless",
        "title": "Rateless",
        "idea": "It has no rate.",
        "family": Family.SIGNS,
        "sources": MADE_HERE,
    }
    plain = {"__annotations__": {"learning_rate": "float"}, "learning_rate": 0.1}
    for wrong in ({}, plain, {"learning_rate": switch("learning rate", True)}):
        with pytest.raises(TypeError, match="Rateless declares no learning_rate"):
            type("Rateless", (UpdateRule,), {**told, **wrong})
    with pytest.raises(TypeError, match="Rateless declares no learning_rate"):
        type("Rateless", (RULES["rmsprop"],), plain)


@pytest.mark.parametrize("missing", ["family", "sources"])
def test_a_rule_without_family_or_sources_cannot_be_made(missing: str) -> None:
    told: dict[str, object] = {
        "__annotations__": {"learning_rate": "float"},
        "learning_rate": learning_rate(0.1),
        "family": Family.SIGNS,
        "sources": MADE_HERE,
    }
    assert type("Whole", (UpdateRule,), told)
    for wrong in ({name: value for name, value in told.items() if name != missing}, told | {missing: "1999"}):
        with pytest.raises(TypeError, match=f"Undeclared declares no {missing}"):
            type("Undeclared", (UpdateRule,), wrong)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_one_derived_from_another_has_its_learning_rate(rule: type[UpdateRule]) -> None:
    derived = type("Derived", (rule,), {"__doc__": "Another name."})
    assert "learning_rate" in derived.declared() and derived(weight_decay=0.1).assignments()
