"""The ground under the magnifier has the shades of the canvas, also where heights are the largest of floats."""

import numpy as np
import pytest

from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.window.canvas.magnifier.ground import shade_on


def levels(*heights: float) -> Levels:
    return Levels(0.0, np.array(heights), np.zeros(len(heights), bool))


@pytest.mark.parametrize("unit", [1e-300, 1.0, 1.7e308 / 8])
def test_a_band_has_the_shade_that_the_canvas_gives_to_its_middle(unit: float) -> None:
    on_canvas, own = levels(unit, 2 * unit, 4 * unit, 8 * unit), levels(2 * unit, 4 * unit)
    shades = [shade_on(on_canvas, own, own.shade(index)) for index in range(3)]
    assert shades == pytest.approx([0.125, 0.5, 0.6875]), "between 0 and 2, 2 and 4, 4 and 6"


def test_where_all_is_flat_there_is_one_shade() -> None:
    assert shade_on(levels(0.0), levels(0.0), 0.5) == 0.5
