"""Who the commands are given to."""

from collections.abc import Callable
from dataclasses import dataclass

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.actions.dialogs import Dialogs
from rmsprop_gui.window.actions.mode_stack import ModeStack
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.documents.documents import Documents
from rmsprop_gui.window.experiment.kept_settings import KeptSettings
from rmsprop_gui.window.experiment.own_function import OwnFunction
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.lecture import Lecture
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.lecture.starting_point import StartingPoint
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.shell.announcer import Announcer
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.presenter import Presenter
from rmsprop_gui.window.view_store import ViewStore


@dataclass(frozen=True, eq=False)
class Collaborators:
    """Who the commands of one window are given to."""

    view: ViewStore
    session: Session
    kept_settings: KeptSettings
    player: Player
    canvas: Canvas
    prediction: PredictionBar
    lecture: Lecture
    starting_point: StartingPoint
    appearance: Appearance
    docks: Docks
    own_function: OwnFunction
    presenter: Presenter
    mode_stack: ModeStack
    announcer: Announcer
    dialogs: Dialogs
    documents: Documents
    welcome: Callable[[], None]
    """Shows what there is to begin with."""
    frame: Callable[[], Frame | None]
    """What all panes show now; None before anything is computed."""
    type_optimizer: Callable[[], None]
    """Adds an optimizer whose lines are typed."""
    ask_questions: Callable[[], None]
    """Begins with the questions, or leaves them."""
    walk_on: Callable[[int], bool]
    """Goes on in what leads through something, or back where that is −1; whether there is such a thing."""
    reveal: Callable[[], bool]
    """Tells the answer that is waited for; whether there is one."""
    say: Callable[[str], None]
    """Says why something cannot be."""
    show_lessons: Callable[[], None]
    """Opens the list of lessons."""
    show_notes: Callable[[], None]
    """Opens the lecturer's notes, or says that there are none."""
    write_lesson: Callable[[], None]
    """Opens the editor with a new lesson."""
    edit_lesson: Callable[[], None]
    """Opens the editor with the lesson that is open, or one that is asked for."""
    take_tour: Callable[[], None]
    """Opens the lesson that is the tour."""
    close: Callable[[], object]
    """Closes the window."""
