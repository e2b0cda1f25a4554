"""The window: puts the panes together and lets each do its work."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from rmsprop_gui.background.surface_service import SurfaceFailure, SurfaceService
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.actions.action_table import belongs_to, make_actions, put_above
from rmsprop_gui.window.actions.commands import Commands
from rmsprop_gui.window.actions.mode_stack import ModeStack
from rmsprop_gui.window.actions.states import ActionStates
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_panel import SurfacePanel
from rmsprop_gui.window.lecture.lecture import Lecture
from rmsprop_gui.window.lecture.playback_bar import PlaybackBar
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.lecture.starting_point import StartingPoint
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.runs.panel import RunsPanel
from rmsprop_gui.window.shell.announcer import Announcer
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.presenter import Presenter
from rmsprop_gui.window.shell.protocols import Pane, Themed
from rmsprop_gui.window.shell.settings import Remembered, Settings, bring_back, remembered_of

if TYPE_CHECKING:
    from rmsprop_gui.window.charts.pane import ChartsPane
    from rmsprop_gui.window.comparison.pane import ComparisonPane
    from rmsprop_gui.window.info.pane import InfoPane
    from rmsprop_gui.window.shell.pointer_dot import PointerDot

_USUAL_SIZE = QSize(1360, 860)
_PATIENCE = 250  # milliseconds
_USUAL_CANVAS = (760, 560)  # pixels, until the canvas knows its own


class MainWindow(QMainWindow):
    """Owns the session, the player and the panes, and ends the threads when it is closed.

    With `settings` it comes up as it was left.
    """

    resized = Signal()

    def __init__(self, player: Player, settings: Settings | None = None) -> None:
        super().__init__()
        self.setWindowTitle("RMSProp Lab")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it would offer to hide the playback bar
        self.resize(_USUAL_SIZE.boundedTo(self.screen().availableSize()))  # Qt would take two thirds of it
        self.player = player
        self._settings = settings
        self._panes: list[Pane] = []
        self._shown: Experiment | None = None
        remembered = settings.load() if settings else Remembered()
        self.appearance = Appearance(QApplication.instance(), self)  # type: ignore[arg-type]
        self.appearance.choose(remembered.theme, remembered.scale)  # before there is anything to be painted anew
        self.session = Session(player.experiment, self)
        self.surface_service = SurfaceService(self)
        experiment = self.session.experiment
        self.surface_service.ask_for_contours(
            experiment.objective, 0, experiment.surface.view, _USUAL_CANVAS
        )  # so they are there for the first paint
        self.actions_by_name = make_actions(self, Commands(self))
        self.session.changed.connect(self._on_experiment_changed)  # before the panels: the worker starts at once
        self._make_panes()
        self._wire()
        self.canvas.show_experiment(self.session.experiment)
        for shown in ("paths_ahead", "legend", "hide_future"):
            self.actions_by_name[shown].setChecked(True)
        is_whole = bring_back(self, remembered)
        if settings and (settings.is_damaged or not is_whole):
            self.central_area.show_problem(
                self.tr("Some settings were lost: {file} is damaged.").format(file=settings.file)
            )
        self._show_frame()
        self.canvas.setFocus()

    def event(self, event: QEvent) -> bool:
        """Asked, after the focused widget, whether a key is to be kept from the shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(belongs_to(self.focusWidget(), event))
            return event.isAccepted()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """End the threads; nothing of the window runs after that."""
        if self._settings is not None:
            self.presenter.set_active(False)  # its layout is not the user's
            self._settings.save(remembered_of(self))
            self._settings = None
        self.player.stop()
        self.surface_service.stop()

    # building

    @cached_property
    def info(self) -> "InfoPane":
        """Made after the canvas has been painted, so that it does not keep the first picture waiting."""
        from rmsprop_gui.window.info.pane import InfoPane

        pane = InfoPane(self)
        pane.run_chosen.connect(self.session.select)
        self.docks.fill("info", pane)
        return pane

    @cached_property
    def charts(self) -> "ChartsPane":
        """Made after the canvas has been painted, like the info pane."""
        from rmsprop_gui.window.charts.pane import ChartsPane

        pane = ChartsPane(self)
        pane.step_chosen.connect(self.show_step)
        pane.set_future_hidden(self.actions_by_name["hide_future"].isChecked())
        self.docks.fill("charts", pane)
        return pane

    @cached_property
    def comparison(self) -> "ComparisonPane":
        """Made after the canvas has been painted, like the info pane."""
        from rmsprop_gui.window.comparison.pane import ComparisonPane

        pane = ComparisonPane(self)
        pane.run_chosen.connect(self.session.select)
        pane.pin_removed.connect(self.session.remove_pin)
        pane.left.connect(self.canvas.setFocus)
        self.docks.fill("comparison", pane)
        return pane

    @cached_property
    def pointer_dot(self) -> "PointerDot":
        """Made when it is first asked for."""
        from rmsprop_gui.window.shell.pointer_dot import PointerDot

        dot = PointerDot(self)
        self.appearance.changed.connect(dot.show_look)
        return dot

    @Slot()
    def _on_canvas_painted(self) -> None:
        """Make the panes around the picture once it is whole, or has taken too long for that."""
        if self.canvas.complete:
            self._make_late_panes()
        else:
            QTimer.singleShot(_PATIENCE, self, self._make_late_panes)

    @Slot()
    def _make_late_panes(self) -> None:
        if self.info not in self._panes:  # several paints may have been announced by now
            self.canvas.painted.disconnect(self._on_canvas_painted)
            self._panes += [self.info, self.charts, self.comparison]
            self._show_frame()

    def _make_panes(self) -> None:
        self.canvas = Canvas(self.surface_service, self)
        self.prediction = PredictionBar(self)
        self.central_area = CentralArea(self.prediction, self.canvas, self)
        self.banner = self.central_area.banner
        self.setCentralWidget(self.central_area)
        self.surface_panel = SurfacePanel(self.session, self)
        self.runs_panel = RunsPanel(self.session, self, lambda: self.player.wanted)
        self.bar = PlaybackBar(self.actions_by_name, self)
        self.announcer = Announcer(self)
        self._panes = [self.bar, self.runs_panel, self.prediction, self.announcer]
        self.docks = Docks(self)
        put_above(self.actions_by_name["reset_layout"], self.docks.toggles())
        self.docks.fill("experiment", self.surface_panel, self.runs_panel)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bar)
        self.presenter = Presenter(self)
        self.mode_stack = ModeStack(self.prediction, self.presenter, self)
        self.starting_point = StartingPoint(self)
        self.lecture = Lecture(self)
        ActionStates(self.actions_by_name, self.session, self.appearance, self.presenter, self.mode_stack, self)

    def _wire(self) -> None:
        session, player = self.session, self.player
        session.selected_changed.connect(self._show_frame)
        player.changed.connect(self._show_frame)
        player.failed.connect(self._on_failed)
        player.playing_changed.connect(self.bar.show_playing)
        player.playing_changed.connect(self.announcer.show_playing)
        player.speed_changed.connect(self.bar.show_speed)
        self.surface_service.failed.connect(self._on_surface_failed)
        self.canvas.painted.connect(self._on_canvas_painted, Qt.ConnectionType.QueuedConnection)
        self.bar.step_chosen.connect(self.show_step)
        self.bar.speed_chosen.connect(player.set_speed)
        self.runs_panel.from_playhead.toggled.connect(self.actions_by_name["mid_run"].setChecked)
        self.runs_panel.refused.connect(self.central_area.show_hint)
        for panel in (self.surface_panel, self.runs_panel, self.prediction):
            panel.left.connect(self.canvas.setFocus)
        self.presenter.changed.connect(self.announcer.show_presenting)
        self.appearance.changed.connect(self._show_look)
        self.docks.revealed.connect(self._show_frame)

    # showing

    @Slot()
    def _show_look(self) -> None:
        """Let every part take over the look that the application has now, after Qt's style sheet has had its way."""
        looking: tuple[Themed, ...] = (self.canvas, self.surface_panel, self.docks, *self._panes)
        for part in looking:
            part.show_look()
        self._show_frame()

    @Slot()
    def _show_frame(self) -> None:
        """Give every pane the same frame. Until a new experiment has its first rows, that is the old one's."""
        frame = self.frame
        if frame is None:
            return
        self.canvas.show_frame(frame)
        if frame.experiment is not self._shown:
            self._shown = frame.experiment
            self.canvas.viewport().repaint()  # the picture first: while the start is dragged, the eye is there
        for pane in self._panes:
            if self.docks.shows(pane):
                pane.show_frame(frame)

    @property
    def frame(self) -> Frame | None:
        """What is to be shown now; None before there are any rows."""
        return self.player.frame(self.session.selected)

    @Slot(object, object)
    def _on_experiment_changed(self, before: Experiment, now: Experiment) -> None:
        self.lecture.note_edit(before, now)
        self.player.begin(now)
        self.banner.hide()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.central_area.show_problem(self.tr("This cannot be computed: {reason}").format(reason=message))

    @Slot(object)
    def _on_surface_failed(self, failure: SurfaceFailure) -> None:
        if failure.objective == self.session.experiment.objective:  # else it is too late to matter
            self._on_failed(failure.message)

    # what the user does

    @Slot(int)
    def show_step(self, step: int) -> None:
        """Stop there."""
        self.player.pause()
        self.player.seek(step)
