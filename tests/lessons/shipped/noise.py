"""The figures of lesson 11."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import arrival, mean_loss_above, mean_tracking_error
from rmsprop_gui.examples.seeds import spread
from tests.lessons.shipped.measuring import border, computed, lowest, other

_LAST = mean_tracking_error(0, 1501, 2000)
_RMSPROP = "rmsprop:learning_rate="

FIGURES = {
    "Drift": (
        Figure("0.500", mean_tracking_error(0, 1501, 2000)),
        Figure("1.89", mean_tracking_error(1, 1501, 2000)),
        Figure("0.068", mean_tracking_error(2, 1501, 2000)),
        Figure("0.5", computed(0.05 / 0.1)),
        Figure("150", other(mean_tracking_error(0, 9501, 10_000), "adagrad:learning_rate=0.9", steps=10_000)),
    ),
    "The speed limit": (
        Figure("1.20", mean_tracking_error(0, 1501, 2000)),
        Figure("33.7", mean_tracking_error(1, 1501, 2000)),
        Figure("0.02", computed(0.12 - 0.1)),
    ),
    "Under the limit": (
        Figure("0.089", other(_LAST, _RMSPROP + "0.13")),
        Figure("0.101", other(_LAST, _RMSPROP + "0.15")),
        Figure("0.136", other(_LAST, _RMSPROP + "0.2")),
    ),
    "Round and round": (
        Figure("1.64", _LAST),
        Figure("0.059", other(_LAST, _RMSPROP + "0.09")),
        Figure("0.065", other(_LAST, _RMSPROP + "0.1")),
        Figure("0.137", other(_LAST, _RMSPROP + "0.2")),
        Figure("0.094", computed(2 * 3.14159265 / 200 * 3)),
    ),
    "Jumps": (
        Figure("33", arrival(0, 0, 0.5)),
        Figure("63", arrival(1, 0, 0.5)),
        Figure("63", arrival(1, 400, 0.5)),
        Figure("88", arrival(0, 200, 0.5)),
    ),
    "Noise": (
        Figure("0.229", spread(0, 1001, 2000)),
        Figure("0.223", spread(1, 1001, 2000)),
        Figure("0.023", other(spread(0, 1001, 2000), noise=0.1)),
        Figure("0.078", other(spread(1, 1001, 2000), noise=0.1)),
    ),
    "Little noise": (
        Figure("0.0229", spread(0, 1001, 2000)),
        Figure("0.078", spread(1, 1001, 2000)),
        Figure("2.29", other(spread(0, 1001, 2000), noise=10.0)),
        Figure("0.70", other(spread(1, 1001, 2000), noise=10.0)),
        Figure("3.4", lambda paths: spread(1, 1001, 2000)(paths) / spread(0, 1001, 2000)(paths)),
    ),
    "Does the memory calm?": tuple(
        Figure(printed, spread(run, 3001, 4000)) for run, printed in enumerate(("0.219", "0.221", "0.224", "0.227"))
    ),
    "One point at a time": (
        Figure("0.0644", lowest),
        Figure("0.0124", mean_loss_above(0, 1501, 2000)),
        Figure("0.02", border(0.02, 0.01, _RMSPROP + "{}", mean_loss_above(0, 481, 520), 0.0745 - 0.06437)),
        Figure("0.03", border(0.03, 0.05, _RMSPROP + "{}", mean_loss_above(0, 1501, 2000), 0.0675 - 0.06437)),
    ),
}
