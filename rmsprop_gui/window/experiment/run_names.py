"""What a run is called on the screen: in the letters of the look."""

from collections.abc import Sequence

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.naming import names
from rmsprop_gui.window.looks.look import current_look


def run_name(run: Run, runs: Sequence[Run]) -> str:
    """The label of one of the runs; one that nobody gave it is written as the look writes letters."""
    notation = current_look().notation
    if run.is_named or notation is Notation.LAB:
        return run.label
    index = next(index for index, other in enumerate(runs) if other is run)
    return names(runs, notation)[index]
