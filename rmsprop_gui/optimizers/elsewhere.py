"""What took a path that was recorded elsewhere."""

from dataclasses import dataclass, field

from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.optimizers.rule import UpdateRule

ELSEWHERE = "recorded"
"""The name of what took such a path, in files and messages."""


@dataclass(frozen=True)
class Elsewhere(UpdateRule, abstract=True):
    """What took a path that was recorded elsewhere: it has no lines, and so nothing is explained of its steps."""

    name = ELSEWHERE
    title = "Recorded elsewhere"
    family, sources = Family.OWN, ()
    idea = "Recorded elsewhere: its numbers are known, and there is no formula."
    stability_reason = "it has no formula"

    path: RecordedPath = field(kw_only=True)

    def equations(self) -> tuple[str, ...]:
        return ()

    def recorded_path(self) -> RecordedPath:
        return self.path

    def stability_bound(self) -> None:
        return None
