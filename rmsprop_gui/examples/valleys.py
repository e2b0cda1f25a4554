"""Examples in valleys, and where a steep wall comes first."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, RMSProp
from rmsprop_gui.surfaces.catalogue.valleys import ROSENBROCK, WALL

STALL = Example(
    name="stall",
    title="AdaGrad stalls behind a wall",
    experiment=setting(WALL, 1500, AdaGrad(0.9), RMSProp(0.1), Adam(0.1), AdaGrad(9.0)),
    about="The wall has a slope of 101, the ground behind it 1. AdaGrad pays for the wall for ever: its rate stays "
    "at {stalled}, and it is below a loss of 0.1 at step {adagrad}. RMSProp forgets, its rate grows to {free}, and "
    "it is there at {rmsprop}. Adam, whose β₂ of 0.999 remembers a thousand steps, is nearly an AdaGrad here: "
    "{adam}. It is the rate that stalls, not the idea: AdaGrad with η 9, the distance, takes {large} steps.",
    figures={
        "stalled": Figure("0.0038", measures.rate(0, 1000, 0)),
        "adagrad": Figure("1,309", measures.first_below(0, 0.1)),
        "free": Figure("2.00", measures.rate(1, 1000, 0)),
        "rmsprop": Figure("143", measures.first_below(1, 0.1)),
        "adam": Figure("1,016", measures.first_below(2, 0.1)),
        "large": Figure("4", measures.first_below(3, 0.1)),
    },
    claim="AdaGrad's learning rates eventually become extremely small, and it stalls.",
    verdict=Verdict.HOLDS,
)

TWO_HALVES = Example(
    name="two_halves",
    title="Rosenbrock: each loses one half",
    experiment=setting(ROSENBROCK, 5000, AdaGrad(0.3), AdaGrad(0.9), RMSProp(0.01), Adam(0.02), start=(-2, -1)),
    about="From a start where the gradient is 4,000, AdaGrad with η 0.3 has a loss of {early} after 100 steps and "
    "still {late} after 1,000. RMSProp is the last at step 100, with {rmsprop_early}, and the first at 1,000, with "
    "{rmsprop_late}: below 0.1 at step {rmsprop}, AdaGrad with η 0.9 at {adagrad}.",
    figures={
        "early": Figure("3.146", measures.loss(0, 100)),
        "late": Figure("2.804", measures.loss(0, 1000)),
        "rmsprop_early": Figure("142.4", measures.loss(2, 100)),
        "rmsprop_late": Figure("0.038", measures.loss(2, 1000)),
        "rmsprop": Figure("556", measures.first_below(2, 0.1)),
        "adagrad": Figure("4,662", measures.first_below(1, 0.1)),
    },
    claim="AdaGrad may stall in non-convex settings.",
    verdict=Verdict.HOLDS,
)

ADAM_ADAPTS = Example(
    name="adam_adapts",
    title="How soon Adam adapts is its β₂",
    experiment=setting(WALL, 1500, Adam(0.1), Adam(0.1, beta2=0.99), Adam(0.1, beta2=0.9), RMSProp(0.1)),
    about="Behind the wall Adam with its usual β₂ of 0.999 is below a loss of 0.1 at step {usual}, with 0.99 at "
    "{shorter}, with 0.9 at {short}; RMSProp, whose β₂ is 0.9, at {rmsprop}. Adam does converge where RMSProp goes "
    "to and fro, but as it comes it adapts more slowly, not faster.",
    figures={
        "usual": Figure("1,016", measures.first_below(0, 0.1)),
        "shorter": Figure("539", measures.first_below(1, 0.1)),
        "short": Figure("135", measures.first_below(2, 0.1)),
        "rmsprop": Figure("143", measures.first_below(3, 0.1)),
    },
    claim="Adam overcomes the slow adaptation and the inconsistent convergence of RMSProp.",
    verdict=Verdict.PARTLY,
)

GROUP = ExampleGroup(
    "valleys", "Valleys", "What is learnt on steep ground is wrong on gentle ground.", (STALL, TWO_HALVES, ADAM_ADAPTS)
)
