"""Surfaces that are another one at each step: their minimum drifts, turns, circles or jumps, or their slope changes.

The first step is t = 1, so what holds "from step τ on" holds for the gradient that step τ is given.
"""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import BEYOND_ADAM, MADE_HERE
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.catalogue.letters import CONDITION, GAP
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_DRIFT = Meaning("drift", Symbol("δ"), "how far the target drifts at each step")
_RADIUS = Meaning("radius", Symbol("R"), "radius of the circle that the target walks")
_PERIOD = Meaning("period", Symbol("P"), "number of steps after which it comes again")
_TURN = Meaning("turn", Symbol("ψ"), "angle in degrees by which the valley turns at each step")
_JUMP = Meaning("jump", Symbol("τ"), "first step that finds it changed")
_SCALE = Meaning("slope after the change", Symbol("S"), "slope from step τ on")
_RARE = Meaning("rare slope", Symbol("D"), "slope that every k-th step is given; all others are given −1")
_WHOLE = 100_000  # steps that a run has at the most

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
    sources=MADE_HERE,
)

CIRCLE = FormulaSurface(
    name="circle",
    title="Circling target",
    about="A round bowl that walks in a circle: what slows down for good ends near the middle of it.",
    formula="((x1 - z1)**2 + (x2 - z2)**2) / 2",
    definitions=(("z1", "radius * cos(2 * pi * t / period)"), ("z2", "radius * sin(2 * pi * t / period)")),
    parameters={
        "radius": NumericParameter(_RADIUS, "radius", 0.0, 5.0, "linear"),
        "period": NumericParameter(_PERIOD, "steps of a round", 10, 10_000, "log", whole=True),
    },
    settings=(("radius", 3.0), ("period", 200)),
    view=((-7, 7), (-4.5, 4.5)),
    start=(-2, 2),
    known_minima=(("radius * cos(2 * pi * t / period)", "radius * sin(2 * pi * t / period)"),),
    sources=MADE_HERE,
)

TURNING_VALLEY = FormulaSurface(
    name="turning_valley",
    title="Turning valley",
    about="The notebook's valley turns about its minimum: what is steep now is flat a while later.",
    formula="5 / kappa * w1**2 + 5 * w2**2",
    definitions=(
        ("w1", "x1 * cos(pi * turn * t / 180) + x2 * sin(pi * turn * t / 180)"),
        ("w2", "x2 * cos(pi * turn * t / 180) - x1 * sin(pi * turn * t / 180)"),
    ),
    parameters={
        "kappa": NumericParameter(CONDITION, "condition number", 1.0, 10_000.0, "log"),
        "turn": NumericParameter(_TURN, "degrees per step", -45.0, 45.0, "linear"),
    },
    settings=(("kappa", 50.0), ("turn", 1.0)),
    view=((-10, 10), (-6.5, 6.5)),
    start=(9, -3),
    known_minima=((0, 0),),
    sources=MADE_HERE,
)

JUMPS = FormulaSurface(
    name="jumps",
    title="Jumping target",
    about="A round bowl that jumps to and fro, between (−3, −2) and (3, 2): what has slowed down for good is lost.",
    formula="((x1 - 3 * w)**2 + (x2 - 2 * w)**2) / 2",
    definitions=(("n", "floor((t - 1) / period)"), ("w", "2 * (n - 2 * floor(n / 2)) - 1")),
    parameters={"period": NumericParameter(_PERIOD, "steps from jump to jump", 2, 10_000, "log", whole=True)},
    settings=(("period", 100),),
    view=((-7, 7), (-4.5, 4.5)),
    start=(3, 2),
    known_minima=(
        (
            "6 * (floor((t - 1) / period) - 2 * floor(floor((t - 1) / period) / 2)) - 3",
            "4 * (floor((t - 1) / period) - 2 * floor(floor((t - 1) / period) / 2)) - 2",
        ),
    ),
    sources=MADE_HERE,
)

JUMP = FormulaSurface(
    name="jump",
    title="Target that jumps once",
    about="A round bowl whose minimum jumps from (−3, −2) to (3, 2): what looks back goes on to where it was.",
    formula="((x1 - 3 * w)**2 + (x2 - 2 * w)**2) / 2",
    definitions=(("w", "where(t < jump, -1, 1)"),),
    parameters={"jump": NumericParameter(_JUMP, "first step after the jump", 1, _WHOLE, "log", whole=True)},
    settings=(("jump", 201),),
    view=((-7, 7), (-4.5, 4.5)),
    start=(3, 2),
    known_minima=(("where(t < jump, -3, 3)", "where(t < jump, -2, 2)"),),
    sources=MADE_HERE,
)

SLOPE_CHANGE = FormulaSurface(
    name="slope_change",
    title="Slope that changes",
    about="A slope without end that is suddenly steeper, or gentler: how soon a rate adapts to it depends on which.",
    formula="w * x1 + x2**2 / 2",
    definitions=(("w", "where(t < jump, 1, scale)"),),
    parameters={
        "scale": NumericParameter(_SCALE, "slope from step τ on", 0.0001, 10_000.0, "log"),
        "jump": NumericParameter(_JUMP, "first step of the other slope", 1, _WHOLE, "log", whole=True),
    },
    settings=(("scale", 0.01), ("jump", 101)),
    view=((-24, 4), (-9, 9)),
    start=(0, 2),
    sources=MADE_HERE,
)

_RARE_SLOPES = {
    "rare": NumericParameter(_RARE, "the rare slope", 0.0, 1000.0, "linear"),
    "gap": NumericParameter(GAP, "steps from one to the next", 2, 1000, "log", whole=True),
}
_SLOPE = ("w", "where(t - 1 - gap * floor((t - 1) / gap) < 1, rare, -1)")
_MEAN_SLOPE = ("z", "(rare - gap + 1) / gap")

RARE_GRADIENT = FormulaSurface(
    name="rare_gradient",
    title="Rare gradient",
    about="Nearly all steps are told to go one way, every k-th strongly the other way, and it is right "
    "(after Reddi, Kale and Kumar 2018). What is drawn is the mean of what the steps are given.",
    formula="z * x1 + 0.05 * x1**2 + x2**2 / 2",
    stepping_formula="w * x1 + 0.05 * x1**2 + x2**2 / 2",
    definitions=(_SLOPE, _MEAN_SLOPE),
    parameters=_RARE_SLOPES,
    settings=(("rare", 75.0), ("gap", 50)),
    view=((-11, 9), (-6, 6)),
    start=(2, 2),
    known_minima=(("-10 * (rare - gap + 1) / gap", "0"),),
    sources=(BEYOND_ADAM,),
)

RARE_GRADIENT_BOX = FormulaSurface(
    name="rare_gradient_box",
    title="Rare gradient, in a box",
    about="Reddi, Kale and Kumar 2018: slopes 3, −1, −1 in turn, and each step is kept within the box. "
    "What is drawn is their mean.",
    formula="z * x1 + x2**2 / 2",
    stepping_formula="w * x1 + x2**2 / 2",
    definitions=(_SLOPE, _MEAN_SLOPE),
    parameters=_RARE_SLOPES,
    settings=(("rare", 3.0), ("gap", 3)),
    view=((-1.6, 1.6), (-1.2, 1.2)),
    start=(0, 0.5),
    box=((-1, 1), (-1, 1)),
    known_minima=(("-sign(rare - gap + 1)", "0"),),
    sources=(BEYOND_ADAM,),
)

GROUP = Group(
    "moving",
    "Moving targets",
    "Gradients never end: what never forgets stays behind.",
    (
        MOVING_TARGET,
        CIRCLE,
        TURNING_VALLEY,
        JUMPS,
        JUMP,
        SLOPE_CHANGE,
        RARE_GRADIENT,
        RARE_GRADIENT_BOX,
    ),
)
