"""The rows that a model learns from and those that are held out: where they come from, and in which units they are."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, Parameter
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.surfaces.tables import table

Settings = Mapping[str, Any]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Column:
    """What one number of every row is: the name that formulas read it by, what was measured, and in which unit."""

    name: str
    title: str
    unit: str = ""
    is_scaled: bool = True
    """Whether it is changed where others are; what says yes or no is not."""


# where the numbers come from


class Source(ABC):
    """Where rows come from; immutable and hashable."""

    @abstractmethod
    def columns(self) -> tuple[Array, ...]:
        """As they were measured, (rows,) each."""

    def said(self) -> tuple[str, ...]:
        """Sentences on what it is, where it comes from and who may use it."""
        return ()


@dataclass(frozen=True)
class Shipped(Source):
    """Columns of a table that is shipped, from row `first` on."""

    name: str
    names: tuple[str, ...]
    first: int = 0

    def columns(self) -> tuple[Array, ...]:
        return tuple(table(self.name).columns[name][self.first :] for name in self.names)

    def said(self) -> tuple[str, ...]:
        there = table(self.name)
        return f"{there.name}. {there.about}.", f"Source: {there.source}.", f"Licence: {there.licence}."


@dataclass(frozen=True)
class Given(Source):
    """Columns that are there already."""

    values: tuple[tuple[float, ...], ...] = field(repr=False)
    about: str = ""

    def columns(self) -> tuple[Array, ...]:
        return tuple(np.array(column, float) for column in self.values)

    def said(self) -> tuple[str, ...]:
        return (self.about,) if self.about else ()


# which of them are learned from


class Split(ABC):
    """Which rows are learned from, and which are held out to see what was learned."""

    parameters: Mapping[str, Parameter] = {}
    usual: tuple[tuple[str, Any], ...] = ()

    @abstractmethod
    def parts(self, rows: int, settings: Settings) -> tuple[Mask, Mask]:
        """Which of so many rows are learned from, and which are held out."""


@dataclass(frozen=True)
class HeldOut(Split):
    """Every one of so many rows in a row is held out; with 0, none."""

    every: int = 3

    def parts(self, rows: int, settings: Settings) -> tuple[Mask, Mask]:
        held = np.arange(1, rows + 1) % self.every == 0 if self.every else np.zeros(rows, bool)
        return ~held, held


_ROW = Meaning("row", Symbol("i"), "the row of the data that is learned from; all others are held out")


@dataclass(frozen=True)
class OneRow(Split):
    """A single row is learned from, which one is a setting; all others of the `count` are held out."""

    count: int
    usual = (("row", 1),)

    @property
    def parameters(self) -> Mapping[str, Parameter]:  # type: ignore[override]
        return {"row": NumericParameter(_ROW, "row that is learned from", 1, self.count, "linear", whole=True)}

    def parts(self, rows: int, settings: Settings) -> tuple[Mask, Mask]:
        learned = np.arange(1, rows + 1) == settings["row"]
        return learned, ~learned


@dataclass(frozen=True)
class TestedOn(Split):
    """The first row is learned from; which of the others it is tested on is a setting, an option for each."""

    options: tuple[str, ...]

    @property
    def parameters(self) -> Mapping[str, Parameter]:  # type: ignore[override]
        return {"test": ChoiceParameter("tested on", self.options, minor=False)}

    @property
    def usual(self) -> tuple[tuple[str, Any], ...]:  # type: ignore[override]
        return (("test", self.options[0]),)

    def parts(self, rows: int, settings: Settings) -> tuple[Mask, Mask]:
        index = np.arange(rows)
        return index == 0, index == 1 + self.options.index(settings["test"])


# in which units they are


def _standardised(values: Array) -> Array:
    spread = values.std()
    shifted: Array = values - values.mean()
    return shifted / spread if spread else shifted


@dataclass(frozen=True)
class Scaling:
    """What becomes of measured numbers, and what stands instead of their unit."""

    scale: Callable[[Array], Array]
    unit: str | None
    """None for the unit that they were measured in."""


SCALINGS: dict[str, Scaling] = {
    "raw": Scaling(lambda values: values, None),
    "standardised": Scaling(_standardised, "standardised"),
    "standardised_logarithms": Scaling(lambda values: _standardised(np.log(values)), "logarithm, standardised"),
}
"""Standardised is: less the mean of all rows, over their standard deviation, those that are held out among them."""


class Parted(NamedTuple):
    """The columns of the rows that are learned from, and those of the rows that are held out."""

    learned: tuple[Array, ...]
    held_out: tuple[Array, ...]


@dataclass(frozen=True)
class Sample:
    """Rows of a source, split, and in one of the `scalings`, of which the first is the usual one."""

    source: Source
    columns: tuple[Column, ...]
    split: Split
    scalings: tuple[str, ...] = ("raw",)

    @property
    def parameters(self) -> dict[str, Parameter]:
        """What can be set on it."""
        units: dict[str, Parameter] = {"units": ChoiceParameter("units", self.scalings, minor=False)}
        return (units if len(self.scalings) > 1 else {}) | dict(self.split.parameters)

    @property
    def usual(self) -> tuple[tuple[str, Any], ...]:
        """What that usually is."""
        units = (("units", self.scalings[0]),) if len(self.scalings) > 1 else ()
        return units + self.split.usual

    def scaling(self, settings: Settings) -> Scaling:
        """The one that is set."""
        return SCALINGS[settings.get("units", self.scalings[0])]

    def unit(self, column: Column, settings: Settings) -> str:
        """What the numbers of a column are counted in."""
        unit = self.scaling(settings).unit
        return column.unit if unit is None or not column.is_scaled else unit

    def said(self, settings: Settings) -> tuple[str, ...]:
        """Sentences on the rows: what they are, where they come from, and over which of them they are scaled."""
        scaled = "Standardised: less the mean of all rows, over their standard deviation; held-out rows are among them."
        return (*self.source.said(), *((scaled,) if self.scaling(settings).unit is not None else ()))

    def parted(self, settings: Settings) -> Parted:
        """All rows, as they are set: read only now."""
        return _parted(self, tuple(settings.items()))


@lru_cache(maxsize=64)
def _parted(sample: Sample, settings: tuple[tuple[str, Any], ...]) -> Parted:
    scaling = sample.scaling(dict(settings))
    pairs = zip(sample.columns, sample.source.columns(), strict=True)
    columns = [scaling.scale(values) if column.is_scaled else values for column, values in pairs]
    masks = sample.split.parts(len(columns[0]), dict(settings))
    return Parted(*(tuple(_kept(column[mask]) for column in columns) for mask in masks))


def _kept(column: Array) -> Array:
    column.flags.writeable = False
    return column
