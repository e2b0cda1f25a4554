"""The figures of lesson 3."""

import math

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import arrival, first_below, first_near, loss, position, rate, size
from tests.lessons.shipped.measuring import computed, crossed, gradient, moved, other, squares

_ADAGRAD = "adagrad:learning_rate="

FIGURES = {
    "The first step": (
        Figure("8.10", position(0, 1, 0)),
        Figure("−2.10", position(0, 1, 1)),
        Figure("1.8", gradient(0, 1, 0)),
        Figure("−30", gradient(0, 1, 1)),
        Figure("−0.90", moved(0, 1, 0)),
        Figure("0.90", moved(0, 1, 1)),
    ),
    "By hand": (
        Figure("3.24", computed(1.8**2)),
        Figure("900", computed(30**2)),
        Figure("0.5", rate(0, 1, 0)),
        Figure("0.03", rate(0, 1, 1)),
        Figure("8.10", position(0, 1, 0)),
        Figure("1.62", gradient(0, 2, 0)),
        Figure("2.6244", computed(1.62**2)),
        Figure("0.2", lambda paths: gradient(0, 2, 0)(paths) / position(0, 1, 0)(paths)),
        Figure("5.8644", squares(0, 2, 0)),
        Figure("0.3716", rate(0, 2, 0)),
        Figure("0.5556", computed(0.9 / 1.62)),
        Figure("0.1535", computed(0.9 / 5.8644)),
        Figure("7.498", position(0, 2, 0)),
        Figure("−1.584", position(0, 2, 1)),
        Figure("−21", gradient(0, 2, 1)),
    ),
    "Does it stall here?": (
        Figure("0.5", rate(0, 1, 0)),
        Figure("0.158", rate(0, 1000, 0)),
        Figure("0.158", rate(0, 300, 0)),
        Figure("32.5", squares(0, 1000, 0)),
        Figure("93", first_below(0, 0.01)),
        Figure("1.6e−8", loss(0, 300)),
    ),
    "The wall": (
        Figure("101", gradient(0, 1, 0), off=0.5),
        Figure("6", crossed(0, 0, 6.0)),
        Figure("4.70", position(0, 50, 0)),
        Figure("4.7", position(0, 50, 0)),
        Figure("0.0038", rate(0, 50, 0)),
        Figure("0.0038", rate(0, 1000, 0)),
        Figure("1309", first_below(0, 0.1), off=2),
        Figure("1300", first_below(0, 0.1), off=11),
        Figure("494", first_below(1, 0.1)),
    ),
    "Not dead, slow": (
        Figure("16.7", size(position(0, 100, 0))),
        Figure("34.7", size(position(0, 400, 0))),
        Figure("0.045", size(moved(0, 400, 0))),
        Figure("55.6", size(position(0, 1000, 0))),
        Figure("57", computed(2 * 0.9 * math.sqrt(1000))),
        Figure("178.7", size(position(0, 10_000, 0))),
        Figure("66.9", computed(4 * 16.73), off=0.05),
    ),
    "Lost": (
        Figure("33", arrival(0, 0, 0.5)),
        Figure("61", arrival(0, 100, 0.5)),
        Figure("88", arrival(0, 200, 0.5)),
        Figure("5", other(arrival(0, 0, 0.5), _ADAGRAD + "3", steps=2000)),
        Figure("55", other(arrival(0, 1900, 0.5), _ADAGRAD + "3", steps=2000)),
    ),
    "What it is for": (
        Figure("26", first_near(0, 0, 0.5)),
        Figure("22", first_near(1, 0, 0.5)),
        Figure("440", first_near(1, 1, 0.5)),
        Figure("9020", first_near(0, 1, 0.5)),
        Figure("0.088", rate(1, 440, 0)),
        Figure("0.089", rate(1, 440, 1)),
    ),
    "How high may a wall be?": (
        Figure("1309", first_below(0, 0.1), off=2),
        Figure("153", computed(100 * 2000 / 1309)),
        Figure("2017", other(first_below(0, 0.1), surface="wall:height=160"), off=2),
        Figure("1901", other(first_below(0, 0.1), surface="wall:height=150"), off=2),
    ),
}
