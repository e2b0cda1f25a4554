"""A surface as formulas and the data that they read: what is needed to compute it anywhere else."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import Expression


class AsFormulas(NamedTuple):
    """A surface in the grammar, with its settings in it: formulas of `x1`, `x2`, `t` and the names of the columns.

    `mean` in them is over the rows of the columns, those that are learned from.
    """

    value: Expression
    """The height, which is drawn and measured."""
    gradient: tuple[Expression, Expression]
    """What each step is given: of the height, or of the part of it that each step is given."""
    stepped: Expression
    """That of which it is the gradient: the height itself, or the part of it."""
    columns: tuple[tuple[str, NDArray[np.float64]], ...] = ()
    """The data by name, (rows,) each; none where it is no loss over data."""
