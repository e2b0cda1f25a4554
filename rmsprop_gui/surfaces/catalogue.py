"""The surfaces to choose from. One value each: to add one, write its formula and put it in the tuple below."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.surface import Surface

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

_CONDITION = Meaning("condition number", Symbol("κ"), "condition number, how many times steeper across than along")
_ANGLE = Meaning("angle", Symbol("φ"), "angle of the valley in degrees")
_DRIFT = Meaning("drift", Symbol("δ"), "how far the target drifts at each step")

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
        "kappa": NumericParameter(_CONDITION, "condition number", 1.0, 10_000.0, "log"),
        "angle": NumericParameter(_ANGLE, "angle in degrees", -180.0, 180.0, "linear"),
    },
    settings=(("kappa", 50.0), ("angle", 0.0)),
    view=((-10, 10), (-4, 4)),
    start=(9, -3),
    known_minima=((0, 0),),
)

BOWL = FormulaSurface(
    name="bowl",
    title="Mild quadratic",
    about="The same valley, only 10 times steeper across than along.",
    formula="0.1 * x1**2 + x2**2",
    view=((-10, 10), (-4, 4)),
    start=(9, -3),
    known_minima=((0, 0),),
)

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
    start=(1, 1.5),
    known_minima=((3, 0.5),),
)

HIMMELBLAU = FormulaSurface(
    name="himmelblau",
    title="Himmelblau",
    about="Four equal minima: where a path ends depends on where it starts (Himmelblau 1972).",
    formula="(x1**2 + x2 - 11)**2 + (x1 + x2**2 - 7)**2",
    view=((-5, 5), (-5, 5)),
    start=(0, -1),
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

SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        QUADRATIC,
        BOWL,
        ROSENBROCK,
        BEALE,
        HIMMELBLAU,
        RASTRIGIN,
        SADDLE,
        PLATEAU,
        MOVING_TARGET,
        LINE,
    )
}
