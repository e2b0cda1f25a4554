"""Examples where the curvature changes along the way."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure, Verdict
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, Adam, GradientDescent, RMSProp
from rmsprop_gui.surfaces.catalogue.curvature import FUNNEL

NARROWING = Example(
    name="narrowing",
    title="A funnel that narrows",
    experiment=setting(
        FUNNEL, 600, GradientDescent(0.02), GradientDescent(0.1), AdaGrad(0.5), RMSProp(0.05), Adam(0.1)
    ),
    about="On the way down the curvature across grows from 0.02 to 90. Gradient descent with 0.02, which is stable "
    "at the bottom, has a loss of {safe} after 300 steps; with 0.1 it is at {bold}, on its way to where 0.1 is too "
    "much. AdaGrad brakes as it becomes narrow and ends at {adagrad}, the minimum. RMSProp forgets that it was "
    "narrow, its rates grow again, and it stays at {rmsprop}. They do part, but here it is braking for good that is "
    "right: where curvature falls, as behind the wall, it is wrong.",
    figures={
        "safe": Figure("3.09", measures.loss(0, 300)),
        "bold": Figure("−0.71", measures.loss(1, 300)),
        "adagrad": Figure("−1.125", measures.loss(2, 600)),
        "rmsprop": Figure("−1.10", measures.loss(3, 600)),
    },
    claim="With changing curvature the behaviour of AdaGrad and RMSProp diverges.",
    verdict=Verdict.HOLDS,
)

GROUP = ExampleGroup(
    "curvature", "Changing curvature", "The right rate in one place is the wrong one in another.", (NARROWING,)
)
