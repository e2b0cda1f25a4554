"""Many runs in one step: each with the bits that it has alone."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.sweep import swept_paths
from rmsprop_gui.surfaces.catalogue import SURFACES

STEPS = 12
_READING_MORE = [name for name, kind in RULES.items() if kind().reads_point or kind().lookahead() != "x"]


def alone(surface: str, rule: UpdateRule, start: tuple[float, float]) -> np.ndarray:
    return Stepper(SURFACES[surface], start, rule, STEPS).advance(STEPS + 1).trajectory.position


@pytest.mark.parametrize("name", [name for name in RULES if name not in _READING_MORE])
@pytest.mark.parametrize("surface", ["quadratic", "himmelblau"])
def test_each_start_has_the_bits_of_a_run_of_its_own(name: str, surface: str) -> None:
    rule, starts = RULES[name](learning_rate=0.003), [(1.0, -1.0), (2.0, 0.5), (-1.5, 1.25)]
    paths = swept_paths(SURFACES[surface], rule, starts, STEPS)
    for path, start in zip(paths, starts, strict=True):
        assert np.array_equal(path, alone(surface, rule, start))


def test_a_hyperparameter_can_be_swept() -> None:
    rule, rates = RULES["rmsprop"](), np.array([0.01, 0.1, 0.5])
    paths = swept_paths(SURFACES["quadratic"], rule, (9.0, -3.0), STEPS, learning_rate=rates, beta=1 - rates / 2)
    for path, rate in zip(paths, rates.tolist(), strict=True):
        assert np.array_equal(
            path, alone("quadratic", replace(rule, learning_rate=rate, beta=1 - rate / 2), (9.0, -3.0))
        )


def test_what_overflows_is_no_number_and_no_warning() -> None:
    path = swept_paths(SURFACES["himmelblau"], RULES["gradient_descent"](learning_rate=10.0), (1.0, -1.0), STEPS)[0]
    assert not np.isfinite(path[-1]).any()


@pytest.mark.parametrize("name", _READING_MORE)
def test_a_rule_that_reads_more_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="reads more"):
        swept_paths(SURFACES["bowl"], RULES[name](), (1.0, 1.0), STEPS)
