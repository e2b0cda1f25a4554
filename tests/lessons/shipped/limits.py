"""The figures of lesson 7."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import (
    first_below,
    first_within,
    held_out,
    highest_loss,
    over_settings,
    pace,
    pace_regained,
    position,
    rate,
    size,
)
from tests.lessons.shipped.measuring import better_rows, border, computed, other

_RMSPROP = "rmsprop:learning_rate="
_TREES = range(1, 32)
_LOGARITHMIC = ("gradient_descent:learning_rate=0.1", "rmsprop:learning_rate=0.05,schedule=inverse_sqrt")
_TURNED = (8.48528137423857, 4.242640687119286)

FIGURES = {
    "No momentum": (
        Figure("208", first_below(1, 0.005)),
        Figure("1139", first_below(3, 0.005)),
        Figure("1340", first_below(2, 0.005), off=8),
        Figure("1373", first_below(0, 0.005)),
    ),
    "The contrary": (
        Figure("1.00", size(position(0, 1000, 0))),
        Figure("0.99", size(position(1, 1000, 0))),
        Figure("100.9", size(position(2, 1000, 0))),
    ),
    "Turned": (
        Figure("87", first_within(0, 1.0)),
        Figure("87", other(first_within(0, 1.0), surface="quadratic", start=(9.0, -3.0))),
        Figure("115", other(first_within(0, 1.0), surface="quadratic:angle=45", start=_TURNED)),
        Figure("1170", other(first_within(0, 1.0), surface="quadratic:kappa=1000,angle=45", start=_TURNED), off=60),
        Figure("1200", other(first_within(0, 1.0), surface="quadratic:kappa=1000,angle=45", start=_TURNED), off=60),
    ),
    "Turned by 45°": (
        Figure("0.200", rate(0, 500, 0), off=0.003),
        Figure("0.200", rate(0, 500, 1), off=0.003),
        Figure("1170", first_within(0, 1.0), off=60),
    ),
    "Sensitive": (
        Figure("0.034", border(0.034, 0.033, _RMSPROP + "{}", highest_loss(0, 281, 300), 0.01)),
        Figure("0.088", border(0.088, 0.089, _RMSPROP + "{}", highest_loss(0, 281, 300), 0.01)),
    ),
    "One-sided": (
        Figure("0.0105", pace(0, 101, 0, 0.1)),
        Figure("77", pace_regained(0, 100, 0, 0.1)),
        Figure("0.0004", computed(4e-4)),
    ),
    "The other side": (
        Figure("3.16", pace(0, 101, 0, 0.1)),
        Figure("3", pace_regained(0, 100, 0, 0.1)),
        Figure("0.0105", other(pace(0, 101, 0, 0.1), surface="slope_change:scale=0.01")),
    ),
    "One datum, two answers": (
        Figure("1", position(0, 5000, 0)),
        Figure("2.5", position(1, 5000, 0)),
        Figure("2.5", position(1, 5000, 1)),
        Figure("2.5", position(2, 5000, 1)),
    ),
    "Real trees": (
        Figure("0.442", over_settings("row", _TREES, held_out(0, 1000))),
        Figure("0.645", over_settings("row", _TREES, held_out(1, 1000))),
        Figure("0.663", over_settings("row", _TREES, held_out(2, 1000))),
    ),
    "The same trees in inches and feet": (
        Figure("428.4", over_settings("row", _TREES, held_out(0, 400))),
        Figure("0", better_rows(0, 1, 400, 31)),
        Figure("24", other(better_rows(0, 1, 1000, 31), *_LOGARITHMIC, surface="one_tree", steps=1000)),
        Figure("388.8", over_settings("row", _TREES, held_out(1, 400))),
    ),
    "Choose your own": (),
}
