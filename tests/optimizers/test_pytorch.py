"""Where PyTorch has an optimizer too, the paths are the same with its conventions; `record_pytorch.py` has run it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES

RECORDED = json.loads(Path(__file__).with_name("pytorch.json").read_text())
RUNS = {f"{run['pytorch']} {run['settings']}": run for run in RECORDED["runs"]}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_the_path_is_that_of_pytorch(run: dict[str, Any]) -> None:
    """To the last digits: Rosenbrock's valley makes a difference in the first step grow."""
    rule = RULES[run["rule"]](learning_rate=run["settings"]["lr"], **run["own"])
    points = np.array(run["points"])
    steps = Stepper(SURFACES["rosenbrock"], tuple(points[0]), rule, len(points) - 1).advance(len(points)).trajectory
    np.testing.assert_allclose(steps.position, points, rtol=1e-9, atol=1e-10)
    assert np.ptp(points, axis=0).min() > 1e-3, "it goes somewhere"
    if run["average"] is not None:
        place = list(rule.accumulators).index("average")
        np.testing.assert_allclose(steps.accumulators[-1, place], run["average"], rtol=1e-9)


def test_what_is_recorded_says_of_which_version() -> None:
    assert RECORDED["torch"].startswith("2.")
    assert {"rmsprop", "adam", "nadam", "radam", "adadelta", "asgd", "adagrad"} <= {
        run["rule"] for run in RUNS.values()
    }
