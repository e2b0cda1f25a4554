"""What an optimizer is run on: a surface, and all that makes it depend on chance, on data and on bounds.

Steppers, contours, read-outs and charts ask the objective at the step in question, and need not know the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import NumericParameter, declared, declared_parameters
from rmsprop_gui.simulation.chance import MAX_SEED, NoiseOfSeeds, Stream, noise_of_step, rows_of_step
from rmsprop_gui.surfaces.surface import Array, Rows, Surface, View

GradientAt = Callable[[Any, Any, int], tuple[Any, Any]]
"""(x₁, x₂, t) → the two parts of the gradient that step t is given."""

NoiseAt = Callable[[int, Stream], tuple[Any, Any]]
"""(t, stream) → two standard normal numbers, or as many for each of several seeds."""

_SIGMA = Meaning("noise", Symbol("σ"), "standard deviation of the noise that is added to either part of the gradient")
_RELATIVE = Meaning(
    "relative noise",
    Symbol("σ", "g"),
    "standard deviation of the noise, as a part of the gradient: it dies where g does",
)
_BATCH = Meaning("batch", Symbol("b"), "how many rows of data each step is given, drawn anew")


@dataclass(frozen=True)
class Sampling:
    """What chance does to the gradient of each step; ValueError where a setting is out of range.

    The same seed and step give the same noise and the same rows, for every run and however its steps are cut.
    """

    noise: float = declared(NumericParameter(_SIGMA, "added noise", 0.0, 1000.0, "log", floor=1e-3), 0.0)
    """Standard deviation of the Gaussian noise that is added to either part."""
    relative_noise: float = declared(NumericParameter(_RELATIVE, "relative noise", 0.0, 10.0, "log", floor=1e-2), 0.0)
    """Of that which either part is multiplied by, around 1."""
    batch: int = 0
    """How many rows of data each step is given, drawn without repetition; 0 for all of them."""
    seed: int = 0

    def __post_init__(self) -> None:
        for name, declaration in declared_parameters(self).items():
            declaration.check(name, getattr(self, name))
        for name, value in (("batch", self.batch), ("seed", self.seed)):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_SEED:
                raise ValueError(f"{name} must be a whole number from 0 to {MAX_SEED:,}, not {value!r}")

    @property
    def is_noisy(self) -> bool:
        """Whether gradients are more than a formula of the point: noise is drawn for them."""
        return bool(self.noise or self.relative_noise)


def sampling_parameters() -> dict[str, NumericParameter]:
    """The numbers that noise is set with: name → declaration, in order."""
    return {name: item for name, item in declared_parameters(Sampling).items() if isinstance(item, NumericParameter)}


def batch_parameter(rows: int) -> NumericParameter:
    """The size of batches of so many rows of data."""
    return NumericParameter(_BATCH, "rows of data each step", 1, rows, "log", whole=True)


EXACT = Sampling()
"""Gradients without chance."""


@dataclass(frozen=True)
class Objective:
    """A surface as it is at each step, the gradients that its steps are given, and the box they are kept in.

    `box` is a range of each coordinate that positions are projected into after every step; None for no bounds. Raises
    ValueError for a box that is empty.
    """

    surface: Surface
    sampling: Sampling = EXACT
    box: View | None = None

    def __post_init__(self) -> None:
        for low, high in self.box or ():
            if not low <= high:
                raise ValueError(f"a box from {low:g} to {high:g} is empty")

    @property
    def depends_on_step(self) -> bool:
        """Whether its contours and minima move with the step."""
        return self.surface.depends_on_step

    @property
    def is_random(self) -> bool:
        """Whether another seed gives other gradients."""
        return self.sampling.is_noisy or self._is_batched

    @property
    def _is_batched(self) -> bool:
        return 0 < self.sampling.batch < self.surface.row_count

    def value(self, x1: Any, x2: Any, t: Any) -> Any:
        """The height at step `t`, over all rows of data."""
        return self.surface.value(x1, x2, t)

    def held_out(self, x1: Any, x2: Any, t: Any) -> Any:
        """The height at step `t` over the rows of data that are held out; None where there are none."""
        return self.surface.held_out(x1, x2, t)

    def rows_at(self, t: int) -> Rows | None:
        """The rows of data that step `t`, counted from 1, is given; None for all of them."""
        if not self._is_batched:
            return None
        return rows_of_step(self.sampling.seed, t, self.surface.row_count, self.sampling.batch)

    def slope(self, x1: Any, x2: Any, t: Any) -> tuple[Any, Any]:
        """The gradient at step `t` without noise, over all rows of data."""
        return self.surface.gradient(x1, x2, t)

    def hessian(self, x1: Any, x2: Any, t: Any) -> tuple[Any, Any, Any]:
        """The second derivatives at step `t`, without noise, over all rows of data."""
        return self.surface.hessian(x1, x2, t)

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        """The known minima at step `t`: none where they are known within another box than this."""
        is_known = self.surface.box is None or self.box == self.surface.box
        return self.surface.minima_at(t) if is_known else ()

    def mean_gradient(self, x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
        """What steps are given in the mean over all chance."""
        return self.surface.stepping_gradient(plain=False)(x1, x2, t)

    def gradient(self, x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
        """The gradient that step `t`, counted from 1, is given: of its rows of data, and with its noise."""
        return self.stepping_gradient(plain=False)(x1, x2, t)

    def stepping_gradient(self, plain: bool) -> GradientAt:
        """`gradient` as a function for many steps; with `plain` a faster one, see `Surface.stepping_gradient`."""
        noise = partial(noise_of_step, self.sampling.seed)
        return _noisy(self._batched(self.surface.stepping_gradient(plain)), self.sampling, noise)

    def gradient_of_seeds(self, seeds: range, last: int) -> GradientAt:
        """`gradient` for one point of each of several seeds, whose coordinates are arrays, for steps up to `last`.

        Each seed has its own rows of data, so mini-batches are asked for one by one: that takes a hundred times longer.
        """
        whole, noise = self.surface.stepping_gradient(False), NoiseOfSeeds(seeds, last)
        if not self._is_batched:
            return _noisy(whole, self.sampling, noise.at)
        of_one = [replace(self, sampling=replace(self.sampling, seed=seed))._batched(whole) for seed in seeds]

        def batched(x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
            pairs = [gradient(y1, y2, t) for gradient, y1, y2 in zip(of_one, x1, x2, strict=True)]
            g1, g2 = np.array(pairs, float).T
            return g1, g2

        return _noisy(batched, self.sampling, noise.at)

    def stepping_formulas(self) -> tuple[Expression, Expression] | None:
        """The gradient that steps are given as formulas of `x1`, `x2` and `t`; None where it is no such thing."""
        return None if self.sampling.is_noisy else self.surface.stepping_formulas()

    def _batched(self, gradient: Callable[..., tuple[Any, Any]]) -> GradientAt:
        if not self._is_batched:
            return gradient

        def batched(x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
            return gradient(x1, x2, t, self.rows_at(t))

        return batched

    def projected(self, x1: float, x2: float) -> tuple[float, float]:
        """The point of the box that is nearest to a point."""
        if self.box is None:
            return x1, x2
        (left, right), (bottom, top) = self.box
        return min(max(x1, left), right), min(max(x2, bottom), top)

    def all_projected(self, x: Array) -> Array:
        """The same for many points, (2, n), with the same bits: of zeros of either sign, the same one."""
        if self.box is None:
            return x
        low, high = np.array(self.box, float).T[..., None]
        raised = np.where(low > x, low, x)
        return np.where(high < raised, high, raised)


def _noisy(gradient: GradientAt, sampling: Sampling, noise: NoiseAt) -> GradientAt:
    """The gradient with its noise: first that in proportion to it, then that which is added."""
    added, relative = sampling.noise, sampling.relative_noise
    if not (added or relative):
        return gradient

    def noisy(x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
        g1, g2 = gradient(x1, x2, t)
        if relative:
            n1, n2 = noise(t, Stream.RELATIVE)
            g1, g2 = g1 * (1.0 + relative * n1), g2 * (1.0 + relative * n2)
        if added:
            n1, n2 = noise(t, Stream.ADDED)
            g1, g2 = g1 + added * n1, g2 + added * n2
        return g1, g2

    return noisy
