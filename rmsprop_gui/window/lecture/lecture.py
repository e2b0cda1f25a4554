"""What a lecturer does with a step: go there, walk through its parts, have it predicted."""

from typing import Protocol

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.playback.player import Arrival, Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.shell.central_area import CentralArea


class Course(Protocol):
    """What says how far the playhead may go: a lesson has questions and stops."""

    def may_reach(self, step: int) -> bool:
        """Whether it may go forward to this step now; where not, why is said."""

    def next_halt(self, step: int) -> int | None:
        """Where playing from this step comes to rest by itself; None for the end."""


class Lecture(QObject):
    """Moves the playhead of the player as the view asks for it, and opens and closes predictions."""

    def __init__(
        self, session: Session, player: Player, prediction: PredictionBar, central_area: CentralArea, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._player = session, player
        self._prediction, self._central_area = prediction, central_area
        self.course: Course | None = None
        """The lesson that is being gone through; None for none."""

    @Slot(int)
    def show_step(self, step: int) -> None:
        """Stop at this step."""
        self._player.pause()
        self._player.seek(step if self._may_reach(step) else self._player.step)

    def play(self, until: int | None = None) -> None:
        """Play on, up to the step `until` where it is given, and no farther than to the next stop of a lesson."""
        step = self._player.step
        at_the_end = step >= self._player.end
        if not self._may_reach(0 if at_the_end else step + 1):
            return
        halt = self.course.next_halt(0 if at_the_end else step) if self.course is not None else None
        self._player.play(until if halt is None else min(halt, halt if until is None else until))

    def _may_reach(self, step: int) -> bool:
        return self.course is None or step <= self._player.step or self.course.may_reach(step)

    def walk(self, by: int) -> None:
        """One step forward or back; inside a step, from one of its parts to the next."""
        player, view = self._player, self._session.view.state
        frame = player.frame(self._session.selected)
        is_told = view.prediction is None  # else the parts of the next step would give it away
        if view.inside and frame is not None and is_told:
            step, part = frame.beside(by)
        else:
            step, part = player.step + by, 0
        if not self._may_reach(step + (part > 0)):
            return
        player.pause()
        player.seek(step, part, Arrival.WALKED)

    def look_inside(self, inside: bool) -> None:
        """Let forward and back walk through the parts of a step, or take whole steps again."""
        self._session.view.update(inside=inside)
        if not inside:
            self.show_step(self._player.step)
        elif self._player.step >= self._player.end:
            self._central_area.show_hint(self.tr("No step follows the last one: go back, and then look inside."))

    def predict(self, predicting: bool) -> None:
        """Freeze the picture for the class to say where a run will be, or let the future be seen again."""
        player = self._player
        frame = player.frame(self._session.selected)
        if not predicting or frame is None:
            self._prediction.close_prediction()
        elif player.step >= player.end or not frame.experiment.runs:
            self._central_area.show_hint(self.tr("There is nothing left to predict here: go back a few steps first."))
        else:
            self.show_step(player.step)
            self._prediction.open(player.frame(self._session.selected) or frame)

    @Slot(object, object)
    def note_edit(self, before: Experiment, now: Experiment) -> None:
        """Keep the prediction with its guesses; where the experiment has no answer to it now, end it and say why."""
        prediction = self._session.view.state.prediction
        if prediction is None:
            return
        try:
            self._session.view.update(prediction=prediction.after_edit(before, now))
        except ValueError as error:
            self._session.view.update(prediction=None)
            self._central_area.show_hint(self.tr("The prediction has ended: {reason}.").format(reason=error))
