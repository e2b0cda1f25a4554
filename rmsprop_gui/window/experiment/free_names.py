"""Names and looks for what is added to an experiment, which nothing else in it has."""

from collections.abc import Sequence, Set
from itertools import count

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import exact_text
from rmsprop_gui.simulation.experiment import MAX_LABEL, Experiment, Run
from rmsprop_gui.window.experiment.pin_names import pin_label, surface_name


def free_pin_label(run: Run, experiment: Experiment, taken: Set[str]) -> str:
    """What tells this path from others: the name, its settings, and if need be where it started and on what."""
    x1, x2 = map(exact_text, experiment.start)
    label, surface = pin_label(run), surface_name(experiment.surface)
    longer = QCoreApplication.translate("pins", "{name} from ({x1}, {x2})").format(name=label, x1=x1, x2=x2)
    longest = QCoreApplication.translate("pins", "{name} on {surface}").format(name=longer, surface=surface)
    numbered = (f"{longest} #{number}" for number in range(2, len(taken) + 3))
    return next(text for text in map(shortened, (label, longer, longest, *numbered)) if text not in taken)


def free_label(label: str, taken: Set[str]) -> str:
    """The label, with a number behind it where it is taken."""
    base = label.rsplit(" ", 1)[0] if label.rsplit(" ", 1)[-1].isdigit() else label
    candidates = map(shortened, (base, *(f"{base} {number}" for number in range(2, len(taken) + 3))))
    return next(candidate for candidate in candidates if candidate not in taken)


def free_style(runs: Sequence[Run]) -> int:
    """The first style that no run has."""
    used = {run.style for run in runs}
    return next(style for style in count() if style not in used)


def shortened(label: str) -> str:
    """The label, or as much of its beginning and its end as a label can have."""
    return label if len(label) <= MAX_LABEL else f"{label[: MAX_LABEL - 30]}…{label[-29:]}"
