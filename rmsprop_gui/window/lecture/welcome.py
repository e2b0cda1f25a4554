"""What lies over the first picture of who is new: what one can begin with, each choice an action of the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from rmsprop_gui.files.experiment_file import shown
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.lecture.choice_button import ChoiceButton
from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look

_WIDTH, _SHARE = 344, 0.45  # pixels at scale 1, and no more of the canvas
_AROUND, _CLOSE, _CLOSE_ICON = 12, 32, 14  # pixels at scale 1
_MOST_FILES = 3


@dataclass(frozen=True)
class Choice:
    """One thing to begin with, by the name of its action, which is that of its icon too."""

    action: str
    title: str
    about: str


CHOICES = (
    Choice("play", "Play it", "Three optimizers, one valley"),
    Choice("tour", "Take the tour", "Two minutes, hands on"),
    Choice("lessons", "Open a lesson", "The story, scene by scene"),
    Choice("examples", "Explore the examples", "What works, what fails, and why"),
)
"""In their order. One whose action there is not, or which is not possible now, is not offered."""


class Welcome(QFrame):
    """Choices below one another, and below them the files that were used last.

    Digits press what is offered, Tab goes through it. Where there is little room, the files go first, then what is said
    besides.
    """

    chosen = Signal(str)
    """The name of an action."""
    file_chosen = Signal(object)
    """A path."""
    dismissed = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAccessibleName(self.tr("Welcome"))
        self._title = QLabel(self.tr("Where to begin"), self)
        self._title.setObjectName("title")
        self._actions = {one.action: actions[one.action] for one in CHOICES if one.action in actions}
        self.buttons = {one.action: self._button(one) for one in CHOICES if one.action in actions}
        """By the names of their actions."""
        self._files_title = QLabel(self.tr("Used last"), self)
        self._files_title.setObjectName("soft")
        self._hint = QLabel(self.tr("Esc closes it. Later: Help → Welcome."), self)
        self._hint.setObjectName("soft")
        self._hint.setWordWrap(True)
        self.files: list[QPushButton] = []
        self._close = self._make_close()  # after what there is to choose, for the tab key too
        self._lay_out()
        for action in self._actions.values():
            action.enabledChanged.connect(self._show_possible)
        self._show_possible()
        self.show_look()
        self.hide()

    def _button(self, choice: Choice) -> ChoiceButton:
        button = ChoiceButton(choice.action, self.tr(choice.title), self.tr(choice.about), self)
        button.clicked.connect(partial(self._on_clicked, choice.action))
        return button

    def _make_close(self) -> QToolButton:
        close = QToolButton(self)
        close.setObjectName("icon")
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close; Help → Welcome brings it back (Esc)"))
        close.clicked.connect(self.dismissed)
        return close

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._box = QVBoxLayout(self)
        self._box.addLayout(head)
        for button in self.buttons.values():
            self._box.addWidget(button)
        self._box.addWidget(self._files_title)
        self._box.addLayout(self._list)
        self._box.addWidget(self._hint)

    def show_files(self, paths: Sequence[Path]) -> None:
        """Offer these, the first of them."""
        for button in self.files:
            self._list.removeWidget(button)
            button.deleteLater()
        self.files = [self._file(path) for path in paths[:_MOST_FILES]]

    def _file(self, path: Path) -> QPushButton:
        name = shown(path.name)
        button = QPushButton(name.replace("&", "&&"), self)
        button.setObjectName("file")
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(str(path)))
        button.clicked.connect(partial(self._on_file_clicked, path))
        self._list.addWidget(button)
        return button

    @property
    def offered(self) -> list[ChoiceButton]:
        """The choices that are possible now."""
        return [button for name, button in self.buttons.items() if self._actions[name].isEnabled()]

    def spoken(self) -> str:
        """What is offered, and how to have it."""
        offers = (
            f"{button.accessibleName()}: {button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}"
            for button in self.offered
        )
        return self.tr("Where to begin. {offers}. Escape closes this.").format(offers=", ".join(offers))

    # its size

    def size_within(self, room: QSize) -> QSize:
        """How large it is in that room: whole, or without what matters least."""
        width = min(round(_WIDTH * current_look().scale), round(_SHARE * room.width()))
        width = max(width, min(self.minimumSizeHint().width(), room.width()))
        for leave_out in range(3):
            self._show_besides(leave_out)
            height = self._box.totalHeightForWidth(width)
            if height <= room.height():
                break
        return QSize(width, min(height, room.height()))

    def _show_besides(self, leave_out: int) -> None:
        for widget in (self._files_title, *self.files):
            widget.setVisible(leave_out < 1 and bool(self.files))
        for widget in (self._hint, *(button.about for button in self.buttons.values())):
            widget.setVisible(leave_out < 2)
        self._box.activate()

    @Slot()
    def show_look(self) -> None:
        """Have icons and distances in the look that the application has now."""
        scale = current_look().scale
        for button in self.buttons.values():
            button.show_look()
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(_CLOSE_ICON, _CLOSE_ICON) * scale)
        self._close.setFixedSize(QSize(_CLOSE, _CLOSE) * scale)
        around = round(_AROUND * scale)
        self._box.setContentsMargins(around, around, around, around)
        self._box.setSpacing(round(2 * scale))
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_possible()

    # what is chosen

    @Slot()
    def _show_possible(self) -> None:
        """Offer what is possible, numbered as it stands."""
        offered = self.offered
        for name, button in self.buttons.items():
            button.setVisible(button in offered)
            if button in offered:
                told = self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                button.set_key(offered.index(button) + 1, told)
        self.updateGeometry()

    def _on_clicked(self, name: str, *_: bool) -> None:
        self.chosen.emit(name)

    def _on_file_clicked(self, path: Path, *_: bool) -> None:
        self.file_chosen.emit(path)
