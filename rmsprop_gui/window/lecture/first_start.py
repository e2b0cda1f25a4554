"""Who has never taken a step nor dragged the start is shown how to; who has, never again."""

from PySide6.QtCore import QObject, Slot

from rmsprop_gui.playback.player import Player
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.view_store import ViewStore


class FirstStart(QObject):
    """Ends the hints with the first step or drag. The view is remembered, and with it that they are over."""

    def __init__(self, view: ViewStore, player: Player, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._player = view, player
        player.changed.connect(self._on_player_changed)
        canvas.start_dragged.connect(self._on_begun)

    @Slot()
    def _on_player_changed(self) -> None:
        if self._view.state.beginner and self._player.step > 0:
            self._on_begun()

    @Slot()
    def _on_begun(self) -> None:
        if self._view.state.beginner:
            self._view.update(beginner=False)
