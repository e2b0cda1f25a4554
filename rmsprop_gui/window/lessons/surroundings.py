"""What lessons have to do with in a window."""

from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.playback.player import Player
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.documents.documents import Documents
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.lecture import Lecture
from rmsprop_gui.window.lecture.starting_point import StartingPoint
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.shell.announcer import Announcer
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.frame_feed import FrameFeed

PANEL = "lesson"
"""The name of the panel that a lesson is shown in."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The parts of one window that a lesson moves, fills or locks. `progress` is the file of what has been done."""

    session: Session
    player: Player
    documents: Documents
    lecture: Lecture
    starting_point: StartingPoint
    canvas: Canvas
    central_area: CentralArea
    docks: Docks
    frames: FrameFeed
    announcer: Announcer
    appearance: Appearance
    progress: Path | None
