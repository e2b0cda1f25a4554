"""Surfaces: many minima."""

from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

HIMMELBLAU = FormulaSurface(
    name="himmelblau",
    title="Himmelblau",
    about="Four equal minima: where a path ends depends on where it starts (Himmelblau 1972).",
    formula="(x1**2 + x2 - 11)**2 + (x1 + x2**2 - 7)**2",
    view=((-5, 5), (-5, 5)),
    start=(1, -1),
    known_minima=(
        (3, 2),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
)

RASTRIGIN = FormulaSurface(
    name="rastrigin",
    title="Rastrigin",
    about="A bowl full of dents: each of them is a minimum, only the middle one is the lowest (Rastrigin 1974).",
    formula="20 + x1**2 - 10 * cos(2 * pi * x1) + x2**2 - 10 * cos(2 * pi * x2)",
    view=((-5.12, 5.12), (-5.12, 5.12)),
    start=(3.4, -2.6),
    known_minima=((0, 0),),
)

GROUP = Group(
    "many_minima",
    "Many minima",
    "Where a path ends depends on the start, the rule and its rate.",
    (HIMMELBLAU, RASTRIGIN),
)
