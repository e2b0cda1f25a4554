"""The figures of the tour."""

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.examples.measures import first_below, loss
from tests.lessons.shipped.measuring import other

_NOTEBOOK = ("ewma_momentum:learning_rate=0.1", "adagrad:learning_rate=0.9", "rmsprop:learning_rate=0.1")

FIGURES = {
    "One thing to find": (
        Figure("0.0128", loss(2, 100)),
        Figure("102", other(first_below(2, 0.01), *_NOTEBOOK, steps=150)),
        Figure("93", other(first_below(1, 0.01), *_NOTEBOOK, steps=150)),
        Figure("132", other(first_below(0, 0.01), *_NOTEBOOK, steps=150)),
    ),
}
