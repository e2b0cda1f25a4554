"""How far back a memory reaches: the same whether all of its weights are known or the latest fifty."""

from dataclasses import replace

import numpy as np
import pytest
from optimizers.conventions import thing

from rmsprop_gui.optimizers import RULES, Adam, RMSProp, UpdateRule
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.simulation.gradient_memory import Memory, memories
from rmsprop_gui.simulation.half_life import half_life

BEGINNING = [rule() for rule in RULES.values() if "adopt" not in rule.name]  # its first square has the most weight
RULE_LIST = [*BEGINNING, Adam(beta2=0.9999), Adam(beta1=0.99), RMSProp(beta=0.0)]


def memory_of(*weights: float) -> Memory:
    return Memory(Quantity(thing("v"), ""), Kind.GRADIENTS, np.array(weights))


@pytest.mark.parametrize("rule", RULE_LIST, ids=str)
def test_what_lies_beyond_the_window_is_told_from_the_window(rule: UpdateRule) -> None:
    for t in (1, 2, 3, 49, 50, 51, 52, 80, 200, 401):
        whole, short = memories(lambda _: rule, t, t), memories(lambda _: rule, t, 50)
        for all_weights, latest in zip(whole, short, strict=True):
            if isinstance(all_weights, Memory) and isinstance(latest, Memory):
                reached = np.cumsum(np.abs(all_weights.weights))
                count = half_life(latest, t)
                if count is None:  # only where the last weights follow no ratio
                    first, second, third = np.abs(latest.weights[-3:])
                    assert t > 50 and not np.isclose(second**2, first * third, rtol=1e-9, atol=0)
                    continue
                assert reached[count - 1] >= reached[-1] / 2 * (1 - 1e-6)
                assert count == 1 or reached[count - 2] < reached[-1] / 2 * (1 + 1e-6)


@pytest.mark.parametrize(("weights", "count"), [((1,), 1), ((1, 1), 1), ((1, 1, 1), 2), ((1, 2, 3), 2), ((-3, 2), 1)])
def test_half_of_all_the_weight(weights: tuple[float, ...], count: int) -> None:
    assert half_life(memory_of(*weights), len(weights)) == count


UNEVEN = [
    ((5, 1, 1, 1), 4, 1),
    ((1, 1, 1, 5), 4, 4),
    ((4, 3, 2, 1), 4, 2),
    ((0, 0, 1), 3, 3),
    ((-1, 1, -4), 3, 3),
    ((1, 10, 5, 2.5), 6, 2),  # and 1.25 and 0.625 beyond
    ((8, 4, 4, 4), 20, 10),  # and 16 times 4: half of 84 is 20 and five and a half of them
    ((100, 16, 8, 4), 10, 1),
    ((0, 16, 8, 4), 100, 2),
    ((0.3, 0.1, 0.2), 3, 1),  # two equal halves, but for rounding
    ((0.6, 0.2, 0.4), 3, 1),
]


@pytest.mark.parametrize(("weights", "steps", "count"), UNEVEN, ids=str)
def test_half_of_uneven_weights(weights: tuple[float, ...], steps: int, count: int) -> None:
    assert half_life(memory_of(*weights), steps) == count


@pytest.mark.parametrize("weights", [(3.0, 2.0, 1.0), (1.0, 0.0, 1.0), (1.0,), (2.0, 1.0), (0.0, 1.0, 0.0)])
def test_weights_that_follow_no_ratio_tell_nothing_of_older_ones(weights: tuple[float, ...]) -> None:
    assert half_life(memory_of(*weights), len(weights) + 1) is None


def test_a_long_memory_takes_as_long_as_its_decay_says() -> None:
    rule = replace(RMSProp(), beta=0.999)
    _, rate = memories(lambda _: rule, 100_000, 50)
    assert rate is not None and half_life(rate, 100_000) == 693  # ln 2 / −ln 0.999 = 692.8
