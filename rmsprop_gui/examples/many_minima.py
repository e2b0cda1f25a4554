"""Examples with many minima."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.surfaces.catalogue.many_minima import CAMEL, HIMMELBLAU, RASTRIGIN

OTHER_MINIMA = Example(
    name="other_minima",
    title="From one start to two minima",
    experiment=setting(
        HIMMELBLAU, 100, GradientDescent(0.01), EWMAMomentum(0.02), AdaGrad(0.7), RMSProp(0.07), Adam(0.5)
    ),
    about="From (1, −1), gradient descent and momentum end at x₂ = {steepest}, in the minimum that the steepest way "
    "leads to. AdaGrad, RMSProp and Adam, which scale both parameters alike, end at x₂ = {scaled}. Both are minima, "
    "and neither is lower.",
    figures={
        "steepest": Figure("−1.85", measures.position(0, 100, 1)),
        "scaled": Figure("2.00", measures.position(3, 100, 1)),
    },
)

ANNEALING = Example(
    name="annealing",
    title="Where stalling wins",
    experiment=setting(RASTRIGIN, 1000, AdaGrad(5.0), RMSProp(0.05), Adam(0.1), GradientDescent(0.002)),
    about="AdaGrad with η 5 jumps about among the dents, and as its rate shrinks it settles in a deep one: the loss "
    "is below 2 at step {adagrad} and {end} in the end. RMSProp, Adam and gradient descent stay in the dent they "
    "fall into first, at {dent}. What is called its stall acts like annealing here.",
    figures={
        "adagrad": Figure("120", measures.first_below(0, 2.0)),
        "end": Figure("0.001", measures.loss(0, 1000)),
        "dent": Figure("17.9", measures.loss(3, 1000)),
    },
    claim="AdaGrad may stall in non-convex settings.",
    verdict=Verdict.FAILS,
)

CAMEL_WAYS = Example(
    name="camel_ways",
    title="The sign of a gradient leads elsewhere",
    experiment=setting(CAMEL, 100, GradientDescent(0.02), EWMAMomentum(0.02), AdaGrad(0.3), RMSProp(0.02)),
    about="Gradient descent and momentum find one of the two lowest minima, at a loss of {low}. AdaGrad and RMSProp, "
    "which make a small gradient count as much as a large one, walk off to {x} along x₁, to a minimum at {high}.",
    figures={
        "low": Figure("−1.03", measures.loss(0, 100)),
        "x": Figure("−1.70", measures.position(2, 100, 0)),
        "high": Figure("−0.215", measures.loss(2, 100)),
    },
)

GROUP = ExampleGroup(
    "many_minima",
    "Many minima",
    "Where a path ends depends on how it walks.",
    (OTHER_MINIMA, ANNEALING, CAMEL_WAYS),
)
