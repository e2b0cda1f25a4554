"""What the pointer is at on the plane, and what a click there does."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.background.surface_service import Reading, SurfaceService
from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.local_model import LocalModel, local_model
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.window.canvas.layer import Layer
from rmsprop_gui.window.canvas.path_finder import PathFinder, PathPoint, seen_paths
from rmsprop_gui.window.canvas.path_hover import PathHover
from rmsprop_gui.window.canvas.plane_view_box import PlaneViewBox
from rmsprop_gui.window.canvas.read_out import ReadOut
from rmsprop_gui.window.experiment.point_words import curvature_words, near_words, star_words
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.view_store import ViewStore

_Shape = Qt.CursorShape
_NEAR = 8.0  # pixels at scale 1 from the pointer to a stationary point that it is taken to be at


class Pointing(QObject):
    """On a path a click goes to its step, anywhere else it chooses the start; the shape of the pointer says which.

    While something is to be predicted a click is always a guess, and nothing is told of what comes.
    """

    start_chosen = Signal(float, float)
    path_chosen = Signal(object)
    """A click on a path: a PathPoint."""
    pointed_at = Signal(object)
    """The LocalModel of the surface at the point that the pointer is at; None where it is at none."""

    def __init__(
        self,
        widget: QWidget,
        box: PlaneViewBox,
        view: ViewStore,
        service: SurfaceService,
        told: tuple[PathHover, ReadOut],
        pressed: Sequence[Layer],
    ) -> None:
        super().__init__(widget)
        self._widget, self._box, self._view, self._service = widget, box, view, service
        self._hover, self._read_out = told
        self._pressed = pressed  # which have places that do something else
        self._finder = PathFinder()
        self._frame: Frame | None = None
        self._objective: Objective | None = None
        self._step = 0
        self._is_predicting = False
        box.setCursor(_Shape.CrossCursor)
        box.clicked.connect(self._on_clicked)
        box.scene().sigMouseMoved.connect(self._on_moved)
        service.reading_ready.connect(self._on_reading_ready)

    def show_frame(self, frame: Frame) -> None:
        """These are the paths from now on."""
        self._frame = frame
        self._hover.show_frame(frame)
        if self._hover.point is not None:
            self._hover.show_point(None)

    def show_objective(self, objective: Objective, step: int) -> None:
        """This is the ground from now on."""
        self._objective, self._step = objective, step

    def set_predicting(self, predicting: bool) -> None:
        """Tell nothing of what comes, not even of the step that is pointed at just now."""
        self._is_predicting = predicting
        self._hover.show_point(None)

    def at(self, place: QPointF) -> PathPoint | None:
        """The step of a path that is at a place of the box, if any."""
        point, _ = self._found(place)
        return point

    def leave(self) -> None:
        """The pointer is not on the canvas any more."""
        self._read_out.show_parts()
        self._hover.show_point(None)
        self.pointed_at.emit(None)

    def _found(self, place: QPointF) -> tuple[PathPoint | None, int]:
        if self._frame is None or any(layer.isVisible() and layer.shape().contains(place) for layer in self._pressed):
            return None, 0
        paths = seen_paths(self._frame, self._view.state.paths_ahead, self._is_predicting)
        point = self._finder.at(place, self._hover.mapping(), paths, current_look().scale)
        lasts = {(path.index, path.is_pin): path.last for path in paths}
        return (point, lasts[point.index, point.is_pin]) if point is not None else (None, 0)

    @Slot(QPointF)
    def _on_clicked(self, place: QPointF) -> None:
        point = None if self._is_predicting else self.at(place)
        if point is not None:
            self.path_chosen.emit(point)
        else:
            self.start_chosen.emit(*self._hover.mapping().rounded_point(place))

    @Slot(object)
    def _on_moved(self, position: QPointF) -> None:
        place = self._box.mapFromScene(position)
        if self._objective is None or not self._box.rect().contains(place):
            self.leave()
            return
        point, last = self._found(place)
        self._hover.show_point(point, last)
        self._box.setCursor(_Shape.PointingHandCursor if point and not self._is_predicting else _Shape.CrossCursor)
        if point is None:
            self._service.ask_for_reading(self._objective, self._step, self._hover.mapping().point(place))
        else:
            self._read_out.show_parts()
            self.pointed_at.emit(self._model_of(point))

    def _model_of(self, point: PathPoint) -> LocalModel | None:
        """The surface at a step of a path, as it was at that step."""
        frame = self._frame
        if frame is None or self._is_predicting:
            return None
        x1, x2 = point.recording(frame).trajectory.position[point.row].tolist()
        objective = frame.experiment.pins[point.index].trial.objective if point.is_pin else frame.experiment.objective
        return local_model(objective, point.row, (x1, x2))

    @Slot(object)
    def _on_reading_ready(self, reading: Reading) -> None:
        if reading.objective == self._objective and self._widget.underMouse() and self._hover.point is None:
            self._tell(reading)
            self.pointed_at.emit(reading.model)

    def _tell(self, reading: Reading) -> None:
        mapping = self._hover.mapping()
        x1, x2 = (exact_text(part) for part in mapping.rounded(reading.point))
        f, g1, g2 = (number(part) for part in (reading.value, *reading.gradient))
        parts = [f"x₁ {x1}", f"x₂ {x2}", f"f {f}", f"∇f ({g1}, {g2})"]
        reach = _NEAR * current_look().scale * mapping.narrowest_pixel
        if reading.model is not None:
            is_drawn = self._view.state.curvature
            parts += curvature_words(reading.model) if is_drawn else []
            parts += near_words(reading.model, reach)
        parts += star_words(reading.objective, reading.t, reading.point, reach)
        self._read_out.show_parts(*parts)
