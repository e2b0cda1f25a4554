"""Examples on functions that are typed: how to make a surface that shows what one wants to show."""

from rmsprop_gui.examples import measures
from rmsprop_gui.examples.example import Example, ExampleGroup, Figure
from rmsprop_gui.examples.setting import setting
from rmsprop_gui.optimizers import AdaGrad, GradientDescent, RMSProp
from rmsprop_gui.surfaces.typed_surface import known_surface

_BUILT = known_surface("2x2^2 + 0.1x1^2", ((-10.0, 10.0), (-4.0, 4.0)), (9.0, -3.0), ((0.0, 0.0),))
_KINK = known_surface("abs(x) + 5abs(y)", ((-6.0, 6.0), (-3.0, 3.0)), (4.95, -1.8), ((0.0, 0.0),))

BUILT = Example(
    name="built",
    title="A valley made to measure",
    experiment=setting(_BUILT, 100, GradientDescent(0.49), GradientDescent(0.5), GradientDescent(0.51)),
    about="Typed as 2x2^2 + 0.1x1^2: the curvature across is 4, so gradient descent has its limit at η = 2/4. From "
    "x₂ = −3, after 100 steps, a rate of 0.49 is at {below}, 0.5 at {at} and 0.51 at {above}.",
    figures={
        "below": Figure("−0.05", measures.position(0, 100, 1)),
        "at": Figure("−3.0", measures.position(1, 100, 1)),
        "above": Figure("−151.5", measures.position(2, 100, 1)),
    },
)

KINK = Example(
    name="kink",
    title="A gradient that never shrinks",
    experiment=setting(_KINK, 1000, GradientDescent(0.1), AdaGrad(0.9), RMSProp(0.1)),
    about="Typed as abs(x) + 5abs(y): beside the minimum the slope is as steep as far away. Gradient descent goes to "
    "and fro for ever, at a mean distance of {descent}, and so does RMSProp, at {rmsprop}: it makes both axes equally "
    "steep, and its steps are η long. AdaGrad's rates fall all the time: from step 101 to 200 it is at {early}, from "
    "901 to 1,000 at {late}.",
    figures={
        "descent": Figure("0.255", measures.mean_distance(0, 901, 1000)),
        "rmsprop": Figure("0.071", measures.mean_distance(2, 901, 1000)),
        "early": Figure("0.053", measures.mean_distance(1, 101, 200)),
        "late": Figure("0.021", measures.mean_distance(1, 901, 1000)),
    },
)

GROUP = ExampleGroup("typed", "Functions of one's own", "What is typed shows what it was made for.", (BUILT, KINK))
