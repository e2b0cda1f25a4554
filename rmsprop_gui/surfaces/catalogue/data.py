"""Surfaces: data."""

from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_Z = (
    -1, -0.895, -0.789, -0.684, -0.579, -0.474, -0.368, -0.263, -0.158, -0.053,
    0.053, 0.158, 0.263, 0.368, 0.474, 0.579, 0.684, 0.789, 0.895, 1,
)  # fmt: skip
_Y = (
    -0.999, -0.641, -0.715, -0.813, -0.385, -0.444, 0.294, 1.144, 0.438, 0.584,
    1.351, 1.494, 1.579, 1.271, 1.933, 2.506, 1.696, 2.349, 1.839, 2.355,
)  # fmt: skip
_HEIGHT, _SLOPE = 0.8418, 1.7902289419426471
"""Where the twenty points lie, y = 1 + 2·z with noise of 0.5, and the line of least squares through them."""

LINE = FormulaSurface(
    name="line",
    title="A line through data",
    about="The mean squared distance of y = x₁ + x₂·z from twenty points (z, y): x₁ is the height at 0, x₂ the slope.",
    formula="mean((x1 + x2 * z - y)**2) / 2",
    data=(("z", _Z), ("y", _Y)),
    view=((-4, 5), (-1, 5)),
    start=(-3, 4),
    known_minima=((_HEIGHT, _SLOPE),),
)

GROUP = Group(
    "data",
    "Data",
    "The loss of a small model.",
    (LINE,),
)
