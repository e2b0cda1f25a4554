"""Examples with noise in the gradient, and with mini-batches. What is said of many seeds, Shift+C shows."""

from rmsprop_gui.examples import measures, seeds
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces.catalogue.data import LINE
from rmsprop_gui.surfaces.typed_surface import known_surface

_ROUND = known_surface("(x1^2 + x2^2) / 2", ((-7.0, 7.0), (-4.5, 4.5)), (5.0, 3.0), ((0.0, 0.0),))


def _noisy(sigma: float) -> Experiment:
    return setting(_ROUND, 2000, GradientDescent(0.1), RMSProp(0.1), sampling=Sampling(noise=sigma))


_QUIET, _LOUD = _noisy(0.1), _noisy(10.0)

FLOORS = Example(
    name="noise_floors",
    title="How far noise keeps them from the minimum",
    experiment=_noisy(1.0),
    about="Every gradient has noise of σ = 1. Over 200 seeds, x₁ then spreads by {descent} with gradient descent and "
    "by {rmsprop} with RMSProp: here it makes no difference. With σ = 0.1 it is {quiet_descent} and {quiet_rmsprop}: "
    "RMSProp makes it {worse} times worse, as it divides by what is then small. With σ = 10 it is {loud_descent} and "
    "{loud_rmsprop}. The spread goes with σ for gradient descent and with √σ for RMSProp.",
    figures={
        "descent": Figure("0.229", seeds.spread(0, 1001, 2000)),
        "rmsprop": Figure("0.223", seeds.spread(1, 1001, 2000)),
        "quiet_descent": Figure("0.0229", measures.elsewhere(_QUIET, seeds.spread(0, 1001, 2000))),
        "quiet_rmsprop": Figure("0.0782", measures.elsewhere(_QUIET, seeds.spread(1, 1001, 2000))),
        "worse": Figure(
            "3.4", measures.elsewhere(_QUIET, measures.ratio(seeds.spread(1, 1001, 2000), seeds.spread(0, 1001, 2000)))
        ),
        "loud_descent": Figure("2.29", measures.elsewhere(_LOUD, seeds.spread(0, 1001, 2000))),
        "loud_rmsprop": Figure("0.705", measures.elsewhere(_LOUD, seeds.spread(1, 1001, 2000))),
    },
    claim="RMSProp stabilizes updates and reduces oscillations in noisy directions.",
    verdict=Verdict.PARTLY,
)

SMOOTHED = Example(
    name="noise_smoothed",
    title="Momentum in noise: a shorter way, the same spread",
    experiment=setting(
        _ROUND, 2000, GradientDescent(0.1), EWMAMomentum(0.1), AdaGrad(0.9), sampling=Sampling(noise=1.0)
    ),
    about="Noise of σ = 1. Over the last 1,000 of 2,000 steps gradient descent walks {descent} to and fro, EWMA "
    "momentum {ewma}: its path is smooth. But over 200 seeds x₁ spreads by {spread} with the one and by {smooth} with "
    "the other: smoothing shortens the way, it does not bring anybody nearer to the minimum. AdaGrad does, as its rate "
    "goes on falling: {adagrad}.",
    figures={
        "descent": Figure("131", measures.path_length_between(0, 1000, 2000)),
        "ewma": Figure("28.3", measures.path_length_between(1, 1000, 2000)),
        "spread": Figure("0.229", seeds.spread(0, 1001, 2000)),
        "smooth": Figure("0.224", seeds.spread(1, 1001, 2000)),
        "adagrad": Figure("0.108", seeds.spread(2, 1001, 2000)),
    },
    claim="Momentum smooths the path and dampens oscillations.",
    verdict=Verdict.PARTLY,
)

RELATIVE = Example(
    name="noise_relative",
    title="Noise that dies at the minimum",
    experiment=setting(
        _ROUND, 1000, GradientDescent(0.1), AdaGrad(0.9), RMSProp(0.1), Adam(0.1), sampling=Sampling(relative_noise=1.0)
    ),
    about="The noise is as large as the gradient, and ends with it. Over 200 seeds and the last 200 of 1,000 steps x₁ "
    "spreads by {descent} with gradient descent, {adam} with Adam, {adagrad} with AdaGrad: they stop. RMSProp alone is "
    "kept at {rmsprop}: it divides by what dies, so its steps do not.",
    figures={
        "descent": Figure("1.5e-36", seeds.spread(0, 801, 1000)),
        "adam": Figure("8e-17", seeds.spread(3, 801, 1000), off=1e-15),
        "adagrad": Figure("3e-9", seeds.spread(1, 801, 1000)),
        "rmsprop": Figure("0.058", seeds.spread(2, 801, 1000)),
    },
)

BATCHES = Example(
    name="batches_of_one",
    title="A line, one point at a time",
    experiment=setting(
        LINE,
        2000,
        GradientDescent(0.1),
        AdaGrad(0.9),
        RMSProp(0.1),
        RMSProp(0.02),
        sampling=Sampling(batch=1),
    ),
    about="Each step is given one of the twenty points. Over the last 500 of 2,000 steps the loss is {descent} above "
    "the lowest there is with gradient descent, {adagrad} with AdaGrad, and {rmsprop} with RMSProp, which is the "
    "farthest from it. A smaller η helps RMSProp to {slow}, and costs: after 100 steps that run is still {far} above "
    "it, where RMSProp with 0.1 is {fast}.",
    figures={
        "descent": Figure("0.0030", measures.mean_loss_above(0, 1501, 2000)),
        "adagrad": Figure("0.0016", measures.mean_loss_above(1, 1501, 2000)),
        "rmsprop": Figure("0.0124", measures.mean_loss_above(2, 1501, 2000)),
        "slow": Figure("0.0017", measures.mean_loss_above(3, 1501, 2000)),
        "far": Figure("2.38", measures.mean_loss_above(3, 100, 100)),
        "fast": Figure("0.030", measures.mean_loss_above(2, 100, 100)),
    },
    claim="RMSProp stabilizes updates in noisy directions.",
    verdict=Verdict.FAILS,
)

GROUP = ExampleGroup(
    "noise",
    "Noise and mini-batches",
    "What noise does to each of them, averaged over many seeds.",
    (FLOORS, SMOOTHED, RELATIVE, BATCHES),
)
