"""The loss over data of one's own: of a line, or, where the second column holds 0 and 1 alone, of a logistic model."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from rmsprop_gui.surfaces.data_surface import DataSurface, Place
from rmsprop_gui.surfaces.delimited import Columns
from rmsprop_gui.surfaces.minimum import polished
from rmsprop_gui.surfaces.model import Axis, Picture
from rmsprop_gui.surfaces.sample import Column, Given, HeldOut, Sample
from rmsprop_gui.surfaces.surface import Array, Point, Range, View

OWN_DATA = "own_data"
"""The name of every surface over data of one's own, in files and messages."""
_UNITS = ("standardised", "raw")
_FEWEST_TO_PART = 6  # rows: of fewer, none is held out
_FARTHEST = 1e6  # a run cannot begin beyond that
_NONE = Columns(("", ""), ())
_LOGIT = 2.0  # by which weights of a logistic model may change what it says without turning it round
_DECIDED = 8.0  # a weight at which a logistic model that has no minimum is sure enough


@dataclass(frozen=True)
class OwnDataSurface(DataSurface):
    """The same, with the columns that it was made of."""

    columns: Columns = _NONE


@lru_cache(maxsize=32)
def own_data_surface(columns: Columns) -> OwnDataSurface:
    """The surface of two columns: the first is what the model is told, the second what it is to predict."""
    is_logistic = {value for _, value in columns.rows} == {0.0, 1.0}
    made = (_logistic if is_logistic else _line)(columns)
    usual, *others = (_place(made, units) for units in _UNITS)
    seen = (usual, *(place for place in others if not _is_far(place.view)))
    units = tuple(place.units for place in seen)
    sample = replace(made.sample, scalings=units)
    return replace(made, sample=sample, settings=sample.usual, places=seen, view=seen[0].view, start=seen[0].start)


def _sample(columns: Columns, measured: Column) -> Sample:
    first, second = (tuple(column) for column in zip(*columns.rows, strict=True))
    about = f"{len(first):,} rows of your own: {columns.names[0]} and {columns.names[1]}."
    every = 3 if len(first) >= _FEWEST_TO_PART else 0
    return Sample(Given((first, second), about), (Column("z", columns.names[0]), measured), HeldOut(every), _UNITS)


def _line(columns: Columns) -> OwnDataSurface:
    return OwnDataSurface(
        name=OWN_DATA,
        title="Your own data: a line",
        about="The mean squared distance of y = x₁ + x₂·z from data of your own; every third row is held out.",
        formula="mean((x1 + x2 * z - y)**2) / 2",
        prediction="x1 + x2 * z",
        sample=_sample(columns, Column("y", columns.names[1])),
        weights=(Axis("height of the line at 0"), Axis("slope of the line")),
        view=((-1, 1), (-1, 1)),
        start=(0, 0),
        minima_near=((0, 0),),
        columns=columns,
    )


def _logistic(columns: Columns) -> OwnDataSurface:
    made = OwnDataSurface(
        name=OWN_DATA,
        title="Your own data: a logistic model",
        about="How probable 1 is in the second column of your own data, from the first; every third row is held out.",
        formula="mean(softplus(w) - y * w)",
        definitions=(("w", "x1 + x2 * z"),),
        prediction="1 / (1 + exp(-w))",
        picture=Picture.PROBABILITY,
        sample=_sample(columns, Column("y", f"probability of {columns.names[1]}", is_scaled=False)),
        weights=(Axis("bias"), Axis("weight")),
        view=((-1, 1), (-1, 1)),
        start=(0, 0),
        columns=columns,
    )
    return replace(made, minima_near=((0, 0),)) if _overlap(*made.sample.parted(made.values()).learned) else made


def _overlap(z: Array, y: Array) -> bool:
    """Whether rows with 0 lie among those with 1: else the loss has no minimum, the surer the model the lower it is."""
    ones, others = z[y == 1], z[y == 0]
    return bool(len(ones) and len(others) and ones.min() < others.max() and others.min() < ones.max())


def _is_far(view: View) -> bool:
    """Whether there is nothing to look at: a range as far out as can be begun in."""
    return any(abs(end) >= _FARTHEST for ends in view for end in ends)


def _place(surface: OwnDataSurface, units: str) -> Place:
    """Where it is looked at in these units: with 0 and the minimum in it."""
    there = surface.with_values(units=units)
    z, y = there.sample.parted(there.values()).learned
    is_logistic, spread = surface.picture is Picture.PROBABILITY, float(z.std()) or 1.0
    if surface.minima_near:
        with np.errstate(all="ignore"):
            lowest = polished(there.gradient, there.hessian, (0.0, 0.0))
    else:
        lowest = (0.0, _DECIDED / spread * (1.0 if z[y == 1].mean() > z[y == 0].mean() else -1.0))
    away = _LOGIT if is_logistic else float(y.std()) or 1.0
    view: View = _range(lowest[0], away), _range(lowest[1], away / spread)
    return Place(units, view, _start(view, lowest))


def _range(lowest: float, away: float) -> Range:
    margin = 0.4 * abs(lowest) + away
    return _rounded(min(lowest, 0.0) - margin), _rounded(max(lowest, 0.0) + margin)


def _start(view: View, lowest: Point) -> Point:
    """In the quarter of the view that is farthest from the minimum, in round numbers."""
    x1, x2 = (_far(ends, at) for ends, at in zip(view, lowest, strict=True))
    return x1, x2


def _far(ends: Range, at: float) -> float:
    low, high = ends
    return _rounded(0.7 * (low if at - low > high - at else high) + 0.3 * at)


def _rounded(value: float) -> float:
    return float(f"{min(max(value, -_FARTHEST), _FARTHEST):.2g}")
