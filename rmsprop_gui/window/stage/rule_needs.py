"""What room the rule of the selected run needs in any of its steps, so that playing does not move what stands below."""

import math
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSizeF

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.controls.rule_layout import Column, RuleLine, RuleSetter
from rmsprop_gui.window.info.rule_lines import told_step
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.stage.proportions import CLOSEST, Proportions

_SAMPLES = 32  # of the steps that have been computed
_STEPS = 8  # sizes that are tried, from the largest to the least


class RuleNeeds:
    """Measures lines, each as long as in the longest of its steps."""

    def __init__(self, steps: Iterable[tuple[RuleLine, ...]], proportions: Proportions, kept: QSizeF) -> None:
        """For a screen of these proportions, with that much room for a control in the last line.

        A run that is changed on its way can have other lines, and more of them, after that.
        """
        self._rules = tuple(
            tuple(max(lines, key=_length) for lines in zip(*same, strict=True)) for same in _alike(steps)
        )
        self._proportions, self._theme, self._kept = proportions, current_look().theme, kept
        self._sizes: dict[tuple[int, float], list[int]] = {}
        self._heights: dict[tuple[int, int], int] = {}

    def widths(self) -> tuple[int, int]:
        """How wide a column is in which nothing is broken, and one in which no number is left out.

        Formulas have their usual size beside the smallest numbers there.
        """
        size = self._proportions.rule_type().floor
        setter = self._setter(size, 0)
        whole, broken = zip(*(setter.widths(lines, size) for lines in self._rules), strict=True)
        return math.ceil(max(whole)), math.ceil(max(broken))

    def sizes(self, width: int, growth: float) -> list[int]:
        """The sizes of the formulas that fit into a column of so many pixels, the largest first.

        `growth` is how much larger than usual they may be.
        """
        if (width, growth) not in self._sizes:
            largest = self._proportions.rule_type().formula * growth
            self._sizes[width, growth] = self._fitting(width, largest)
        return self._sizes[width, growth]

    def _fitting(self, width: int, largest: float) -> list[int]:
        """Those in which no number is left out, as long as they are not too small; at the least the largest of them."""
        least, floor = CLOSEST * self._proportions.least, CLOSEST * self._proportions.least * self._proportions.growth
        tried = {max(round(largest - (largest - least) * part / (_STEPS - 1)), 1) for part in range(_STEPS)}
        columns = [self._fit(size, width) for size in sorted(tried, reverse=True)]
        sizes = [min(column.size for column in each) for each in columns]
        whole = [
            size
            for size, each in zip(sizes, columns, strict=True)
            if size >= least and all(column.is_whole for column in each)
        ]
        large = [size for size in whole if size >= floor] or whole[:1] or [max(sizes)]
        return sorted(set(large), reverse=True)

    def height(self, width: int, size: int) -> int:
        """How high the lines are with formulas of that size, in pixels."""
        if (width, size) not in self._heights:
            self._heights[width, size] = round(max(column.height for column in self._fit(size, width)))
        return self._heights[width, size]

    def _fit(self, size: float, width: int) -> list[Column]:
        setter = self._setter(size, width)
        return [setter.fit(lines) for lines in self._rules]

    def _setter(self, size: float, width: int) -> RuleSetter:
        return RuleSetter(self._proportions.rule_type(size), self._theme, width, self._kept)


def _alike(steps: Iterable[tuple[RuleLine, ...]]) -> Iterable[list[tuple[RuleLine, ...]]]:
    """The steps, apart by what their lines say."""
    found: dict[tuple[object, ...], list[tuple[RuleLine, ...]]] = {}
    for lines in steps:
        found.setdefault(tuple(line.letters for line in lines), []).append(lines)
    return found.values()


def _length(line: RuleLine) -> int:
    """How long it is, in letters: the more digits, the wider it is."""
    return len(line.text)


def sampled(frame: Frame) -> list[tuple[RuleLine, ...]]:
    """The lines of some steps from the first to the last, for both parameters, as they are told at the playhead."""
    recording, found = frame.recording, []
    last = recording.length - 1 if recording is not None else 0
    for step in sorted({round(1 + (last - 1) * part / (_SAMPLES - 1)) for part in range(_SAMPLES if last > 0 else 0)}):
        for axis in (0, 1):
            told = told_step(replace(frame, step=max(step - (frame.part > 0), 0)), axis, current_look().notation)
            if told is not None:
                found.append(told.lines)
    return found
