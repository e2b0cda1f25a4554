"""The figures of lesson 1."""

import math

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import away, first_below, first_within, position
from tests.lessons.shipped.measuring import border, computed, gradient, moved, other

_ONE = "gradient_descent:learning_rate="
_HUNDREDTH = math.hypot(9, 3) / 100

FIGURES = {
    "Downhill is not there": (
        Figure("8.91", position(0, 1, 0)),
        Figure("−1.50", position(0, 1, 1)),
        Figure("−0.09", moved(0, 1, 0)),
        Figure("1.50", moved(0, 1, 1)),
        Figure("1.8", gradient(0, 1, 0)),
        Figure("−30", gradient(0, 1, 1)),
        Figure("68", computed(lambda: math.degrees(math.atan2(3, -9) - math.atan2(30, -1.8)))),
    ),
    "One factor for each axis": (
        Figure("1024", computed(2**10)),
        Figure("8.14", position(0, 10, 0)),
        Figure("4.50", position(0, 69, 0)),
        Figure("0.4998", computed(0.99**69)),
        Figure("0.90", computed(0.99**10)),
        Figure("0.99", computed(1 - 0.05 * 0.2)),
        Figure("0.5", computed(1 - 0.05 * 10)),
        Figure("69", computed(lambda: math.log(0.5) / math.log(0.99))),
        Figure("334", first_below(0, 0.01)),
    ),
    "Three rates, three fates": (
        Figure("2.70", position(0, 1, 1)),
        Figure("3.00", position(1, 1, 1)),
        Figure("3.30", position(2, 1, 1)),
        Figure("−8e−5", position(0, 100, 1)),
        Figure("−3", position(1, 100, 1)),
        Figure("−41,342", position(2, 100, 1), off=1),
        Figure("87", first_below(0, 0.01)),
        Figure("13,781", computed(1.1**100)),
        Figure("−0.9", computed(1 - 10 * 0.19)),
        Figure("−1.1", computed(1 - 10 * 0.21)),
    ),
    "Nearly too much is best": (
        Figure("334", other(first_below(0, 0.01), _ONE + "0.05", steps=400)),
        Figure("166", other(first_below(0, 0.01), _ONE + "0.1")),
        Figure("86", other(first_below(0, 0.01), _ONE + "0.192")),
        Figure("106", other(first_below(0, 0.01), _ONE + "0.196")),
        Figure("0.183", border(0.183, 0.182, _ONE + "{}", first_below(0, 0.01), 90)),
        Figure("0.194", border(0.194, 0.195, _ONE + "{}", first_below(0, 0.01), 90)),
        Figure("0.199", border(0.198, 0.199, _ONE + "{}", first_below(0, 0.01), 300), off=0.0011),
    ),
    "Only the ratio counts": (
        Figure("116", first_within(0, _HUNDREDTH)),
        Figure("0.095", computed(_HUNDREDTH)),
        Figure("50", computed(10 / 0.2)),
        Figure(
            "2300",
            other(
                first_within(0, _HUNDREDTH),
                _ONE + repr(2 / 10.01),
                surface="quadratic:kappa=1000",
                start=(9.0, -3.0),
                steps=3000,
            ),
            off=5,
        ),
        Figure(
            "23",
            other(
                first_within(0, _HUNDREDTH),
                _ONE + repr(2 / 11),
                surface="quadratic:kappa=10",
                start=(9.0, -3.0),
                steps=50,
            ),
        ),
    ),
    "A thousand to one": (
        Figure("7.5", away(0, 116)),
        Figure("2303", first_within(0, _HUNDREDTH)),
    ),
    "Turn it": (
        Figure("68", first_within(0, 1.0)),
        Figure("68", other(first_within(0, 1.0), surface="quadratic", start=(9.0, -3.0))),
    ),
    "Build your own": (),
}
