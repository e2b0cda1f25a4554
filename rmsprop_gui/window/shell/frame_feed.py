"""What shows frames, and who gives them out."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.experiment.averaging import Averaging
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.motion.glider import Glider
from rmsprop_gui.window.motion.system import is_wanted
from rmsprop_gui.window.shell.docks import Docks


class Themed(Protocol):
    """A part of the window that holds something of the look."""

    def show_look(self) -> None:
        """Take over the look that the application has now."""


class Pane(Themed, Protocol):
    """A part of the window that shows frames."""

    def show_frame(self, frame: Frame) -> None:
        """Show this step of this experiment."""


class FrameFeed(QObject):
    """Gives the canvas and every pane that is in sight the same frame; `glider` leads from one to the next."""

    def __init__(
        self,
        player: Player,
        session: Session,
        averaging: Averaging,
        canvas: Canvas,
        docks: Docks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.glider = Glider(self)
        self._player, self._session, self._averaging = player, session, averaging
        self._canvas, self._docks = canvas, docks
        self._panes: list[Pane] = []
        self._shown: Experiment | None = None
        averaging.changed.connect(self.show_frame)
        session.view.changed.connect(self._on_view_changed)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Those that are given frames, in the order in which they are."""
        return tuple(self._panes)

    def add(self, *panes: Pane) -> None:
        """Give frames to these, too."""
        self._panes += panes
        self.show_frame()

    def frame(self) -> Frame | None:
        """What is to be shown now; None before there is anything."""
        frame = self._player.frame(self._session.selected)
        return None if frame is None else replace(frame, averages=self._averaging.of(frame.experiment))

    @Slot()
    def show_frame(self) -> None:
        """Show the playhead's step. Until a new experiment has its first rows, that is one of the old experiment."""
        frame = self.frame()
        if frame is None:
            return
        self._canvas.show_frame(frame)
        if frame.experiment is not self._shown:
            self._shown = frame.experiment
            self._canvas.viewport().repaint()  # the picture first: while the start is dragged, the eye is there
        for pane in self._panes:
            if self._docks.shows(pane):
                pane.show_frame(frame)
        self._glide_to(frame)

    @Slot()
    def note_rest(self) -> None:
        """Playing has begun or ended: where somebody has stopped it, nothing glides on."""
        frame = self._player.frame(self._session.selected)
        if frame is not None:
            self._glide_to(frame)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if not is_wanted(now):
            self.glider.course.end()

    def _glide_to(self, frame: Frame) -> None:
        player = self._player
        self.glider.follow(frame, player.arrival, player.pace, is_wanted(self._session.view.state))
