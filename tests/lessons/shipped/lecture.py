"""The figures of the lecture."""

import math

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import (
    farthest_at_one_step,
    farthest_from_path,
    first_below,
    highest,
    highest_loss,
    loss,
    position,
    rate,
    size,
    turns,
)
from tests.lessons.shipped.measuring import border, computed, covered, gradient, moved, other, times

_NOTEBOOK = {"surface": "quadratic", "start": (9.0, -3.0), "steps": 300}

FIGURES = {
    "1 · Downhill is not there": (
        Figure("−0.09", moved(0, 1, 0)),
        Figure("1.50", moved(0, 1, 1)),
        Figure("68", computed(lambda: math.degrees(math.atan2(30, -1.8) - math.atan2(3, -9)) * -1)),
        Figure("1.8", gradient(0, 1, 0)),
        Figure("−30", gradient(0, 1, 1)),
    ),
    "2 · Three rates, three fates": (
        Figure("2.70", position(0, 1, 1)),
        Figure("3.00", position(1, 1, 1)),
        Figure("3.30", position(2, 1, 1)),
        Figure("−1.05", position(0, 10, 1)),
        Figure("−7.78", position(2, 10, 1)),
        Figure("−8e−5", position(0, 100, 1)),
        Figure("−41,342", position(2, 100, 1), off=1),
        Figure("87", first_below(0, 0.01)),
    ),
    "3 · Momentum remembers, and overshoots": (
        Figure("0.00", position(0, 1, 1)),
        Figure("1.79", position(0, 3, 1)),
        Figure("1.79", highest(0, 1)),
        Figure("60", times(highest(0, 1), 100 / 3)),
        Figure("132", first_below(0, 0.01)),
        Figure("11", turns(0, 1, 100)),
        Figure("166", other(first_below(0, 0.01), "gradient_descent:learning_rate=0.1", steps=200)),
    ),
    "4 · AdaGrad: a rate for each parameter": (
        Figure("1.8", gradient(0, 1, 0)),
        Figure("−30", gradient(0, 1, 1)),
        Figure("−0.90", moved(0, 1, 0)),
        Figure("0.90", moved(0, 1, 1)),
        Figure("93", first_below(0, 0.01)),
        Figure("1.6e−8", loss(0, 300)),
        Figure("0.158", rate(0, 300, 0)),
    ),
    "5 · The wall": (
        Figure("4.70", position(0, 50, 0)),
        Figure("4.7", position(0, 50, 0)),
        Figure("0.0038", rate(0, 50, 0)),
        Figure("1309", first_below(0, 0.1), off=2),
        Figure("101", gradient(0, 1, 0), off=0.5),
    ),
    "6 · One line changed": (
        Figure("0.0013", rate(0, 50, 0)),
        Figure("0.0043", rate(1, 50, 0)),
        Figure("143", first_below(1, 0.1)),
        Figure("3724", first_below(0, 0.1)),
        Figure("87", computed(lambda: 2 * math.log(100) / math.log(1 / 0.9))),
    ),
    "7 · The same curve, another clock": (
        Figure("0.10", other(farthest_from_path(2, 1), steps=100)),
        Figure("3.03", farthest_at_one_step(2, 1)),
        Figure("0.087", covered(2, 0.5)),
        Figure("0.032", covered(1, 0.5)),
        Figure("0.006", loss(1, 100)),
        Figure("0.013", loss(2, 100)),
        Figure("0.053", loss(0, 100)),
        Figure("1.6e−8", loss(1, 300)),
        Figure("0.01275", loss(2, 300)),
    ),
    "8 · It never rests": (
        Figure("−0.0496", position(0, 300, 0)),
        Figure("0.0500", position(0, 300, 1)),
        Figure("0.0495", position(0, 301, 0)),
        Figure("−0.0500", position(0, 301, 1)),
        Figure("10.0", rate(0, 600, 0)),
        Figure("0.200", rate(0, 600, 1)),
        Figure("0.01275", loss(0, 600)),
        Figure("0.01275", computed(5.1 * 0.1**2 / 4)),
    ),
    "9 · Where momentum wins": (
        Figure("208", first_below(1, 0.005)),
        Figure("1139", first_below(3, 0.005)),
        Figure("1340", first_below(2, 0.005), off=8),
        Figure("1373", first_below(0, 0.005)),
        Figure(
            "100.9",
            other(size(position(0, 1000, 0)), "rmsprop:learning_rate=0.1", surface="slope:slope=0.01", steps=1000),
        ),
        Figure(
            "0.99",
            other(size(position(0, 1000, 0)), "momentum:learning_rate=0.01", surface="slope:slope=0.01", steps=1000),
        ),
        Figure("0.034", border(0.034, 0.033, "rmsprop:learning_rate={}", highest_loss(0, 281, 300), 0.01, **_NOTEBOOK)),
        Figure("0.088", border(0.088, 0.089, "rmsprop:learning_rate={}", highest_loss(0, 281, 300), 0.01, **_NOTEBOOK)),
    ),
    "10 · Adam: both, and its price": (
        Figure("143", first_below(0, 0.1)),
        Figure("135", first_below(1, 0.1)),
        Figure("1016", first_below(2, 0.1)),
        Figure("155", other(first_below(0, 0.1), "rmsprop:learning_rate=0.1", surface="wall:height=200", steps=300)),
    ),
}
