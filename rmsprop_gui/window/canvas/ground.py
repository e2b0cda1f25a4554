"""The ground of the canvas: contours, scale and minima of the objective at the moment that is painted."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from rmsprop_gui.background.surface_service import SurfaceFailure, SurfaceService
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.levels import NO_LEVELS
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.contour_layer import ContourLayer
from rmsprop_gui.window.canvas.height_scale import HeightScale
from rmsprop_gui.window.canvas.marks import Minima
from rmsprop_gui.window.canvas.shown_range import ShownRange


class Ground(QObject):
    """Has the layers show an objective at a step, or between two steps where the heads are on their way.

    Minima are there at once. Contours are asked for, and until they come the last ones are shown: nothing waits.
    """

    failed = Signal(object)
    """The minima cannot be told: a SurfaceFailure."""
    _wanted = Signal()
    levels_changed = Signal(object)
    """Contours with these Levels are shown from now on."""

    def __init__(
        self,
        service: SurfaceService,
        contours: ContourLayer,
        minima: Minima,
        scale: HeightScale,
        shown_range: ShownRange,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._contours, self._minima, self._scale, self._range = contours, minima, scale, shown_range
        self._objective: Objective | None = None
        self._moment, self._last = 0.0, 0
        self._levels = NO_LEVELS  # those that are shown
        self._asked: object = None  # what contours were wanted of last
        self._is_asking = False  # many changes of the view make one request
        self._is_gliding = False
        self._wanted.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        service.contours_ready.connect(self._on_contours_ready)

    def show_objective(self, objective: Objective, step: int, last: int) -> None:
        """Show this objective at a step of a run that has so many.

        A surface with another range is shown in that, unless the view has one for it; one that has only been set
        otherwise, or that moves, in the present range.
        """
        before, self._objective = self._objective, objective
        is_longer, self._last = last != self._last and objective.depends_on_step, last
        if objective == before and not is_longer:
            self.show_moment(step)
            return
        self._moment = step
        self._show_minima(objective)
        is_other = before is None or objective.surface.name != before.surface.name
        if is_other:
            self._contours.clear()
            self._scale.show_contours(None)
            self._levels = NO_LEVELS
        if is_other or before is None or objective.surface.view != before.surface.view:
            self._range.take(objective.surface)
        self.ask()

    def show_moment(self, moment: float) -> None:
        """Show what moves as it is at a step or between two."""
        is_other, self._moment = moment != self._moment, moment
        if is_other and self._objective is not None and self._objective.depends_on_step:
            self._show_minima(self._objective)
            self.ask()

    def show_glide(self, glide: Glide | None, step: int) -> None:
        """Show it as it is on the way to a step; None for the step itself."""
        self._is_gliding = glide is not None
        self.show_moment(step if glide is None else glide.at)

    @Slot()
    def ask(self) -> None:
        """Have the contours of what is in view, as soon as all that happens now has happened, before it is painted."""
        if not self._is_asking:
            self._is_asking = True
            self._wanted.emit()

    def _show_minima(self, objective: Objective) -> None:
        found: tuple[Point, ...] = ()
        try:
            found = objective.minima_at(self._moment)
        except Exception as error:  # whatever the code of a surface may do
            self.failed.emit(SurfaceFailure(objective, reason(error)))
        self._minima.show_minima(found, objective.surface.minima_are_found)

    @Slot()
    def _ask(self) -> None:
        self._is_asking = False
        mapping, move = self._contours.mapping(), self._range.move
        if self._objective is not None and mapping.width > 1 and mapping.height > 1 and not move.may_wait():
            size = (round(mapping.width), round(mapping.height))
            asked = self._objective, self._moment, move.end, size, self._last
            if asked != self._asked or not move.course.running:  # while the view moves, all its frames want the same
                self._asked = asked
                self._service.ask_for_contours(*asked)

    @Slot(object)
    def _on_contours_ready(self, contours: Contours) -> None:
        if self._objective is not None and contours.landscape == self._objective:
            self._contours.show_contours(contours, with_next_frame=self._is_gliding)
            if contours.levels is not self._levels:
                self._levels = contours.levels
                self._scale.show_contours(contours, self._objective.surface.is_mean)
                self.levels_changed.emit(contours.levels)
