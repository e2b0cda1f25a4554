"""Examples of optimizers that are typed: RMSProp built from AdaGrad's lines, and what wrong lines come to."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.measures import elsewhere, first_below, highest_loss, loss
from rmsprop_gui.optimizers import AdaGrad
from rmsprop_gui.optimizers.own import lines_of, own_rule
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC
from rmsprop_gui.surfaces.catalogue.valleys import WALL


def _typed(line: str, rate: str = "rate = eta / sqrt(v + eps)", eta: float = 0.1) -> UpdateRule:
    """RMSProp's text with another line that remembers, or another rate."""
    return own_rule(f"eta: {eta}\nbeta: 0.9\neps: 1e-8\n\n{line}\n{rate}\ndirection = g")()


def _runs(surface: Surface, steps: int, **rules: UpdateRule) -> Experiment:
    """The rules by the names of their runs, in which _ stands for a space."""
    runs = tuple(Run(rule, name.replace("_", " "), style) for style, (name, rule) in enumerate(rules.items()))
    return Experiment(surface, surface.start, runs, steps)


_REMEMBERS = own_rule(lines_of(AdaGrad(0.9)))()
_FORGETS = _typed("v = beta*v + (1 - beta)*g^2")

BUILT = Example(
    name="rebuilt",
    title="RMSProp from AdaGrad's lines",
    experiment=_runs(
        QUADRATIC,
        300,
        never_forgets=_REMEMBERS,
        forgets=_FORGETS,
        without_the_share=_typed("v = beta*v + g^2"),
        forgets_nothing=_typed("v = v + (1 - beta)*g^2"),
        turned_round=_typed("v = (1 - beta)*v + beta*g^2"),
    ),
    about="All five are typed: open the lines in the list of runs, and type on. AdaGrad's line v = v + g² becomes "
    "v = βv + (1 − β)g², and that is RMSProp, with a loss of {forgets} after 100 steps. Without the share 1 − β it is "
    "the same rule with a smaller η, and at {without}; where the old v is not made smaller, nothing is forgotten: "
    "{nothing}. With both shares turned round the memory is one of a step or two, and nobody would see it from the "
    "loss, which is {turned}.",
    figures={
        "forgets": Figure("0.0128", loss(1, 100)),
        "without": Figure("3.38", loss(2, 100)),
        "nothing": Figure("1.60", loss(3, 100)),
        "turned": Figure("0.0127", loss(4, 100)),
    },
)

BOUGHT = Example(
    name="bought",
    title="What the line buys behind a wall",
    experiment=_runs(WALL, 1500, never_forgets=_REMEMBERS, forgets=_FORGETS),
    about="The same two lines behind a wall. The one that forgets has a loss below 0.1 after {forgets} steps, the one "
    "that does not after {remembers}. On the quadratic it has its price: after 300 steps the one is at {near}, "
    "where it stays, and the other at {nearer}.",
    figures={
        "forgets": Figure("143", first_below(1, 0.1)),
        "remembers": Figure("1309", first_below(0, 0.1)),
        "near": Figure("0.01275", elsewhere(BUILT.experiment, loss(1, 300))),
        "nearer": Figure("1.6e-8", elsewhere(BUILT.experiment, loss(0, 300))),
    },
    claim="RMSProp gets closer to the minimum, as its learning rates do not become extremely small.",
    verdict=Verdict.PARTLY,
)

_GROWING = "beta = 1 - 1/t\nv = beta*v + (1 - beta)*g^2"
_FALLING = "eta = eta / sqrt(t)\nrate = eta / sqrt(v + eps)"

MORPHED = Example(
    name="morphed",
    title="AdaGrad from RMSProp's lines",
    experiment=_runs(
        QUADRATIC,
        1000,
        AdaGrad=AdaGrad(0.9),
        both=_typed(_GROWING, _FALLING, 0.9),
        the_memory_alone=_typed(_GROWING),
        the_rate_alone=_typed("v = beta*v + (1 - beta)*g^2", _FALLING, 0.9),
    ),
    about="With β = 1 − 1/t the mean of the squares is that of all of them, and with η = 0.9/√t the rate is "
    "0.9/√Σg²: that is AdaGrad, to within {gap} over all steps. Either half alone is another rule. With the growing "
    "memory alone the loss is below 0.01 after {memory} steps, with the falling rate alone after {rate}.",
    figures={
        "gap": Figure("1.1e-8", measures.farthest_at_one_step(1, 0)),
        "memory": Figure("186", first_below(2, 0.01)),
        "rate": Figure("29", first_below(3, 0.01)),
    },
)

_BOTH = own_rule(
    "eta: 0.1\nbeta: 0.9\n\nm = 0.9*m + 0.1*g\nv = beta*v + (1 - beta)*g^2\n"
    "rate = eta / (sqrt(v / (1 - beta^t)) + 1e-8)\ndirection = m / (1 - 0.9^t)"
)()

CALM = Example(
    name="calm",
    title="A rule that is quick behind the wall and calm in the valley",
    experiment=_runs(WALL, 300, forgets=_FORGETS, smooths_and_forgets=_BOTH),
    about="Can a rule that forgets come to rest? One more typed line, m = 0.9m + 0.1g, and both means corrected: "
    "behind the wall it is below 0.1 after {wall} steps, RMSProp after {forgets}. On the quadratic the largest loss "
    "of steps 450 to 500 is {calm}, and RMSProp's {restless}: the mean of gradients that alternate is small.",
    figures={
        "wall": Figure("135", first_below(1, 0.1)),
        "forgets": Figure("143", first_below(0, 0.1)),
        "calm": Figure("9e-5", elsewhere(_runs(QUADRATIC, 500, both=_BOTH), highest_loss(0, 450, 500))),
        "restless": Figure("0.01275", elsewhere(_runs(QUADRATIC, 500, one=_FORGETS), highest_loss(0, 450, 500))),
    },
)

GROUP = ExampleGroup(
    "own",
    "Optimizers of one's own",
    "Rules that are typed, line by line, and what each line is there for.",
    (BUILT, BOUGHT, MORPHED, CALM),
)
