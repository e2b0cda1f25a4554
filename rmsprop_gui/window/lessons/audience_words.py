"""What a lesson says and asks, over the canvas in large type, while the presenter view has no room for its pane."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.lessons.prose_view import ProseView
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.shell.central_area import Over
from rmsprop_gui.window.view_store import ViewStore

_SIZES = (20.0, 18.0, 16.0, 14.0)  # of letters in pixels at scale 1, the first that fits
_MARGINS = (14, 8, 14, 4)  # pixels at scale 1


class AudienceWords(Over):
    """As large as there is room for. Out of the presenter view, and where there is nothing to say, it is not there."""

    share = 0.45

    def __init__(self, view: ViewStore, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self._view = view
        self._blocks: Blocks = ()
        self.words = ProseView(self, view.spotlight)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.words)
        view.changed.connect(self._on_view_changed)
        self.hide()

    def say(self, blocks: Blocks) -> None:
        """Say this from now on; nothing for no blocks."""
        self._blocks = blocks
        self.words.show_blocks(blocks)
        self._follow()

    def _follow(self) -> None:
        self.setVisible(bool(self._blocks) and self._view.state.presenter)
        self.updateGeometry()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.presenter != before.presenter:
            self._follow()

    def size_within(self, room: QSize) -> QSize:
        """As large as its words are in the largest letters in which they fit."""
        scale = current_look().scale
        left, top, right, bottom = (round(side * scale) for side in _MARGINS)
        self._box.setContentsMargins(left, top, right, bottom)
        most = max(room.width() - left - right, 1)
        width = height = 0
        for size in _SIZES:
            self.words.show_blocks(self._blocks, size)
            width = self.words.width_within(most)
            height = self.words.height_for(width) + top + bottom
            if height <= room.height():
                break
        return QSize(width + left + right, height)
