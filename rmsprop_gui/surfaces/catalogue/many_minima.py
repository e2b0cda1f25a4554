"""Surfaces: many minima."""

from rmsprop_gui.literature import SURVEY, Publication
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
    sources=(
        Publication("Himmelblau", "Applied Nonlinear Programming", 1972, "McGraw-Hill"),
        SURVEY,
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
    sources=(
        Publication("Rastrigin", "Systems of Extremal Control", 1974, "Nauka, Moscow, in Russian"),
        Publication(
            "Mühlenbein, Schomisch and Born",
            "The parallel genetic algorithm as function optimizer",
            1991,
            "Parallel Computing 17, 619–632",
            "https://doi.org/10.1016/S0167-8191(05)80052-3",
        ),
    ),
)

ACKLEY = FormulaSurface(
    name="ackley",
    title="Ackley",
    about="Nearly flat far out, dented all over, with one deep hole in the middle (Ackley 1987).",
    formula="20 * (1 - exp(-hypot(x1, x2) / (5 * sqrt(2)))) + e - exp((cos(2 * pi * x1) + cos(2 * pi * x2)) / 2)",
    view=((-5, 5), (-5, 5)),
    start=(-3.6, 2.4),
    known_minima=((0, 0),),
    sources=(
        Publication(
            "Ackley",
            "A Connectionist Machine for Genetic Hillclimbing",
            1987,
            "Kluwer",
            "https://doi.org/10.1007/978-1-4613-1997-9",
        ),
    ),
)

STYBLINSKI_TANG = FormulaSurface(
    name="styblinski_tang",
    title="Styblinski–Tang",
    about="Four minima of three depths: the deepest is the hardest to find from the right (Styblinski and Tang 1990).",
    formula="(x1**4 - 16 * x1**2 + 5 * x1) / 2 + (x2**4 - 16 * x2**2 + 5 * x2) / 2",
    view=((-5, 5), (-5, 5)),
    start=(0.5, 0.3),
    known_minima=(
        (-2.903534027771177, -2.903534027771177),
        (-2.903534027771177, 2.746802770990837),
        (2.746802770990837, -2.903534027771177),
        (2.746802770990837, 2.746802770990837),
    ),
    sources=(
        Publication(
            "Styblinski and Tang",
            "Experiments in nonconvex optimization: "
            "Stochastic approximation with function smoothing and simulated annealing",
            1990,
            "Neural Networks 3, 467–483",
            "https://doi.org/10.1016/0893-6080(90)90029-K",
        ),
    ),
)

CAMEL = FormulaSurface(
    name="camel",
    title="Six-hump camel",
    about="Six minima, in pairs of three depths, within a small region (Dixon and Szegö 1978).",
    formula="(4 - 2.1 * x1**2 + x1**4 / 3) * x1**2 + x1 * x2 + (4 * x2**2 - 4) * x2**2",
    view=((-2.2, 2.2), (-1.3, 1.3)),
    start=(-1.1, 1.1),
    known_minima=(
        (0.08984201310031806, -0.7126564030207396),
        (-0.08984201310031806, 0.7126564030207396),
        (1.703606714969981, -0.7960835686726251),
        (-1.703606714969981, 0.7960835686726251),
        (1.6071047529201972, 0.5686514548841314),
        (-1.6071047529201972, -0.5686514548841314),
    ),
    sources=(
        Publication(
            "Dixon and Szegö",
            "The global optimization problem: an introduction",
            1978,
            "Towards Global Optimisation 2, North-Holland, 1–15",
        ),
        SURVEY,
    ),
)

GROUP = Group(
    "many_minima",
    "Many minima",
    "Where a path ends depends on the start, the rule and its rate.",
    (HIMMELBLAU, RASTRIGIN, ACKLEY, STYBLINSKI_TANG, CAMEL),
)
