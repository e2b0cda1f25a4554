"""The figures of lesson 9."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import (
    farthest_at_one_step,
    first_below,
    less,
    loss,
    position,
)
from tests.lessons.shipped.measuring import below, computed, crossed, other

FIGURES = {
    "Read it first": (
        Figure("6", crossed(0, 0, 6.0)),
        Figure("1309", first_below(0, 0.1), off=2),
    ),
    "Type it": (),
    "Wrong lines": (
        *(Figure(printed, loss(run, 1)) for run, printed in enumerate(("43.6", "50.0", "43.6", "49.8"))),
        Figure("0.0128", loss(0, 100)),
        Figure("3.38", loss(1, 100)),
        Figure("1.60", loss(2, 100)),
        Figure("0.0127", loss(3, 100)),
        Figure("0.1", less(position(1, 1, 1), -3)),
        Figure("0.316", less(position(0, 1, 1), -3)),
        Figure("0.316", less(position(2, 1, 1), -3)),
        Figure("0.105", less(position(3, 1, 1), -3)),
        Figure("0.0316", computed(0.1 * 0.1**0.5)),
        Figure("3.38", other(loss(0, 100), f"rmsprop:learning_rate={0.1 * 0.1**0.5!r}")),
    ),
    "What did the line buy?": (
        Figure("143", first_below(0, 0.1)),
        Figure("1309", first_below(1, 0.1), off=2),
        Figure("0.01275", other(loss(0, 300), "rmsprop:learning_rate=0.1", surface="quadratic")),
        Figure("1.6e−8", other(loss(0, 300), "adagrad:learning_rate=0.9", surface="quadratic")),
    ),
    "Morph it back": (Figure("1.1e−8", farthest_at_one_step(1, 0)),),
    "Each half alone": (
        Figure("29", first_below(1, 0.01)),
        Figure("186", first_below(0, 0.01)),
        Figure("1e−30", below(1e-30, loss(0, 1000))),
        Figure("0.0010", loss(1, 1000)),
    ),
    "Quick and calm": (
        Figure("143", first_below(0, 0.1)),
        Figure("135", other(first_below(0, 0.1), "adam:learning_rate=0.1,beta2=0.9")),
        Figure("158", other(first_below(0, 0.1), "rmsprop:learning_rate=0.1,epsilon=1")),
    ),
}
