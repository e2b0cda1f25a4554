"""What any optimizer can be wrapped in: clipping of its gradient, weight decay, a schedule of its learning rate.

Each is a class with the keys that it adds to every optimizer, whose usual values do nothing, and with what it makes of
an update. They act in the order of PyTorch: the gradient is clipped (`clip_grad_value_`, `clip_grad_norm_`), then the
optimizer adds the L2 penalty, and takes its step with the learning rate that the schedule has set.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rmsprop_gui.formulas import parse
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.hyperparameters import weight_decay
from rmsprop_gui.optimizers.update import Update
from rmsprop_gui.parameters.parameter import choice, hyperparameter


@dataclass(frozen=True, kw_only=True)
class ClipValue:
    """Hold either part of the gradient within ±`clip_value`; 0 for no clipping."""

    clip_value: float = hyperparameter(
        meanings.CLIP_VALUE, "clip the gradient's parts at", 0.0, 0.0, 1e6, "log", minor=True
    )

    def wrapped(self, update: Update) -> Update:
        """The update of the clipped gradient."""
        if not self.clip_value:
            return update
        return update.with_stage("g_value", "clip(g, -clip_value, clip_value)", "gradient, clipped by value")


@dataclass(frozen=True, kw_only=True)
class ClipNorm:
    """Shorten a gradient that is longer than `clip_norm` to that length; 0 for no clipping.

    Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks (2013). The length is that of
    the gradient before any other clipping. PyTorch divides by the length plus 1e-6, so its result is shorter by about
    a millionth of the gradient's inverse length.
    """

    clip_norm: float = hyperparameter(
        meanings.CLIP_NORM, "clip the gradient's length at", 0.0, 0.0, 1e6, "log", minor=True
    )

    def wrapped(self, update: Update) -> Update:
        """The update of the shortened gradient."""
        if not self.clip_norm:
            return update
        return update.with_stage("g_norm", "g * minimum(1, clip_norm / norm)", "gradient, clipped by length")


@dataclass(frozen=True, kw_only=True)
class L2Penalty:
    """Add the gradient of l₂/2 · |x|² to that of the surface, where that is asked for; PyTorch's `weight_decay`."""

    l2: float = hyperparameter(meanings.L2_PENALTY, "L2 penalty", 0.0, 0.0, 10.0, "log", minor=True)

    def wrapped(self, update: Update) -> Update:
        """The update of the gradient with the penalty's."""
        return update.with_stage("g_l2", "g + l2 * y", "gradient with L2 penalty") if self.l2 else update


@dataclass(frozen=True, kw_only=True)
class WeightDecay:
    """Shrink x by the part learning rate · `weight_decay` at each step, beside the step of the rule.

    Loshchilov and Hutter, Decoupled Weight Decay Regularization (2019), as in PyTorch's AdamW.
    """

    weight_decay: float = weight_decay(0.0)

    def wrapped(self, update: Update) -> Update:
        """The update whose moves shrink x too."""
        return update.decayed() if self.weight_decay else update


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """Multiply the rate of step t by a factor: PyTorch's StepLR, ExponentialLR, CosineAnnealingLR, LinearLR, and 1/√t.

    After `schedule_steps` the cosine stays at 0 and the warm-up at 1.
    """

    FACTORS: ClassVar[Mapping[str, str]] = {
        "constant": "1",
        "step": "schedule_factor**floor((t - 1) / schedule_steps)",
        "exponential": "schedule_factor**(t - 1)",
        "cosine": "(1 + cos(pi * minimum(t - 1, schedule_steps) / schedule_steps)) / 2",
        "inverse_sqrt": "1 / sqrt(t)",
        "warmup": "minimum(1, t / schedule_steps)",
    }

    schedule: str = choice("schedule", tuple(FACTORS))
    schedule_steps: int = hyperparameter(
        meanings.SCHEDULE_STEPS, "steps of the schedule", 100, 1, 100_000, "log", minor=True, whole=True
    )
    schedule_factor: float = hyperparameter(
        meanings.SCHEDULE_FACTOR, "factor of the schedule", 0.9, 0.0, 1.0, "linear", minor=True
    )

    def wrapped(self, update: Update) -> Update:
        """The update with the scheduled rate."""
        return update if self.schedule == "constant" else update.scheduled(parse(self.FACTORS[self.schedule]))


@dataclass(frozen=True, kw_only=True)
class Wrapped(ClipValue, ClipNorm, L2Penalty, WeightDecay, Schedule):
    """Whatever has the keys of all wrappers. They act from left to right; their keys are told from right to left."""

    def wrapped(self, update: Update) -> Update:
        """What all of them together make of an update."""
        for wrapper in Wrapped.__bases__:
            update = wrapper.wrapped(self, update)  # type: ignore[attr-defined]
        return update
