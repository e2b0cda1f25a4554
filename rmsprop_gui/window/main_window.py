"""The window: puts the panes together and lets each do its work."""

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QLabel,
    QMainWindow,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.playback.player import Player
from rmsprop_gui.playback.survey import Survey, SurveyFailure
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.window.actions import belongs_to, make_actions
from rmsprop_gui.window.appearance import Appearance
from rmsprop_gui.window.canvas.anatomy import Scope
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.commands import Commands
from rmsprop_gui.window.playback_bar import PlaybackBar
from rmsprop_gui.window.prediction_bar import PredictionBar
from rmsprop_gui.window.runs.panel import RunsPanel
from rmsprop_gui.window.session import Session
from rmsprop_gui.window.surface_panel import SurfacePanel

if TYPE_CHECKING:
    from rmsprop_gui.window.charts.pane import ChartsPane
    from rmsprop_gui.window.comparison.pane import ComparisonPane
    from rmsprop_gui.window.info.pane import InfoPane

_USUAL_CANVAS = (760, 560)  # pixels, until the canvas knows its own


class Looking(Protocol):
    """A part of the window that holds something of the look."""

    def show_look(self) -> None: ...


class Pane(Looking, Protocol):
    """A part of the window that shows frames."""

    def show_frame(self, frame: Frame) -> None: ...


class MainWindow(QMainWindow):
    """Owns the session, the player and the panes, and ends the threads when it is closed."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.setWindowTitle("RMSProp Lab")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it would offer to hide the playback bar
        self.player = player
        self._panes: list[Pane] = []
        self.appearance = Appearance(QApplication.instance(), self)  # type: ignore[arg-type]
        self._shown: Experiment | None = None
        self.session = Session(player.experiment, self)
        self.survey = Survey(self)
        surface = self.session.experiment.surface
        self.survey.ask_for_contours(surface, surface.view, _USUAL_CANVAS)  # so they are there for the first paint
        self.actions_by_name = make_actions(self, Commands(self))
        self.session.changed.connect(self._on_experiment_changed)  # before the panels: the worker starts at once
        self._make_panes()
        self._wire()
        self.canvas.show_experiment(self.session.experiment)
        for shown in ("paths_ahead", "legend", "hide_future"):
            self.actions_by_name[shown].setChecked(True)
        self.actions_by_name["clear_pins"].setEnabled(bool(self.session.experiment.ghosts))
        self.bar.show_speed(player.speed)
        self._show_frame()
        self.canvas.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(1360, 860)

    def event(self, event: QEvent) -> bool:
        """Asked, after the focused widget, whether a key is to be kept from the shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(belongs_to(self.focusWidget(), event))
            return event.isAccepted()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._panes:  # none while it is being built
            self._show_look()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """End the threads; nothing of the window runs after that."""
        self.player.stop()
        self.survey.stop()

    # building

    @cached_property
    def info(self) -> "InfoPane":
        """Made after the canvas has been painted, so that it does not keep the first picture waiting."""
        from rmsprop_gui.window.info.pane import InfoPane

        pane = InfoPane(self)
        pane.run_chosen.connect(self.session.select)
        self._info_dock.setWidget(self._column(pane))
        return pane

    @cached_property
    def charts(self) -> "ChartsPane":
        """Made after the canvas has been painted, like the info pane."""
        from rmsprop_gui.window.charts.pane import ChartsPane

        pane = ChartsPane(self)
        pane.step_chosen.connect(self.show_step)
        pane.set_future_hidden(self.actions_by_name["hide_future"].isChecked())
        self._charts_dock.setWidget(pane)
        return pane

    @cached_property
    def comparison(self) -> "ComparisonPane":
        """Made after the canvas has been painted, like the info pane."""
        from rmsprop_gui.window.comparison.pane import ComparisonPane

        pane = ComparisonPane(self)
        pane.run_chosen.connect(self.session.select)
        pane.pin_removed.connect(self.session.remove_pin)
        pane.left.connect(self.canvas.setFocus)
        dock = self._comparison_dock
        dock.setWidget(pane)
        pane.set_in_front(not dock.visibleRegion().isEmpty())
        dock.visibilityChanged.connect(pane.set_in_front)
        for tabs in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(self.tr("Panes"))  # Qt makes it, and gives it none
            tabs.setDrawBase(False)
        return pane

    def show_comparison(self, shown: bool) -> None:
        """Bring the table in front of the charts, or the charts back."""
        dock = self._comparison_dock if shown else self._charts_dock
        dock.show()
        dock.raise_()

    def _behind(self, front: QDockWidget, name: str, title: str) -> QDockWidget:
        """A dock that shares its place with another one, behind it."""
        dock = self._dock(name, title, 0)
        self.setTabPosition(Qt.DockWidgetArea.BottomDockWidgetArea, QTabWidget.TabPosition.North)
        self.tabifyDockWidget(front, dock)
        front.raise_()
        return dock

    @Slot()
    def _on_canvas_painted(self) -> None:
        if len(self._panes) == 3:  # several paints may have been announced by now
            self.canvas.painted.disconnect(self._on_canvas_painted)
            self._panes += [self.info, self.charts, self.comparison]
        self._show_frame()

    def _make_panes(self) -> None:
        self.canvas = Canvas(self.survey, self)
        self.banner = QLabel(self)
        self.banner.setObjectName("banner")
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.banner.hide()
        self.prediction = PredictionBar(self)
        middle = QFrame(self)
        middle.setObjectName("card")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.banner)
        layout.addWidget(self.prediction)
        layout.addWidget(self.canvas)
        self.setCentralWidget(middle)
        self.surface_panel = SurfacePanel(self.session, self)
        self.runs_panel = RunsPanel(self.session, self)
        self.bar = PlaybackBar(self.actions_by_name, self)
        self._panes = [self.bar, self.runs_panel, self.prediction]
        area = Qt.DockWidgetArea
        for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
            self.setCorner(corner, area.LeftDockWidgetArea)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            self.setCorner(corner, area.RightDockWidgetArea)
        left = self._dock("experiment", self.tr("Experiment"), 262)
        left.setWidget(self._column(self.surface_panel, self.runs_panel))
        right = self._info_dock = self._dock("info", self.tr("Inside the step"), 322)
        below = self._charts_dock = self._dock("charts", self.tr("Charts"), 0)
        self.addDockWidget(area.LeftDockWidgetArea, left)
        self.addDockWidget(area.RightDockWidgetArea, right)
        self.addDockWidget(area.BottomDockWidgetArea, below)
        self._comparison_dock = self._behind(below, "comparison", self.tr("Comparison"))
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bar)
        self.resizeDocks([left, right], [262, 340], Qt.Orientation.Horizontal)
        self.resizeDocks([below], [210], Qt.Orientation.Vertical)

    def _dock(self, name: str, title: str, width: int) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setTitleBarWidget(QWidget(dock))  # no title: the panes speak for themselves
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setMinimumWidth(width)
        return dock

    def _column(self, *widgets: QWidget) -> QScrollArea:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(6, 6, 4, 6)
        layout.setSpacing(6)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(column)
        return area

    def _wire(self) -> None:
        session, player = self.session, self.player
        session.selected_changed.connect(self._show_frame)
        player.changed.connect(self._show_frame)
        player.failed.connect(self._on_failed)
        player.playing_changed.connect(self.bar.show_playing)
        player.speed_changed.connect(self.bar.show_speed)
        self.survey.failed.connect(self._on_survey_failed)
        self.canvas.start_chosen.connect(self._on_start_chosen)
        self.canvas.start_dragged.connect(self._on_start_dragged)
        self.canvas.painted.connect(self._on_canvas_painted, Qt.ConnectionType.QueuedConnection)
        self.prediction.changed.connect(self._on_prediction_changed)
        self.prediction.revealed.connect(self._on_revealed)
        self.bar.step_chosen.connect(self.show_step)
        self.bar.speed_chosen.connect(player.set_speed)
        self.runs_panel.from_playhead.toggled.connect(self.actions_by_name["mid_run"].setChecked)
        for panel in (self.surface_panel, self.runs_panel):
            panel.left.connect(self.canvas.setFocus)

    # showing

    def _show_look(self) -> None:
        """Let every part take over the look that the application has now."""
        looking: tuple[Looking, ...] = (self.canvas, self.surface_panel, *self._panes)
        for part in looking:
            part.show_look()
        self._show_frame()

    @Slot()
    def _show_frame(self) -> None:
        """Give every pane the same frame. Until a new experiment has its first rows, that is the old one's."""
        experiment, recordings = self.player.experiment, self.player.recordings
        if not recordings and experiment.runs:
            return
        frame = self._frame(experiment, recordings)
        self.canvas.show_frame(frame)
        if experiment is not self._shown:
            self._shown = experiment
            self.canvas.viewport().repaint()  # the picture first: while the start is dragged, the eye is there
        for pane in self._panes:
            pane.show_frame(frame)

    def _frame(self, experiment: Experiment, recordings: tuple[Recording, ...]) -> Frame:
        count = len(experiment.runs)
        player, selected = self.player, self._selected_of(experiment)
        between = Frame(experiment, recordings[:count], player.step, selected, recordings[count:])
        return between.inside(player.part)

    def _selected_of(self, experiment: Experiment) -> int:
        return min(self.session.selected, len(experiment.runs) - 1)

    @Slot(object, object)
    def _on_experiment_changed(self, before: Experiment, now: Experiment) -> None:
        if self._asks_otherwise(before, now):
            self.prediction.close_prediction()
        self.player.begin(now)
        self.actions_by_name["clear_pins"].setEnabled(bool(now.ghosts))
        self.banner.hide()

    @staticmethod
    def _asks_otherwise(before: Experiment, now: Experiment) -> bool:
        """Whether other paths are run, so that what was predicted is no longer asked."""
        return before.trials() != now.trials() or len(before.runs) != len(now.runs)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._show_problem(self.tr("This cannot be computed: {reason}").format(reason=message))

    @Slot(object)
    def _on_survey_failed(self, failure: SurveyFailure) -> None:
        if failure.surface == self.session.experiment.surface:  # else it is too late to matter
            self._on_failed(failure.message)

    def _show_problem(self, problem: str) -> None:
        """Say it above the canvas, until the next edit."""
        self.banner.setText(problem)
        self.banner.show()

    # what the user does

    @Slot(float, float)
    def _on_start_chosen(self, x1: float, x2: float) -> None:
        if self.prediction.prediction is not None:
            self.prediction.add_guess(x1, x2)
            return
        self._on_start_dragged(x1, x2)
        if self.player.playing:
            self.player.seek(0)

    @Slot(float, float)
    def _on_start_dragged(self, x1: float, x2: float) -> None:
        if self.prediction.prediction is not None:
            return  # the picture is frozen
        try:
            self.session.set_start((x1, x2))
        except ValueError as error:
            self._show_problem(str(error))

    def walk(self, by: int) -> None:
        """One step forward or back; inside a step, from one of its parts to the next."""
        step, part = self.player.step, self.player.part
        is_told = self.prediction.prediction is None  # else the parts of the next step would give it away
        if self.actions_by_name["inside"].isChecked() and self._shown is not None and is_told:
            frame = self._frame(self._shown, self.player.recordings)
            step, part = frame.beside(by)
        else:
            step, part = step + by, 0
        self.player.pause()
        self.player.seek(step, part)

    def predict(self, predicting: bool) -> None:
        """Freeze the picture for the class to say where a run will be, or let the future be seen again."""
        if not predicting or self._shown is None:
            self.prediction.close_prediction()
        elif self.player.step >= self.player.end or not self._shown.runs:
            self._show_problem(self.tr("There is nothing left to predict here: go back a few steps first."))
        else:
            self.player.pause()
            self.player.seek(self.player.step)
            self.prediction.open(self._frame(self._shown, self.player.recordings))
        self.actions_by_name["predict"].setChecked(self.prediction.prediction is not None)

    @Slot(object)
    def _on_prediction_changed(self, prediction: Prediction | None) -> None:
        self.actions_by_name["predict"].setChecked(prediction is not None)
        self.canvas.show_prediction(prediction)
        self.charts.set_predicting(prediction is not None)

    @Slot(int)
    def _on_revealed(self, target: int) -> None:
        self.player.play(target)

    def show_overlays(self) -> None:
        """Draw what the step is made of for as many runs as the actions say."""
        of_all, of_one = (self.actions_by_name[name].isChecked() for name in ("overlays_all", "overlays"))
        self.canvas.anatomy.show_scope(Scope.ALL if of_all else Scope.SELECTED if of_one else Scope.INSIDE)

    @Slot(int)
    def show_step(self, step: int) -> None:
        """Stop there."""
        self.player.pause()
        self.player.seek(step)
