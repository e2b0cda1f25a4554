"""Surfaces: moving targets."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_DRIFT = Meaning("drift", Symbol("δ"), "how far the target drifts at each step")

MOVING_TARGET = FormulaSurface(
    name="moving_target",
    title="Moving target",
    about="A round bowl that drifts along x₁ at every step: what has slowed down for good loses it.",
    formula="((x1 - drift * t)**2 + x2**2) / 2",
    parameters={"drift": NumericParameter(_DRIFT, "drift per step", 0.0, 1.0, "linear")},
    settings=(("drift", 0.05),),
    view=((-3, 9), (-3, 3)),
    start=(-2, 2),
    known_minima=(("drift * t", "0"),),
)

GROUP = Group(
    "moving",
    "Moving targets",
    "Gradients never end: what never forgets stays behind.",
    (MOVING_TARGET,),
)
