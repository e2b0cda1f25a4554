"""Why the step is as long as it is, and what happened in it: a section of the info pane."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.info.step_words import StepWords, words_of
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.view_store import ViewStore

_APART = 5  # pixels between two sentences
_READABLE = 250  # milliseconds for which a text stands at the least: nobody reads faster, and each lays the pane out


class WhySection(QWidget):
    """Sentences that can be selected. They follow the frames, but while these fly by only so fast as can be read."""

    def __init__(self, view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._frame: Frame | None = None
        self.words = StepWords()
        self.title = QLabel(self)
        self.title.setObjectName("heading")
        self.sentences = tuple(QLabel(self) for _ in range(4))
        for sentence in self.sentences:
            sentence.setObjectName("soft")
            sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.title, *self.sentences):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(1)  # a long name must not make the pane wider than its column
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_APART)
        layout.addWidget(self.title)
        for sentence in self.sentences:
            layout.addWidget(sentence)
        self._standing = QTimer(self)
        self._standing.setSingleShot(True)
        self._standing.setInterval(_READABLE)
        self._standing.timeout.connect(self._show)
        view.changed.connect(self._on_view_changed)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, a paragraph a line."""
        told = (self.title, *self.sentences)
        return "\n".join(filter(None, (label.text() for label in told))) if self.words.text else ""

    def show_frame(self, frame: Frame) -> None:
        """Explain the step of a frame, at once unless the last text has just come."""
        self._frame = frame
        if not self._standing.isActive():
            self._show()

    @Slot()
    def _show(self) -> None:
        """Show what there is to say now; whether another text may follow is known a little later."""
        if self._frame is None:
            return
        state = self._view.state
        words = words_of(self._frame, state.axis, state.compared, current_look().notation)
        if words != self.words:
            self.words = words
            self.title.setText(words.title)
            told = words.why, words.chance, words.beside, words.happened
            for label, sentence in zip(self.sentences, told, strict=True):
                label.setText(sentence)
                label.setVisible(bool(sentence))
            self._standing.start()
        self.setVisible(bool(words.why) and not state.presenter)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        told = ("axis", "compared", "notation", "presenter")
        if any(getattr(before, name) != getattr(now, name) for name in told):
            self._show()
