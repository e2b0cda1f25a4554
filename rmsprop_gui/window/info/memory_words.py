"""What is said of what a step remembers: a sentence for each of its memories."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.meanings import DIRECTION, RATE
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.gradient_memory import Memory, MemoryOrObstacle, NoWeightedSum, Obstacle
from rmsprop_gui.simulation.half_life import half_life

_CLOSE = 1e-9


@dataclass(frozen=True)
class MemorySection:
    """One memory: what it is in full, a sentence on how far back it reaches, its letter, and its weights.

    `is_silent` where it remembers nothing: there is nothing to be seen of it. No `memory` where there are no weights.
    """

    title: str
    sentence: str
    letter: Span | None = None
    memory: Memory | None = None
    is_silent: bool = False

    @property
    def text(self) -> str:
        """All that is known of it, in words."""
        if self.memory is None:
            return " ".join(filter(None, (self.title, self.sentence)))
        highest = number(float(np.abs(self.memory.weights).max()), 3)
        up_to = QCoreApplication.translate("MemoryChart", "Up to {weight}.").format(weight=highest)
        return f"{self.title} {self.sentence}. {up_to}"


def without_memory() -> MemorySection:
    """Of a rate that is the same whatever has been."""
    return MemorySection("", QCoreApplication.translate("MemoryChart", "The rate remembers nothing"), is_silent=True)


def nothing_at_all() -> MemorySection:
    """What is said where neither the direction nor the rate remembers anything."""
    told = QCoreApplication.translate("MemoryChart", "Nothing: each step sees its own gradient alone")
    return MemorySection("", told)


def section_of(memory: MemoryOrObstacle, letter: Span, run: Run, t: int, is_silent: bool) -> MemorySection:
    """What is said of one memory after `t` steps of a run."""
    name = memory.quantity.label
    if isinstance(memory, NoWeightedSum):
        # the direction and the rate themselves are named by their letters once
        title = "" if memory.quantity.meaning in (DIRECTION, RATE) else f"{name[:1].upper()}{name[1:]} {letter.text}."
        none = QCoreApplication.translate("MemoryChart", "{letter} is no weighted sum of gradients.")
        return MemorySection(title, f"{none.format(letter=letter.text)} {_reason(memory.obstacle)}", letter)
    weights = QCoreApplication.translate("MemoryChart", "{name} {letter}, weights of {g}.")
    title = weights.format(name=f"{name[:1].upper()}{name[1:]}", letter=letter.text, g=memory.term)
    return MemorySection(title, _sentence(memory, letter.text, run, t), letter, memory, is_silent)


def _reason(obstacle: Obstacle) -> str:
    """Why past gradients have no weights, in the words of a student."""
    tr = QCoreApplication.translate
    return {
        Obstacle.POSITION: tr("MemoryChart", "It depends on the position too, not on gradients alone."),
        Obstacle.LENGTH: tr("MemoryChart", "It depends on the length of the whole gradient."),
        Obstacle.SEVERAL: tr("MemoryChart", "It depends on more than one memory."),
        Obstacle.MAXIMUM: tr("MemoryChart", "A maximum of sizes: the largest counts, not their sum."),
        Obstacle.OTHER: tr("MemoryChart", "Past gradients count, but none with a weight of its own."),
    }[obstacle]


def _sentence(memory: Memory, letter: str, run: Run, t: int) -> str:
    """How far back it reaches, in the words of a student."""
    tr, sizes = QCoreApplication.translate, np.abs(memory.weights)
    if t == 1:
        return tr("MemoryChart", "{letter} holds one gradient so far").format(letter=letter)
    if not sizes[1:].any():
        return tr("MemoryChart", "{letter} is the current gradient alone").format(letter=letter)
    if np.ptp(sizes) <= _CLOSE * sizes.max():
        return tr("MemoryChart", "All gradients count the same in {letter}").format(letter=letter)
    is_one_rule = all(change.row >= t for change in run.changes)  # else older weights followed another
    whole = half_life(memory, t) if is_one_rule else None
    told = tr("MemoryChart", "Half of {letter} comes from the last {count:,} steps")
    if whole is None and t > len(sizes):
        told = tr("MemoryChart", "Of these, half of {letter} comes from the last {count:,} steps")
    count = whole or half_life(memory, min(t, len(sizes)))
    if count == 1:
        told = tr("MemoryChart", "At least half of {letter} is the current gradient")
    return told.format(letter=letter, count=count)
