"""What a lecturer does with a step: walk through its parts, draw what it is made of, have it predicted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.canvas.step_overlay import OverlayScope

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow


class Lecture(QObject):
    """Acts on the player, the prediction and the canvas of one window at once."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.prediction.changed.connect(self._on_prediction_changed)
        window.prediction.revealed.connect(self._on_revealed)

    def walk(self, by: int) -> None:
        """One step forward or back; inside a step, from one of its parts to the next."""
        window, player = self._window, self._window.player
        frame = window.frame
        is_told = window.prediction.prediction is None  # else the parts of the next step would give it away
        if window.actions_by_name["inside"].isChecked() and frame is not None and is_told:
            step, part = frame.beside(by)
        else:
            step, part = player.step + by, 0
        player.pause()
        player.seek(step, part)

    def predict(self, predicting: bool) -> None:
        """Freeze the picture for the class to say where a run will be, or let the future be seen again."""
        window, player = self._window, self._window.player
        frame = window.frame
        if not predicting or frame is None:
            window.prediction.close_prediction()
        elif player.step >= player.end or not frame.experiment.runs:
            window.central_area.show_hint(self.tr("There is nothing left to predict here: go back a few steps first."))
        else:
            player.pause()
            player.seek(player.step)
            window.prediction.open(window.frame or frame)
        window.actions_by_name["predict"].setChecked(window.prediction.prediction is not None)

    def note_edit(self, before: Experiment, now: Experiment) -> None:
        """Where other paths are run, what was predicted is no longer asked."""
        if list(map(before.trial, before.runs)) != list(map(now.trial, now.runs)):
            self._window.prediction.close_prediction()

    def show_overlays(self) -> None:
        """Draw what the step is made of for as many runs as the actions say."""
        of_all, of_one = (self._window.actions_by_name[name].isChecked() for name in ("overlays_all", "overlays"))
        scope = OverlayScope.ALL if of_all else OverlayScope.SELECTED if of_one else OverlayScope.INSIDE
        self._window.canvas.step_overlay.show_scope(scope)

    @Slot(object)
    def _on_prediction_changed(self, prediction: Prediction | None) -> None:
        self._window.actions_by_name["predict"].setChecked(prediction is not None)
        self._window.canvas.show_prediction(prediction)
        self._window.charts.set_predicting(prediction is not None)

    @Slot(int)
    def _on_revealed(self, target: int) -> None:
        self._window.player.play(target)
