"""The tables of numbers that are shipped: read when one of them is asked for, and not before."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rmsprop_gui.resources import resource
from rmsprop_gui.surfaces.surface import Array


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of numbers under their names, and where they come from."""

    columns: dict[str, Array]
    name: str
    about: str
    source: str
    licence: str


@lru_cache(maxsize=16)
def table(name: str) -> Table:
    """The shipped table of this name: `resources/data/NAME.csv`, and beside it what is to be said of it."""
    heading, *rows = resource(f"data/{name}.csv").read_text(encoding="utf-8").splitlines()
    numbers = np.array([[float(part) for part in row.split(",")] for row in rows])
    numbers.flags.writeable = False
    said = dict(line.split(": ", 1) for line in resource(f"data/{name}.txt").read_text(encoding="utf-8").splitlines())
    return Table(dict(zip(heading.split(","), numbers.T, strict=True)), **said)
