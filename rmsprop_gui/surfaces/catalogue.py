"""The surfaces to choose from. One value each: to add one, write its formulas and put it in the tuple below."""

from rmsprop_gui.surfaces.surface import Surface

QUADRATIC = Surface(
    name="quadratic",
    title="Ill-conditioned quadratic",
    about="The notebook's long narrow valley: 50 times steeper across than along.",
    formula="0.1 * x1**2 + 5 * x2**2",
    gradient_formulas=("0.2 * x1", "10 * x2"),
    hessian_formulas=("0.2", "0", "10"),
    view=((-10, 10), (-4, 4)),
    start=(9, -3),
    minima=((0, 0),),
)

BOWL = Surface(
    name="bowl",
    title="Mild quadratic",
    about="The same valley, only 10 times steeper across than along.",
    formula="0.1 * x1**2 + x2**2",
    gradient_formulas=("0.2 * x1", "2 * x2"),
    hessian_formulas=("0.2", "0", "2"),
    view=((-10, 10), (-4, 4)),
    start=(9, -3),
    minima=((0, 0),),
)

ROSENBROCK = Surface(
    name="rosenbrock",
    title="Rosenbrock",
    about="A curved valley with a floor that is nearly flat (Rosenbrock 1960).",
    formula="(1 - x1)**2 + 100 * (x2 - x1**2)**2",
    gradient_formulas=("-2 * (1 - x1) - 400 * x1 * (x2 - x1**2)", "200 * (x2 - x1**2)"),
    hessian_formulas=("2 - 400 * (x2 - 3 * x1**2)", "-400 * x1", "200"),
    view=((-2, 2), (-1, 3)),
    start=(-1.2, 1),
    minima=((1, 1),),
)

BEALE = Surface(
    name="beale",
    title="Beale",
    about="Flat in the middle, steep at the corners (Beale 1958).",
    formula="(1.5 - x1 + x1 * x2)**2 + (2.25 - x1 + x1 * x2**2)**2 + (2.625 - x1 + x1 * x2**3)**2",
    gradient_formulas=(
        "2 * (1.5 - x1 + x1 * x2) * (x2 - 1) + 2 * (2.25 - x1 + x1 * x2**2) * (x2**2 - 1)"
        " + 2 * (2.625 - x1 + x1 * x2**3) * (x2**3 - 1)",
        "2 * (1.5 - x1 + x1 * x2) * x1 + 4 * (2.25 - x1 + x1 * x2**2) * x1 * x2"
        " + 6 * (2.625 - x1 + x1 * x2**3) * x1 * x2**2",
    ),
    hessian_formulas=(
        "2 * (x2 - 1)**2 + 2 * (x2**2 - 1)**2 + 2 * (x2**3 - 1)**2",
        "2 * x1 * (x2 - 1) + 2 * (1.5 - x1 + x1 * x2) + 4 * x1 * x2 * (x2**2 - 1) + 4 * x2 * (2.25 - x1 + x1 * x2**2)"
        " + 6 * x1 * x2**2 * (x2**3 - 1) + 6 * x2**2 * (2.625 - x1 + x1 * x2**3)",
        "2 * x1**2 + 8 * x1**2 * x2**2 + 4 * x1 * (2.25 - x1 + x1 * x2**2)"
        " + 18 * x1**2 * x2**4 + 12 * x1 * x2 * (2.625 - x1 + x1 * x2**3)",
    ),
    view=((-4.5, 4.5), (-4.5, 4.5)),
    start=(1, 1.5),
    minima=((3, 0.5),),
)

HIMMELBLAU = Surface(
    name="himmelblau",
    title="Himmelblau",
    about="Four equal minima: where a path ends depends on where it starts (Himmelblau 1972).",
    formula="(x1**2 + x2 - 11)**2 + (x1 + x2**2 - 7)**2",
    gradient_formulas=(
        "4 * x1 * (x1**2 + x2 - 11) + 2 * (x1 + x2**2 - 7)",
        "2 * (x1**2 + x2 - 11) + 4 * x2 * (x1 + x2**2 - 7)",
    ),
    hessian_formulas=("12 * x1**2 + 4 * x2 - 42", "4 * (x1 + x2)", "12 * x2**2 + 4 * x1 - 26"),
    view=((-5, 5), (-5, 5)),
    start=(0, -1),
    minima=(
        (3, 2),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
)

RASTRIGIN = Surface(
    name="rastrigin",
    title="Rastrigin",
    about="A bowl full of dents: each of them is a minimum, only the middle one is the lowest (Rastrigin 1974).",
    formula="20 + x1**2 - 10 * cos(2 * pi * x1) + x2**2 - 10 * cos(2 * pi * x2)",
    gradient_formulas=("2 * x1 + 20 * pi * sin(2 * pi * x1)", "2 * x2 + 20 * pi * sin(2 * pi * x2)"),
    hessian_formulas=("2 + 40 * pi**2 * cos(2 * pi * x1)", "0", "2 + 40 * pi**2 * cos(2 * pi * x2)"),
    view=((-5.12, 5.12), (-5.12, 5.12)),
    start=(3.4, -2.6),
    minima=((0, 0),),
)

SADDLE = Surface(
    name="saddle",
    title="Saddle",
    about="Level at the saddle in the middle, where the gradient vanishes too; the two minima lie to its sides.",
    formula="0.5 * x1**2 + 0.25 * (x2**2 - 1)**2",
    gradient_formulas=("x1", "x2 * (x2**2 - 1)"),
    hessian_formulas=("1", "0", "3 * x2**2 - 1"),
    view=((-2.5, 2.5), (-2, 2)),
    start=(2, 0.001),
    minima=((0, 1), (0, -1)),
)

PLATEAU = Surface(
    name="plateau",
    title="Plateau",
    about="A single hole in a plain: far from it the gradient is tiny, although nothing is solved there.",
    formula="1 - exp(-(x1**2 + x2**2) / 8)",
    gradient_formulas=("x1 / 4 * exp(-(x1**2 + x2**2) / 8)", "x2 / 4 * exp(-(x1**2 + x2**2) / 8)"),
    hessian_formulas=(
        "(1 - x1**2 / 4) / 4 * exp(-(x1**2 + x2**2) / 8)",
        "-x1 * x2 / 16 * exp(-(x1**2 + x2**2) / 8)",
        "(1 - x2**2 / 4) / 4 * exp(-(x1**2 + x2**2) / 8)",
    ),
    view=((-8, 8), (-6, 6)),
    start=(-5.5, -3),
    minima=((0, 0),),
)

SURFACES: dict[str, Surface] = {
    surface.name: surface for surface in (QUADRATIC, BOWL, ROSENBROCK, BEALE, HIMMELBLAU, RASTRIGIN, SADDLE, PLATEAU)
}
