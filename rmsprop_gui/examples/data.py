"""Examples of what is learned from data: tested on rows that are held out, and in other units."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.catalogue.data import IRIS, NILE_NETWORK, ONE_DATUM, ONE_TREE
from rmsprop_gui.surfaces.surface import Surface

_GENERALISATION = "RMSProp may generalise worse than gradient descent."
_TREES = range(1, 32)


def _one_datum(surface: Surface) -> Experiment:
    return setting(surface, 300, GradientDescent(0.05), EWMAMomentum(0.05), AdaGrad(0.5), RMSProp(0.1), Adam(0.1))


_OTHER_TEST = _one_datum(ONE_DATUM.with_values(test="28_from_1_and_9"))

TWO_ANSWERS = Example(
    name="two_answers",
    title="One datum, two answers",
    experiment=_one_datum(ONE_DATUM),
    about="Any point with x₁ + 3x₂ = 10 fits, and each optimizer chooses one. From 0, gradient descent and momentum "
    "end in (1, 3), which has the least norm; whatever scales each parameter ends in (2.5, {scaled}). Tested on 3 and "
    "1, which give 10, gradient descent has a held-out loss of {descent} and RMSProp of {rmsprop}. Tested on 1 "
    "and 9, which give 28, it is {other_descent} and {other_rmsprop}. Neither is the better one: the test "
    "decides.",
    figures={
        "scaled": Figure("2.50", measures.position(3, 300, 1)),
        "descent": Figure("8.00", measures.held_out(0, 300)),
        "rmsprop": Figure("0.00", measures.held_out(3, 300)),
        "other_descent": Figure("0.00", measures.elsewhere(_OTHER_TEST, measures.held_out(0, 300))),
        "other_rmsprop": Figure("4.50", measures.elsewhere(_OTHER_TEST, measures.held_out(3, 300))),
    },
    claim=_GENERALISATION,
    verdict=Verdict.PARTLY,
)

TREES_IN_LOGARITHMS = Example(
    name="trees_in_logarithms",
    title="One tree, tested on thirty",
    experiment=setting(ONE_TREE, 1000, GradientDescent(0.1), AdaGrad(0.5), RMSProp(0.05, schedule="inverse_sqrt")),
    about="The volume of a cherry tree from girth and height, all in standardised logarithms (of all 31 trees), two "
    "weights learned from the first tree alone. All fit it exactly; over the other 30 the mean squared error is "
    "{descent} for gradient descent and {adagrad} for AdaGrad. In the mean over all 31 trees to learn from it is "
    "{all_descent} for gradient descent, {all_adagrad} for AdaGrad and {all_rmsprop} for RMSProp. Here scaling "
    "generalises worse. That it is so is due to the units: see the same trees in inches and feet.",
    figures={
        "descent": Figure("0.050", measures.held_out(0, 1000)),
        "adagrad": Figure("0.177", measures.held_out(1, 1000)),
        "all_descent": Figure("0.442", measures.over_settings("row", _TREES, measures.held_out(0, 1000))),
        "all_adagrad": Figure("0.663", measures.over_settings("row", _TREES, measures.held_out(1, 1000))),
        "all_rmsprop": Figure("0.645", measures.over_settings("row", _TREES, measures.held_out(2, 1000))),
    },
    claim=_GENERALISATION,
    verdict=Verdict.HOLDS,
)

TREES_IN_INCHES = Example(
    name="trees_in_inches",
    title="The same trees in inches and feet",
    experiment=setting(
        ONE_TREE.with_values(units="raw"),
        400,
        GradientDescent(4e-5),
        AdaGrad(0.5),
        RMSProp(0.05, schedule="inverse_sqrt"),
    ),
    about="Nothing but the units has changed, and now scaling generalises better: in the mean over all 31 trees to "
    "learn from, the error over the other 30 is {descent} for gradient descent, {adagrad} for AdaGrad and "
    "{rmsprop} for RMSProp. Which bias is better is decided by the data and its units, not by the optimizer; no "
    "experiment of this kind proves the claim, and none refutes it.",
    figures={
        "descent": Figure("428.4", measures.over_settings("row", _TREES, measures.held_out(0, 400))),
        "adagrad": Figure("388.9", measures.over_settings("row", _TREES, measures.held_out(1, 400))),
        "rmsprop": Figure("388.8", measures.over_settings("row", _TREES, measures.held_out(2, 400))),
    },
    claim=_GENERALISATION,
    verdict=Verdict.FAILS,
)


def _classified(surface: Surface, rate: float) -> Experiment:
    return setting(surface, 1000, GradientDescent(rate), RMSProp(0.1), Adam(0.5))


_STANDARDISED = _classified(IRIS, 5.0)

UNITS = Example(
    name="units",
    title="Centimetres make a narrow valley",
    experiment=_classified(IRIS.with_values(units="raw"), 0.2),
    about="A logistic model of petals in centimetres: bias and weight work against one another in a valley that is "
    "askew, so a rate for each parameter alone helps little. After 1000 steps the loss is above its minimum by "
    "{descent} with gradient descent, {rmsprop} with RMSProp and {adam} with Adam. With standardised lengths "
    "gradient descent is {standardised} above it after 100 steps. And less is more: over the rows that are held "
    "out Adam has a loss of {early} after 1000 steps in centimetres, still on its way, and of {late} at the "
    "minimum.",
    figures={
        "descent": Figure("0.21", measures.mean_loss_above(0, 1000, 1000)),
        "rmsprop": Figure("0.035", measures.mean_loss_above(1, 1000, 1000)),
        "adam": Figure("0.0025", measures.mean_loss_above(2, 1000, 1000)),
        "standardised": Figure("0.0011", measures.elsewhere(_STANDARDISED, measures.mean_loss_above(0, 100, 100))),
        "early": Figure("0.2099", measures.held_out(2, 1000)),
        "late": Figure("0.2160", measures.elsewhere(_STANDARDISED, measures.held_out(2, 1000))),
    },
    claim="RMSProp reduces the need for careful manual tuning.",
    verdict=Verdict.PARTLY,
)

SLICE = Example(
    name="slice",
    title="Where a path ends decides what is learned",
    experiment=setting(
        NILE_NETWORK, 300, GradientDescent(0.002), EWMAMomentum(0.01), AdaGrad(1.0), RMSProp(0.02), Adam(0.2)
    ),
    about="A plane through the loss of a small network that has learned the flow of the Nile. From one start Adam "
    "finds the minimum of training, {adam}; momentum ends in another dent, at {momentum}, gradient descent and "
    "RMSProp in a third, at {descent} and {rmsprop}, RMSProp without settling. Over the years that are held out Adam "
    "has a loss of {adam_test}, momentum of {momentum_test}, which is better than its training says, and gradient "
    "descent of {descent_test}. One plane of 19 dimensions shows none of them to be a trap: beyond it there may be a "
    "way out.",
    figures={
        "adam": Figure("0.277", measures.loss(4, 300)),
        "momentum": Figure("0.654", measures.loss(1, 300)),
        "descent": Figure("1.603", measures.loss(0, 300)),
        "rmsprop": Figure("1.653", measures.loss(3, 300)),
        "adam_test": Figure("0.324", measures.held_out(4, 300)),
        "momentum_test": Figure("0.497", measures.held_out(1, 300)),
        "descent_test": Figure("1.590", measures.held_out(0, 300)),
    },
)

GROUP = ExampleGroup(
    "data",
    "Data and generalisation",
    "A low loss in training says little about rows that were not learned from.",
    (TWO_ANSWERS, TREES_IN_LOGARITHMS, TREES_IN_INCHES, UNITS, SLICE),
)
