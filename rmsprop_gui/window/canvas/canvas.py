"""The canvas: layers over one view of the plane, and what the mouse does there."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.answer_marks import AnswerMarks, Asked
from rmsprop_gui.window.canvas.average_paths import AveragePaths
from rmsprop_gui.window.canvas.axis_numbers import AxisNumbers, axis_numbers
from rmsprop_gui.window.canvas.box_outline import BoxOutline
from rmsprop_gui.window.canvas.contour_layer import ContourLayer
from rmsprop_gui.window.canvas.corners import RoundCorners
from rmsprop_gui.window.canvas.covered import Cover, CoveredPlaces
from rmsprop_gui.window.canvas.curvature import Curvature
from rmsprop_gui.window.canvas.ground import Ground
from rmsprop_gui.window.canvas.guesses import Guesses
from rmsprop_gui.window.canvas.head_labels import HeadLabels
from rmsprop_gui.window.canvas.height_scale import HeightScale
from rmsprop_gui.window.canvas.in_words import InWords
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.legend import Legend
from rmsprop_gui.window.canvas.magnifier.magnifier import Magnifier
from rmsprop_gui.window.canvas.marks import ChangeMarks, CurrentPoints, Minima
from rmsprop_gui.window.canvas.minimum_path import MinimumPath
from rmsprop_gui.window.canvas.outside import OutsideMarks
from rmsprop_gui.window.canvas.path_hover import PathHover
from rmsprop_gui.window.canvas.paths_ahead import PathsAhead
from rmsprop_gui.window.canvas.pinned_paths import PinnedPaths
from rmsprop_gui.window.canvas.plane_view_box import PlaneViewBox
from rmsprop_gui.window.canvas.pointing import Pointing
from rmsprop_gui.window.canvas.read_out import ReadOut
from rmsprop_gui.window.canvas.shown_range import ShownRange
from rmsprop_gui.window.canvas.start_marker import StartMarker
from rmsprop_gui.window.canvas.step_overlay import StepOverlay
from rmsprop_gui.window.canvas.trails import Trails
from rmsprop_gui.window.controls.screen_reader import Plot
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.view_store import ViewStore

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


_ONE_OF_MANY = 0.35  # opacity of a path where it is that of one seed beside the mean of many


class Canvas(pg.PlotWidget):
    """Contours, paths, minima, start and legend over the plane of x₁ and x₂."""

    start_chosen = Signal(float, float)
    """A click: start there."""
    start_dragged = Signal(float, float)
    start_dropped = Signal()
    focused = Signal(bool)
    """The keyboard has come here, or gone."""
    reached = Signal(bool)
    """Whether the tab key has led here. It is here as well when nobody is elsewhere, which need not be shown."""
    surface_failed = Signal(object)
    """The minima of the surface cannot be told: a SurfaceFailure."""
    menu_asked = Signal(object)
    """For a place of the plane, in pixels of the view box; None for the canvas as a whole."""
    painted = Signal()
    """A picture is there."""
    range_changed = Signal()
    """Another part of the plane is shown, that of `mapping`."""

    def __init__(
        self, surface_service: SurfaceService, view: ViewStore | None = None, parent: QWidget | None = None
    ) -> None:
        self._box = PlaneViewBox()
        super().__init__(parent, viewBox=self._box)
        for side in ("bottom", "left"):
            self.hideAxis(side)  # the numbers are inside
        self.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self.setCacheMode(self.CacheModeFlag(0))  # a ground of one colour is filled as fast, and stays a shape
        self._surface_service = surface_service
        self.view = view or ViewStore(parent=self)
        self._frame: Frame | None = None
        self._is_reached = False  # whether the tab key has led here
        self._range = ShownRange(self._box, self.view, self)
        self.covered = CoveredPlaces(self)
        self.setAccessibleName(self.tr("Canvas"))
        self.words = InWords(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)  # files are dropped on the window
        self.setMinimumSize(240, 180)
        self._make_layers()
        self.hideButtons()
        self.show_look()
        self._placing = QTimer(self, singleShot=True)  # what covers the canvas finds its place later
        self._placing.setInterval(0)
        self._connect()
        self.ahead.setVisible(self.view.state.paths_ahead)
        self.legend.show_nameless(self.head_labels.nameless)
        self.legend.setVisible(self.view.state.legend)
        self.step_overlay.show_scope(self.view.state.overlays)
        self.curvature.setVisible(self.view.state.curvature)
        self._hint()

    def _make_layers(self) -> None:
        """From the lowest to the highest."""
        self._contours = ContourLayer(self._box, 0, self._fixed_places, self.label_places)
        self.axis_numbers = AxisNumbers(self._box, 3, self.label_places)  # paths may cross them
        self._bounds = BoxOutline(self._box, 1)
        self._minimum_path = MinimumPath(self._box, 1)
        self.pins = PinnedPaths(self._box, 1, 3, self._marked_places)  # its labels above the trails
        self.ahead = PathsAhead(self._box, 1)
        self.trails = Trails(self._box, 2)
        self.averages = AveragePaths(self._box, 2, self.label_places)
        self._changes = ChangeMarks(self._box, 3)
        self._minima = Minima(self._box, 4)
        self._start = StartMarker(self._box, 5)
        self._current_points = CurrentPoints(self._box, 6)
        self.step_overlay = StepOverlay(self._box, 7, self.label_places)
        self.symbols = SymbolPlaces(self.viewport(), self.view.spotlight, self.step_overlay.entry)
        self.step_overlay.note_symbols(self.symbols)
        self.curvature = Curvature(self._box, 7, self.label_places)
        self.guesses = Guesses(self._box, 8)
        self.answer_marks = AnswerMarks(self._box, 8)
        self.magnifier = Magnifier(self._box, 9, self.covered, self._surface_service, self.view)
        self.magnifier.note_symbols(self.symbols)
        self.legend = Legend(self._box, 10, self.covered, self.view)
        self.outside = OutsideMarks(self._box, 11, self.covered)
        self.scale = HeightScale(self._box, 9, self.covered)
        self.head_labels = HeadLabels(self._box, 8, self._kept_free)
        self.path_hover = PathHover(self._box, 3, 12)
        self.read_out = ReadOut(self._box, 12, self.covered)
        pressed = self._start, self.magnifier, self.legend, self.outside
        told = self.path_hover, self.read_out
        self.pointing = Pointing(self, self._box, self.view, self._surface_service, told, pressed)
        self._ground = Ground(self._surface_service, self._contours, self._minima, self.scale, self._range, self)
        self._corners = RoundCorners(self._box, 13)
        self._frame_layers = (
            *(self._bounds, self._minimum_path, self.pins, self.ahead, self.trails, self.averages),
            *(
                self._changes,
                self._start,
                self._current_points,
                self.head_labels,
                self.step_overlay,
                self.curvature,
                self.guesses,
                self.answer_marks,
            ),
            *(self.magnifier, self.legend, self.outside),
        )

    def _fixed_places(self, mapping: Mapping) -> list[QRectF]:
        """What stays where it is while the runs go on, and is not to be written over."""
        return [*self.covered.within(self._contours), *self._minima.boxes(mapping)]

    def _marked_places(self, mapping: Mapping) -> list[QRectF]:
        """What no label may touch, of all that stays where it is while the runs go on."""
        return [*self._fixed_places(mapping), *self._start.boxes(mapping)]

    def _kept_free(self, mapping: Mapping) -> list[QRectF]:
        """What no name of a run may touch, besides heads."""
        numbers = [number.box for number in axis_numbers(mapping, current_look())]
        pins = [place for _, place in self.pins.marks.labels]
        return [*self._marked_places(mapping), *pins, *numbers]

    def label_places(self, mapping: Mapping) -> list[QRectF]:
        """Where labels and what lies over the plane are, with the marks that are not to be written over."""
        pins = [place for _, place in self.pins.marks.labels]
        return [*self._marked_places(mapping), *pins, *self.head_labels.boxes(mapping)]

    def _connect(self) -> None:
        self._box.menu_asked.connect(self.menu_asked)
        self.path_hover.hovered.connect(self._current_points.show_hovered)
        self.pointing.start_chosen.connect(self.start_chosen)
        self.pointing.pointed_at.connect(self.curvature.show_pointed)
        self._start.dragged.connect(self.start_dragged)
        self._start.dropped.connect(self.start_dropped)
        self.magnifier.seen_changed.connect(self.step_overlay.set_relieved)
        self.outside.everything_wanted.connect(self.show_everything)
        self._box.sigRangeChanged.connect(self._on_range_changed)
        self._box.sigResized.connect(self._on_range_changed)
        self._ground.failed.connect(self.surface_failed)
        self._ground.levels_changed.connect(self.magnifier.show_levels)
        self.view.changed.connect(self._on_view_changed)
        self.view.locks.changed.connect(self._hint)
        self.view.about_to_be_set.connect(self._placing.start)
        self._placing.timeout.connect(self._contours.place_anew)
        self.covered.changed.connect(self._on_covered_changed)
        self.head_labels.nameless_changed.connect(self.legend.show_nameless)
        self.focused.connect(self.words.tell)  # screen readers are told of the focus only after this

    def accessible_interface(self) -> QAccessibleInterface:
        """A picture with a description."""
        return Plot(self, QAccessible.Role.Graphic)

    @property
    def complete(self) -> bool:
        """Whether contours and paths have been painted as far as they go."""
        return self._contours.complete and self.trails.complete and self.ahead.complete and self.pins.complete

    @property
    def contours(self) -> Contours | None:
        """Those that are painted."""
        return self._contours.contours

    @property
    def mapping(self) -> Mapping:
        """From the plane to the pixels of the canvas."""
        return self._contours.mapping()

    def show_frame(self, frame: Frame) -> None:
        """Show the runs of a frame, at its step."""
        self._frame = frame
        self.show_experiment(frame.experiment, frame.step)
        strength = _ONE_OF_MANY if frame.averages else 1.0
        self.trails.setOpacity(strength)
        self.ahead.set_strength(strength)
        for layer in self._frame_layers:
            layer.show_frame(frame)
        self.pointing.show_frame(frame)
        self.words.show_frame(frame)

    @Slot(object)
    def show_glide(self, glide: Glide | None) -> None:
        """Paint what moves on its way to the frame; None for the frame as it is."""
        for layer in self._frame_layers:
            layer.show_glide(glide)
        if self._frame is not None:
            self._ground.show_glide(glide, self._frame.step)

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Show the guesses, and while there is something to guess, nothing of what lies ahead."""
        self.guesses.show_prediction(prediction)
        self._hide_what_comes(prediction is not None)

    def show_question(self, asked: Asked | None) -> None:
        """Show the marks of a question for a place, and while it is open, nothing of what lies ahead; None for none."""
        self.answer_marks.show_question(asked)
        self._hide_what_comes(asked is not None and asked.is_open)

    def _hide_what_comes(self, hidden: bool) -> None:
        self.ahead.set_hidden(hidden)
        self.pins.set_predicting(hidden)
        self._start.set_predicting(hidden)
        self.step_overlay.hide_landings(hidden)
        self.magnifier.set_predicting(hidden)
        self.pointing.set_predicting(hidden)

    def show_experiment(self, experiment: Experiment, step: int = 0) -> None:
        """Show the objective as it is at a step, and the start."""
        self.pointing.show_objective(experiment.objective, step)
        self._ground.show_objective(experiment.objective, step, experiment.steps)
        self._start.show_point(experiment.start)

    def expect_surface(self, name: str) -> None:
        """Take the ranges that the view is given from now on as those of this surface, whose first frame is to come."""
        self._range.expect(name)

    def cover(self, what: Cover, place: QRect) -> None:
        """Take it that this lies over a part of the canvas: nothing that is to be read stands beneath it."""
        self.covered.cover(what, self.mapToScene(place).boundingRect() if not place.isEmpty() else QRectF())

    @Slot()
    def _on_covered_changed(self) -> None:
        self._contours.update()
        self.axis_numbers.update()
        self.head_labels.update()

    @Slot()
    def reset_view(self) -> None:
        """Show the surface's own range."""
        self._range.reset()

    @Slot()
    def show_everything(self) -> None:
        """Show the surface's own range, and beyond it all paths as far as they have come."""
        self._range.widen(self._frame.paths() if self._frame is not None else ())

    def zoom(self, factor: float) -> None:
        """Zoom about the middle of the canvas; a factor below 1 comes closer."""
        self._range.zoom(factor)

    @Slot()
    def _hint(self) -> None:
        """Say that the start can be dragged, where nobody has done so yet and it can."""
        self._start.set_hinted(self.view.state.beginner and self.view.locks.allows("start"))

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.paths_ahead != before.paths_ahead:
            self.ahead.setVisible(now.paths_ahead)
        if now.legend != before.legend:
            self.legend.setVisible(now.legend)
        if now.curvature != before.curvature:
            self.curvature.setVisible(now.curvature)
        if now.overlays != before.overlays:
            self.step_overlay.show_scope(now.overlays)
        if now.beginner != before.beginner:
            self._hint()
        if now.prediction != before.prediction:
            self.show_prediction(now.prediction)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.symbols.mark_anew()
        super().paintEvent(event)
        self.painted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)
        if event.reason() not in _BACK:  # else as before what only has lain over the canvas
            self._is_reached = event.reason() in _BY_TAB
        self.reached.emit(self._is_reached)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
        self.reached.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asked for with a key, as the mouse may go on to drag: a menu for all of the canvas."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(None)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.menu_asked.emit(None)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointing.leave()

    def show_look(self) -> None:
        """Take over the look of the application where pyqtgraph holds colours and sizes of its own."""
        self.setBackground(current_theme().contours[-1])

    @Slot()
    def _on_range_changed(self) -> None:
        self._ground.ask()
        self._start.show_point(self._start.point)
        self.words.show_view(self.mapping.view)
        self.magnifier.arrange()
        self.legend.update()
        self.range_changed.emit()
