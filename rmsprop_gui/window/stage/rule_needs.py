"""What room the rule of the selected run needs in any of its steps, so that playing does not move what stands below."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSizeF

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.controls.rule_layout import RuleLine, RuleSetter, RuleType
from rmsprop_gui.window.info.rule_lines import told_step
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.stage.proportions import Proportions

_SAMPLES = 4  # of the steps that have been computed
_STEPS = 4  # sizes that are tried, from the largest to the least


class RuleNeeds:
    """Measures the lines of some steps."""

    def __init__(self, lines: Iterable[tuple[RuleLine, ...]], proportions: Proportions, kept: QSizeF) -> None:
        """For a screen of these proportions, with that much room for a control in the last line."""
        self._lines = set(lines)
        self._proportions, self._theme, self._kept = proportions, current_look().theme, kept

    def sizes(self, width: int, growth: float) -> list[int]:
        """The sizes of the formulas that fit into a column of so many pixels, the largest first.

        `growth` is how much larger than usual they may be.
        """
        type_ = self._proportions.rule_type()
        largest = RuleType(type_.formula * growth, type_.numbers * growth, type_.least)
        setter = RuleSetter(largest, self._theme, width, self._kept)
        fitting = min(setter.fit(lines).size for lines in self._lines)
        floor = min(type_.floor, fitting)
        tried = {round(fitting - (fitting - floor) * part / (_STEPS - 1)) for part in range(_STEPS)}
        return sorted(tried, reverse=True)

    def height(self, width: int, size: int) -> int:
        """How high the lines are with formulas of that size, in pixels."""
        setter = RuleSetter(self._proportions.rule_type(size), self._theme, width, self._kept)
        return round(max(setter.fit(lines).height for lines in self._lines))


def sampled(frame: Frame) -> set[tuple[RuleLine, ...]]:
    """The lines of a few steps from the first to the last, for both parameters, as they are told at the playhead."""
    recording, found = frame.recording, set()
    last = recording.length - 1 if recording is not None else 0
    for part in range(_SAMPLES if last > 0 else 0):
        step = round(1 + (last - 1) * part / (_SAMPLES - 1)) - (frame.part > 0)
        for axis in (0, 1):
            told = told_step(replace(frame, step=max(step, 0)), axis, current_look().notation)
            if told is not None:
                found.add(told.lines)
    return found
