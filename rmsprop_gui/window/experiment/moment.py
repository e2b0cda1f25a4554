"""What an undo goes back to."""

from dataclasses import dataclass, field

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.surface import View


@dataclass(frozen=True)
class Moment:
    """An experiment, the run that was selected, and how its surface was being looked at."""

    experiment: Experiment
    selected: int
    step: int = field(default=0, compare=False)
    """Where the playhead rested. Together with the range it is no part of what an edit changes."""
    view_range: View | None = field(default=None, compare=False)
