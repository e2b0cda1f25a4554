"""DoG."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Length, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter

_START = Meaning("start", Symbol("x", "0"), "the point that the run has started from")
_DISTANCE = Meaning("distance", Symbol("D", "t"), "distance from the start")
_REACH = Meaning(
    "largest distance",
    Symbol("D", "max"),
    "largest distance from the start so far, which the rate is made of",
    Role.RATE,
)
_FIRST = Meaning("first distance", Symbol("D", "0"), "distance that is taken for granted, what the first step goes")
_LENGTH = Meaning("length that counts", Symbol("U"), "length of the whole gradient, clipped or not", Role.GRADIENT)
_LENGTHS = Meaning("squared lengths", Symbol("G"), "sum of the squared lengths of all gradients", Role.SQUARES)


@dataclass(frozen=True)
class DoG(UpdateRule):
    """Distance over gradients: the rate is the largest distance from the start by the root of all squared lengths.

    Without the averaging of its points. The learning rate is a factor that is 1; the first distance may be as small as
    one likes, only that a run takes longer then to find out how far it may go.
    """

    name = "dog"
    title = "DoG"
    family = Family.FINDS_RATE
    sources = (
        Publication(
            "Ivgi, Hinder and Carmon",
            "DoG is SGD’s Best Friend: A Parameter-Free Dynamic Step Size Schedule",
            2023,
            "International Conference on Machine Learning",
            "https://arxiv.org/abs/2302.12022",
        ),
    )
    idea = (
        "No rate to choose: the farther it has come from its start, the longer its steps; large gradients shorten them."
    )
    accumulators = {
        "start": Quantity(_START, "start", Kind.OTHER),
        "reach": Quantity(_REACH, "largest distance", Kind.POSITIVE, initial="first"),
        "lengths_squared": Quantity(_LENGTHS, "sum of squared lengths", Kind.SQUARES),
    }
    lengths = {
        "distance": Length("where(t > 1, x - start, 0)", Quantity(_DISTANCE, "distance", Kind.POSITIVE)),
        "length": Length("g", Quantity(_LENGTH, "length of the gradient", Kind.SIZES)),
    }

    learning_rate: float = learning_rate(1.0, "factor of the rate it finds")
    first: float = hyperparameter(_FIRST, "first distance", 0.1, 1e-6, 10.0, "log")
    epsilon: float = epsilon()

    def equations(self) -> tuple[str, ...]:
        return (
            "start = where(t > 1, start, x)",
            "reach = maximum(reach, distance)",
            "lengths_squared = lengths_squared + length**2",
            "rate = learning_rate * reach / sqrt(lengths_squared + epsilon)",
            "direction = g",
        )

    def bound(self, kept: float) -> float:
        return 1 + kept
