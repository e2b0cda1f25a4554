"""The figures of lesson 8."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import (
    first_below,
    highest_loss,
    less,
    loss,
    mean_tracking_error,
    position,
    stays_below,
)
from tests.lessons.shipped.measuring import border

_ADAM = "adam:learning_rate=0.1,beta2={}"
_CIRCLE = {"surface": "circle", "steps": 2000}

FIGURES = {
    "The correction only": (
        Figure("0.01275", loss(0, 500)),
        Figure("0.01275", loss(1, 500)),
        Figure("0.316", less(position(0, 1, 1), -3)),
        Figure("0.100", less(position(1, 1, 1), -3)),
        Figure("102", first_below(0, 0.01)),
        Figure("111", first_below(1, 0.01)),
    ),
    "A smoothed direction": (
        Figure("0.01275", loss(0, 500)),
        Figure("3e−5", loss(1, 500), off=2e-4),
    ),
    "The long memory": (
        Figure("0.0169", loss(0, 100)),
        Figure("0.243", loss(1, 100)),
        Figure("114", stays_below(0, 0.01)),
        Figure("154", stays_below(1, 0.01)),
        Figure("2e−18", loss(1, 500), off=2e-17),
    ),
    "The wall again": (
        Figure("143", first_below(3, 0.1)),
        Figure("1309", first_below(4, 0.1), off=2),
        Figure("135", first_below(0, 0.1)),
        Figure("539", first_below(1, 0.1)),
        Figure("1016", first_below(2, 0.1)),
    ),
    "Round and round": (
        Figure("0.065", mean_tracking_error(2, 1501, 2000)),
        Figure("0.629", mean_tracking_error(3, 1501, 2000)),
        Figure("0.903", mean_tracking_error(0, 1501, 2000)),
        Figure("2.70", mean_tracking_error(1, 1501, 2000)),
    ),
    "One memory for both": (),
    "And the bowl?": (
        Figure("9e−5", highest_loss(0, 450, 500), off=9e-5),
        Figure("0.97", border(0.98, 0.97, _ADAM, highest_loss(0, 450, 500), 1e-6), off=0.0101),
        Figure("0.98", border(0.98, 0.97, _ADAM, highest_loss(0, 450, 500), 1e-6)),
        Figure("0.99", border(0.99, 0.993, _ADAM, mean_tracking_error(0, 1501, 2000), 0.05, **_CIRCLE)),
        Figure("0.993", border(0.99, 0.993, _ADAM, mean_tracking_error(0, 1501, 2000), 0.05, **_CIRCLE), off=0.0031),
    ),
}
