"""Surfaces: valleys."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import MADE_HERE, Publication
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_STEEPNESS = Meaning("slope of the wall", Symbol("A"), "slope of the wall; behind it the slope is 1")

ROSENBROCK = FormulaSurface(
    name="rosenbrock",
    title="Rosenbrock",
    about="A curved valley with a floor that is nearly flat (Rosenbrock 1960).",
    formula="(1 - x1)**2 + 100 * (x2 - x1**2)**2",
    view=((-2, 2), (-1, 3)),
    start=(-1.2, 1),
    known_minima=((1, 1),),
    sources=(
        Publication(
            "Rosenbrock",
            "An automatic method for finding the greatest or least value of a function",
            1960,
            "The Computer Journal 3, 175–184",
            "https://doi.org/10.1093/comjnl/3.3.175",
        ),
    ),
)

BEALE = FormulaSurface(
    name="beale",
    title="Beale",
    about="Flat in the middle, steep at the corners (Beale 1958).",
    formula="(1.5 - x1 + x1 * x2)**2 + (2.25 - x1 + x1 * x2**2)**2 + (2.625 - x1 + x1 * x2**3)**2",
    view=((-4.5, 4.5), (-4.5, 4.5)),
    start=(-1, -1),
    known_minima=((3, 0.5),),
    sources=(
        Publication(
            "Beale",
            "On an iterative method for finding a local minimum of a function of more than one variable",
            1958,
            "Technical Report 25, Statistical Techniques Research Group, Princeton University",
        ),
        Publication(
            "Moré, Garbow and Hillstrom",
            "Testing Unconstrained Optimization Software",
            1981,
            "ACM Transactions on Mathematical Software 7, 17–41",
            "https://doi.org/10.1145/355934.355936",
        ),
    ),
)

WALL = FormulaSurface(
    name="wall",
    title="Wall, then a gentle slope",
    about="A hundred times as steep at first as later on: what never forgets the wall hardly moves on the slope.",
    formula="sqrt(1 + x1**2) - 1 + 0.3 * height * softplus((x1 - 6) / 0.3) + x2**2 / 2",
    parameters={"height": NumericParameter(_STEEPNESS, "slope of the wall", 1.0, 1000.0, "log")},
    settings=(("height", 100.0),),
    view=((-3, 10), (-4, 4)),
    start=(9, -3),
    # By Newton's method from 0, where the wall is still felt a little.
    known_minima=(("-height * sigmoid(-20) * (1 - height * sigmoid(-20) / 0.3)", "0"),),
    sources=MADE_HERE,
)

GROUP = Group(
    "valleys",
    "Valleys",
    "A way that bends or flattens out: what has slowed down for good does not arrive.",
    (ROSENBROCK, BEALE, WALL),
)
