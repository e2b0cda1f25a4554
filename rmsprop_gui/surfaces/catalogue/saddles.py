"""Surfaces: saddles and plateaus."""

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import MADE_HERE, Publication
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

_HEIGHT = Meaning("height of the cliff", Symbol("H"), "height of the cliff, from its foot to the plateau")
_SLOPE = Meaning("slope", Symbol("α"), "slope along x₁, the same everywhere")

SADDLE = FormulaSurface(
    name="saddle",
    title="Saddle",
    about="Level at the saddle in the middle, where the gradient vanishes too; the two minima lie to its sides.",
    formula="0.5 * x1**2 + 0.25 * (x2**2 - 1)**2",
    view=((-2.5, 2.5), (-2, 2)),
    start=(2, 0.001),
    known_minima=((0, 1), (0, -1)),
    sources=MADE_HERE,
)

PLATEAU = FormulaSurface(
    name="plateau",
    title="Plateau",
    about="A single hole in a plain: far from it the gradient is tiny, although nothing is solved there.",
    formula="1 - exp(-(x1**2 + x2**2) / 8)",
    view=((-8, 8), (-6, 6)),
    start=(-5.5, -3),
    known_minima=((0, 0),),
    sources=MADE_HERE,
)

MONKEY_SADDLE = FormulaSurface(
    name="monkey_saddle",
    title="Monkey saddle",
    about="Three ways down and three up: level in the middle without any curvature there, and no minimum anywhere.",
    formula="x1**3 - 3 * x1 * x2**2",
    view=((-2, 2), (-1.4, 1.4)),
    start=(0.9, 0.02),
    sources=(
        Publication("Hilbert and Cohn-Vossen", "Anschauliche Geometrie", 1932, "Springer"),
        Publication(
            "Peckham",
            "Monkey, Starfish and Octopus Saddles",
            2011,
            "Proceedings of Geomorphometry, 31–34",
            "https://www.researchgate.net/publication/256808897_Monkey_Starfish_and_Octopus_Saddles",
        ),
    ),
)

CLIFF = FormulaSurface(
    name="cliff",
    title="Plateau with a cliff",
    about="A gentle plateau that breaks off: at its edge a gradient is nearly a hundred times as large as before.",
    formula="(x1 + 4)**2 / 100 + x2**2 / 20 + height * sigmoid(10 * x1)",
    parameters={"height": NumericParameter(_HEIGHT, "height of the cliff", 0.0, 100.0, "linear")},
    settings=(("height", 5.0),),
    view=((-9, 7), (-4.5, 4.5)),
    start=(4, 2),
    known_minima=((-4, 0),),
    sources=MADE_HERE,
)

SLOPE = FormulaSurface(
    name="slope",
    title="Gentle slope",
    about="The same small gradient everywhere along x₁: how far a path comes is how its rate grows or shrinks.",
    formula="slope * x1 + x2**2 / 2",
    parameters={"slope": NumericParameter(_SLOPE, "slope along x₁", 0.0001, 100.0, "log")},
    settings=(("slope", 0.01),),
    view=((-44, 4), (-12, 12)),
    start=(0, 2),
    sources=MADE_HERE,
)

GROUP = Group(
    "saddles",
    "Saddles and plateaus",
    "Hardly any gradient, although nothing is solved.",
    (SADDLE, MONKEY_SADDLE, PLATEAU, CLIFF, SLOPE),
)
