"""Leads the eye from one part of the plane to another that has been asked for."""

import pyqtgraph as pg
from PySide6.QtCore import QObject, Slot

from rmsprop_gui.surfaces.surface import Range, View
from rmsprop_gui.window.motion.course import Course

_LENGTH = 240.0  # milliseconds


class RangeMove(QObject):
    """Moves the range of a view box from what was seen to what it shows; any input ends it there."""

    def __init__(self, box: pg.ViewBox, parent: QObject) -> None:
        super().__init__(parent)
        self._box = box
        self._views: tuple[View, View] | None = None
        self.course = Course(self)
        self.course.advanced.connect(self._on_advanced)
        self.course.ended.connect(self._on_ended)

    @property
    def end(self) -> View:
        """What is seen once nothing moves."""
        return self._views[1] if self._views is not None else view_of(self._box)

    def may_wait(self) -> bool:
        """Whether a picture of the end can wait: not if it holds more than is seen, as there is nothing around that."""
        return self.course.running and not all(
            low <= seen[0] and seen[1] <= high for seen, (low, high) in zip(view_of(self._box), self.end, strict=True)
        )

    def lead_from(self, before: View) -> None:
        """Show what was seen before, and from there come to what the view box shows now."""
        after = view_of(self._box)
        if after != before:
            self._views = before, after
            self.course.begin(_LENGTH)
            self._on_advanced(0.0)

    @Slot(float)
    def _on_advanced(self, elapsed: float) -> None:
        if self._views is not None:
            self._show(between(*self._views, elapsed / _LENGTH))

    @Slot()
    def _on_ended(self) -> None:
        if self._views is not None:
            self._show(self._views[1])
            self._views = None

    def _show(self, view: View) -> None:
        self._box.setRange(xRange=view[0], yRange=view[1], padding=0)


def view_of(box: pg.ViewBox) -> View:
    """The ranges along x₁ and x₂ that a view box shows."""
    (left, right), (bottom, top) = box.viewRange()
    return (left, right), (bottom, top)


def between(before: View, after: View, t: float) -> View:
    """What is seen after a part `t` of the time, from 0 to 1: fast at first, and growing by equal factors."""
    share = 1.0 - (1.0 - t) ** 3
    x1, x2 = (_between(one, other, share) for one, other in zip(before, after, strict=True))
    return x1, x2


def _between(before: Range, after: Range, share: float) -> Range:
    """Ends that keep what stays where it is in its place, while the width grows or shrinks by equal factors."""
    factor = (after[1] - after[0]) / (before[1] - before[0])
    part = share if abs(factor - 1.0) < 1e-9 else (factor**share - 1.0) / (factor - 1.0)
    low, high = (one * (1.0 - part) + other * part for one, other in zip(before, after, strict=True))
    return low, high
