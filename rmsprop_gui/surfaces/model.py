"""A model that learns from rows, as it is drawn: its rows, and what it makes of them with given weights."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Weights = tuple[float, float]


class Picture(Enum):
    """How rows and model are drawn.

    A curve over what the model is told, between the rows; the same as a probability between 0 and 1; or, where it is
    told more than one number, what it predicts over what was measured.
    """

    CURVE = "curve"
    PROBABILITY = "probability"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class Axis:
    """What is counted along an axis, and in which unit."""

    title: str
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}" if self.unit else self.title


@dataclass(frozen=True, eq=False)
class Model:
    """What there is to be drawn. Points are (n, 2): what goes to the right, and what was measured there."""

    picture: Picture
    axes: tuple[Axis, Axis]
    """Of the picture, to the right and upwards."""
    weights: tuple[Axis, Axis]
    """What x₁ and x₂ are in it."""
    learned: Array
    """The rows that are learned from, in the order of their indices."""
    held_out: Array
    predicted: Callable[[Weights, Array | None], Array]
    """From the weights and places to the right, to the predictions there, (n,); None for those of all rows: first of
    those that are learned from, then of those that are held out."""
    said: tuple[str, ...] = ()
    """Sentences on the data: what they are, where they come from, who may use them."""

    @property
    def is_curve(self) -> bool:
        """Whether it can be asked anywhere, and not only at its rows."""
        return self.picture is not Picture.AGREEMENT
