"""What a quiz has to do with in a window."""

from dataclasses import dataclass

from rmsprop_gui.playback.player import Player
from rmsprop_gui.window.actions.mode_stack import ModeStack
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.documents.own_work import OwnWork
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.first_start import FirstStart
from rmsprop_gui.window.lecture.starting_point import StartingPoint
from rmsprop_gui.window.shell.announcer import Announcer
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.frame_feed import FrameFeed


@dataclass(frozen=True, eq=False)
class QuizSurroundings:
    """The parts of one window that a quiz fills, moves or keeps still."""

    session: Session
    player: Player
    own_work: OwnWork
    canvas: Canvas
    central_area: CentralArea
    docks: Docks
    frames: FrameFeed
    announcer: Announcer
    starting_point: StartingPoint
    mode_stack: ModeStack
    first_start: FirstStart
