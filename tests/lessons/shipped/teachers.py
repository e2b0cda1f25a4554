"""The figures of the pages for teachers, each measured from the first scene of its lesson."""

from collections.abc import Mapping

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import away, farthest_at_one_step, first_below, loss, position, size
from tests.lessons.shipped.measuring import border, computed, other

_GAP = farthest_at_one_step(1, 0)
_EWMA, _ADAGRAD = "ewma_momentum:learning_rate={}", "adagrad:learning_rate=0.9"


def _morphed(beta: float) -> tuple[str, str]:
    """AdaGrad, and RMSProp whose first steps are about as long as its."""
    return _ADAGRAD, f"rmsprop:beta={beta},learning_rate={0.9 * (1 - beta) ** 0.5!r}"


TEACHERS: Mapping[str, tuple[Figure, ...]] = {
    "01-bowl": (Figure("−151.5", computed(-3 * 1.04**100)), Figure("−0.05", computed(-3 * 0.96**100))),
    "02-momentum": (
        Figure("166", other(first_below(0, 0.01), "gradient_descent:learning_rate=0.1", steps=200)),
        Figure("0.2", computed(2 / 10)),
        Figure("0.6", computed(2 * 1.5 / 0.5 / 10)),
        Figure("3.8", computed(2 * 1.9 / 0.1 / 10)),
        Figure("3.6", border(3.6, 4.0, _EWMA, size(position(0, 500, 1)), 1e4, steps=500)),
    ),
    "03-adagrad": (
        Figure("93", other(first_below(0, 0.01), _ADAGRAD, steps=150)),
        Figure("102", other(first_below(0, 0.01), "rmsprop:learning_rate=0.1", steps=150)),
        Figure("1.5", border(1.5, 1.4, "adagrad:learning_rate={}", away(0, 900), 0.5, surface="jumps", steps=1000)),
        Figure(
            "1.4", border(1.5, 1.4, "adagrad:learning_rate={}", away(0, 900), 0.5, surface="jumps", steps=1000), 0.11
        ),
    ),
    "06-edge": (Figure("0.01275", loss(0, 300)),),
    "09-build": tuple(
        Figure(printed, other(_GAP, *_morphed(beta), surface="quadratic", steps=100))
        for beta, printed in ((0.9, "1.50"), (0.99, "0.208"), (0.999, "0.0217"), (0.9999, "0.0022"))
    ),
}

MENTIONED: Mapping[str, set[float]] = {
    "02-momentum": {500.0},
    "03-adagrad": {0.05},
    "07-limits": {-1.5},
    "08-adam": {2e-4},
    "09-build": {0.99, 0.999, 0.9999},
    "10-forgetting": {2022.0},
}
"""Settings, steps, a year, and the end of a range that is too chaotic to be measured."""
