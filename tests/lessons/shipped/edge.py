"""The figures of lesson 6."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import first_below, highest_loss, loss, position, rate
from tests.lessons.shipped.measuring import above, border, computed, other

_RMSPROP = "rmsprop:learning_rate="

FIGURES = {
    "Is it done?": (
        Figure("0.01275", loss(0, 300)),
        Figure("0.01275", loss(0, 1500)),
    ),
    "The last two points": (
        Figure("−0.0496", position(0, 300, 0)),
        Figure("0.0500", position(0, 300, 1)),
        Figure("0.0495", position(0, 301, 0)),
        Figure("−0.0500", position(0, 301, 1)),
    ),
    "Both axes, whatever λ": (
        Figure("10", rate(0, 600, 0)),
        Figure("9.99", rate(0, 300, 0)),
        Figure("0.200", rate(0, 300, 1)),
        Figure("0.01275", computed(5.1 * 0.1**2 / 4)),
    ),
    "Twice η": (
        Figure("0.003187", loss(0, 600), off=1e-6),
        Figure("0.01275", loss(1, 600)),
        Figure("0.0510", loss(2, 600)),
        Figure("5.1", computed((0.2 + 10) / 2)),
        Figure("0.0510", computed(5.1 * 0.2**2 / 4)),
    ),
    "Cures": (
        Figure("0.0120", loss(1, 500)),
        Figure("2.3e−4", loss(2, 500)),
        Figure("5e−8", loss(3, 500)),
        Figure("2e−18", loss(4, 500), off=2e-17),
        Figure("2e−32", loss(5, 500), off=2e-31),
        Figure("9.99", rate(2, 500, 0)),
        Figure("0.200", rate(2, 500, 1)),
    ),
    "The non-cure": (
        Figure("139", first_below(0, 1e-6)),
        Figure("0.1", above(0.1, highest_loss(0, 139, 1000))),
        Figure("249", other(first_below(0, 1e-6), "adam:learning_rate=0.1")),
    ),
    "Rest below a thousandth": (
        Figure("0.028", border(0.028, 0.029, _RMSPROP + "{}", highest_loss(0, 1400, 1500), 0.001)),
        Figure("330", other(first_below(0, 0.01), _RMSPROP + "0.028")),
        Figure("102", first_below(0, 0.01)),
    ),
    "A bowl that you have not seen": (
        Figure("0.0075", loss(0, 600)),
        Figure("0.0075", computed((2 + 4) / 2 * 0.05**2)),
        Figure("0.03", computed((2 + 4) / 2 * 0.1**2)),
        Figure("0.015", computed((2 + 4) * 0.05**2)),
    ),
}
