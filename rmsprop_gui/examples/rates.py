"""Examples of rates that nobody has to choose."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import DoG, GradientDescent
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC

FOUND = Example(
    name="found_rate",
    title="A rate that is found, and what a guess costs",
    experiment=setting(
        QUADRATIC, 500, DoG(first=1e-4), DoG(first=0.01), DoG(first=1.0), GradientDescent(0.05), GradientDescent(0.19)
    ),
    about="DoG makes its rate of how far it has come from its start. With a first distance of 10⁻⁴ it is below a loss "
    "of 0.1 at step {tiny}, with 0.01 at {small}, with 1 at {large}: a guess that is 10,000 times smaller costs a few "
    "hundred steps, where gradient descent with such a rate would hardly have moved. Its rate at step 100 is {found}, "
    "and 2/λ is 0.2 across the valley. Gradient descent with a rate that has been searched for is sooner there: with "
    "0.05 at {usual}, with 0.19 at {best}.",
    figures={
        "tiny": Figure("428", measures.first_below(0, 0.1)),
        "small": Figure("251", measures.first_below(1, 0.1)),
        "large": Figure("81", measures.first_below(2, 0.1)),
        "found": Figure("0.220", measures.rate(2, 100, 0)),
        "usual": Figure("219", measures.first_below(3, 0.1)),
        "best": Figure("57", measures.first_below(4, 0.1)),
    },
)

GROUP = ExampleGroup("rates", "Rates that are found", "What happens where no learning rate is chosen.", (FOUND,))
