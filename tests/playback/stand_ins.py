"""Surfaces and rules that misbehave, and what a run must look like: stepped here, without a thread."""

import time
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

import numpy as np
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas import Expression
from rmsprop_gui.optimizers import GradientDescent, UpdateRule
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.stepper import Block, Stepper
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

QUADRATIC = SURFACES["quadratic"]
Gradient = Callable[[Any, Any], Any]


@dataclass(frozen=True)
class Tampered(FormulaSurface):
    """A surface whose value, and whose gradient when a step asks for it, are somebody else's business."""

    asked: Gradient = QUADRATIC.gradient
    valued: Gradient = QUADRATIC.value

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        return self.valued(x1, x2)

    def stepping_formulas(self) -> None:
        return None

    def stepping_gradient(self, plain: bool) -> Gradient:
        return lambda x1, x2, t, rows=None: self.asked(x1, x2)


def tampered(
    asked: Gradient = QUADRATIC.gradient, name: str = "tampered", valued: Gradient = QUADRATIC.value
) -> Tampered:
    parts = {field.name: getattr(QUADRATIC, field.name) for field in fields(FormulaSurface)}
    return Tampered(**{**parts, "name": name}, asked=asked, valued=valued)


def sleeping(seconds: float, name: str = "sleeping") -> Surface:
    """Every gradient takes that long, without holding the interpreter."""

    def asked(x1: Any, x2: Any) -> Any:
        time.sleep(seconds)
        return QUADRATIC.gradient(x1, x2)

    return tampered(asked, name)


def failing(after: int = 0, message: str = "the ground gave way") -> Surface:
    """Raises once that many gradients have been asked."""
    left = [after]

    def asked(x1: Any, x2: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise ArithmeticError(message)
        return QUADRATIC.gradient(x1, x2)

    return tampered(asked, "failing")


def unknown_below(limit: float, what: str = "gradient", message: str = "nobody has been there") -> Surface:
    """Raises where x₁ is below the limit, and only there: asked for its gradient, or for its value."""

    def guarded(function: Gradient) -> Gradient:
        def asked(x1: Any, x2: Any) -> Any:
            if np.any(x1 < limit):
                raise LookupError(message)
            return function(x1, x2)

        return asked

    if what == "gradient":
        return tampered(guarded(QUADRATIC.gradient), "unknown")
    return tampered(name="unknown", valued=guarded(QUADRATIC.value))


@dataclass(eq=False)
class Counter:
    """How often a surface has been asked for its gradient."""

    calls: int = 0
    seconds: float = 0.0

    def __call__(self, x1: Any, x2: Any) -> Any:
        self.calls += 1
        time.sleep(self.seconds)
        return QUADRATIC.gradient(x1, x2)


@dataclass(frozen=True)
class DividesByZero(UpdateRule):
    """A rule with a mistake in its equations."""

    name = "divides_by_zero"
    family, sources = Family.NO_MEMORY, ()
    title = "Divides by zero"
    idea = "It cannot work."
    learning_rate: float = learning_rate(0.1)

    def equations(self) -> tuple[str, ...]:
        return ("rate = learning_rate / (1 - 1)", "direction = g")

    def stride(self, first: Expression, second: Expression, plain: bool = False) -> Callable[..., Any]:
        """Raises where the formula alone would give inf."""
        divides_by_zero = "(1 - 1)" in self.equations()[0]
        return (lambda *_: 1 // 0) if divides_by_zero else super().stride(first, second, plain)


@dataclass(frozen=True)
class Raises(UpdateRule):
    """Descends, but for one step, which raises; the step 0 stands for being made ready."""

    name = "raises"
    family, sources = Family.NO_MEMORY, ()
    title = "Raises"
    idea = "It stops."
    at: ClassVar[int] = 5
    error: ClassVar[Exception] = LookupError("no such entry")
    learning_rate: float = learning_rate(0.01)

    def equations(self) -> tuple[str, ...]:
        return ("rate = learning_rate", "direction = g")

    def stride(self, first: Expression, second: Expression, plain: bool = False) -> Callable[..., Any]:
        if self.at == 0:
            raise self.error
        usual = super().stride(first, second, plain)

        def take(x1: Any, x2: Any, t: int, *memory: Any) -> Any:
            if t == self.at:
                raise self.error
            return usual(x1, x2, t, *memory)

        return take


def raising(at: int, error: Exception | None = None, label: str = "broken") -> Run:
    """A run of a rule that raises at that step."""
    parts = {"at": at, "error": error or LookupError("no such entry")}
    return Run(type("RaisesThere", (Raises,), parts)(), label, 4)


DESCENT = Run(GradientDescent(), "Gradient descent")


def descent(surface: Surface = QUADRATIC, steps: int = 100, runs: tuple[Run, ...] = (DESCENT,)) -> Experiment:
    return Experiment(surface, surface.start, runs, steps)


def with_rate(learning_rate: float) -> Run:
    return replace(DESCENT, rule=GradientDescent(learning_rate=learning_rate))


def by_hand(experiment: Experiment, index: int) -> Block:
    """All rows of a run in one block."""
    rule = experiment.runs[index].rule
    return Stepper(experiment.surface, experiment.start, rule, experiment.steps).advance(experiment.steps + 1)


def computed(qtbot: QtBot, player: Player) -> Player:
    """The player, once it has nothing left to compute."""
    qtbot.waitUntil(lambda: not player.computing, timeout=10_000)
    return player
