"""The offer to keep one's settings, after a surface has opened with its own."""

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rmsprop_gui.window.experiment.kept_settings import KeptSettings
from rmsprop_gui.window.experiment.session import Session

_SEEN = 12_000  # milliseconds; from then on it is in the menu alone
_MARGINS = (12, 4, 6, 4)


class SettingsOffer(QFrame):
    """A line over the canvas with one button. It goes with the next edit, or by itself unless someone is at it."""

    told = Signal(str)
    """Something is offered."""

    def __init__(self, kept: KeptSettings, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self._kept, self._session = kept, session
        self.label = QLabel(self)
        self.button = QPushButton(self.tr("Keep my settings"), self)
        self.button.setToolTip(self.tr("Puts the learning rates and the number of steps back that were there before"))
        self.button.clicked.connect(kept.put_back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        self._passing = QTimer(self, singleShot=True)
        self._passing.setInterval(_SEEN)
        self._passing.timeout.connect(self._on_passed)
        kept.changed.connect(self._on_changed)
        self.hide()

    def size_within(self, room: QSize) -> QSize:
        """One line; where that is wider than the room, the button alone."""
        self.label.setVisible(True)
        if self.sizeHint().width() > room.width():
            self.label.setVisible(False)
        return QSize(self.sizeHint().boundedTo(QSize(room.width(), self.sizeHint().height())))

    @Slot()
    def _on_changed(self) -> None:
        if self._kept.are_there:
            title = self._session.experiment.surface.title
            self.label.setText(self.tr("{surface} opens with settings of its own.").format(surface=title))
            self._passing.start()
            self.told.emit(f"{self.label.text()} {self.button.text()}?")
        self.setVisible(self._kept.are_there)

    @Slot()
    def _on_passed(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._passing.start()
        else:
            self.hide()
