"""The numbers of a run as the page holds them: columns of 64-bit floats, exact to the last bit."""

import base64
from typing import Any

import numpy as np

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.target import minima_over
from rmsprop_gui.surfaces.surface import Array

MOST_NUMBERS = 4_000_000
"""On a page; so many take some forty megabytes."""
MANY_NUMBERS = 100_000
"""A megabyte: what is longer is walked by the page itself, where it can."""
_IN_A_ROW = 12  # numbers, beside two for each accumulator


def is_long(experiment: Experiment) -> bool:
    """Whether its numbers would make a page large that can as well compute them."""
    return _in_a_row(experiment) * (experiment.steps + 1) > MANY_NUMBERS


def check_size(experiment: Experiment) -> None:
    """Raise ValueError where a page that holds all numbers would become too large to be opened."""
    each = _in_a_row(experiment)
    if each * (experiment.steps + 1) > MOST_NUMBERS:
        most = MOST_NUMBERS // each - 1
        raise ValueError(f"a page of these runs can hold {most:,} steps, not {experiment.steps:,}")


def _in_a_row(experiment: Experiment) -> int:
    return sum(_IN_A_ROW + 2 * len(run.rule.accumulators) for run in experiment.runs)


def encoded(numbers: Array) -> str:
    """The bytes of the numbers, lowest first, as base64; rows one after the other."""
    return base64.b64encode(np.ascontiguousarray(numbers, "<f8").tobytes()).decode("ascii")


def run_data(recording: Recording, objective: Objective) -> dict[str, Any]:
    """The columns of a recording, as `paths.js` reads them."""
    steps = recording.trajectory
    stop = recording.stopped_at
    word = recording.state(recording.total).value
    return {
        "x": encoded(steps.position),
        "loss": encoded(steps.loss),
        "slope": encoded(steps.slope),
        "limit": encoded(steps.limit),
        "gradient": encoded(steps.gradient),
        "rate": encoded(steps.rate),
        "direction": encoded(steps.direction),
        "memory": [encoded(steps.accumulators[:, index]) for index in range(steps.accumulators.shape[1])],
        "held": _held_out(recording, objective),
        "stop": None if stop is None else {"step": stop, "word": word},
    }


def _held_out(recording: Recording, objective: Objective) -> str | None:
    x1, x2 = recording.trajectory.position.T
    with np.errstate(all="ignore"):
        found = objective.held_out(x1, x2, np.arange(recording.length, dtype=float))
    return None if found is None else encoded(np.broadcast_to(found, len(x1)))


def minima_data(experiment: Experiment) -> list[str]:
    """Each known minimum at every step, or, where they rest, once."""
    last = experiment.steps if experiment.objective.depends_on_step else 0
    return [encoded(minimum) for minimum in minima_over(experiment.objective, np.arange(last + 1.0))]
