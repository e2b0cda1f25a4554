"""The figures of lesson 4."""

import math

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import (
    farthest_at_one_step,
    farthest_from_path,
    first_below,
    less,
    loss,
    position,
    rate,
)
from tests.lessons.shipped.measuring import border, computed, covered, crossed, other

_RMSPROP = "rmsprop:learning_rate=0.1"
_CORRECTED = "adam:learning_rate=0.1,beta1=0,beta2="

FIGURES = {
    "One line changed": (
        Figure("15", crossed(0, 0, 6.0)),
        Figure("23", crossed(1, 0, 6.0)),
        Figure("143", first_below(1, 0.1)),
        Figure("3724", first_below(0, 0.1)),
        Figure("0.0013", rate(0, 50, 0)),
        Figure("0.0043", rate(1, 50, 0)),
    ),
    "The bill for the wall": (
        Figure("0.0043", other(rate(0, 50, 0), surface="wall")),
        Figure("0.0478", other(rate(0, 100, 0), surface="wall")),
        Figure("0.135", other(rate(0, 143, 0), surface="wall")),
        Figure("2478", first_below(1, 0.1), off=2),
        Figure("1309", other(first_below(0, 0.1), "adagrad:learning_rate=0.9", surface="wall"), off=2),
        Figure("155", first_below(0, 0.1)),
        Figure("143", other(first_below(0, 0.1), surface="wall")),
        Figure("133", other(first_below(0, 0.1), surface="wall:height=50")),
        Figure("87", computed(lambda: 2 * math.log(100) / math.log(1 / 0.9))),
        Figure("13", computed(lambda: 2 * math.log(2) / math.log(1 / 0.9))),
    ),
    "The same curve, another clock": (
        Figure("2.84", position(0, 25, 0)),
        Figure("−0.01", position(0, 25, 1)),
        Figure("5.83", position(1, 25, 0)),
        Figure("−0.47", position(1, 25, 1)),
        Figure("0.10", farthest_from_path(1, 0)),
        Figure("3.03", farthest_at_one_step(1, 0)),
    ),
    "Who arrives?": (
        Figure("3.03", farthest_at_one_step(1, 0)),
        Figure("0.087", covered(1, 0.5)),
        Figure("0.032", covered(0, 0.5)),
        Figure("0.006", loss(0, 100)),
        Figure("0.013", loss(1, 100)),
        Figure("93", first_below(0, 0.01)),
        Figure("102", first_below(1, 0.01)),
        Figure("1.6e−8", loss(0, 300)),
        Figure("0.01275", loss(1, 300)),
    ),
    "The first steps of a long memory": (
        Figure("0.141", less(position(0, 1, 1), -3)),
        Figure("0.316", less(position(1, 1, 1), -3)),
        Figure("1.00", less(position(2, 1, 1), -3)),
        Figure("1.0", less(position(2, 1, 1), -3)),
        Figure("3.16", less(position(3, 1, 1), -3)),
        Figure("3.2", less(position(3, 1, 1), -3)),
        Figure("11", first_below(3, 0.01)),
        Figure("66", first_below(2, 0.01)),
        Figure("102", first_below(1, 0.01)),
        Figure("111", other(first_below(0, 0.01), _CORRECTED + "0.9")),
        Figure("169", other(first_below(0, 0.01), _CORRECTED + "0.99", steps=200)),
        Figure("184", other(first_below(0, 0.01), _CORRECTED + "0.999", steps=200)),
    ),
    "How long is long?": (
        Figure("143", first_below(0, 0.1)),
        Figure("0.7", border(0.7, 0.75, _RMSPROP + ",beta={}", first_below(0, 0.1), 100)),
        Figure("111", other(first_below(0, 0.1), _RMSPROP + ",beta=0.8")),
        Figure("375", other(first_below(0, 0.1), _RMSPROP + ",beta=0.99")),
    ),
    "The same goal, another knob": (
        Figure("0.201", border(0.201, 0.2, "rmsprop:learning_rate={}", first_below(0, 0.1), 100)),
        Figure("1.275", computed(5.1 / 4)),
        Figure("0.052", computed(5.1 * 0.201**2 / 4)),
        Figure("0.01275", other(loss(0, 300), _RMSPROP, surface="quadratic", start=(9.0, -3.0))),
        Figure("0.052", other(loss(0, 300), "rmsprop:learning_rate=0.201", surface="quadratic", start=(9.0, -3.0))),
    ),
}
