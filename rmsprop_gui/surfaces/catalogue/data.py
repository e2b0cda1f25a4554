"""Surfaces: losses of small models over data. They are declared here, where no data are read yet."""

from rmsprop_gui.literature import IRIS_FLOWERS, MADE_HERE, MARGINAL_VALUE, NILE, TREES, Publication
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.data_surface import DataSurface, Place
from rmsprop_gui.surfaces.model import Axis, Picture
from rmsprop_gui.surfaces.network_slice import NetworkSlice
from rmsprop_gui.surfaces.sample import Column, Given, HeldOut, OneRow, Sample, Shipped, TestedOn

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

_VOLUME = Column("y", "volume", "cubic feet")
_PETAL = Column("z", "petal length", "cm")
_UNITS = ("standardised", "raw")
_LINE = Axis("height of the line at 0"), Axis("slope of the line")

LINE = DataSurface(
    name="line",
    title="A line through data",
    about="The mean squared distance of y = x₁ + x₂·z from twenty points (z, y): x₁ is the height at 0, x₂ the slope.",
    formula="mean((x1 + x2 * z - y)**2) / 2",
    prediction="x1 + x2 * z",
    sample=Sample(
        Given((_Z, _Y), "Twenty points on y = 1 + 2z with noise of 0.5, made for this program."),
        (Column("z", "z"), Column("y", "y")),
        HeldOut(0),
    ),
    weights=_LINE,
    view=((-4, 5), (-1, 5)),
    start=(-3, 4),
    known_minima=((_HEIGHT, _SLOPE),),
    sources=MADE_HERE,
)

TREE_LINE = DataSurface(
    name="tree_line",
    title="A line through trees",
    about="The volume of timber of cherry trees from their girth, y = x₁ + x₂·z; every third tree is held out.",
    formula="mean((x1 + x2 * z - y)**2) / 2",
    prediction="x1 + x2 * z",
    sample=Sample(Shipped("trees", ("girth", "volume")), (Column("z", "girth", "inches"), _VOLUME), HeldOut(3), _UNITS),
    weights=_LINE,
    view=((-2, 2), (-1, 3)),
    start=(-1.5, -0.5),
    minima_near=((0, 1),),
    places=(Place("standardised", ((-2, 2), (-1, 3)), (-1.5, -0.5)), Place("raw", ((-90, 40), (-4, 12)), (0, 0))),
    sources=(*MADE_HERE, TREES),
)

IRIS = DataSurface(
    name="iris",
    title="Logistic regression",
    about="How probable it is that an iris is a virginica and no versicolor, from the length z of its petals.",
    formula="mean(softplus(w) - y * w)",
    definitions=(("w", "x1 + x2 * z"),),
    prediction="1 / (1 + exp(-w))",
    picture=Picture.PROBABILITY,
    sample=Sample(
        Shipped("iris", ("petal_length", "virginica"), first=50),
        (_PETAL, Column("y", "probability of a virginica", is_scaled=False)),
        HeldOut(3),
        _UNITS,
    ),
    weights=(Axis("bias"), Axis("weight of the petal length")),
    view=((-8, 8), (-6, 14)),
    start=(-5, -2),
    minima_near=((0, 0),),
    places=(Place("standardised", ((-8, 8), (-6, 14)), (-5, -2)), Place("raw", ((-70, 20), (-6, 16)), (0, 0))),
    sources=(*MADE_HERE, IRIS_FLOWERS),
)

TANH_NEURON = DataSurface(
    name="tanh_neuron",
    title="One tanh neuron",
    about="Petal width from petal length, y = x₁·tanh(x₂·z): the same with both signs changed, so it has two minima.",
    formula="mean((x1 * tanh(x2 * z) - y)**2) / 2",
    prediction="x1 * tanh(x2 * z)",
    sample=Sample(
        Shipped("iris", ("petal_length", "petal_width")),
        (_PETAL, Column("y", "petal width", "cm")),
        HeldOut(3),
        ("standardised",),
    ),
    weights=(Axis("weight behind the neuron"), Axis("weight before the neuron")),
    view=((-3, 3), (-3, 3)),
    start=(-1.6, 1.5),
    minima_near=((1.8, 0.65), (-1.8, -0.65)),
    sources=(*MADE_HERE, IRIS_FLOWERS),
)

ONE_DATUM = DataSurface(
    name="one_datum",
    title="A single datum",
    about="x₁ + 3x₂ = 10 is all there is to learn: any point of the valley fits, the optimizer chooses (Wilson 2017).",
    formula="mean((x1 * z1 + x2 * z2 - y)**2) / 2",
    prediction="x1 * z1 + x2 * z2",
    picture=Picture.AGREEMENT,
    sample=Sample(
        Given(
            ((1, 3, 1), (3, 1, 9), (10, 10, 28)),
            "One row to learn from, 1 and 3 give 10, and two that it may be tested on.",
        ),
        (Column("z1", "first number"), Column("z2", "second number"), Column("y", "sum")),
        TestedOn(("10_from_3_and_1", "28_from_1_and_9")),
    ),
    weights=(Axis("weight of the first number"), Axis("weight of the second number")),
    view=((-1, 5), (-1, 5)),
    start=(0, 0),
    known_minima=((1, 3), (2.5, 2.5)),
    sources=(MARGINAL_VALUE,),
)

ONE_TREE = DataSurface(
    name="one_tree",
    title="A single tree",
    about="Volume from girth and height by two weights: learned from one tree, tested on thirty (after Wilson 2017).",
    formula="mean((x1 * z1 + x2 * z2 - y)**2)",
    prediction="x1 * z1 + x2 * z2",
    picture=Picture.AGREEMENT,
    sample=Sample(
        Shipped("trees", ("girth", "height", "volume")),
        (Column("z1", "girth", "inches"), Column("z2", "height", "feet"), _VOLUME),
        OneRow(31),
        ("standardised_logarithms", "standardised", "raw"),
    ),
    weights=(Axis("weight of the girth"), Axis("weight of the height")),
    view=((-1, 3), (-2, 2)),
    start=(0, 0),
    minima_near=((0, 0),),
    places=(
        Place("standardised_logarithms", ((-1, 3), (-2, 2)), (0, 0)),
        Place("standardised", ((-1, 3), (-2, 2)), (0, 0)),
        Place("raw", ((-0.5, 1.5), (-0.5, 1)), (0, 0)),
    ),
    sources=(
        MARGINAL_VALUE,
        TREES,
    ),
)

NILE_NETWORK = NetworkSlice(
    name="nile_network",
    title="A slice through a network",
    about="The loss of a trained network of 19 numbers around where training ended, along two directions (Li 2018).",
    network="nile_network",
    sample=Sample(
        Shipped("nile", ("year", "flow")),
        (Column("z", "year"), Column("y", "flow of the Nile")),
        HeldOut(3),
        ("standardised",),
    ),
    view=((-1.5, 1.5), (-1.5, 1.5)),
    start=(-1.3, -0.8),
    minima_near=((0, 0), (-0.2, -0.9), (-0.3, -0.4), (-1.03, 0.01)),
    sources=(
        Publication(
            "Li, Xu, Taylor, Studer and Goldstein",
            "Visualizing the Loss Landscape of Neural Nets",
            2018,
            "Advances in Neural Information Processing Systems 31",
            "https://arxiv.org/abs/1712.09913",
        ),
        NILE,
    ),
)

GROUP = Group(
    "data",
    "Data",
    "What a small model has learned from some rows is tested on others that it has not seen.",
    (LINE, TREE_LINE, IRIS, TANH_NEURON, ONE_DATUM, ONE_TREE, NILE_NETWORK),
)
