"""A typed text as a rule like any other."""

import copy
import gc
import pickle
import weakref
from typing import Any

import numpy as np
import pytest

from optimizers.conventions import CONVENTIONS, take_step
from optimizers.own.texts import RMSPROP, with_line
from rmsprop_gui.formulas.meaning import Notation, Role
from rmsprop_gui.optimizers import RULES, RMSProp, UpdateRule
from rmsprop_gui.optimizers.own import OWN_NAME, OwnRuleError, lines_of, own_rule, retyped
from rmsprop_gui.optimizers.quantity import Kind
from rmsprop_gui.parameters.parameter import NumericParameter


def test_the_catalogue_has_no_rule_of_that_name() -> None:
    assert OWN_NAME not in RULES


def test_the_same_text_is_the_same_kind() -> None:
    one, other = own_rule(RMSPROP)(), own_rule(RMSPROP)()
    assert one == other and hash(one) == hash(other) and type(one) is type(other)
    assert own_rule(RMSPROP + "# more")() != one
    assert own_rule(RMSPROP)(beta=0.8) != one


def test_copies_are_equal() -> None:
    rule = own_rule(RMSPROP)(beta=0.8, clip_norm=3.0)
    assert copy.deepcopy(rule) == copy.copy(rule) == pickle.loads(pickle.dumps(rule)) == rule


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_a_copied_text_takes_the_same_steps(rule: UpdateRule) -> None:
    typed = retyped(lines_of(rule), rule)
    assert lines_of(typed) == lines_of(rule)
    dice, x = np.random.default_rng(5), np.array([0.7, -1.3])
    memory, own = rule.start(), typed.start()
    for t in range(1, 6):
        gradient = dice.normal(size=2)
        with np.errstate(all="ignore"):
            expected, found = take_step(rule, x, gradient, t, memory), take_step(typed, x, gradient, t, own)
            assert np.array_equal(rule.probe()(*_asked(rule, x, t, memory)), typed.probe()(*_asked(typed, x, t, own)))
        for one, other in zip(_by_name(rule, expected), _by_name(typed, found), strict=True):
            assert one[0] == other[0] and np.array_equal(one[1], other[1], equal_nan=True)
        memory, own = expected[2:], found[2:]


def _asked(rule: UpdateRule, x: Any, t: int, memory: Any) -> tuple[Any, ...]:
    return (x, *((t,) if rule.lookahead_reads_step else ()), *memory)


def _by_name(rule: UpdateRule, results: Any) -> list[tuple[str, Any]]:
    found = dict(zip(("rate", "direction", *rule.accumulators), results, strict=True))
    return [(name, found[name]) for name in sorted(("rate", "direction", *rule.remembered()))]


def test_what_rmsprop_speaks_of_has_the_catalogue_s_letters() -> None:
    own, built_in = own_rule(RMSPROP)(), RMSProp()
    for name, other in {"learning_rate": "learning_rate", "beta": "beta", "eps": "epsilon", "v": "v"}.items():
        assert own.meanings()[name] == built_in.meanings()[other]
    mine, its = own.own_parameters(), built_in.own_parameters()
    assert [mine["learning_rate"], mine["beta"], mine["eps"]] == [its["learning_rate"], its["beta"], its["epsilon"]]
    assert own.accumulators["v"].kind is Kind.SQUARES
    assert own.bound(1.0) == built_in.bound(1.0) == 2.0


# What is typed between the learning rate and the last lines; of what it sets, the letter, the role and the kind.
LETTERS = {
    "m = 0.9m + 0.1g": {"m": ("m", Role.DIRECTION, Kind.GRADIENTS)},
    "v = 0.9v + g": {"v": ("v", Role.DIRECTION, Kind.GRADIENTS)},
    "v = max(0.9v, abs(g))": {"v": ("v", Role.SQUARES, Kind.SIZES)},
    "v = 0.9v + g*g\nw = sqrt(v)": {
        "v": ("v", Role.SQUARES, Kind.SQUARES),
        "w": ("w", Role.SQUARES, Kind.SIZES),
    },
    "q = g*h\nh = g": {"q": ("q", Role.PLAIN, Kind.OTHER), "h": ("h", Role.DIRECTION, Kind.GRADIENTS)},
    "r = r + 1": {"r": ("r1", Role.PLAIN, Kind.POSITIVE)},
    "beta = 1 - 1/t\nv = beta*v + (1-beta)*g^2": {
        "beta": ("β2", Role.MEMORY_OF_SQUARES, Kind.POSITIVE),
        "v": ("v", Role.SQUARES, Kind.SQUARES),
    },
    "beta = 0.9\nm = beta*m + (1-beta)*g": {"beta": ("β1", Role.MEMORY_OF_DIRECTION, Kind.POSITIVE)},
    "beta: 0.9\nbeta = 1 - 1/t\nv = beta*v + g^2": {"beta_now": ("β2t", Role.MEMORY_OF_SQUARES, Kind.POSITIVE)},
    "v_max = max(v_max, g^2)": {"v_max": ("vmax", Role.SQUARES, Kind.SQUARES)},
    "alpha = 1/t\nalpha2 = alpha": {
        "alpha": ("α", Role.PLAIN, Kind.POSITIVE),
        "alpha2": ("α2", Role.PLAIN, Kind.POSITIVE),
    },
    "a = exp(-g)": {"a": ("a", Role.PLAIN, Kind.POSITIVE)},
    "a = x*g": {"a": ("a", Role.PLAIN, Kind.OTHER)},
    "a = a - g": {"a": ("a", Role.DIRECTION, Kind.GRADIENTS)},
    "a = a/2 + clip(g, -1, 1)": {"a": ("a", Role.DIRECTION, Kind.GRADIENTS)},
    "a = -a**2": {"a": ("a", Role.PLAIN, Kind.OTHER)},
}


@pytest.mark.parametrize("lines", LETTERS)
def test_letter_colour_and_kind_follow_from_the_lines(lines: str) -> None:
    rule = own_rule(f"eta: 0.1\n{lines}\nrate = eta\ndirection = g\n")()
    quantities = {**rule.accumulators, **rule.intermediates}
    for name, (letter, role, kind) in LETTERS[lines].items():
        symbol = quantities[name].symbol
        assert (symbol.letter + symbol.subscript, quantities[name].meaning.role, quantities[name].kind) == (
            letter,
            role,
            kind,
        )
    for notation in Notation:
        assert len(set(rule.letters(notation).values())) == len(rule.letters(notation))


RANGES = {
    "eta: 0.3": (1e-5, 10.0, "log"),
    "eta: 30": (0.0, 300.0, "linear"),
    "eta: 0.3 from 0 to 1 linear": (0.0, 1.0, "linear"),
    "beta: 0.5": (0.0, 0.9999, "complement"),
    "beta: 0.5 from 0 to 0.99": (0.0, 0.99, "complement"),
    "beta: 0.5 from 0 to 1": (0.0, 1.0, "linear"),
    "eps: 0": (0.0, 1.0, "log"),
    "a: 0": (0.0, 1.0, "linear"),
    "a: 5": (0.0, 50.0, "linear"),
    "a: -5": (-50.0, 0.0, "linear"),
    "a: 1 from 0.001 to 10": (0.001, 10.0, "log"),
    "a: 1 from 0 to 10 log": (0.0, 10.0, "log"),
}


@pytest.mark.parametrize("declared", RANGES)
def test_a_range_that_is_left_out_is_sensible(declared: str) -> None:
    name, _, value = declared.partition(":")
    text = declared if name == "eta" else f"eta: 0.1\n{declared}"
    rule = own_rule(f"{text}\nrate = eta\ndirection = g")()
    item = rule.own_parameters()["learning_rate" if name == "eta" else name]
    assert isinstance(item, NumericParameter)
    assert (item.low, item.high, item.scale) == RANGES[declared]
    for fraction in (0.0, 0.3, 1.0):
        assert item.low <= item.from_fraction(fraction) <= item.high
    assert 0 <= item.to_fraction(float(value.split()[0])) <= 1


def test_a_length_is_over_both_parameters() -> None:
    rule = own_rule("eta: 1\nfar = length of 3x - m\nm = m + x\nrate = eta/far\ndirection = x*0 + far")()
    assert rule.accumulators["m"].kind is Kind.OTHER and rule.lengths["far"].quantity.kind is Kind.POSITIVE
    x, start = np.array([1.0, -4 / 3]), rule.start()
    lengths = rule.lengths_at(x, np.zeros(2), 1, start)
    rate, direction, _ = rule.step()(x, *lengths, np.zeros(2), 1, *start)
    assert lengths == (0.0, 5.0) and np.allclose(rate, 0.2) and np.allclose(direction, 5.0)


def test_what_is_remembered_starts_where_the_text_says() -> None:
    rule = own_rule("eta: 0.1\nv starts at 2eta\nv = v + g^2\nw = v - w\nrate = eta/sqrt(v)\ndirection = g")()
    assert [start.tolist() for start in rule.start()] == [[0.2, 0.2], [0.0, 0.0]]


def test_a_setting_with_which_nothing_can_start_is_refused() -> None:
    kind = own_rule("eta: 0.1\na: 2 from 0 to 3\nv starts at 1/a\nv = v\nrate = eta\ndirection = g")
    with pytest.raises(ValueError, match=r"v starts at 1 / a, and that is no finite number now"):
        kind(a=0.0)


def test_what_was_set_stays_unless_the_text_says_otherwise() -> None:
    before = own_rule(RMSPROP)(learning_rate=0.3, beta=0.8, clip_norm=2.0)
    kept = retyped(with_line("v = v + g**2"), before)
    assert (kept.values()["learning_rate"], kept.values()["beta"], kept.clip_norm) == (0.3, 0.8, 2.0)
    typed = retyped(with_line("v = v + g**2", beta=0.5), before)
    assert (typed.values()["learning_rate"], typed.values()["beta"]) == (0.3, 0.5)
    assert retyped(RMSPROP, RMSProp(learning_rate=0.7, schedule="cosine")).values()["schedule"] == "cosine"


def test_what_nobody_uses_any_more_is_forgotten_as_far_as_caches_go() -> None:
    """Whoever types makes a kind of rule with every letter."""
    kinds = []
    for number in range(612):
        rule = own_rule(f"eta: {number + 1}\nrate = eta\ndirection = g")()
        assert rule.declared() and rule.assignments()
        kinds.append(weakref.ref(type(rule)))
    gc.collect()
    assert sum(kind() is not None for kind in kinds) <= 512, "as many as the largest cache holds"


def test_an_error_can_be_copied() -> None:
    error = OwnRuleError("no", 2, 3)
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "line 2, column 3: no"
