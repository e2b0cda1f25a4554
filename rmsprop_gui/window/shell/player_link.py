"""What keeps the player, the session and the view in step with each other."""

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.experiment.session import Session


class PlayerLink(QObject):
    """Has every new experiment computed; the view holds the speed, and where the playhead rests."""

    def __init__(self, player: Player, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._player, self._view = player, session.view
        self._rest = player.wanted, player.part
        self._follow(session.view.state)
        session.changed.connect(self._on_experiment_changed)
        session.view.changed.connect(self._on_view_changed)
        session.view.about_to_be_set.connect(player.pause)
        player.rested.connect(self._on_rested)
        player.speed_changed.connect(self._on_speed_changed)

    @Slot(object, object)
    def _on_experiment_changed(self, before: Experiment, now: Experiment) -> None:
        self._player.begin(now)
        if now.surface.name != before.surface.name:
            self._player.seek(0)  # another surface is gone down from its start

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        self._follow(now)

    def _follow(self, view: ViewState) -> None:
        if view.speed != self._player.speed:
            self._player.set_speed(view.speed)
        if (view.step, view.part) != self._rest:
            self._player.seek(view.step, view.part)

    @Slot(int, int)
    def _on_rested(self, step: int, part: int) -> None:
        self._rest = step, part
        self._view.update(step=step, part=part)

    @Slot(float)
    def _on_speed_changed(self, speed: float) -> None:
        self._view.update(speed=speed)
