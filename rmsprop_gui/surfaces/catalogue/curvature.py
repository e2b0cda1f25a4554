"""Surfaces whose curvature changes along the way."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_WIDTH = Meaning("spread of the funnel", Symbol("L"), "how far the funnel reaches along x₁")

FUNNEL = FormulaSurface(
    name="funnel",
    title="Funnel",
    about="Wide at the right and narrow at the left: the curvature across grows five-thousandfold on the way down "
    "(the density of Neal 2003, as a loss).",
    formula="x1**2 / (2 * width**2) + x2**2 * exp(-x1) / 2 + x1 / 2",
    parameters={"width": NumericParameter(_WIDTH, "spread along x₁", 1.0, 4.0, "linear")},
    settings=(("width", 3.0),),
    view=((-8, 6), (-10, 10)),
    start=(4, 8),
    known_minima=(("-(width**2) / 2", "0"),),
    sources=(
        Publication(
            "Neal",
            "Slice sampling",
            2003,
            "The Annals of Statistics 31, 705–767",
            "https://doi.org/10.1214/aos/1056562461",
        ),
    ),
)

GROUP = Group(
    "curvature",
    "Changing curvature",
    "The right rate in one place is the wrong one in another.",
    (FUNNEL,),
)
