"""Surfaces: valleys."""

from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

ROSENBROCK = FormulaSurface(
    name="rosenbrock",
    title="Rosenbrock",
    about="A curved valley with a floor that is nearly flat (Rosenbrock 1960).",
    formula="(1 - x1)**2 + 100 * (x2 - x1**2)**2",
    view=((-2, 2), (-1, 3)),
    start=(-1.2, 1),
    known_minima=((1, 1),),
)

BEALE = FormulaSurface(
    name="beale",
    title="Beale",
    about="Flat in the middle, steep at the corners (Beale 1958).",
    formula="(1.5 - x1 + x1 * x2)**2 + (2.25 - x1 + x1 * x2**2)**2 + (2.625 - x1 + x1 * x2**3)**2",
    view=((-4.5, 4.5), (-4.5, 4.5)),
    start=(-1, -1),
    known_minima=((3, 0.5),),
)

GROUP = Group(
    "valleys",
    "Valleys",
    "A way that bends or flattens out: what has slowed down for good does not arrive.",
    (ROSENBROCK, BEALE),
)
