"""Surfaces: saddles and plateaus."""

from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

SADDLE = FormulaSurface(
    name="saddle",
    title="Saddle",
    about="Level at the saddle in the middle, where the gradient vanishes too; the two minima lie to its sides.",
    formula="0.5 * x1**2 + 0.25 * (x2**2 - 1)**2",
    view=((-2.5, 2.5), (-2, 2)),
    start=(2, 0.001),
    known_minima=((0, 1), (0, -1)),
)

PLATEAU = FormulaSurface(
    name="plateau",
    title="Plateau",
    about="A single hole in a plain: far from it the gradient is tiny, although nothing is solved there.",
    formula="1 - exp(-(x1**2 + x2**2) / 8)",
    view=((-8, 8), (-6, 6)),
    start=(-5.5, -3),
    known_minima=((0, 0),),
)

GROUP = Group(
    "saddles",
    "Saddles and plateaus",
    "Hardly any gradient, although nothing is solved.",
    (SADDLE, PLATEAU),
)
