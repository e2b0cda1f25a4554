"""Experiments that scripts are written of, and what the app makes of them."""

from dataclasses import replace
from typing import Any

import numpy as np
from optimizers.published import PUBLISHED

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.own.rule import own_rule_with
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.delimited import Columns
from rmsprop_gui.surfaces.own_data import own_data_surface
from rmsprop_gui.surfaces.surface import Surface
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.view_state import first_view

TYPED_RULE = """eta: 0.1
beta: 0.9
np: 0.5
path: 3
v = beta*v + (1-beta)*g^2
print = np * v^3 + 1/path + 2^path
far = length of x - v
rate = eta / sqrt(v + 1e-8)
direction = g + print * 1e-9 + far * 1e-9 * norm
"""
"""Lines whose names are those of Python and of the script."""
WRAPPERS: dict[str, dict[str, Any]] = {
    "schedule": {"schedule": "cosine", "schedule_steps": 30},
    "step": {"schedule": "step", "schedule_steps": 7},
    "decay": {"weight_decay": 0.1},
    "penalty": {"l2": 0.2},
    "value": {"clip_value": 0.3},
    "norm": {"clip_norm": 0.4},
    "all": {"schedule": "warmup", "weight_decay": 0.1, "l2": 0.2, "clip_value": 0.3, "clip_norm": 0.4},
}
SWITCHED = {
    "amsgrad": RULES["adam"](amsgrad=True),
    "uncorrected": RULES["adam"](bias_correction=False),
    "centered": RULES["rmsprop"](centered=True, momentum=0.5),
    "slowed": RULES["adagrad"](lr_decay=0.1, epsilon_inside=False),
    "typed": own_rule_with(TYPED_RULE, {}),
}
ROWS = tuple((float(i), float(i * i % 7)) for i in range(20))
OTHER_SURFACES: dict[str, Surface] = {
    "typed": typed_surface("sin(x) y^3 + x^4/10 + y^2 + 0.01 t x + 1/(t + 1)"),
    "flat": typed_surface("3"),
    "own_data": own_data_surface(Columns(('a\n"""', "b"), ROWS)),
    "askew": SURFACES["quadratic"].with_values(kappa=200, angle=30),
    "raw": SURFACES["tree_line"].with_values(units="raw"),
}
GENTLE = {name: kind(**PUBLISHED[name].gentle) for name, kind in RULES.items()}


def experiment_of(surface: Surface, *rules: UpdateRule, steps: int = 60, **more: Any) -> Experiment:
    """Some rules on a surface, from its own start."""
    return Experiment(surface, surface.start, tuple(map(Run, rules)), steps, box=surface.box, **more)


def changed() -> Experiment:
    """A run whose numbers, and then its lines, were changed on the way."""
    rule = RULES["adam"]()
    other = replace(rule, bias_correction=False, amsgrad=True)
    runs = (
        Run(rule).changed(10, replace(rule, beta1=0.5)).changed(30, other),
        Run(rule).changed(20, replace(rule, learning_rate=0.01)),
    )
    return Experiment(SURFACES["rosenbrock"], (-1.2, 1.0), runs)


EXPERIMENTS: dict[str, Experiment] = {
    **{
        f"{rule}, {surface}": experiment_of(SURFACES[surface], GENTLE[rule])
        for rule in RULES
        for surface in ("rosenbrock", "circle")
    },
    **{
        f"surface {name}": experiment_of(surface, RULES["rmsprop"](), RULES["adam"]())
        for name, surface in (SURFACES | OTHER_SURFACES).items()
    },
    **{
        f"{wrapper}, {rule}": experiment_of(SURFACES["himmelblau"], replace(GENTLE[rule], **settings))
        for wrapper, settings in WRAPPERS.items()
        for rule in ("nesterov", "adam", "dog", "schedule_free")
    },
    **{name: experiment_of(SURFACES["beale"], rule) for name, rule in SWITCHED.items()},
    "noise": experiment_of(SURFACES["quadratic"], *GENTLE.values(), steps=300, sampling=Sampling(0.5, 0.1, seed=7)),
    "batches": experiment_of(SURFACES["tree_line"], RULES["rmsprop"](), sampling=Sampling(batch=3, noise=0.1, seed=2)),
    "changed": changed(),
    "diverging": experiment_of(SURFACES["rosenbrock"], RULES["momentum"](learning_rate=1.0), RULES["adam"]()),
    "at once": experiment_of(typed_surface("exp(x^2 + 99 y^2)"), RULES["gradient_descent"](learning_rate=10.0)),
}


def computed(experiment: Experiment, run: Run) -> Trajectory:
    """What the app records of a run."""
    return Stepper(*experiment.trial(run)).advance(experiment.steps + 1).trajectory


def view_of(experiment: Experiment) -> Any:
    """How it is shown at first, some steps on."""
    return replace(first_view(experiment), step=3)


def farthest(found: Any, wanted: Any) -> float:
    """The largest difference of two paths, in parts of how far away from the origin they lead."""
    found, wanted = np.asarray(found, float), np.asarray(wanted, float)
    assert found.shape == wanted.shape
    return float(np.max(np.abs(found - wanted) / np.maximum(1.0, np.abs(wanted)), initial=0.0))
