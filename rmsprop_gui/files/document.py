"""What a file of the user holds, as a value."""

from dataclasses import dataclass, replace
from pathlib import Path

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState

ROOM = frozenset(("theme", "scale", "notation", "presenter", "arranging", "beginner", "pointer_dot", "motion"))
"""What of a view belongs to the room where it is shown, and not to the experiment: it is in no file."""

LIMIT = 16_000_000
"""Letters in a file; an experiment of a hundred runs has about seventy thousand."""


@dataclass(frozen=True)
class Document:
    """An experiment and the view of it; `path` is, in a copy of unsaved work, where it belongs."""

    experiment: Experiment
    view: ViewState
    path: Path | None = None


def in_the_room(view: ViewState, room: ViewState) -> ViewState:
    """The view, seen where the other one is."""
    return replace(view, **{name: getattr(room, name) for name in ROOM})
