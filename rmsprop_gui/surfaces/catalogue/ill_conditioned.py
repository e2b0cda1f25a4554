"""Surfaces: ill-conditioned."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import MADE_HERE
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.catalogue.letters import CONDITION
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_ANGLE = Meaning("angle", Symbol("φ"), "angle of the valley in degrees")

QUADRATIC = FormulaSurface(
    name="quadratic",
    title="Ill-conditioned quadratic",
    about="The notebook's long narrow valley: κ times steeper across than along.",
    formula="5 / kappa * w1**2 + 5 * w2**2",
    definitions=(
        ("w1", "x1 * cos(pi * angle / 180) + x2 * sin(pi * angle / 180)"),
        ("w2", "x2 * cos(pi * angle / 180) - x1 * sin(pi * angle / 180)"),
    ),
    parameters={
        "kappa": NumericParameter(CONDITION, "condition number", 1.0, 10_000.0, "log"),
        "angle": NumericParameter(_ANGLE, "angle in degrees", -180.0, 180.0, "linear"),
    },
    settings=(("kappa", 50.0), ("angle", 0.0)),
    view=((-10, 10), (-4, 4)),
    start=(9, -3),
    known_minima=((0, 0),),
    sources=MADE_HERE,
)

BOWL = FormulaSurface(
    name="bowl",
    title="Mild quadratic",
    about="The same valley, only 10 times steeper across than along.",
    formula="0.1 * x1**2 + x2**2",
    view=((-10, 10), (-4, 4)),
    start=(9, -3),
    known_minima=((0, 0),),
    sources=MADE_HERE,
)

GROUP = Group(
    "ill_conditioned",
    "Ill-conditioned",
    "Steeper across than along: one rate for all is either too large or too small.",
    (QUADRATIC, BOWL),
)
