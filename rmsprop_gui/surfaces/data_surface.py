"""A surface that is the loss of a small model over rows of data, written as a formula."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression, check_identifier, compile_function, parse, simplified
from rmsprop_gui.surfaces.as_formulas import AsFormulas
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.minimum import polished
from rmsprop_gui.surfaces.model import Axis, Model, Picture
from rmsprop_gui.surfaces.sample import Column, Given, HeldOut, Parted, Sample
from rmsprop_gui.surfaces.surface import Array, Gradient, Point, Rows, View

_BLOCK = 1 << 14  # numbers in a column of all rows at many points, that are computed at once: they stay in the cache
_NO_SAMPLE = Sample(Given(((0.0,),)), (Column("y", ""),), HeldOut(0))
_UNNAMED = Axis(""), Axis("")


@dataclass(frozen=True)
class Place:
    """Where a surface is looked at and begun with one of the units of its data."""

    units: str
    view: View
    start: Point


@dataclass(frozen=True)
class DataSurface(FormulaSurface):
    """A formula with `mean`s over the columns of a sample, which its parameters say how to make.

    `prediction` is what the model makes of a row, as a formula of the weights x₁ and x₂ and of the columns but the
    last, which is what was measured. Minima are `known_minima` and, to full precision, those near `minima_near`. With
    other units of the data, it is looked at and begun as one of `places` says.
    """

    sample: Sample = _NO_SAMPLE
    prediction: str = "0"
    picture: Picture = Picture.CURVE
    weights: tuple[Axis, Axis] = _UNNAMED
    minima_near: tuple[Point, ...] = ()
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", self.sample.parameters)
        object.__setattr__(self, "settings", self.settings or self.sample.usual)
        for name in self.column_names:
            check_identifier(name)
        super().__post_init__()

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.sample.columns)

    def with_values(self, **values: Any) -> "DataSurface":
        made = super().with_values(**values)
        there = {place.units: place for place in self.places}.get(made.values().get("units", ""))
        return replace(made, view=there.view, start=there.start) if there else made  # type: ignore[return-value]

    def bound(self, expression: Expression) -> Expression:
        """The expression, simplified: what is set is in the rows and not in the formula."""
        return simplified(expression)

    # the function

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> Any:
        return in_blocks(self._value, x1, x2, t, self._chosen(rows))

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        return in_blocks(self._gradient, x1, x2, t, self._chosen(rows))  # type: ignore[no-any-return]

    def hessian(self, x1: Any, x2: Any, t: Any = 0.0) -> tuple[Any, Any, Any]:
        return in_blocks(self._hessian, x1, x2, t, self._chosen(None))  # type: ignore[no-any-return]

    def held_out(self, x1: Any, x2: Any, t: Any = 0.0) -> Any:
        columns = self._parted.held_out
        return in_blocks(self._value, x1, x2, t, columns) if len(columns[0]) else None

    def stepping_gradient(self, plain: bool) -> Gradient:
        if not plain:
            return self.gradient
        compiled, everything = self._plain_gradient, self._chosen(None)

        def gradient(x1: float, x2: float, t: float, rows: Rows | None = None) -> tuple[Any, Any]:
            columns = everything if rows is None else self._chosen(rows)
            return compiled(x1, x2, t, *columns)  # type: ignore[no-any-return]

        return gradient

    def stepping_formulas(self) -> None:
        return None

    def as_formulas(self) -> AsFormulas:
        columns = tuple(zip(self.column_names, self._chosen(None), strict=True))
        return super().as_formulas()._replace(columns=columns)

    # the rows

    @cached_property
    def row_count(self) -> int:  # type: ignore[override]
        return len(self._chosen(None)[0])

    @cached_property
    def _parted(self) -> Parted:
        return self.sample.parted(self.values())

    def _chosen(self, rows: Rows | None) -> tuple[Array, ...]:
        """The columns of these of the rows that are learned from."""
        learned = self._parted.learned
        return learned if rows is None else tuple(column[rows] for column in learned)

    # the minima

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        return (*super().minima_at(t), *self._found_minima)

    @cached_property
    def _found_minima(self) -> tuple[Point, ...]:
        with np.errstate(all="ignore"):
            return tuple(polished(self.gradient, self.hessian, near) for near in self.minima_near)

    # the model

    def model(self) -> Model:
        return self._model

    @cached_property
    def _model(self) -> Model:
        return _model_of(self)

    @cached_property
    def _prediction(self) -> Callable[..., Any]:
        expression = simplified(self._defined(parse(self.prediction)))
        return compile_function(("x1", "x2", *self.column_names[:-1]), (expression,), columns=())

    def predicted(self, weights: Point, at: Array | None) -> Array:
        """What the model makes of these numbers with these weights; with None, of all rows. See `Model.predicted`."""
        parted = self._parted
        told = [np.concatenate(pair) for pair in zip(*parted, strict=True)][:-1] if at is None else [at]
        with np.errstate(all="ignore"):  # far out, it is infinite
            result: Array = np.broadcast_to(self._prediction(*weights, *told), told[0].shape)
        return result


def _model_of(surface: DataSurface) -> Model:
    sample, settings = surface.sample, surface.values()
    parted = sample.parted(settings)
    first, last = (_axis(sample.columns[index], surface) for index in (0, -1))
    places = [columns[0] if surface.picture is not Picture.AGREEMENT else columns[-1] for columns in parted]
    learned, held_out = (np.column_stack((place, columns[-1])) for place, columns in zip(places, parted, strict=True))
    axes = (first, last)
    if surface.picture is Picture.AGREEMENT:
        axes = Axis(f"{last.title} as measured", last.unit), Axis(f"{last.title} as predicted", last.unit)
    return Model(surface.picture, axes, surface.weights, learned, held_out, surface.predicted, sample.said(settings))


def _axis(column: Column, surface: DataSurface) -> Axis:
    return Axis(column.title, surface.sample.unit(column, surface.values()))


def in_blocks(function: Callable[..., Any], x1: Any, x2: Any, t: Any, columns: tuple[Array, ...]) -> Any:
    """A function of points and of all rows: of many points, some at a time.

    Rows are an axis before all those of the points, so that each mean is taken in the same order however many there
    are.
    """
    shape = np.broadcast_shapes(np.shape(x1), np.shape(x2), np.shape(t))
    size, each = math.prod(shape), max(_BLOCK // max(len(columns[0]), 1), 1)
    if size <= each:
        return function(x1, x2, t, *_before(columns, len(shape)))
    flat = [np.broadcast_to(part, shape).reshape(-1) for part in (x1, x2, t)]
    parts = [_block(function, [part[i : i + each] for part in flat], columns) for i in range(0, size, each)]
    results = tuple(np.concatenate(column).reshape(shape) for column in zip(*parts, strict=True))
    return results if len(results) > 1 else results[0]


def _block(function: Callable[..., Any], points: list[Array], columns: tuple[Array, ...]) -> list[Array]:
    found = function(*points, *_before(columns, 1))
    results = found if isinstance(found, tuple) else (found,)
    return [np.broadcast_to(result, points[0].shape) for result in results]


def _before(columns: tuple[Array, ...], axes: int) -> tuple[Array, ...]:
    return tuple(column.reshape(-1, *(1,) * axes) for column in columns)
