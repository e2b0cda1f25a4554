"""The figures of lesson 10."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import first_below, mean_position, position
from tests.lessons.shipped.measuring import computed, other

_RMSPROP = "rmsprop:learning_rate=0.1,beta="
_AMSGRAD = "adam:beta2=0.9,amsgrad=true,learning_rate="


def _settled() -> tuple[float, float, float]:
    """v when the 3 comes, at the first −1 and at the second, with β₂ = 0.1, after many rounds."""
    v = 0.0
    for _ in range(50):
        v = large = 0.1 * v + 0.9 * 9
        v = first = 0.1 * v + 0.9
        v = second = 0.1 * v + 0.9
    return large, first, second


_V = _settled()
_MOVES = (-3 / _V[0] ** 0.5, 1 / _V[1] ** 0.5, 1 / _V[2] ** 0.5)
_END = mean_position(0, 0, 9501, 10_000)

FIGURES = {
    "Three numbers": (
        Figure("−0.982", position(0, 3000, 0)),
        Figure("1", position(1, 3000, 0)),
        Figure("−0.358", position(0, 3, 0)),
        Figure("0.022", position(1, 3, 0)),
        Figure("−0.816", position(0, 30, 0)),
        Figure("0.731", position(1, 30, 0)),
    ),
    "Add it up": (
        *(Figure(printed, computed(v)) for printed, v in zip(("8.21", "1.72", "1.07"), _V, strict=True)),
        *(Figure(printed, computed(v)) for printed, v in zip(("−1.047", "0.762", "0.966"), _MOVES, strict=True)),
        Figure("0.681", computed(sum(_MOVES))),
    ),
    "Uphill": (
        Figure("6.75", mean_position(1, 0, 9501, 10_000)),
        Figure("−5.20", mean_position(0, 0, 9501, 10_000)),
        Figure("5.1", position(1, 500, 0)),
    ),
    "Memory against gap": tuple(
        Figure(printed, other(_END, _RMSPROP + beta))
        for beta, printed in (
            ("0.95", "2.35"),
            ("0.97", "−0.28"),
            ("0.99", "−3.44"),
            ("0.997", "−4.66"),
            ("0.998", "−4.84"),
        )
    ),
    "A shorter gap": (Figure("−5.6", _END),),
    "Never let the rate rise": (
        Figure("4.15", _END),
        Figure("−5.09", mean_position(1, 0, 9501, 10_000)),
        Figure("−5.08", mean_position(2, 0, 9501, 10_000)),
        Figure("−2.13", position(1, 2000, 0)),
        Figure("4.3", position(0, 2000, 0)),
    ),
    "The price": (
        Figure("143", first_below(0, 0.1)),
        Figure("135", first_below(1, 0.1)),
        Figure("4578", first_below(2, 0.1), off=5),
        Figure("4600", first_below(2, 0.1), off=30),
        Figure("540", other(first_below(0, 0.1), "adam:learning_rate=0.1,beta2=0.99"), off=5),
    ),
    "One rate for both: the rare gradient": (Figure("−5.09", _END),),
    "One rate for both: the wall": (
        Figure("4578", first_below(0, 0.1), off=5),
        Figure("1809", other(first_below(0, 0.1), _AMSGRAD + "0.2"), off=3),
        Figure("889", other(first_below(0, 0.1), _AMSGRAD + "0.3"), off=2),
        Figure("256", other(first_below(0, 0.1), _AMSGRAD + "0.5"), off=1),
        Figure("−5.20", other(_END, _AMSGRAD + "0.5", surface="rare_gradient", steps=10_000)),
    ),
}
