"""Examples on the notebook's quadratic, straight and turned."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, Momentum, RMSProp
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC

OVERSHOOT = Example(
    name="overshoot",
    title="Momentum overshoots, AdaGrad brakes",
    experiment=setting(QUADRATIC, 200, GradientDescent(0.1), EWMAMomentum(0.1, 0.9), AdaGrad(0.9)),
    about="With the same rate of 0.1, EWMA momentum is below a loss of 0.01 at step {momentum}, gradient descent at "
    "{descent}: it is faster. It is not smoother: its first step lands on x₂ = 0 and it goes on to {beyond}, and in "
    "100 steps x₂ turns {momentum_turns} times, that of gradient descent and of AdaGrad {descent_turns} times. "
    "AdaGrad's path is {braked} long, that of momentum {swung}.",
    figures={
        "momentum": Figure("132", measures.first_below(1, 0.01)),
        "descent": Figure("166", measures.first_below(0, 0.01)),
        "beyond": Figure("1.79", measures.highest(1, 1)),
        "momentum_turns": Figure("11", measures.turns(1, 1, 100)),
        "descent_turns": Figure("0", measures.turns(2, 1, 100)),
        "braked": Figure("9.69", measures.path_length(2, 100)),
        "swung": Figure("16.13", measures.path_length(1, 100)),
    },
    claim="Momentum dampens oscillations for a smoother, faster descent; AdaGrad is less prone to overshooting.",
    verdict=Verdict.PARTLY,
)

SAME_PATH = Example(
    name="same_path",
    title="The same path, another speed",
    experiment=setting(QUADRATIC, 100, AdaGrad(0.9), RMSProp(0.1), EWMAMomentum(0.1)),
    about="RMSProp and AdaGrad draw the same curve: in 100 steps RMSProp is never more than {in_space} from "
    "AdaGrad's path. But at step {step} the two points are {in_time} apart, AdaGrad ahead. Alike in space, not in "
    "time.",
    figures={
        "in_space": Figure("0.1", measures.farthest_from_path(1, 0)),
        "step": Figure("25", measures.step_farthest_apart(0, 1)),
        "in_time": Figure("3.03", measures.farthest_at_one_step(0, 1)),
    },
    claim="On simple functions AdaGrad and RMSProp behave similarly.",
    verdict=Verdict.PARTLY,
)

EDGE = Example(
    name="edge",
    title="RMSProp ends at the edge of stability",
    experiment=setting(QUADRATIC, 500, RMSProp(0.1), AdaGrad(0.9), Adam(0.1)),
    about="RMSProp gains on AdaGrad at the end, but is below 0.01 only later, at step {rmsprop} against {adagrad}, "
    "and it never arrives: as its gradients shrink its rates grow, to {gentle} and {steep}, which is 2/λ of either "
    "axis. There it goes to and fro at a loss of {floor} for ever, while AdaGrad and Adam settle: AdaGrad is at "
    "{settled} after 300 steps.",
    figures={
        "rmsprop": Figure("102", measures.first_below(0, 0.01)),
        "adagrad": Figure("93", measures.first_below(1, 0.01)),
        "gentle": Figure("10.0", measures.rate(0, 500, 0)),
        "steep": Figure("0.20", measures.rate(0, 500, 1)),
        "floor": Figure("0.01275", measures.loss(0, 500)),
        "settled": Figure("1.6e-8", measures.loss(1, 300)),
    },
    claim="RMSProp does not slow down as much and gets closer to the minimum: faster and more reliable convergence.",
    verdict=Verdict.FAILS,
)

NO_STALL = Example(
    name="no_stall",
    title="AdaGrad does not stall here",
    experiment=setting(QUADRATIC, 300, AdaGrad(0.9), RMSProp(0.1)),
    about="AdaGrad's rates only fall, but as its gradients vanish, so does what they are divided by: that of x₁ is "
    "{early} at step 50 and {late} at step 300, that of x₂ stays at {steep}. It arrives, at a loss of {end}. It "
    "stalls where something steep came first, as behind the wall, or where gradients never end.",
    figures={
        "early": Figure("0.160", measures.rate(0, 50, 0)),
        "late": Figure("0.158", measures.rate(0, 300, 0)),
        "steep": Figure("0.020", measures.rate(0, 300, 1)),
        "end": Figure("1.6e-8", measures.loss(0, 300)),
    },
    claim="AdaGrad's learning rates eventually become extremely small, and it stalls.",
    verdict=Verdict.FAILS,
)

SHRINKING = Example(
    name="shrinking",
    title="RMSProp arrives if its rate shrinks",
    experiment=setting(
        QUADRATIC, 500, RMSProp(0.1), RMSProp(0.1, schedule="cosine", schedule_steps=500), AdaGrad(0.9), Adam(0.1)
    ),
    about="On this convex surface AdaGrad is at a loss of {adagrad} after 500 steps and Adam at {adam}, both still "
    "falling. RMSProp with a constant rate has been at {constant} for hundreds of steps: the floor is 5.1 η²/4. With "
    "a cosine schedule it is later at first, {early} at step 100 against {usual}, and ends at {cosine}.",
    figures={
        "adagrad": Figure("4e-14", measures.loss(2, 500)),
        "adam": Figure("2e-18", measures.loss(3, 500)),
        "constant": Figure("0.01275", measures.loss(0, 500)),
        "early": Figure("0.0208", measures.loss(1, 100)),
        "usual": Figure("0.0128", measures.loss(0, 100)),
        "cosine": Figure("2e-32", measures.loss(1, 500), off=1e-30),
    },
    claim="On a convex surface all methods eventually converge to similar minima.",
    verdict=Verdict.FAILS,
)

LIMIT = Example(
    name="limit",
    title="A little above 2/λ",
    experiment=setting(QUADRATIC, 100, GradientDescent(0.19), GradientDescent(0.2), GradientDescent(0.21)),
    about="The steep axis has the curvature 10, so gradient descent is stable below 2/10. At 0.19 x₂ dies out, at "
    "0.2 it is still at {on} after 100 steps, and at 0.21 it is at {above}.",
    figures={
        "on": Figure("−3", measures.position(1, 100, 1)),
        "above": Figure("−41,342", measures.position(2, 100, 1)),
    },
)

TUNING = Example(
    name="tuning",
    title="How carefully a rate must be tuned",
    experiment=setting(
        QUADRATIC, 300, RMSProp(0.03), RMSProp(0.05), RMSProp(0.1), AdaGrad(0.5), AdaGrad(5.0), AdaGrad(10.0)
    ),
    about="After 300 steps RMSProp has a loss of {small} with η 0.03, still on its way, of {middle} with 0.05, and "
    "of {large} with 0.1, where it stays: only a narrow range of rates ends below 0.01. AdaGrad is below 0.01 for "
    "good with any η from 0.5, from step {half} on, to 10, from step {ten} on. RMSProp frees η from the scale of the "
    "loss and ties it to that of x.",
    figures={
        "small": Figure("0.022", measures.loss(0, 300)),
        "middle": Figure("0.0031", measures.loss(1, 300)),
        "large": Figure("0.013", measures.loss(2, 300)),
        "half": Figure("271", measures.stays_below(3, 0.01)),
        "ten": Figure("5", measures.stays_below(5, 0.01)),
    },
    claim="RMSProp reduces the need for careful manual tuning of the learning rate.",
    verdict=Verdict.FAILS,
)

MEMORY = Example(
    name="memory",
    title="RMSProp depends on its memory",
    experiment=setting(QUADRATIC, 150, RMSProp(0.1, 0.5), RMSProp(0.1, 0.9), RMSProp(0.1, 0.99), RMSProp(0.1, 0.999)),
    about="All with η 0.1. With β₂ 0.9 the loss is below 0.01 at step {usual}, with 0.99 at {long}, with 0.999 at "
    "{longest}. It is not the memory that helps: without bias correction the first step is η/√(1 − β₂) long, {first} "
    "with β₂ 0.9 and {huge} with 0.999.",
    figures={
        "usual": Figure("102", measures.first_below(1, 0.01)),
        "long": Figure("66", measures.first_below(2, 0.01)),
        "longest": Figure("11", measures.first_below(3, 0.01)),
        "first": Figure("0.316", measures.less(measures.position(1, 1, 1), -3)),
        "huge": Figure("3.16", measures.less(measures.position(3, 1, 1), -3)),
    },
    claim="Limitation: RMSProp is sensitive to its hyperparameters.",
    verdict=Verdict.HOLDS,
)

_STRAIGHT = setting(QUADRATIC.with_values(kappa=1000.0), 200, RMSProp(0.1))

TURNED = Example(
    name="turned",
    title="Turned by 45°, two rates do not help",
    experiment=setting(
        QUADRATIC.with_values(kappa=1000.0, angle=45.0),
        1500,
        AdaGrad(0.9),
        RMSProp(0.1),
        Adam(0.1),
        Momentum(0.1),
        start=(8.48528137423857, 4.242640687119286),
    ),
    about="With κ 1,000 and the valley along x₁, RMSProp comes within 1 of the minimum at step {straight}. Turned by "
    "45° it takes {rmsprop}, AdaGrad is still {adagrad} away after 1,500 steps, and momentum takes {momentum}. "
    "RMSProp's two rates have become the same, {rate}: 2/λ of the steep direction. It is gradient descent at its "
    "limit.",
    figures={
        "straight": Figure("87", measures.elsewhere(_STRAIGHT, measures.first_within(0, 1.0))),
        "rmsprop": Figure("1,170", measures.first_within(1, 1.0), off=5),
        "adagrad": Figure("5.4", measures.mean_distance(0, 1500, 1500)),
        "momentum": Figure("208", measures.first_within(3, 1.0)),
        "rate": Figure("0.20", measures.rate(1, 500, 0)),
    },
    claim="Limitation: RMSProp has no explicit momentum.",
    verdict=Verdict.HOLDS,
)

GROUP = ExampleGroup(
    "ill_conditioned",
    "Ill-conditioned",
    "The notebook's valley, and what its three optimizers do there.",
    (OVERSHOOT, SAME_PATH, NO_STALL, EDGE, SHRINKING, LIMIT, MEMORY, TUNING, TURNED),
)
