"""A plane through the loss of a small trained network, spanned by two directions."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression, derivative, parse, simplified, substitute
from rmsprop_gui.formulas.tree import Number
from rmsprop_gui.literature import Publication
from rmsprop_gui.surfaces.as_formulas import AsFormulas
from rmsprop_gui.surfaces.data_surface import in_blocks
from rmsprop_gui.surfaces.minimum import polished
from rmsprop_gui.surfaces.model import Axis, Model, Picture
from rmsprop_gui.surfaces.sample import Sample
from rmsprop_gui.surfaces.surface import Array, Point, Rows, Surface, View
from rmsprop_gui.surfaces.tables import table

_DECAY = 3e-4  # as in training


@dataclass(frozen=True, eq=False)
class Plane:
    """The numbers of a network, (3, n) each: as trained, and their part of either direction."""

    before: Array
    """The weights that lead into the hidden neurons."""
    bias: Array
    behind: Array
    """The weights that lead out of them."""
    output: Array
    """(3, 1), the bias of the output."""
    products: tuple[tuple[float, float, float], ...]
    """Of all numbers together: the inner products of the three."""


@lru_cache(maxsize=4)
def _plane(name: str) -> Plane:
    numbers = np.array(list(table(name).columns.values()))
    hidden = numbers.shape[1] // 3
    products: Any = tuple(map(tuple, (numbers @ numbers.T).tolist()))
    before, bias, behind, output = np.split(numbers, (hidden, 2 * hidden, 3 * hidden), axis=1)
    return Plane(before, bias, behind, output, products)


@dataclass(frozen=True)
class NetworkSlice(Surface):
    """Half the mean squared error of a network with one layer of tanh neurons, with half its weight decay.

    Its numbers are those of training plus x₁ times a first direction plus x₂ times a second one; `network` is the
    table of all three. `sample` has what it is told, and what was measured.
    """

    name: str
    title: str
    about: str
    network: str
    sample: Sample
    view: View
    start: Point
    minima_near: tuple[Point, ...]
    sources: tuple[Publication, ...] = ()
    parameters = {}

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> Any:
        return in_blocks(self._loss, x1, x2, t, self._chosen(rows))

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        return in_blocks(self._slope, x1, x2, t, self._chosen(rows))  # type: ignore[no-any-return]

    def held_out(self, x1: Any, x2: Any, t: Any = 0.0) -> Any:
        return in_blocks(self._loss, x1, x2, t, self.sample.parted({}).held_out)

    @property
    def row_count(self) -> int:  # type: ignore[override]
        return len(self._chosen(None)[0])

    def _chosen(self, rows: Rows | None) -> tuple[Array, ...]:
        learned = self.sample.parted({}).learned
        return learned if rows is None else tuple(column[rows] for column in learned)

    def as_formulas(self) -> AsFormulas:
        columns = zip(("z", "y"), self._chosen(None), strict=True)
        loss = _loss_formula(_plane(self.network))
        slope = derivative(loss, "x1"), derivative(loss, "x2")
        return AsFormulas(loss, slope, loss, tuple(columns))

    # the network

    def _neurons(self, x1: Any, x2: Any, z: Array) -> tuple[Array, ...]:
        """Of each neuron, along axis 0, the weight behind it at these places, and what it says of these inputs."""
        plane = _plane(self.network)
        axes = np.ndim(z)
        before, bias, behind = (_at(part, x1, x2, axes) for part in (plane.before, plane.bias, plane.behind))
        return behind, np.tanh(before * z + bias)

    def _predicted(self, x1: Any, x2: Any, z: Array) -> Any:
        """Neuron by neuron: at many places at once that is faster than all together, as it stays in the cache."""
        plane = _plane(self.network)
        axes = np.ndim(z)
        numbers = (_at(part, x1, x2, axes) for part in (plane.before, plane.bias, plane.behind))
        said = _at(plane.output, x1, x2, axes)[0] + np.zeros_like(z)
        for before, bias, behind in zip(*numbers, strict=True):
            said = said + behind * np.tanh(before * z + bias)
        return said

    def _loss(self, x1: Any, x2: Any, t: Any, z: Array, y: Array) -> Any:
        error = self._predicted(x1, x2, z) - y
        return _mean(error * error) / 2 + _DECAY / 2 * _square(_plane(self.network), x1, x2)

    def _slope(self, x1: Any, x2: Any, t: Any, z: Array, y: Array) -> tuple[Any, Any]:
        """By the chain rule, along either direction."""
        plane, axes = _plane(self.network), np.ndim(z)
        behind, said = self._neurons(x1, x2, z)
        error = _at(plane.output, x1, x2, axes)[0] + np.add.reduce(behind * said) - y
        inner = behind * (1 - said * said)
        decays = _square_slope(plane, x1, x2)
        g1, g2 = (_mean(error * _along(plane, i, z, said, inner)) + _DECAY * decays[i - 1] for i in (1, 2))
        return g1, g2

    # minima and model

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        return _found_minima(self)

    def model(self) -> Model:
        return _model(self)

    def predicted(self, weights: Point, at: Array | None) -> Array:
        """What the network makes of these inputs; with None, of those of all rows."""
        parted = self.sample.parted({})
        inputs = np.concatenate((parted.learned[0], parted.held_out[0])) if at is None else at
        result: Array = self._predicted(*weights, inputs)
        return result


def _at(numbers: Array, x1: Any, x2: Any, axes: int) -> Array:
    """Numbers of the network at these places of the plane, each along axis 0 before so many axes of rows and places."""
    trained, first, second = numbers.reshape(3, -1, *(1,) * axes)
    there: Array = trained + x1 * first + x2 * second
    return there


def _along(plane: Plane, i: int, z: Array, said: Array, inner: Array) -> Any:
    """How the predictions change along direction `i`."""
    axes = (1,) * np.ndim(z)
    before, bias, behind = (part[i].reshape(-1, *axes) for part in (plane.before, plane.bias, plane.behind))
    return np.add.reduce(behind * said + inner * (before * z + bias)) + plane.output[i, 0]


def _square(plane: Plane, x1: Any, x2: Any) -> Any:
    """The sum of the squares of all numbers at these places."""
    (a, b, c), (_, d, e), (_, _, f) = plane.products
    return a + x1 * (2 * b + x1 * d) + x2 * (2 * c + 2 * x1 * e + x2 * f)


def _square_slope(plane: Plane, x1: Any, x2: Any) -> tuple[Any, Any]:
    """Half the derivatives of that."""
    (_, b, c), (_, d, e), (_, _, f) = plane.products
    return b + x1 * d + x2 * e, c + x1 * e + x2 * f


def _loss_formula(plane: Plane) -> Expression:
    """The loss in the grammar: of x1, x2, the input z and what was measured, y."""
    prediction = _combined(plane.output[:, 0])
    neuron = parse("prediction + behind * tanh(before * z + bias)")
    for numbers in zip(plane.before.T, plane.bias.T, plane.behind.T, strict=True):
        parts = dict(zip(("before", "bias", "behind"), map(_combined, numbers), strict=True))
        prediction = substitute(neuron, {"prediction": prediction, **parts})
    (a, b, c), (_, d, e), (_, _, f) = plane.products
    square = {name: Number(value) for name, value in zip("abcdfh", (a, b, c, d, e, f), strict=True)}
    decayed = substitute(parse("a + x1 * (2 * b + x1 * d) + x2 * (2 * c + 2 * x1 * f + x2 * h)"), square)
    loss = parse("mean((prediction - y)**2) / 2 + decay * all_squares")
    return simplified(substitute(loss, {"prediction": prediction, "decay": Number(_DECAY / 2), "all_squares": decayed}))


def _combined(numbers: Array) -> Expression:
    """A number of the network at x1, x2: as trained, and its parts of both directions."""
    trained, first, second = (Number(float(number)) for number in numbers)
    numbers_at = {"trained": trained, "first": first, "second": second}
    return substitute(parse("trained + x1 * first + x2 * second"), numbers_at)


def _mean(values: Array) -> Any:
    """The mean over axis 0, each taken in the same order however many there are beside it."""
    return np.add.reduce(np.ascontiguousarray(np.moveaxis(values, 0, -1)), axis=-1) / len(values)


@lru_cache(maxsize=16)
def _found_minima(surface: NetworkSlice) -> tuple[Point, ...]:
    return tuple(polished(surface.gradient, surface.hessian, near) for near in surface.minima_near)


@lru_cache(maxsize=16)
def _model(surface: NetworkSlice) -> Model:
    sample = surface.sample
    learned, held_out = (np.column_stack(columns) for columns in sample.parted({}))
    across, up = (Axis(column.title, sample.unit(column, {})) for column in sample.columns)
    weights = Axis("way along the first direction"), Axis("way along the second direction")
    return Model(Picture.CURVE, (across, up), weights, learned, held_out, surface.predicted, sample.said({}))
