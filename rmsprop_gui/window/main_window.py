"""The window: makes its parts and owns the threads."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.files.document import in_the_room
from rmsprop_gui.files.experiment_file import Opened
from rmsprop_gui.playback.player import Player
from rmsprop_gui.view.view_state import first_view
from rmsprop_gui.window.actions.action_states import ActionStates
from rmsprop_gui.window.actions.action_table import ACTIONS
from rmsprop_gui.window.actions.canvas_menus import CanvasMenus
from rmsprop_gui.window.actions.collaborators import Collaborators
from rmsprop_gui.window.actions.commands import Commands
from rmsprop_gui.window.actions.dialogs import Dialogs
from rmsprop_gui.window.actions.key_owner import belongs_to
from rmsprop_gui.window.actions.menus import make_actions, put_above
from rmsprop_gui.window.actions.mode_stack import ModeStack
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.documents.documents import Documents, dropped_path
from rmsprop_gui.window.experiment.averaging import Averaging
from rmsprop_gui.window.experiment.kept_settings import KeptSettings
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_panel import SurfacePanel
from rmsprop_gui.window.late_panes import LatePanes
from rmsprop_gui.window.lecture.first_start import FirstStart
from rmsprop_gui.window.lecture.lecture import Lecture
from rmsprop_gui.window.lecture.playback_bar import PlaybackBar
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.lecture.starting_point import StartingPoint
from rmsprop_gui.window.lessons.lessons import Lessons
from rmsprop_gui.window.lessons.surroundings import Surroundings
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.quiz.quizzes import Quizzes
from rmsprop_gui.window.quiz.surroundings import QuizSurroundings
from rmsprop_gui.window.runs.panel import RunsPanel
from rmsprop_gui.window.shell.announcer import Announcer
from rmsprop_gui.window.shell.arranging import Arranging
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.frame_feed import FrameFeed
from rmsprop_gui.window.shell.player_link import PlayerLink
from rmsprop_gui.window.shell.pointer_dot import PointerDot
from rmsprop_gui.window.shell.presenter import Presenter
from rmsprop_gui.window.shell.rail import Rail
from rmsprop_gui.window.shell.settings import Remembered, Settings
from rmsprop_gui.window.shell.settings_offer import SettingsOffer
from rmsprop_gui.window.view_store import ViewStore
from rmsprop_gui.window.wiring import Parts, Wiring

if TYPE_CHECKING:
    from rmsprop_gui.window.charts.pane import ChartsPane
    from rmsprop_gui.window.comparison.pane import ComparisonPane
    from rmsprop_gui.window.data.pane import DataPane
    from rmsprop_gui.window.info.pane import InfoPane
    from rmsprop_gui.window.relief.pane import ReliefPane
    from rmsprop_gui.window.stage.stage import Stage

_USUAL_SIZE = QSize(1760, 1000)
_FRAME = QSize(16, 48)  # what a desktop may put around it; how much that is, is known only when it is on the screen
_USUAL_CANVAS = (960, 600)  # pixels, until the canvas knows its own
_PLACE = bytes.fromhex("01d9d0cb")  # how every place that Qt has saved begins


class MainWindow(QMainWindow):
    """Makes the stores, the panes and what moves them, and ends the threads when it is closed.

    With `settings` it comes up as it was left; `opened` is the file whose experiment the player has; the state of all
    windows, unsaved work and recent files, is kept in the folder `state`.
    """

    resized = Signal()

    def __init__(
        self, player: Player, settings: Settings | None = None, opened: Opened | None = None, state: Path | None = None
    ) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it would offer to hide the playback bar
        self.resize(first_size(self.screen().availableSize()))  # Qt would take two thirds of it
        self.player = player
        self._settings = settings
        self._is_ending = False
        self.lost = ""
        """Why unsaved work could not be kept when the window was ended; empty where nothing is lost."""
        remembered = settings.load() if settings else Remembered()
        self._make_stores(remembered)
        self.documents = Documents(self, self.session, opened, state)
        self._make_canvas()
        self._make_panels()
        self._make_actions()
        self._wire()
        parts = self.surface_service, self.central_area, self.view, self.docks, self.frames, self.wiring
        self.late_panes = LatePanes(*parts, self.actions_by_name, self)
        self.presenter.changed.connect(self.late_panes.show_stage)
        self.late_panes.made.connect(self.documents.offer_what_was_left)
        self.canvas.show_experiment(self.session.experiment)
        is_whole = self._bring_back(remembered)
        if opened:
            self.view.set(in_the_room(opened.document.view, self.view.state))
        if settings and (settings.is_damaged or not is_whole):
            self.central_area.show_problem(
                self.tr("Some settings were lost: {file} is damaged.").format(file=settings.file)
            )
        self.frames.show_frame()
        self.canvas.setFocus()
        if settings:  # once the first picture is there: it may not wait for that
            self.first_start.is_over = remembered.welcomed
            self.late_panes.made.connect(self.first_start.greet)

    def event(self, event: QEvent) -> bool:
        """Asked, after the focused widget, whether a key is to be kept from the shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            self.arranging.note_key(event)
            event.setAccepted(belongs_to(self.focusWidget(), event))
            return event.isAccepted()
        is_done = super().event(event)
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.docks.note_sizes()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_ending or (self.lessons.may_close(self.close) and self.documents.may_close(self.close)):
            self.shut_down()
            super().closeEvent(event)
        else:
            event.ignore()

    def end(self) -> None:
        """Close without a question; what is unsaved is offered at the next start."""
        self._is_ending = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_path(event.mimeData()):
            event.acceptProposedAction()
            self.documents.open_path(path)

    def shut_down(self) -> None:
        """End the threads; nothing of the window runs after that."""
        self.lessons.end()
        self.documents.own_work.bring_back()  # that is what is remembered
        if self._settings is not None:
            self._settings.save(
                Remembered(self.view.state, self.presenter.place(), self._layout(), self.first_start.is_over)
            )
            self._settings = None
        self.lost = self.documents.stop() or self.lost
        self.quizzes.stop()
        self.player.stop()
        self.surface_service.stop()
        self.averaging.stop()

    def _layout(self) -> bytes:
        """Where the user has the panels; nothing while they are as suits the window."""
        return self.presenter.layout() if self.docks.is_arranged else b""

    # building

    def _make_stores(self, remembered: Remembered) -> None:
        """The view and the experiment, and who carries out what they say: before there is anything to be seen."""
        self.view = ViewStore(first_view(self.player.experiment, remembered.view), self)
        self.appearance = Appearance(QApplication.instance(), self.view, self)  # type: ignore[arg-type]
        self.session = Session(self.player.experiment, self.view, self)
        self.player_link = PlayerLink(self.player, self.session, self)  # before the panels: the worker starts at once
        self.averaging = Averaging(self.session, self)
        self.surface_service = SurfaceService(self)
        objective = self.session.experiment.objective  # its contours shall be there for the first paint
        self.surface_service.ask_for_contours(objective, 0, objective.surface.view, _USUAL_CANVAS)

    def _make_canvas(self) -> None:
        self.canvas = Canvas(self.surface_service, self.view, self)
        self.prediction = PredictionBar(self.view, self)
        self.kept_settings = KeptSettings(self.session, self)
        self.settings_offer = SettingsOffer(self.kept_settings, self.session, self)
        self.central_area = CentralArea(self.prediction, self.settings_offer, self.canvas, self)
        self.banner = self.central_area.banner
        self.setCentralWidget(self.central_area)

    def _make_panels(self) -> None:
        self.surface_panel = SurfacePanel(self.session, self)
        self.runs_panel = RunsPanel(self.session, self, lambda: self.player.wanted)
        self.docks = Docks(self, self.view)
        self.docks.fill("surface", self.surface_panel)
        self.docks.fill("runs", self.runs_panel)
        self.rail = Rail(self.docks, self)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self.arranging = Arranging(self.view, self.docks, self)
        self.presenter = Presenter(self, self.view, self.docks, self.appearance)
        self.resized.connect(self.presenter.note_size)
        self.resized.connect(self.docks.follow)
        self.announcer = Announcer(self, self.view)
        self.pointer_dot = PointerDot(self, self.view)
        self.frames = FrameFeed(self.player, self.session, self.averaging, self.canvas, self.docks, self)

    def _make_actions(self) -> None:
        above = self.prediction, self.central_area  # where both say what is to be said
        self.lecture = Lecture(self.session, self.player, *above, self)
        self.starting_point = StartingPoint(self.session, self.player, self.canvas, *above, self)
        self.lessons = Lessons(self._surroundings(), self)
        self.mode_stack = ModeStack(self.view, self.prediction, self.presenter, self)
        self.dialogs = Dialogs(self, self.documents.questions, ACTIONS, self.surface_panel.choice)
        self.runs_panel.adding_asked.connect(partial(self.dialogs.show_optimizers, self.runs_panel))
        self.runs_panel.reading_asked.connect(self.dialogs.show_optimizer)
        self.view.spotlight.asked.connect(self.dialogs.show_letter)
        self.dialogs.noted.connect(self.central_area.show_hint)
        self.first_start = FirstStart(self.session, self.player, self.central_area, self.documents, self)
        self.quizzes = Quizzes(self._quiz_surroundings(), self)
        commands = Commands(self._collaborators(), self)
        self.actions_by_name = make_actions(self, commands, self.view)
        put_above(self.actions_by_name["reset_layout"], self.docks.toggles())
        self.documents.fill_recent_menu(self.actions_by_name["clear_recent"])
        self.action_states = ActionStates(
            self.actions_by_name, self.session, self.kept_settings, self.documents.desk, self.mode_stack, self
        )
        self.canvas_menus = CanvasMenus(
            self.canvas, self.session, self.lecture, self.starting_point, self.actions_by_name, self
        )
        self.bar = PlaybackBar(self.actions_by_name, self.view, self)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bar)
        self.first_start.offer(self.actions_by_name)

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            session=self.session,
            player=self.player,
            documents=self.documents,
            lecture=self.lecture,
            starting_point=self.starting_point,
            canvas=self.canvas,
            central_area=self.central_area,
            docks=self.docks,
            frames=self.frames,
            announcer=self.announcer,
            appearance=self.appearance,
            progress=Path(self._settings.file).with_name("lessons.json") if self._settings else None,
        )

    def _quiz_surroundings(self) -> QuizSurroundings:
        return QuizSurroundings(
            session=self.session,
            player=self.player,
            own_work=self.documents.own_work,
            canvas=self.canvas,
            central_area=self.central_area,
            docks=self.docks,
            frames=self.frames,
            announcer=self.announcer,
            starting_point=self.starting_point,
            mode_stack=self.mode_stack,
            first_start=self.first_start,
        )

    def _walk_on(self, by: int) -> bool:
        """On or back in what leads through something; whether there is such a thing."""
        return self.quizzes.walk(by) or self.lessons.walk(by)

    def _collaborators(self) -> Collaborators:
        return Collaborators(
            view=self.view,
            session=self.session,
            kept_settings=self.kept_settings,
            player=self.player,
            canvas=self.canvas,
            prediction=self.prediction,
            lecture=self.lecture,
            starting_point=self.starting_point,
            appearance=self.appearance,
            docks=self.docks,
            own_function=self.surface_panel.own,
            presenter=self.presenter,
            mode_stack=self.mode_stack,
            announcer=self.announcer,
            dialogs=self.dialogs,
            documents=self.documents,
            welcome=self.first_start.open_up,
            frame=self.frames.frame,
            type_optimizer=self.runs_panel.type_optimizer,
            show_lessons=self.lessons.show_list,
            show_notes=self.lessons.show_notes,
            write_lesson=self.lessons.write_new,
            edit_lesson=self.lessons.edit,
            take_tour=self.lessons.take_tour,
            walk_on=self._walk_on,
            ask_questions=self.quizzes.toggle,
            reveal=self.quizzes.reveal,
            say=self.central_area.show_hint,
            close=self.close,
        )

    def _wire(self) -> None:
        self.wiring = Wiring(
            Parts(
                session=self.session,
                documents=self.documents,
                player=self.player,
                surface_service=self.surface_service,
                appearance=self.appearance,
                canvas=self.canvas,
                central_area=self.central_area,
                surface_panel=self.surface_panel,
                runs_panel=self.runs_panel,
                prediction=self.prediction,
                bar=self.bar,
                announcer=self.announcer,
                docks=self.docks,
                rail=self.rail,
                presenter=self.presenter,
                pointer_dot=self.pointer_dot,
                starting_point=self.starting_point,
                lecture=self.lecture,
                frames=self.frames,
                averaging=self.averaging,
                first_start=self.first_start,
                mode_stack=self.mode_stack,
            ),
            self,
        )

    def _bring_back(self, remembered: Remembered) -> bool:
        """Put the window and its panels where they were; whether what was kept of that is of use."""
        self.restoreGeometry(QByteArray(remembered.place))  # Qt refuses a place on a screen of quite another size
        placed = not remembered.place or remembered.place.startswith(_PLACE)
        laid_out = not remembered.layout or self.docks.restore(remembered.layout)
        self.bar.show()  # whatever the layout says
        self.rail.show_composition(self.docks.composition)
        return placed and laid_out

    # the panes that are made later

    @property
    def info(self) -> "InfoPane":
        """The pane that explains the step."""
        return self.late_panes.info

    @property
    def charts(self) -> "ChartsPane":
        """The charts below the canvas."""
        return self.late_panes.charts

    @property
    def data(self) -> "DataPane":
        """The data with the fits of the runs."""
        return self.late_panes.data

    @property
    def stage(self) -> "Stage":
        """What is around the canvas in the presenter view."""
        return self.late_panes.stage

    @property
    def relief(self) -> "ReliefPane":
        """The surface in 3-D beside the canvas, or over it."""
        return self.late_panes.relief

    @property
    def comparison(self) -> "ComparisonPane":
        """The table of all runs and pinned paths."""
        return self.late_panes.comparison


def first_size(available: QSize) -> QSize:
    """How large the window is at first, on a screen with so much room: with its frame, all of it is to be seen."""
    return _USUAL_SIZE.boundedTo(available - _FRAME)
