"""Examples with a parameter that rarely has a gradient."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, GradientDescent, RMSProp
from rmsprop_gui.surfaces.catalogue.rare import SPARSE

RARELY_HEARD = Example(
    name="rarely_heard",
    title="A parameter that is rarely heard",
    experiment=setting(SPARSE, 1000, GradientDescent(0.1), AdaGrad(0.9), RMSProp(0.1)),
    about="x₂ has a gradient only at every 20th step. AdaGrad counts the visits of each parameter alone: x₁ is "
    "within 0.5 of its goal at step {often}, x₂ at {rarely}, after as many visits. Without noise that is no gain: "
    "gradient descent with 0.1 takes {descent} steps for x₂. RMSProp forgets while x₂ is silent: its rate rises to "
    "{before} and is {at} when x₂ speaks. It takes {rmsprop} steps, fewer visits than x₁ needs, and then goes to and "
    "fro at {floor} for ever.",
    figures={
        "often": Figure("22", measures.first_near(1, 0, 0.5)),
        "rarely": Figure("440", measures.first_near(1, 1, 0.5)),
        "descent": Figure("440", measures.first_near(0, 1, 0.5)),
        "before": Figure("0.195", measures.rate(2, 99, 1)),
        "at": Figure("0.077", measures.rate(2, 100, 1)),
        "rmsprop": Figure("320", measures.first_near(2, 1, 0.5)),
        "floor": Figure("±0.15", measures.size(measures.position(2, 1000, 1))),
    },
)

GROUP = ExampleGroup("rare", "Rare gradients", "What is forgotten while nothing is heard.", (RARELY_HEARD,))
