"""Everything that is being run, as one frozen value."""

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers.adagrad import AdaGrad
from rmsprop_gui.optimizers.momentum import EWMAMomentum
from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.naming import names
from rmsprop_gui.simulation.objective import EXACT, Objective, Sampling
from rmsprop_gui.simulation.trial import Change, Trial, check_changes
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC
from rmsprop_gui.surfaces.surface import Point, Surface, View

MAX_STEPS = 100_000
MAX_COORDINATE = 1e6
MAX_PATHS = 200
"""Runs and pins together."""
MAX_RECORDED = 10
"""Paths among them that were recorded elsewhere."""
MAX_ROWS = 10_000_000
"""Steps of all of them together: their recordings take somewhat more than a gigabyte."""
MAX_LABEL = 200
MAX_STYLE = 10_000


@dataclass(frozen=True)
class Run:
    """An optimizer with its hyperparameters, and how it is shown: name, style (hue, marker, dash) and visibility.

    Without a name it is called what it is; among others, an `Experiment` sees to it that its name says what differs.
    Raises ValueError when its name cannot be shown, or its changes are out of order or of another kind of rule.
    """

    rule: UpdateRule
    label: str = ""
    style: int = 0
    visible: bool = True
    changes: tuple[Change, ...] = ()
    """Hyperparameters that were changed on the way."""
    is_named: bool = True
    """Whether its name was given to it, and stays as it is; without a name it is not."""

    def __post_init__(self) -> None:
        if not self.label:
            object.__setattr__(self, "is_named", False)
            object.__setattr__(self, "label", self.rule.title)
        check_appearance(self.label, self.style)
        check_changes(self.rule, self.changes)

    def rule_for(self, step: int) -> UpdateRule:
        """The rule that takes this step, counted from 1; step t leads from row t − 1 to row t."""
        return next((change.rule for change in reversed(self.changes) if change.row < step), self.rule)

    def called(self, label: str) -> "Run":
        """The run with a name that is given to it; with an empty one it is called what it is."""
        return replace(self, label=label, is_named=True)

    def restarted(self, rule: UpdateRule) -> "Run":
        """The run taken by this rule from the start to the end."""
        return replace(self, rule=rule, changes=())

    def changed(self, row: int, rule: UpdateRule) -> "Run":
        """The run as it was up to this row, and taken on by `rule`; later changes are dropped.

        Where that is the rule in force already, nothing is changed.
        """
        if rule == self.rule_for(row + 1):
            return self
        if row < 1:
            return self.restarted(rule)
        before = replace(self, changes=tuple(change for change in self.changes if change.row < row))
        is_back = before.rule_for(row + 1) == rule
        return before if is_back else replace(before, changes=(*before.changes, Change(row, rule)))

    def throughout(self, name: str, value: Any) -> "Run":
        """The run with this hyperparameter from the start to the end; what else changes on the way still does."""
        run = self.restarted(replace(self.rule, **{name: value}))
        for row, rule in self.changes:
            run = run.changed(row, replace(rule, **{name: value}))
        return run


@dataclass(frozen=True)
class Pin:
    """A path that was pinned, to be compared with what came after it. Raises ValueError as a run does."""

    trial: Trial
    label: str
    style: int

    def __post_init__(self) -> None:
        check_appearance(self.label, self.style)


@dataclass(frozen=True)
class Experiment:
    """A surface, a start, a number of steps and the runs that share them, with what chance and a box do to all of them.

    Raises ValueError, in a sentence for the user, when a value is out of range.
    """

    surface: Surface
    start: Point
    runs: tuple[Run, ...]
    steps: int = 100
    pins: tuple[Pin, ...] = ()
    sampling: Sampling = EXACT
    box: View | None = None

    def __post_init__(self) -> None:
        for name, value in zip(("x1", "x2"), self.start, strict=True):
            check_coordinate(name, value)
        check_steps(self.steps)
        self._check_size()
        self._name_runs()
        if self.objective.projected(*self.start) != tuple(self.start):
            raise ValueError("the start lies outside the box that positions are kept in")

    def _name_runs(self) -> None:
        """Let the names that were not given say what differs."""
        pairs = list(zip(self.runs, names(self.runs), strict=True))
        if any(run.label != name for run, name in pairs):
            named = tuple(run if run.label == name else replace(run, label=name) for run, name in pairs)
            object.__setattr__(self, "runs", named)

    def _check_size(self) -> None:
        paths = len(self.runs) + len(self.pins)
        if paths > MAX_PATHS:
            raise ValueError(f"an experiment has at most {MAX_PATHS} runs and pinned paths, not {paths}")
        recorded = sum(pin.trial.rule.recorded_path() is not None for pin in self.pins)
        if recorded > MAX_RECORDED:
            raise ValueError(f"an experiment has at most {MAX_RECORDED} paths that were recorded elsewhere")
        rows = len(self.runs) * self.steps + sum(pin.trial.steps for pin in self.pins)
        if rows > MAX_ROWS:
            raise ValueError(f"all runs and pinned paths together take at most {MAX_ROWS:,} steps, not {rows:,}")

    @property
    def objective(self) -> Objective:
        """What all runs are run on."""
        return Objective(self.surface, self.sampling, self.box)

    def with_run(self, index: int, run: Run) -> "Experiment":
        """The experiment with another run in the place of the one with this index."""
        return replace(self, runs=(*self.runs[:index], run, *self.runs[index + 1 :]))

    def trial(self, run: Run) -> Trial:
        """What the numbers of a run depend on."""
        return Trial(self.objective, self.start, run.rule, self.steps, run.changes)

    def trials(self) -> tuple[Trial, ...]:
        """All that has to be stepped: the runs, and behind them the pins."""
        return (*map(self.trial, self.runs), *(pin.trial for pin in self.pins))

    def with_surface_values(self, **values: Any) -> "Experiment":
        """The same on the surface with other settings; ValueError out of range.

        Where they move the start that suits it, as other units of data do, the runs begin there.
        """
        surface = self.surface.with_values(**values)
        start = self.start if surface.start == self.surface.start else surface.start
        return replace(self, surface=surface, start=start)

    def on_surface(self, surface: Surface) -> "Experiment":
        """The same runs on another surface, from the start that suits it.

        What belonged to the descent of the one before stays behind: changes on the way, and its box, in whose place
        comes that of the new one, if it has one.
        """
        runs = tuple(run.restarted(run.rule) for run in self.runs)
        return replace(self, surface=surface, start=surface.start, runs=runs, box=surface.box)


def check_coordinate(name: str, value: float) -> None:
    """Raise ValueError, in a sentence that names the range, unless a coordinate of a start can be this."""
    if not (math.isfinite(value) and abs(value) <= MAX_COORDINATE):
        raise ValueError(f"{name} must be between {-MAX_COORDINATE:,.0f} and {MAX_COORDINATE:,.0f}, not {exact(value)}")


def check_appearance(label: str, style: int) -> None:
    """Raise ValueError, in a sentence for the user, unless a path can have this name and this style."""
    if not (label.strip() and label.isprintable() and len(label) <= MAX_LABEL):
        raise ValueError(f"a name must have 1 to {MAX_LABEL} letters that can be shown, not {label[:MAX_LABEL]!r}")
    if isinstance(style, bool) or not isinstance(style, int) or not 0 <= style <= MAX_STYLE:
        raise ValueError(f"the style must be a whole number from 0 to {MAX_STYLE}, not {style!r}")


def check_start(surface: Surface, start: Point) -> None:
    """Raise ValueError where the surface has no finite value; not for a window, as a surface may take its time."""
    with np.errstate(all="ignore"):
        x1, x2 = np.asarray(start, float)
        if not np.isfinite(surface.value(x1, x2)):
            raise ValueError(f"the surface {surface.name} has no finite value at {exact(start[0])}, {exact(start[1])}")


def check_steps(steps: int) -> None:
    """Raise ValueError, in a sentence that names the range, unless an experiment can have so many steps."""
    if isinstance(steps, bool) or not isinstance(steps, int) or not 1 <= steps <= MAX_STEPS:
        raise ValueError(f"the number of steps must be a whole number from 1 to {MAX_STEPS:,}, not {steps}")


def notebook_runs() -> tuple[Run, ...]:
    """The three optimizers that the notebook compares, with its hyperparameters."""
    rules = (
        EWMAMomentum(learning_rate=0.1, beta=0.9),
        AdaGrad(learning_rate=0.9),
        RMSProp(learning_rate=0.1, beta=0.9),
    )
    return tuple(Run(rule, style=style) for style, rule in enumerate(rules))


def notebook_experiment() -> Experiment:
    """The notebook's comparison: its quadratic from (9, −3), 100 steps."""
    return Experiment(QUADRATIC, QUADRATIC.start, notebook_runs())
