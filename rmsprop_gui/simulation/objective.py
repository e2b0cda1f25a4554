"""What an optimizer is run on: a surface, and all that makes it depend on chance, on data and on bounds.

Steppers, contours, read-outs and charts ask the objective at the step in question, and need not know the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import NumericParameter, declared, declared_parameters
from rmsprop_gui.surfaces.surface import Rows, Surface, View

GradientAt = Callable[[Any, Any, int], tuple[Any, Any]]
"""(x₁, x₂, t) → the two parts of the gradient that step t is given."""

MAX_SEED = 2**32 - 1
_CHUNK = 256  # steps whose noise is drawn at once
_SIGMA = Meaning("noise", Symbol("σ"), "standard deviation of the noise of the gradient")
_NOISE, _BATCH = 1, 2  # streams of one seed, each with its own numbers


@dataclass(frozen=True)
class Sampling:
    """What chance does to the gradient of each step; ValueError where a setting is out of range.

    The same seed and step give the same noise and the same rows, for every run and however its steps are cut.
    """

    noise: float = declared(NumericParameter(_SIGMA, "noise of the gradient", 0.0, 1000.0, "log"), 0.0)
    """Standard deviation of the Gaussian noise that is added to either part."""
    batch: int = 0
    """How many rows of data each step is given, drawn without repetition; 0 for all of them."""
    seed: int = 0

    def __post_init__(self) -> None:
        for name, declaration in declared_parameters(self).items():
            declaration.check(name, getattr(self, name))
        for name, value in (("batch", self.batch), ("seed", self.seed)):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_SEED:
                raise ValueError(f"{name} must be a whole number from 0 to {MAX_SEED:,}, not {value!r}")


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

    def value(self, x1: Any, x2: Any, t: Any) -> Any:
        """The height at step `t`, over all rows of data."""
        return self.surface.value(x1, x2, t)

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

    def gradient(self, x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
        """The gradient that step `t`, counted from 1, is given: of its rows of data, and with its noise."""
        return self.stepping_gradient(plain=False)(x1, x2, t)

    def stepping_gradient(self, plain: bool) -> GradientAt:
        """`gradient` as a function for many steps; with `plain` a faster one, see `Surface.stepping_gradient`."""
        return _noisy(self._batched(self.surface.stepping_gradient(plain)), self.sampling)

    def stepping_formulas(self) -> tuple[Expression, Expression] | None:
        """The gradient that steps are given as formulas of `x1`, `x2` and `t`; None where it is no such thing."""
        return None if self.sampling.noise else self.surface.stepping_formulas()

    def _batched(self, gradient: Callable[..., tuple[Any, Any]]) -> GradientAt:
        sampling, count = self.sampling, self.surface.row_count
        if not 0 < sampling.batch < count:
            return gradient

        def batched(x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
            return gradient(x1, x2, t, rows_of_step(sampling.seed, t, count, sampling.batch))

        return batched

    def projected(self, x1: float, x2: float) -> tuple[float, float]:
        """The point of the box that is nearest to a point."""
        if self.box is None:
            return x1, x2
        (left, right), (bottom, top) = self.box
        return min(max(x1, left), right), min(max(x2, bottom), top)


def _noisy(gradient: GradientAt, sampling: Sampling) -> GradientAt:
    if not sampling.noise:
        return gradient
    seed, sigma = sampling.seed, sampling.noise

    def noisy(x1: Any, x2: Any, t: int) -> tuple[Any, Any]:
        g1, g2 = gradient(x1, x2, t)
        n1, n2 = noise_of_step(seed, t)
        return g1 + sigma * n1, g2 + sigma * n2

    return noisy


def noise_of_step(seed: int, t: int) -> tuple[float, float]:
    """Two independent standard normal numbers that follow from the seed and the step alone."""
    chunk, index = divmod(t, _CHUNK)
    n1, n2 = _normals(seed, chunk)[index]
    return n1, n2


@lru_cache(maxsize=64)
def _normals(seed: int, chunk: int) -> list[list[float]]:
    """The noise of `_CHUNK` steps, two numbers each."""
    numbers: list[list[float]] = _generator(seed, _NOISE, chunk).standard_normal((_CHUNK, 2)).tolist()
    return numbers


@lru_cache(maxsize=512)
def rows_of_step(seed: int, t: int, count: int, batch: int) -> Rows:
    """The indices of `batch` of `count` rows of data, in order, that follow from the seed and the step alone."""
    rows: Rows = np.sort(_generator(seed, _BATCH, t).choice(count, batch, replace=False))
    rows.flags.writeable = False
    return rows


def _generator(seed: int, stream: int, counter: int) -> "np.random.Generator":  # in quotes: it would be loaded at once
    """A generator at a place of its own in the sequence of a seed: what others have drawn does not move it."""
    return np.random.Generator(np.random.Philox(key=[seed, stream], counter=[0, counter, 0, 0]))
