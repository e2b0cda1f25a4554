"""The part of the plane that is seen: the same on the canvas and in the view."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.surfaces.surface import Array, Range, Surface, View
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.plane_view_box import REACH, PlaneViewBox
from rmsprop_gui.window.canvas.range_move import RangeMove, view_of
from rmsprop_gui.window.motion.system import is_wanted
from rmsprop_gui.window.view_store import ViewStore

_MARGIN = 0.06  # of a range, beyond the paths that it was widened for


class ShownRange(QObject):
    """Shows the range that the view has, or the surface's own, and tells the view of what the user does to it."""

    def __init__(self, box: PlaneViewBox, view: ViewStore, parent: QObject) -> None:
        super().__init__(parent)
        self._box, self._view = box, view
        self._surface: Surface | None = None
        self.move = RangeMove(box, self)
        self._expected = ""  # the name of the surface that the range in the view is of
        box.sigRangeChangedManually.connect(self._on_range_chosen)
        view.changed.connect(self._on_view_changed)
        box.set_equal_axes(view.state.equal_axes)

    def expect(self, name: str) -> None:
        """Take the ranges that the view is given from now on as those of this surface."""
        self._expected = name

    def take(self, surface: Surface) -> None:
        """Show the range of the view where it is one for this surface, else the surface's own."""
        self._surface = surface
        if self._expected not in ("", surface.name):
            self._view.update(view_range=None)
        self._expected = surface.name
        self._show()

    def reset(self) -> None:
        """Show the surface's own range."""
        before = view_of(self._box)
        self._view.update(view_range=None)
        self._show()
        self._move_from(before)

    def widen(self, paths: Iterable[Array]) -> None:
        """Show the surface's own range, and beyond it all of these paths, (n, 2) each."""
        if self._surface is not None:
            before, own = view_of(self._box), self._surface.view
            wanted = enclosing(own, paths)
            self._view.update(view_range=None if wanted == own else wanted)
            self._show()
            self._move_from(before)

    def zoom(self, factor: float) -> None:
        """Zoom about the middle; a factor below 1 comes closer."""
        self.move.course.end()
        before = view_of(self._box)
        self._box.scaleBy((factor, factor))
        self._on_range_chosen()
        self._move_from(before)

    def _move_from(self, before: View) -> None:
        """The range is another one by now: have the eye follow."""
        if is_wanted(self._view.state):
            self.move.lead_from(before)

    @property
    def _is_expected(self) -> bool:
        return self._surface is not None and self._surface.name == self._expected

    @Slot()
    def _on_range_chosen(self) -> None:
        """The user has moved or scaled what is seen."""
        if self._is_expected:
            self._view.update(view_range=view_of(self._box))

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.equal_axes != before.equal_axes:
            self._box.set_equal_axes(now.equal_axes)
        if (now.view_range, now.equal_axes) != (before.view_range, before.equal_axes):
            self._show()

    def _show(self) -> None:
        self.move.course.end()
        if self._surface is not None and self._is_expected:
            x1, x2 = self._view.state.view_range or self._surface.view
            self._box.setRange(xRange=x1, yRange=x2, padding=0)


def enclosing(view: View, paths: Iterable[Array]) -> View:
    """The view, widened as far as it may go to hold all paths, each of shape (n, 2), n above 0."""
    x1, x2 = view
    for path in paths:
        x1, x2 = (_holding(own, part.min(), part.max()) for own, part in zip((x1, x2), path.T, strict=True))
    return _with_margin(x1, view[0]), _with_margin(x2, view[1])


def _holding(own: Range, low: float, high: float) -> Range:
    return min(own[0], float(low)), max(own[1], float(high))


def _with_margin(wide: Range, own: Range) -> Range:
    low, high = max(wide[0], -REACH), min(wide[1], REACH)
    margin = _MARGIN * (high - low)
    return (
        low if low == own[0] else max(low - margin, -REACH),
        high if high == own[1] else min(high + margin, REACH),
    )
