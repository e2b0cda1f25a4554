"""Examples with targets that move, and with gradients of which the rare one counts."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.catalogue.moving import (
    CIRCLE,
    JUMP,
    JUMPS,
    MOVING_TARGET,
    RARE_GRADIENT,
    RARE_GRADIENT_BOX,
    SLOPE_CHANGE,
)

_FASTER = setting(MOVING_TARGET.with_values(drift=0.12), 2000, RMSProp(0.1), GradientDescent(0.1))
_LONGER = setting(MOVING_TARGET, 10_000, AdaGrad(0.9))

DRIFT = Example(
    name="drift",
    title="A target that drifts",
    experiment=setting(MOVING_TARGET, 2000, GradientDescent(0.1), AdaGrad(0.9), RMSProp(0.1)),
    about="The minimum walks 0.05 a step, and gradients never end. Over the last 500 of 2,000 steps gradient descent "
    "is {descent} behind, which is 0.05/η, AdaGrad {adagrad}, RMSProp {rmsprop}. AdaGrad has slowed down for good: "
    "after 10,000 steps it is {lost} behind. RMSProp follows, but goes no more than η a step: where the target walks "
    "0.12, RMSProp with 0.1 is {limited} behind and gradient descent {steady}. The chart of the tracking error shows "
    "it after the target has left the view.",
    figures={
        "descent": Figure("0.500", measures.mean_tracking_error(0, 1501, 2000)),
        "adagrad": Figure("1.89", measures.mean_tracking_error(1, 1501, 2000)),
        "rmsprop": Figure("0.068", measures.mean_tracking_error(2, 1501, 2000)),
        "lost": Figure("150", measures.elsewhere(_LONGER, measures.mean_tracking_error(0, 9501, 10_000))),
        "limited": Figure("33.7", measures.elsewhere(_FASTER, measures.mean_tracking_error(0, 1501, 2000))),
        "steady": Figure("1.20", measures.elsewhere(_FASTER, measures.mean_tracking_error(1, 1501, 2000))),
    },
    claim="With non-stationary gradients the behaviour of AdaGrad and RMSProp diverges.",
    verdict=Verdict.HOLDS,
)

ROUND = Example(
    name="circle",
    title="A target that circles",
    experiment=setting(CIRCLE, 2000, GradientDescent(0.1), AdaGrad(0.9), RMSProp(0.1), Adam(0.1)),
    about="The minimum walks round a circle of radius 3 in 200 steps. Over the last 500 of 2,000 steps RMSProp is "
    "{rmsprop} away from it, gradient descent {descent}, AdaGrad {adagrad}: it is drawn in towards the middle. Adam "
    "with its usual memory of 1,000 steps is at {adam}: it remembers five rounds of squares.",
    figures={
        "rmsprop": Figure("0.065", measures.mean_tracking_error(2, 1501, 2000)),
        "descent": Figure("0.903", measures.mean_tracking_error(0, 1501, 2000)),
        "adagrad": Figure("2.70", measures.mean_tracking_error(1, 1501, 2000)),
        "adam": Figure("0.629", measures.mean_tracking_error(3, 1501, 2000)),
    },
    claim="Adam overcomes the slow adaptation of RMSProp.",
    verdict=Verdict.FAILS,
)

TO_AND_FRO = Example(
    name="jumps",
    title="A target that jumps to and fro",
    experiment=setting(JUMPS, 1000, AdaGrad(0.9), RMSProp(0.1)),
    about="The minimum jumps every 100 steps. After the first jump AdaGrad is within 0.5 of it in {first} steps, after "
    "the second in {second}, after the third in {third}; of the tenth it is still {missed} away when the next jump "
    "comes. RMSProp takes {rmsprop} steps each time, after the tenth jump {again}: it has the speed of η a step, and "
    "keeps it.",
    figures={
        "first": Figure("33", measures.arrival(0, 0, 0.5)),
        "second": Figure("61", measures.arrival(0, 100, 0.5)),
        "third": Figure("88", measures.arrival(0, 200, 0.5)),
        "missed": Figure("1.55", measures.away(0, 1000)),
        "rmsprop": Figure("63", measures.arrival(1, 0, 0.5)),
        "again": Figure("63", measures.arrival(1, 900, 0.5)),
    },
    claim="AdaGrad's learning rates become extremely small, and it stalls.",
    verdict=Verdict.HOLDS,
)

ONE_JUMP = Example(
    name="jump",
    title="After a jump, momentum arrives first and settles last",
    experiment=setting(JUMP, 800, GradientDescent(0.1), EWMAMomentum(0.1), EWMAMomentum(0.1, 0.99)),
    about="After step 200 the minimum is elsewhere. EWMA momentum is within 0.5 of it in {first} steps, gradient "
    "descent in {descent}. But it goes {beyond} too far along x₁, and is there for good only after {settled}. With a "
    "β₁ of 0.99 it goes {far} too far and takes {long}.",
    figures={
        "first": Figure("22", measures.arrival(1, 200, 0.5)),
        "descent": Figure("26", measures.arrival(0, 200, 0.5)),
        "beyond": Figure("0.92", measures.less(measures.highest(1, 0), 3.0)),
        "settled": Figure("49", measures.settling(1, 200, 0.5)),
        "far": Figure("4.08", measures.less(measures.highest(2, 0), 3.0)),
        "long": Figure("517", measures.settling(2, 200, 0.5)),
    },
    claim="Momentum does not immediately reflect sudden changes in the gradient direction.",
    verdict=Verdict.HOLDS,
)

_STEEPER = setting(SLOPE_CHANGE.with_values(scale=100.0), 300, RMSProp(0.1))

ONE_SIDED = Example(
    name="one_sided_lag",
    title="RMSProp brakes at once and speeds up late",
    experiment=setting(SLOPE_CHANGE, 300, RMSProp(0.1), RMSProp(0.1, 0.99)),
    about="From step 101 on the slope is a hundredth of what it was. RMSProp's step is {short} of its full one, and "
    "half of it again only after {slow} steps: the old squares have to be forgotten. Where the slope is a hundred "
    "times steeper instead, its step is {long} times a full one, and less than twice that after {fast}. So it lags "
    "where gradients shrink, and not where they grow.",
    figures={
        "short": Figure("0.0105", measures.pace(0, 101, 0, 0.1)),
        "slow": Figure("77", measures.pace_regained(0, 100, 0, 0.1)),
        "long": Figure("3.16", measures.elsewhere(_STEEPER, measures.pace(0, 101, 0, 0.1))),
        "fast": Figure("3", measures.elsewhere(_STEEPER, measures.pace_regained(0, 100, 0, 0.1))),
    },
    claim="RMSProp may lag behind abrupt shifts in the gradients.",
    verdict=Verdict.PARTLY,
)


def _with_amsgrad(experiment: Experiment) -> Experiment:
    """The experiment with its last run called what it is known as."""
    last = len(experiment.runs) - 1
    return experiment.with_run(last, experiment.runs[last].called("AMSGrad"))


UPHILL = Example(
    name="uphill",
    title="Where forgetting goes uphill",
    experiment=_with_amsgrad(
        setting(
            RARE_GRADIENT,
            10_000,
            GradientDescent(0.01),
            RMSProp(0.1),
            RMSProp(0.1, 0.999),
            Adam(0.1, beta2=0.9),
            Adam(0.1, beta2=0.9, amsgrad=True),
        )
    ),
    about="49 of 50 steps are told to go right, one of 50 to go left, 75 times as strongly: that is right, the minimum "
    "of the mean is at −5.2. At the end gradient descent is at {descent} on average. RMSProp remembers ten steps. The "
    "rare gradient shrinks itself, the others do not, and it goes uphill to {rmsprop}, Adam with as short a memory to "
    "{adam}. With a β₂ of 0.999 RMSProp remembers longer than the gap, and is at {longer}. AMSGrad, which never lets "
    "a rate rise again, is at {amsgrad} with the short memory, after 2,000 steps still at {early}.",
    figures={
        "descent": Figure("−5.20", measures.mean_position(0, 0, 9501, 10_000)),
        "rmsprop": Figure("6.75", measures.mean_position(1, 0, 9501, 10_000)),
        "adam": Figure("4.15", measures.mean_position(3, 0, 9501, 10_000)),
        "longer": Figure("−5.02", measures.mean_position(2, 0, 9501, 10_000)),
        "amsgrad": Figure("−5.09", measures.mean_position(4, 0, 9501, 10_000)),
        "early": Figure("−2.13", measures.position(4, 2000, 0)),
    },
    claim="RMSProp converges faster and more reliably.",
    verdict=Verdict.FAILS,
)

WRONG_SIDE = Example(
    name="wrong_side",
    title="The wrong side of the box",
    experiment=_with_amsgrad(
        setting(
            RARE_GRADIENT_BOX,
            3000,
            GradientDescent(0.5, schedule="inverse_sqrt"),
            RMSProp(0.5, 0.1, schedule="inverse_sqrt"),
            Adam(0.5, beta1=0.0, beta2=0.1, schedule="inverse_sqrt"),
            Adam(0.5, beta1=0.0, beta2=0.1, amsgrad=True, schedule="inverse_sqrt"),
        )
    ),
    about="Slopes 3, −1, −1 in turn: on average the way is to the left, and x₁ is kept from −1 to 1 (Reddi, Kale and "
    "Kumar 2018). After 3,000 steps with η = 0.5/√t gradient descent is at {descent}, RMSProp with β₂ = 0.1 at "
    "{rmsprop}, Adam without momentum at {adam}: the single 3 is divided by its own size, the two −1 are not. AMSGrad, "
    "which keeps the largest mean square, is at {amsgrad}.",
    figures={
        "descent": Figure("−0.982", measures.position(0, 3000, 0)),
        "rmsprop": Figure("1.000", measures.position(1, 3000, 0)),
        "adam": Figure("1.000", measures.position(2, 3000, 0)),
        "amsgrad": Figure("−0.994", measures.position(3, 3000, 0)),
    },
)

GROUP = ExampleGroup(
    "moving",
    "Moving targets",
    "Where gradients never end, forgetting is what helps; where the rare one counts, it is what fails.",
    (DRIFT, ROUND, TO_AND_FRO, ONE_JUMP, ONE_SIDED, UPHILL, WRONG_SIDE),
)
