"""One path: everything that its numbers depend on."""

from typing import NamedTuple

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.surface import Point, Surface

MAX_CHANGES = 1000


class Change(NamedTuple):
    """After row `row` the steps are taken by `rule`; what has been accumulated until then is kept."""

    row: int
    rule: UpdateRule


class Trial(NamedTuple):
    """A rule that takes `steps` steps from `start`, with its changes on the way in the order of rows."""

    objective: Objective
    start: Point
    rule: UpdateRule
    steps: int
    changes: tuple[Change, ...] = ()

    @property
    def surface(self) -> Surface:
        """What is descended."""
        return self.objective.surface


def check_changes(rule: UpdateRule, changes: tuple[Change, ...]) -> None:
    """Raise ValueError unless each change comes later than the one before and keeps to the same kind of rule."""
    if len(changes) > MAX_CHANGES:
        raise ValueError(f"a run can be changed at most {MAX_CHANGES:,} times on the way")
    rows = [change.row for change in changes]
    if any(row < 1 for row in rows) or rows != sorted(set(rows)):
        raise ValueError("the changes of a run must come one after the other, after row 1 at the earliest")
    if any(type(change.rule) is not type(rule) for change in changes):
        raise ValueError("a run keeps its optimizer: only hyperparameters can change on the way")
