"""The figures of lesson 5."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import first_below, loss, path_length, position, rate, ratio, size
from tests.lessons.shipped.measuring import border, computed, gradient, other

_EPSILON = "rmsprop:learning_rate=0.1,epsilon="

FIGURES = {
    "No difference": (
        Figure("0.4467", path_length(0, 1)),
        Figure("0.4472", path_length(1, 1)),
        Figure("0.004", lambda paths: 0.1**0.5 * abs(gradient(0, 1, 0)(paths)), off=0.001),
        Figure("15", first_below(0, 0.5)),
        Figure("15", first_below(1, 0.5)),
        Figure("0.0001", computed(1e-8**0.5)),
    ),
    "All the difference": (
        Figure("0.0093", path_length(0, 1)),
        Figure("0.445", path_length(1, 1)),
        Figure("48", ratio(path_length(1, 1), path_length(0, 1))),
        Figure("68", first_below(0, 0.5)),
        Figure("23", first_below(1, 0.5)),
    ),
    "Why": (
        Figure("5.6e−11", lambda paths: gradient(0, 1, 0)(paths) ** 2),
        Figure("5.6e−12", lambda paths: 0.1 * gradient(0, 1, 0)(paths) ** 2),
        Figure("1800", lambda paths: 1e-8 / (0.1 * gradient(0, 1, 0)(paths) ** 2), off=50),
        Figure("1000", rate(0, 1, 0), off=1),
        Figure("0.0001", computed(1e-8**0.5)),
        Figure("3e−4", computed((1e-8 / 0.1) ** 0.5)),
    ),
    "Translate": (Figure("0.0093", path_length(0, 1)),),
    "A brake": (
        Figure("0.0490", size(position(0, 3000, 1))),
        Figure("0.25", computed((0.1 * 10 / 2) ** 2)),
        Figure("0.0224", other(size(position(0, 3000, 1)), _EPSILON + "0.2")),
        Figure("2e−9", other(loss(0, 500), _EPSILON + "0.22"), off=1e-9),
        Figure("0.0015", other(loss(0, 1000), _EPSILON + "0.22")),
        Figure("0.1275", other(loss(0, 100), _EPSILON + "0.25")),
        Figure("0.0128", other(loss(0, 100), "rmsprop:learning_rate=0.1")),
        Figure("0.25", border(0.255, 0.24, _EPSILON + "{}", loss(0, 3000), 1e-4), off=0.006),
    ),
    "Compute, then try": (
        Figure("0.16", computed((0.2 * 4 / 2) ** 2)),
        Figure("0.00125", other(loss(0, 4000), "rmsprop:learning_rate=0.2,epsilon=0.15")),
    ),
}
