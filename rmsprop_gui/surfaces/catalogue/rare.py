"""Surfaces of which a step is told only a part: a coordinate that speaks rarely."""

from rmsprop_gui.literature import MADE_HERE
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.catalogue.letters import GAP
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

SPARSE = FormulaSurface(
    name="sparse",
    title="Sparse gradients",
    about="x₂ is told its gradient only at every k-th step, as the weight of a rare word is. "
    "What is drawn is the mean of what the steps are given.",
    formula="x1**2 / 2 + x2**2 / (2 * gap)",
    stepping_formula="x1**2 / 2 + w * x2**2 / 2",
    definitions=(("w", "where(t - gap * floor(t / gap) < 0.5, 1, 0)"),),
    parameters={"gap": NumericParameter(GAP, "steps from one gradient of x₂ to the next", 2, 1000, "log", whole=True)},
    settings=(("gap", 20),),
    view=((-3, 7), (-2, 6)),
    start=(5, 5),
    known_minima=((0, 0),),
    sources=MADE_HERE,
)

GROUP = Group(
    "rare",
    "Rare gradients",
    "A parameter that is seldom heard needs a rate of its own.",
    (SPARSE,),
)
