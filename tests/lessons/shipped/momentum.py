"""The figures of lesson 2."""

import math

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import (
    arrival,
    first_below,
    highest,
    less,
    position,
    settling,
    stays_below,
    turns,
)
from tests.lessons.shipped.measuring import border, computed, first_above, other, times

_EWMA = "ewma_momentum:learning_rate="

FIGURES = {
    "Will it cross the floor?": (
        Figure("8", first_above(1, 1, 0.0)),
        Figure("−0.030", position(1, 7, 1)),
        Figure("0.742", position(1, 14, 1)),
        Figure("0.742", highest(1, 1)),
        Figure("0.8", computed(1 - 10 * 0.02)),
    ),
    "Who speaks": (
        Figure("0.349", computed(0.9**10)),
        Figure("6.6", computed(lambda: math.log(0.5) / math.log(0.9))),
        Figure("65", computed(100 * (1 - 0.9**10))),
        Figure("69", computed(lambda: math.log(0.5) / math.log(0.99))),
    ),
    "Longer memory": (
        Figure("11", turns(1, 1, 100)),
        Figure("6", turns(2, 1, 100)),
        Figure("25", turns(0, 1, 100)),
        Figure("59.8", times(highest(1, 1), 100 / 3)),
        Figure("66.0", times(highest(2, 1), 100 / 3)),
        Figure("33.3", times(highest(0, 1), 100 / 3)),
        Figure("72", first_below(2, 0.01)),
        Figure("132", stays_below(1, 0.01)),
        Figure("163", stays_below(0, 0.01)),
        Figure("626", stays_below(2, 0.01)),
    ),
    "The correction": (
        Figure("8.98", position(1, 1, 0)),
        Figure("−2.70", position(1, 1, 1)),
        Figure("−0.018", less(position(1, 1, 0), 9)),
        Figure("0.30", less(position(1, 1, 1), -3)),
    ),
    "Six steps late": (
        Figure("0.00", position(0, 1, 1)),
        Figure("−2.70", position(1, 1, 1)),
        Figure("1.793", position(0, 3, 1)),
        Figure("1.793", highest(0, 1)),
        Figure("1.811", position(1, 9, 1)),
        Figure("1.811", highest(1, 1)),
        Figure("140", first_below(1, 0.01)),
        Figure("132", first_below(0, 0.01)),
    ),
    "A sudden change": (
        Figure("22", arrival(1, 200, 0.5)),
        Figure("26", arrival(0, 200, 0.5)),
        Figure("26", settling(0, 200, 0.5)),
        Figure("49", settling(1, 200, 0.5)),
        Figure("0.92", less(highest(1, 0), 3.0)),
    ),
    "Find a better habit": (
        Figure("132", stays_below(0, 0.01)),
        Figure("0.37", border(0.37, 0.36, _EWMA + "{},beta=0.5", stays_below(0, 0.01), 40)),
        Figure("0.58", border(0.58, 0.59, _EWMA + "{},beta=0.5", stays_below(0, 0.01), 40)),
        Figure("0.36", border(0.36, 0.35, _EWMA + "{},beta=0.6", stays_below(0, 0.01), 40)),
        Figure("0.75", border(0.75, 0.76, _EWMA + "{},beta=0.6", stays_below(0, 0.01), 40)),
        Figure("70", other(stays_below(0, 0.01), _EWMA + "0.18,beta=0.9")),
        Figure("26", other(stays_below(0, 0.01), _EWMA + "0.55,beta=0.55")),
    ),
}
