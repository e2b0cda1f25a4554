"""How each surface opens: so many steps, and for each optimizer a learning rate that shows something there.

A surface alone knows no optimizer and an optimizer no surface, so what suits both of them stands here, a row a surface.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces.surface import Surface

USUAL_STEPS = 100
_DIGITS = 3  # of a learning rate that keeps its ratio to another one

_COLUMNS = ("gradient_descent", "momentum", "ewma_momentum", "nesterov", "adagrad", "rmsprop", "adam")
ALIKE = {
    "asgd": ("gradient_descent", 1.0),
    "schedule_free": ("gradient_descent", 1.0),
    "adadelta": ("adam", 3.0),
    "nadam": ("adam", 1.0),
    "radam": ("ewma_momentum", 1.0),
    "adabelief": ("adam", 1.0),
    "adopt": ("adam", 1.0),
    "adamax": ("adam", 1.0),
    "adamw": ("adam", 1.0),
    "lion": ("adam", 0.5),
    "rprop": ("adam", 1.0),
}
"""Optimizers that have no column of their own: the one whose rate suits them too, and by what it is multiplied."""


@dataclass(frozen=True)
class Opening:
    """The number of steps, and learning rates by the names of optimizers; any other keeps its usual one."""

    steps: int = USUAL_STEPS
    learning_rates: Mapping[str, float] = field(default_factory=dict)

    def learning_rate(self, kind: type[UpdateRule]) -> float:
        """The learning rate that an optimizer opens with."""
        like, factor = ALIKE.get(kind.name, (kind.name, 1.0))
        if like not in self.learning_rates:
            usual: float = kind().values()["learning_rate"]
            return usual
        return _allowed(kind, factor * self.learning_rates[like])


def _row(steps: int, *learning_rates: float) -> Opening:
    return Opening(steps, dict(zip(_COLUMNS, learning_rates, strict=True)))


OPENINGS = {  # gradient descent, momentum, EWMA momentum, Nesterov, AdaGrad, RMSProp, Adam
    "quadratic": _row(100, 0.15, 0.02, 0.1, 0.02, 0.9, 0.1, 0.3),
    "bowl": _row(100, 0.7, 0.05, 0.5, 0.1, 0.9, 0.1, 0.3),
    "rosenbrock": _row(1000, 0.002, 0.001, 0.002, 0.001, 0.9, 0.01, 0.1),
    "beale": _row(300, 0.01, 0.001, 0.01, 0.001, 0.7, 0.02, 0.1),
    "wall": _row(400, 0.01, 0.001, 0.01, 0.001, 0.9, 0.1, 0.1),
    "himmelblau": _row(100, 0.01, 0.003, 0.02, 0.003, 0.7, 0.07, 0.5),
    "rastrigin": _row(1000, 0.002, 0.0005, 0.005, 0.0005, 5.0, 0.05, 0.1),
    "ackley": _row(200, 0.02, 0.005, 0.02, 0.005, 1.0, 0.3, 0.5),
    "styblinski_tang": _row(100, 0.01, 0.002, 0.02, 0.002, 0.5, 0.05, 0.2),
    "camel": _row(100, 0.02, 0.005, 0.02, 0.005, 0.3, 0.02, 0.05),
    "saddle": _row(150, 0.2, 0.05, 0.2, 0.05, 0.5, 0.05, 0.1),
    "monkey_saddle": _row(60, 0.01, 0.002, 0.01, 0.002, 0.05, 0.01, 0.01),
    "plateau": _row(150, 5.0, 1.0, 5.0, 1.0, 0.7, 0.1, 0.3),
    "cliff": _row(150, 0.5, 0.05, 0.3, 0.05, 0.5, 0.1, 0.1),
    "slope": _row(400, 0.1, 0.05, 0.1, 0.05, 0.9, 0.1, 0.1),
    "funnel": _row(300, 0.1, 0.02, 0.2, 0.02, 0.5, 0.05, 0.1),
    "sparse": _row(400, 0.1, 0.01, 0.1, 0.01, 0.9, 0.1, 0.1),
    "moving_target": _row(150, 0.1, 0.02, 0.1, 0.02, 0.9, 0.1, 0.1),
    "circle": _row(400, 0.1, 0.02, 0.1, 0.02, 0.9, 0.1, 0.1),
    "turning_valley": _row(200, 0.15, 0.02, 0.1, 0.02, 0.9, 0.1, 0.3),
    "jumps": _row(900, 0.1, 0.02, 0.1, 0.02, 0.9, 0.1, 0.1),
    "jump": _row(400, 0.1, 0.02, 0.1, 0.02, 0.9, 0.1, 0.1),
    "slope_change": _row(300, 0.1, 0.02, 0.1, 0.02, 0.9, 0.1, 0.1),
    "rare_gradient": _row(2000, 0.01, 0.001, 0.01, 0.001, 9.0, 0.1, 0.1),
    "rare_gradient_box": _row(300, 0.05, 0.01, 0.05, 0.01, 0.5, 0.05, 0.05),
    "line": _row(100, 0.5, 0.1, 0.3, 0.1, 0.9, 0.1, 0.3),
    "tree_line": _row(100, 0.2, 0.05, 0.1, 0.1, 1.0, 0.05, 0.1),
    "iris": _row(200, 5.0, 0.5, 1.0, 1.0, 2.0, 0.2, 0.5),
    "tanh_neuron": _row(300, 0.5, 0.05, 0.5, 0.1, 0.5, 0.05, 0.1),
    "one_datum": _row(200, 0.05, 0.01, 0.05, 0.01, 0.5, 0.1, 0.1),
    "one_tree": _row(200, 0.05, 0.01, 0.05, 0.01, 0.5, 0.02, 0.1),
    "nile_network": _row(200, 0.002, 0.001, 0.01, 0.002, 1.0, 0.02, 0.2),
}
"""Where nothing is said of a surface, it has the usual number of steps and every optimizer its usual rate."""


def opening(surface: Surface) -> Opening:
    """How a surface opens."""
    return OPENINGS.get(surface.name, Opening())


def opened(experiment: Experiment, surface: Surface) -> Experiment:
    """The same runs on another surface, as it opens: its start, its number of steps and rates that suit it.

    Of several runs of one kind the first has the rate of the opening, and the others keep their ratios to it. All else
    that was set stays.
    """
    there, suited = experiment.on_surface(surface), opening(surface)
    first: dict[str, UpdateRule] = {}
    for run in there.runs:
        first.setdefault(run.rule.name, run.rule)
    runs = tuple(_suited(run, first[run.rule.name], suited) for run in there.runs)
    return replace(there, runs=runs, steps=suited.steps)


def _suited(run: Run, first: UpdateRule, suited: Opening) -> Run:
    own, reference = (rule.values()["learning_rate"] for rule in (run.rule, first))
    rate = suited.learning_rate(type(first)) * (own / reference)
    if own != reference:
        rate = float(f"{rate:.{_DIGITS - 1}e}")
    return run.restarted(replace(run.rule, learning_rate=_allowed(type(run.rule), rate)))  # type: ignore[call-arg]


def _allowed(kind: type[UpdateRule], rate: float) -> float:
    """The learning rate of this optimizer that is nearest to one."""
    declared = kind.declared()["learning_rate"]
    assert isinstance(declared, NumericParameter)
    return min(max(rate, declared.low), declared.high)
