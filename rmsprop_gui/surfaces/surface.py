"""What every surface is: a formula of x₁ and x₂ with its gradient and Hessian in closed form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import compile_function, parse

Array = NDArray[np.float64]
Point = tuple[float, float]
Range = tuple[float, float]


@dataclass(frozen=True)
class Surface:
    """A named function to descend. Its formulas are computed, typeset and checked against symbolic differentiation.

    `value(x1, x2)`, `gradient(x1, x2)` → (∂f/∂x₁, ∂f/∂x₂) and `hessian(x1, x2)` → (∂²f/∂x₁², ∂²f/∂x₁∂x₂, ∂²f/∂x₂²)
    take numbers or arrays of one shape; a part that is constant comes back as a number.
    """

    name: str
    title: str
    about: str
    formula: str
    gradient_formulas: tuple[str, str]
    hessian_formulas: tuple[str, str, str]
    view: tuple[Range, Range]
    start: Point
    minima: tuple[Point, ...]
    """Every local minimum that is known in closed form or to full precision."""

    @cached_property
    def value(self) -> Callable[..., Any]:
        return compile_function(("x1", "x2"), [parse(self.formula)])

    @cached_property
    def gradient(self) -> Callable[..., Any]:
        return compile_function(("x1", "x2"), [parse(text) for text in self.gradient_formulas])

    @cached_property
    def hessian(self) -> Callable[..., Any]:
        return compile_function(("x1", "x2"), [parse(text) for text in self.hessian_formulas])

    def condition_numbers(self) -> list[float]:
        """Largest over smallest curvature of the Hessian at each minimum; infinite where a direction is flat."""
        numbers = []
        for x1, x2 in self.minima:
            a, b, c = (float(part) for part in self.hessian(x1, x2))
            low, high = np.linalg.eigvalsh(np.array([[a, b], [b, c]]))
            numbers.append(float(high / low) if low > 0 else float("inf"))
        return numbers


def stability_limits(hessian: tuple[Any, Any, Any], count: int) -> Array:
    """2/λ along each axis for `count` points: the learning rate at which gradient descent stops being stable.

    λ is the eigenvalue of the Hessian whose eigenvector lies nearer to that axis, so for a diagonal Hessian it is that
    axis' own curvature. NaN where λ ≤ 0: there no rate is stable. Shape (count, 2).
    """
    a, b, c = (np.broadcast_to(np.asarray(part, float), (count,)) for part in hessian)
    middle, radius = (a + c) / 2, np.hypot((a - c) / 2, b)
    first = np.where(a >= c, middle + radius, middle - radius)
    second = np.where(a >= c, middle - radius, middle + radius)
    curvature = np.stack((np.where(b == 0, a, first), np.where(b == 0, c, second)), axis=-1)
    limits = np.full((count, 2), np.nan)
    np.divide(2.0, curvature, out=limits, where=curvature > 0)
    return limits
