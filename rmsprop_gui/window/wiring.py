"""Who is told what by whom, in one window, from top to bottom.

Beyond this, panels and panes listen to the two stores themselves: to the session, which holds the experiment, and to
the view, which holds what is shown of it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.background.surface_service import SurfaceFailure, SurfaceService
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.actions.mode_stack import Mode, ModeStack
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.path_finder import PathPoint
from rmsprop_gui.window.documents.documents import Documents
from rmsprop_gui.window.experiment.averaging import Averaging
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_panel import SurfacePanel
from rmsprop_gui.window.lecture.first_start import FirstStart
from rmsprop_gui.window.lecture.lecture import Lecture
from rmsprop_gui.window.lecture.playback_bar import PlaybackBar
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.lecture.starting_point import StartingPoint
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.runs.panel import RunsPanel
from rmsprop_gui.window.shell.announcer import Announcer
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.composition import Composition
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.frame_feed import FrameFeed, Themed
from rmsprop_gui.window.shell.pointer_dot import PointerDot
from rmsprop_gui.window.shell.presenter import Presenter
from rmsprop_gui.window.shell.rail import Rail
from rmsprop_gui.window.stage.proportions import Proportions

if TYPE_CHECKING:  # these are loaded once the first picture is there
    from rmsprop_gui.window.charts.pane import ChartsPane
    from rmsprop_gui.window.comparison.pane import ComparisonPane
    from rmsprop_gui.window.info.pane import InfoPane
    from rmsprop_gui.window.relief.pane import ReliefPane
    from rmsprop_gui.window.stage.stage import Stage


@dataclass(frozen=True, eq=False)
class Parts:
    """The parts of one window that are told something here."""

    session: Session
    documents: Documents
    player: Player
    surface_service: SurfaceService
    appearance: Appearance
    canvas: Canvas
    central_area: CentralArea
    surface_panel: SurfacePanel
    runs_panel: RunsPanel
    prediction: PredictionBar
    bar: PlaybackBar
    announcer: Announcer
    docks: Docks
    rail: Rail
    presenter: Presenter
    pointer_dot: PointerDot
    starting_point: StartingPoint
    lecture: Lecture
    frames: FrameFeed
    averaging: Averaging
    first_start: FirstStart
    mode_stack: ModeStack


class Wiring(QObject):
    """Connects the parts of one window."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._wire_edits()
        self._wire_documents()
        self._wire_frames()
        self._wire_playback()
        self._wire_keyboard()
        self._wire_look()
        self._wire_trouble()

    def _wire_edits(self) -> None:
        """The experiment is edited with the mouse on the canvas, too: its start, and in the legend its runs."""
        parts = self._parts
        parts.session.changed.connect(self._on_experiment_changed)
        parts.session.changed.connect(parts.lecture.note_edit)  # afterwards: it may have something to say
        parts.surface_panel.data_wanted.connect(parts.documents.data.open)
        parts.surface_panel.own.asked.connect(parts.surface_service.ask_for_function)
        parts.surface_service.function_ready.connect(parts.surface_panel.own.show_answer)
        parts.canvas.start_chosen.connect(parts.starting_point.choose)
        parts.canvas.pointing.path_chosen.connect(self._on_path_chosen)
        parts.canvas.start_dragged.connect(parts.starting_point.move_to)
        parts.canvas.start_dropped.connect(parts.session.settle)
        parts.canvas.legend.run_chosen.connect(parts.session.select)
        parts.canvas.legend.visibility_changed.connect(self._on_visibility_chosen)

    def _wire_documents(self) -> None:
        """What becomes of the file is said; where it could not be done by itself, above the canvas."""
        parts = self._parts
        parts.documents.said.connect(self._on_files_said)
        parts.documents.own_work.changed.connect(parts.first_start.close)
        parts.documents.noted.connect(parts.central_area.show_hint)
        parts.documents.failed.connect(parts.central_area.show_problem)
        parts.first_start.file_chosen.connect(parts.documents.open_path)
        parts.first_start.opened.connect(self._on_welcome_opened)

    def _wire_frames(self) -> None:
        """Another step, another selected run or a panel that comes into sight: all panes are given the same frame."""
        parts = self._parts
        parts.player.changed.connect(parts.frames.show_frame)
        parts.player.playing_changed.connect(parts.frames.note_rest)
        parts.frames.glider.glided.connect(parts.canvas.show_glide)
        parts.session.selected_changed.connect(parts.frames.show_frame)
        parts.docks.revealed.connect(parts.frames.show_frame)
        parts.frames.add(parts.bar, parts.runs_panel, parts.prediction, parts.announcer)

    def _wire_playback(self) -> None:
        """The playhead is moved by the bar, the charts and the answer to a prediction."""
        parts = self._parts
        parts.bar.step_chosen.connect(parts.lecture.show_step)
        parts.prediction.revealed.connect(parts.player.play)
        parts.player.playing_changed.connect(parts.bar.show_playing)
        parts.player.playing_changed.connect(parts.announcer.show_playing)
        parts.prediction.told.connect(parts.announcer.show_prediction)

    def _wire_keyboard(self) -> None:
        """Whoever has finished with the keyboard gives it to the canvas."""
        parts = self._parts
        for panel in (parts.surface_panel, parts.runs_panel, parts.prediction):
            panel.left.connect(parts.canvas.setFocus)
        parts.docks.composed.connect(self._on_composed)
        self._on_composed(parts.docks.composition)
        parts.docks.left.connect(parts.canvas.setFocus)
        parts.presenter.changed.connect(self._on_presenter_changed)
        parts.presenter.changed.connect(parts.rail.fold)
        parts.presenter.fitted.connect(self._on_fitted)

    def _wire_look(self) -> None:
        """What is painted is painted anew, once all of the look holds."""
        parts = self._parts
        parts.appearance.changed.connect(self._on_look_changed)
        parts.appearance.changed.connect(parts.pointer_dot.show_look)

    def _wire_trouble(self) -> None:
        """What goes wrong is said above the canvas, until the next edit, and aloud."""
        parts = self._parts
        parts.central_area.banner.told.connect(parts.announcer.show_notice)
        parts.central_area.offer.told.connect(parts.announcer.show_notice)
        parts.first_start.told.connect(parts.announcer.show_notice)
        parts.player.failed.connect(self._on_failed)
        parts.averaging.failed.connect(self._on_failed)
        parts.surface_service.failed.connect(self._on_surface_failed)
        parts.canvas.surface_failed.connect(self._on_surface_failed)
        parts.runs_panel.refused.connect(parts.central_area.show_hint)
        parts.session.view.locks.refused.connect(parts.central_area.show_hint)

    # what is made once the first picture is there

    def wire_info(self, pane: "InfoPane") -> None:
        """The info pane chooses the run that it explains."""
        pane.run_chosen.connect(self._parts.session.select)
        self._parts.frames.glider.glided.connect(pane.show_glide)

    def wire_charts(self, pane: "ChartsPane") -> None:
        """A click on a chart moves the playhead."""
        pane.step_chosen.connect(self._parts.lecture.show_step)
        self._parts.frames.glider.glided.connect(pane.show_glide)

    def wire_stage(self, stage: "Stage") -> None:
        """What is around the canvas in the presenter view does what the panes do."""
        stage.run_chosen.connect(self._parts.session.select)
        stage.step_chosen.connect(self._parts.lecture.show_step)
        self._parts.frames.glider.glided.connect(stage.show_glide)

    def wire_relief(self, pane: "ReliefPane") -> None:
        """The surface in 3-D is that over the range of the canvas, and what glides there glides on it."""
        self._parts.canvas.range_changed.connect(pane.ask_for_heights)
        self._parts.frames.glider.glided.connect(pane.show_glide)

    def wire_comparison(self, pane: "ComparisonPane") -> None:
        """The comparison selects runs and removes pins."""
        pane.run_chosen.connect(self._parts.session.select)
        pane.pin_removed.connect(self._on_pin_removal_asked)
        pane.left.connect(self._parts.canvas.setFocus)

    # what takes more than one call

    @Slot(object)
    def _on_path_chosen(self, point: PathPoint) -> None:
        if not point.is_pin:
            self._parts.session.select(point.index)
        self._parts.lecture.show_step(point.row)

    @Slot(bool)
    def _on_welcome_opened(self, is_open: bool) -> None:
        self._parts.mode_stack.note(Mode.WELCOME, is_open, self._parts.first_start.close)

    @Slot(int, bool)
    def _on_visibility_chosen(self, index: int, visible: bool) -> None:
        if not self._parts.session.view.locks.refuses("runs"):
            self._parts.session.set_visible(index, visible)

    @Slot(int)
    def _on_pin_removal_asked(self, index: int) -> None:
        if not self._parts.session.view.locks.refuses("pins"):
            self._parts.session.remove_pin(index)

    @Slot(object)
    def _on_composed(self, composition: Composition) -> None:
        self._parts.bar.set_height(composition.bar)

    @Slot(object)
    def _on_fitted(self, proportions: Proportions | None) -> None:
        self._parts.bar.limit(None if proportions is None else proportions.bar)

    @Slot(str)
    def _on_files_said(self, what: str) -> None:
        self._parts.announcer.say("file", what)

    @Slot(object, object)
    def _on_experiment_changed(self, before: Experiment, now: Experiment) -> None:
        self._parts.canvas.expect_surface(now.surface.name)
        self._parts.central_area.banner.hide()

    @Slot(bool)
    def _on_presenter_changed(self, presenting: bool) -> None:
        self._parts.canvas.setFocus()  # what had the focus may have gone

    @Slot()
    def _on_look_changed(self) -> None:
        parts = self._parts
        themed: tuple[Themed, ...] = (
            parts.central_area,
            parts.canvas,
            parts.surface_panel,
            parts.docks,
            parts.rail,
            *parts.frames.panes,
        )
        for part in themed:
            part.show_look()
        parts.frames.show_frame()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        text = self.tr("This cannot be computed: {reason}").format(reason=message)
        self._parts.central_area.show_problem(text)

    @Slot(object)
    def _on_surface_failed(self, failure: SurfaceFailure) -> None:
        if failure.objective == self._parts.session.experiment.objective:  # else it is too late to matter
            self._on_failed(failure.message)
