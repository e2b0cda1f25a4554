"""What a lecturer does with a step: go there, walk through its parts, have it predicted."""

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.playback.player import Arrival, Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.shell.central_area import CentralArea


class Lecture(QObject):
    """Moves the playhead of the player as the view asks for it, and opens and closes predictions."""

    def __init__(
        self, session: Session, player: Player, prediction: PredictionBar, central_area: CentralArea, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._player = session, player
        self._prediction, self._central_area = prediction, central_area

    @Slot(int)
    def show_step(self, step: int) -> None:
        """Stop at this step."""
        self._player.pause()
        self._player.seek(step)

    def walk(self, by: int) -> None:
        """One step forward or back; inside a step, from one of its parts to the next."""
        player, view = self._player, self._session.view.state
        frame = player.frame(self._session.selected)
        is_told = view.prediction is None  # else the parts of the next step would give it away
        if view.inside and frame is not None and is_told:
            step, part = frame.beside(by)
        else:
            step, part = player.step + by, 0
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
