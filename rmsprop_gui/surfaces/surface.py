"""What every surface is: a height over the plane, with its slope, its curvature and what is known of its minima."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import Expression
from rmsprop_gui.literature import Publication
from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.surfaces.as_formulas import AsFormulas
from rmsprop_gui.surfaces.model import Model

Array = NDArray[np.float64]
Rows = NDArray[np.int64]
Point = tuple[float, float]
Range = tuple[float, float]
View = tuple[Range, Range]
Gradient = Callable[..., tuple[Any, Any]]
_ROUNDING = 4 * np.finfo(float).eps  # of the largest curvature: what is no larger than that is none
_STEP = 6e-6  # about the cube root of what a float rounds by: the best step of a central difference


class Surface(ABC):
    """A named function of x₁ and x₂, and perhaps of the step t, to be descended.

    `x1`, `x2` and `t` are numbers or arrays of one shape; so are the results, but a part that is constant may come back
    as a number. `rows` are the indices of the rows of data to be averaged over, all of them where it is None; only a
    surface whose `row_count` is above zero is asked for some.

    A surface is immutable, equal to another of the same kind with the same settings, and hashable.
    """

    name: str
    """How it is called on the command line and in files."""
    title: str
    about: str
    view: View
    start: Point
    parameters: Mapping[str, Parameter]
    """What can be set on it: name → declaration, in order."""
    sources: tuple[Publication, ...] = ()
    """Where it was published, then where its data are from; what was typed has none."""
    hessian_is_exact = False
    """Whether `hessian` is in closed form; by differences of the gradient otherwise."""
    depends_on_step = False
    """Whether the same point has another height at another step."""
    is_mean = False
    """Whether each step is given the gradient of another function, and this one is their mean."""
    box: View | None = None
    """What positions are kept in where nothing else is said. Its minima are then those within that box."""
    minima_are_found = False
    """Whether its minima have been searched for, and are what was found; known otherwise."""
    row_count = 0
    """How many rows of data the surface is a mean over; 0 where it is none."""

    def model(self) -> Model | None:
        """The model whose loss it is, to be drawn with its rows; None where it is no loss over data."""
        return None

    def held_out(self, x1: Any, x2: Any, t: Any = 0.0) -> Any:
        """The height over the rows of data that are held out; None where there are none."""
        return None

    @abstractmethod
    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> Any:
        """The height."""

    @abstractmethod
    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        """∂f/∂x₁ and ∂f/∂x₂."""

    def hessian(self, x1: Any, x2: Any, t: Any = 0.0) -> tuple[Any, Any, Any]:
        """∂²f/∂x₁², ∂²f/∂x₁∂x₂ and ∂²f/∂x₂²; here by central differences of the gradient."""
        x1, x2 = np.asarray(x1, float), np.asarray(x2, float)
        h1, h2 = (_STEP * np.maximum(1.0, np.abs(x)) for x in (x1, x2))
        right, left = self.gradient(x1 + h1, x2, t), self.gradient(x1 - h1, x2, t)
        above, below = self.gradient(x1, x2 + h2, t), self.gradient(x1, x2 - h2, t)
        across = (right[0] - left[0]) / (2 * h1), (right[1] - left[1]) / (2 * h1)
        up = (above[0] - below[0]) / (2 * h2), (above[1] - below[1]) / (2 * h2)
        return across[0], (across[1] + up[0]) / 2, up[1]

    def stepping_gradient(self, plain: bool) -> Gradient:
        """The function `(x1, x2, t, rows)` → (∂f/∂x₁, ∂f/∂x₂) that is asked once a step, at one point.

        With `plain` it may be a faster one in Python's own numbers: of the same bits, but it may raise ArithmeticError
        or ValueError where arrays overflow.
        """
        return self.gradient

    def stepping_formulas(self) -> tuple[Expression, Expression] | None:
        """The same gradient as formulas of `x1`, `x2` and `t`; None where it is no such thing."""
        return None

    def as_formulas(self) -> AsFormulas | None:
        """What computes it anywhere else; None for a surface that is code alone."""
        return None

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        """Every local minimum that is known in closed form or to full precision, at step `t`; empty for none."""
        return ()

    @property
    def minima(self) -> tuple[Point, ...]:
        """The known minima before the first step."""
        return self.minima_at(0.0)

    def values(self) -> dict[str, Any]:
        """What its parameters are set to."""
        return {}

    def with_values(self, **values: Any) -> "Surface":
        """The same surface with other settings; ValueError, in a sentence that names the range, for what cannot be."""
        for name in values:
            raise ValueError(f"{self.name} has no key {name!r}")
        return self

    def text(self) -> str:
        """The formula as it would be typed; empty for a surface that is given as code."""
        return ""

    def lines(self) -> tuple[tuple[str, Expression], ...]:
        """The formula to be typeset, `f` first, then what the names in it stand for; empty where there is none."""
        return ()

    def definition_lines(self) -> tuple[tuple[str, Expression], ...]:
        """What the names in `text` stand for, in terms of its parameters."""
        return ()

    def condition_numbers(self) -> list[float]:
        """Largest over smallest curvature of the Hessian at each known minimum.

        Infinite where a direction is flat, NaN where the surface has no curvature, as at the tip of a cone.
        """
        with np.errstate(all="ignore"):
            return [_condition_number(*map(float, self.hessian(*np.asarray(point, float)))) for point in self.minima]


def _condition_number(a: float, b: float, c: float) -> float:
    if not np.isfinite((a, b, c)).all():
        return float("nan")
    low, high = np.linalg.eigvalsh(np.array([[a, b], [b, c]]))
    return float(high / low) if low > _ROUNDING * high else float("inf")
