"""Examples where there is hardly any gradient."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, GradientDescent, Momentum, RMSProp
from rmsprop_gui.surfaces.catalogue.saddles import PLATEAU, SADDLE, SLOPE

LEAVING = Example(
    name="leaving",
    title="Leaving a saddle",
    experiment=setting(SADDLE, 150, GradientDescent(0.2), Momentum(0.05), AdaGrad(0.5), RMSProp(0.05)),
    about="The start is a thousandth beside the ridge, where the gradient along x₂ is −0.001. AdaGrad makes its "
    "first step along x₂ as long as along x₁ and is below a loss of 0.1 at step {adagrad}; RMSProp is there at "
    "{rmsprop}, gradient descent, which first goes down to the saddle, at {descent}.",
    figures={
        "adagrad": Figure("8", measures.first_below(2, 0.1)),
        "rmsprop": Figure("30", measures.first_below(3, 0.1)),
        "descent": Figure("37", measures.first_below(0, 0.1)),
    },
)

FLOOR = Example(
    name="floor",
    title="ε on a plateau",
    experiment=setting(PLATEAU, 200, RMSProp(0.1), RMSProp(0.1, epsilon_inside=False), AdaGrad(0.9), start=(-8, -6)),
    about="At (−8, −6) the gradient is about 7 millionths. With ε = 10⁻⁸ inside the root, as in the notebook, √ε is "
    "more than that, and the first step is {inside} long along x₁; with ε outside it is {outside}. Below a loss of "
    "0.5 they are at steps {late} and {early}. Where ε rules, RMSProp is gradient descent with the rate η/√ε.",
    figures={
        "inside": Figure("0.0075", measures.less(measures.position(0, 1, 0), -8)),
        "outside": Figure("0.315", measures.less(measures.position(1, 1, 0), -8)),
        "late": Figure("68", measures.first_below(0, 0.5)),
        "early": Figure("23", measures.first_below(1, 0.5)),
    },
)

GENTLE = Example(
    name="gentle",
    title="A slope without end",
    experiment=setting(SLOPE, 400, AdaGrad(0.9), RMSProp(0.1), Adam(0.1), GradientDescent(0.1)),
    about="On a constant slope, however small, AdaGrad travels about 2η√t and RMSProp ηt: {adagrad_early} and "
    "{rmsprop_early} after 100 steps, {adagrad} and {rmsprop} after 400. It never stops, it slows down. Here "
    "scaling is worth a hundred: gradient descent with 0.1 has travelled {descent}.",
    figures={
        "adagrad_early": Figure("16.7", measures.size(measures.position(0, 100, 0))),
        "rmsprop_early": Figure("10.9", measures.size(measures.position(1, 100, 0))),
        "adagrad": Figure("34.7", measures.size(measures.position(0, 400, 0))),
        "rmsprop": Figure("40.9", measures.size(measures.position(1, 400, 0))),
        "descent": Figure("0.4", measures.size(measures.position(3, 400, 0))),
    },
)

GROUP = ExampleGroup(
    "saddles", "Saddles and plateaus", "Hardly any gradient, although nothing is solved.", (LEAVING, FLOOR, GENTLE)
)
