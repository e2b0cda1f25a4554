"""A page for students: how long it takes to write one, and how large it is, against what was promised."""

from statistics import median

from rmsprop_gui.export.page.assembly import write_page
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import first_view
from tests.benchmarks.figure import Figure, seconds

_TIMES = 5
_SECONDS, _BYTES = 0.5, 300_000


def _writing() -> Figure:
    experiment = notebook_experiment()
    taken = median(seconds(lambda: write_page(experiment, first_view(experiment))) for _ in range(_TIMES))
    return Figure("writing the notebook's comparison as a page / promised", taken, _SECONDS, "s", 1.0)


def _size() -> Figure:
    experiment = notebook_experiment()
    size = len(write_page(experiment, first_view(experiment)).encode())
    return Figure("size of that page / promised", size / 1000, _BYTES / 1000, "kB", 1.0)


FIGURES = (_writing, _size)
