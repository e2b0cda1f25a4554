"""What a chart can show: the table of measures, and one more for each accumulator that a rule declares."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from rmsprop_gui.formulas.meaning import Letters, Meaning, Notation, Span, Spans
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.meanings import LENGTH
from rmsprop_gui.optimizers.meanings import RATE as RATE_MEANING
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.simulation.explanation import span_of
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.target import distance_to_minimum
from rmsprop_gui.surfaces.surface import Array

Reader = Callable[[UpdateRule, Recording, Objective], Array | None]


@dataclass(frozen=True)
class Measure:
    """Something that a chart shows of every run over its steps.

    `read` gives it for each row so far, (n,) or, of either parameter, (n, 2); None where a run has no such thing, for
    which `missing` gives the reason. What is `signed` is drawn on a linear scale unless its magnitude is asked for.
    """

    name: str
    title: str
    about: str
    read: Reader = field(compare=False)
    missing: str = ""
    signed: bool = False
    limits: bool = False
    """Whether the rates below which rules are stable are of its kind, and may stand beside it."""
    mean: Callable[[Averages], Array] | None = field(default=None, compare=False)
    """Its mean over many seeds, row by row; None where none is computed."""
    meaning: Meaning | None = None
    """What has a letter of its own, which stands behind the title."""

    def written(self, letters: Letters, magnitude: bool = False) -> Spans:
        """Its title, with its letter; of the magnitude between bars."""
        if self.meaning is None:
            return (Span(self.title),)
        letter, bar = span_of(self.meaning, letters), "|" if magnitude and self.signed else ""
        return Span(f"{self.title} {bar}"), letter, Span(bar)


def _loss(rule: UpdateRule, recording: Recording, objective: Objective) -> Array:
    return recording.trajectory.loss


def _held_out(rule: UpdateRule, recording: Recording, objective: Objective) -> Array | None:
    x1, x2 = recording.trajectory.position.T
    try:
        with np.errstate(all="ignore"):
            found = objective.held_out(x1, x2, np.arange(recording.length, dtype=float))
    except Exception:  # whatever the code of a surface may do: then it is not known
        return None
    return None if found is None else np.broadcast_to(found, len(x1))


def _mean_loss(averages: Averages) -> Array:
    return averages.loss


def _rate(rule: UpdateRule, recording: Recording, objective: Objective) -> Array | None:
    """None where a path was recorded without its rates."""
    path = rule.recorded_path()
    return None if path is not None and not path.rates else recording.trajectory.rate


def _gradient_norm(rule: UpdateRule, recording: Recording, objective: Objective) -> Array:
    """At each row's own point: some rules ask elsewhere, and none at the last row."""
    return recording.trajectory.slope


def _distance(rule: UpdateRule, recording: Recording, objective: Objective) -> Array | None:
    return distance_to_minimum(objective, recording.trajectory.position, np.arange(float(recording.length)))


def _tracking_error(rule: UpdateRule, recording: Recording, objective: Objective) -> Array | None:
    """How far away the step to each row began from where the minimum is at that step."""
    begun = recording.trajectory.position[:-1]
    error = distance_to_minimum(objective, begun, np.arange(1.0, recording.length))
    return None if error is None else np.concatenate(([np.nan], error))


def _step_length(rule: UpdateRule, recording: Recording, objective: Objective) -> Array:
    with np.errstate(over="ignore"):
        moved = np.diff(recording.trajectory.position, axis=0)
        return np.concatenate(([np.nan], np.hypot(*moved.T)))


LOSS = Measure("loss", "Loss f(x)", "The height of the surface at each step", _loss, mean=_mean_loss)
RATE = Measure(
    "rate",
    "Effective rate",
    "The effective learning rate of each parameter, and the rate below which the selected run is stable",
    _rate,
    limits=True,
    meaning=RATE_MEANING,
)
GRADIENT = Measure(
    "gradient",
    "Gradient norm",
    "How steep the surface is at each step: the length of ∇f",
    _gradient_norm,
    meaning=LENGTH,
)
DISTANCE = Measure(
    "distance",
    "Distance to minimum",
    "How far it is to the nearest known minimum",
    _distance,
    missing="No minimum of this surface is known.",
)
TRACKING = Measure(
    "tracking",
    "Tracking error",
    "How far away each step begins from where the nearest known minimum is at that step: |x(t − 1) − minimum(t)|",
    _tracking_error,
    missing="No minimum of this surface is known.",
)
STEP = Measure("step", "Step length", "How far each step has moved", _step_length)
HELD_OUT = Measure(
    "held_out",
    "Held-out loss",
    "The same loss over the rows of data that are held out: how well it does what it has not learned",
    _held_out,
    missing="No rows of data are held out on this surface.",
)
MEASURES = (LOSS, RATE, GRADIENT, DISTANCE, TRACKING, STEP, HELD_OUT)


def accumulators(rules: Iterable[UpdateRule | type[UpdateRule]]) -> tuple[Measure, ...]:
    """A measure for all that the rules remember, or kinds of them may; what has one symbol and label is one."""
    kept = (rule.accumulators if isinstance(rule, type) else rule.remembered() for rule in rules)
    return tuple(_accumulator(quantity) for quantity in dict.fromkeys(each for one in kept for each in one.values()))


def letters_of(rules: Iterable[UpdateRule], notation: Notation) -> Letters:
    """How several rules write what they speak of; what they write in different ways has its own letter."""
    written: dict[Meaning, Symbol] = {}
    for rule in rules:
        for meaning, symbol in rule.letters(notation).items():
            written[meaning] = symbol if written.get(meaning, symbol) == symbol else meaning.symbol
    return written


def _accumulator(quantity: Quantity) -> Measure:
    return Measure(
        name=f"{quantity.label} {quantity.symbol}",
        title=quantity.label[:1].upper() + quantity.label[1:],
        about="What the optimizer remembers of each parameter's gradients",
        read=partial(_remembered, quantity),
        missing="No visible run remembers this.",
        signed=quantity.kind.signed,
        meaning=quantity.meaning,
    )


def _remembered(quantity: Quantity, rule: UpdateRule, recording: Recording, objective: Objective) -> Array | None:
    places, kept = list(rule.accumulators.values()), rule.remembered().values()
    return recording.trajectory.accumulators[:, places.index(quantity)] if quantity in kept else None
