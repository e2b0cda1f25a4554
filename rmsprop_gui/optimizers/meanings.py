"""The catalogue of what the rules speak of: each thing has one letter and one role in all of them.

A rule that speaks of something else declares a Meaning of its own, in its own file.
"""

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol

POSITION = Meaning("position", Symbol("x"), "the two parameters that are optimized")
AHEAD = Meaning("point ahead", Symbol("x′"), "the point that is asked for its gradient, before the step is taken")
STEP = Meaning("step", Symbol("t"), "the number of the step, from 1")
GRADIENT = Meaning("gradient", Symbol("g"), "gradient, the slope along each parameter", Role.GRADIENT)
TRUE_GRADIENT = Meaning("true gradient", Symbol("∇f"), "true gradient: over all data and without noise", Role.GRADIENT)
LENGTH = Meaning("length of the gradient", Symbol("|g|"), "length of the whole gradient", Role.GRADIENT)

LEARNING_RATE = Meaning("learning rate", Symbol("η"), "learning rate, what every rate is made of", Role.LEARNING_RATE)
RATE = Meaning("rate", Symbol("r"), "effective rate, how far each parameter goes for its direction", Role.RATE)
RATE_ALONE = Meaning("rate alone", Symbol("r′"), "effective rate before the schedule", Role.RATE)
DIRECTION = Meaning("direction", Symbol("d"), "direction, what the rate is multiplied by and the step goes against")
DIRECTION_ALONE = Meaning("direction alone", Symbol("d′"), "direction before the weight decay")

MEMORY_OF_DIRECTION = Meaning(
    "memory of direction",
    Symbol("β", "1"),
    "memory of direction, the part of it that is kept at each step",
    Role.MEMORY_OF_DIRECTION,
    notebook=Symbol("β"),
)
MEAN = Meaning("mean", Symbol("m"), "running mean of gradients", Role.DIRECTION, notebook=Symbol("v"))
CORRECTED_MEAN = Meaning(
    "corrected mean",
    Symbol("m", hat=True),
    "running mean of gradients, corrected for having started at zero",
    Role.DIRECTION,
    notebook=Symbol("v", hat=True),
)
MOMENTUM = Meaning(
    "momentum",
    Symbol("p"),
    "momentum, a fading sum of gradients and no mean",
    Role.DIRECTION,
    notebook=Symbol("v"),
)

MEMORY_OF_SQUARES = Meaning(
    "memory of squares",
    Symbol("β", "2"),
    "memory of squares, the part of them that is kept at each step",
    Role.MEMORY_OF_SQUARES,
    notebook=Symbol("β"),
)
SQUARES = Meaning("squares", Symbol("v"), "mean or sum of squared gradients", Role.SQUARES)
CORRECTED_SQUARES = Meaning(
    "corrected squares",
    Symbol("v", hat=True),
    "running mean of squared gradients, corrected for having started at zero",
    Role.SQUARES,
)
LARGEST_SQUARES = Meaning("largest squares", Symbol("v", "max"), "largest mean of squares so far", Role.SQUARES)
DIVISOR = Meaning("divisor", Symbol("ξ"), "root of the squares, which the gradient is divided by", Role.SQUARES)
UNSCALED = Meaning(
    "unscaled direction", Symbol("Q"), "what is remembered of scaled gradients, times their divisor", Role.DIRECTION
)
LARGEST_SIZE = Meaning("largest size", Symbol("u"), "largest recent size of the gradient, which fades", Role.SQUARES)
FLOOR = Meaning("floor", Symbol("ε"), "keeps what the rate is divided by from zero", Role.FLOOR)

WEIGHT_DECAY = Meaning("weight decay", Symbol("ω"), "decoupled weight decay, the pull to zero beside the step")
L2_PENALTY = Meaning("L2 penalty", Symbol("l", "2"), "L2 penalty, the pull to zero within the gradient")
CLIP_VALUE = Meaning("clip by value", Symbol("c"), "the size at which either part of the gradient is clipped")
CLIP_NORM = Meaning("clip by length", Symbol("C"), "the length at which the gradient is clipped")
SCHEDULE_STEPS = Meaning("steps of the schedule", Symbol("T"), "how many steps the schedule has")
SCHEDULE_FACTOR = Meaning("factor of the schedule", Symbol("γ"), "by what the schedule lowers the rate")
SCHEDULE_NOW = Meaning("schedule", Symbol("s"), "the factor that the schedule has come to")


def altered_gradient(times: int) -> Meaning:
    """g′, g′′, g′′′: the gradient once wrappers have altered it so many times."""
    symbol, sentence = Symbol("g" + "′" * times), "gradient, clipped or with a penalty" + ", once more" * (times - 1)
    return Meaning("altered gradient" + ", once more" * (times - 1), symbol, sentence, Role.GRADIENT)
