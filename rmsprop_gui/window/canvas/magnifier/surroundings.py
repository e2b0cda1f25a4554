"""The contours around what the magnifier shows, asked for when those that are there do not serve any more."""

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.surface import Range, View

_AROUND = 1.6  # times what is seen, of which contours are asked for: the next steps are then among them
_COARSE = 2.5  # times what is seen: of so much the contours have too few lines where they are seen


class Surroundings(QObject):
    """Contours of somewhat more than is seen. They serve as long as they are around it, and not much wider."""

    changed = Signal()

    def __init__(self, service: SurfaceService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.contours: Contours | None = None
        """Those of the objective that is shown which were answered last."""
        self._objective: Objective | None = None
        self._asked: object = None
        service.surroundings_ready.connect(self._on_ready)

    def show(self, objective: Objective, step: int, view: View, side: int) -> None:
        """Have contours of an objective at a step around this view, for a picture that many pixels wide and high."""
        self._objective = objective
        if self.contours is not None and self.contours.landscape != objective:
            self.contours = None
        wanted = objective, step, (_grown(view[0]), _grown(view[1])), (side, side)
        if wanted != self._asked and not self._serve(objective, step, view):
            self._asked = wanted
            self._service.ask_for_surroundings(*wanted)

    def _serve(self, objective: Objective, step: int, view: View) -> bool:
        there = self.contours
        if there is None or (objective.depends_on_step and there.t != step):
            return False
        return all(_is_around(wide, seen) for wide, seen in zip(there.view, view, strict=True))

    @Slot(object)
    def _on_ready(self, contours: Contours) -> None:
        if contours.landscape == self._objective:
            self.contours = contours
            self.changed.emit()


def _is_around(wide: Range, seen: Range) -> bool:
    is_within = wide[0] <= seen[0] and seen[1] <= wide[1]
    return is_within and wide[1] - wide[0] <= _COARSE * (seen[1] - seen[0])


def _grown(seen: Range) -> Range:
    low, high = seen
    margin = (_AROUND - 1) / 2 * (high - low)
    return low - margin, high + margin
