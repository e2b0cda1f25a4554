"""Steps, and what they cost in time and memory."""

from dataclasses import replace
from functools import partial

import numpy as np

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.averaging import SeedStepper
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces import SURFACES
from tests.benchmarks.figure import Figure, paired, seconds

_STEPS = 20_000
_FLOAT64 = 8
_SEEDS, _AVERAGED_STEPS = 200, 100


def _notebook() -> list[np.ndarray]:
    """RMSProp as the notebook steps it: the gradient as a function of two numbers, a list of positions."""

    def gradient(x1: float, x2: float) -> tuple[float, float]:
        return 0.2 * x1, 10 * x2

    beta, eta, epsilon = 0.9, 0.1, 1e-8
    x = np.asarray([9, -3])
    path, v = [x], np.zeros_like(x)
    for _ in range(_STEPS):
        g = np.asarray(gradient(*x))
        v = beta * v + (1 - beta) * (g**2)
        x = x - (eta * g / (np.sqrt(v + epsilon)))
        path.append(x)
    return path


def _recorded() -> None:
    surface = SURFACES["quadratic"]
    stepper, recording = (
        Stepper(surface, surface.start, RMSProp(), _STEPS),
        Recording(_STEPS, len(RMSProp.accumulators)),
    )
    while not stepper.done:
        recording.append(stepper.advance(256))


def step() -> Figure:
    ours, theirs, ratio = paired(lambda: seconds(_recorded), lambda: seconds(_notebook), 15)
    micro = 1e6 / _STEPS
    name = "one recorded step of RMSProp, all columns / notebook's loop"
    return Figure(name, ours * micro, theirs * micro, "µs", 1.5, ratio=ratio)


def memory() -> Figure:
    """The widest rule is the one that counts."""
    widest = max(Recording(_STEPS, len(rule.accumulators)).nbytes for rule in RULES.values())
    return Figure("memory per recorded step and run / 2 float64", widest / (_STEPS + 1), 2 * _FLOAT64, "B", 8)


def _noisy(rule: UpdateRule) -> Trial:
    surface = SURFACES["quadratic"]
    return Trial(Objective(surface, Sampling(noise=1.0)), surface.start, rule, _AVERAGED_STEPS)


def _averaged(trial: Trial) -> None:
    SeedStepper(trial, _SEEDS).advance()


def _one_by_one(trial: Trial) -> None:
    for seed in range(_SEEDS):
        objective = replace(trial.objective, sampling=replace(trial.objective.sampling, seed=seed))
        stepper = Stepper(objective, trial.start, trial.rule, trial.steps)
        while not stepper.done:
            stepper.advance(256)


def seeds() -> Figure:
    """The slowest of three rules, each for itself; a frame has 16 ms."""
    trials = [_noisy(RULES[name]()) for name in ("gradient_descent", "rmsprop", "adam")]
    found = [
        paired(partial(seconds, partial(_averaged, trial)), partial(seconds, partial(_one_by_one, trial)), 5)
        for trial in trials
    ]
    ours, theirs, ratio = max(found)
    name = f"{_SEEDS} seeds, {_AVERAGED_STEPS} steps, averaged / one after the other"
    return Figure(name, ours * 1e3, theirs * 1e3, "ms", 0.1, ratio=ratio)


FIGURES = (step, memory, seeds)
