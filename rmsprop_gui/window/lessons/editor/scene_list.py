"""The scenes of the text, one below the other: a click goes there, two buttons move the one that is marked."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QToolButton, QVBoxLayout, QWidget

from rmsprop_gui.lessons.editing import SceneLines
from rmsprop_gui.window.controls.slim_bar import SlimBar


class SceneList(QWidget):
    """Titles of scenes, with numbers."""

    chosen = Signal(int)
    """The index of the scene to go to."""
    moved = Signal(int, int)
    """The index of a scene, and −1 for up or 1 for down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(self.tr("Scenes"))
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.up = self._button(self.tr("Up"), self.tr("Moves this scene before the one above; it shows what it did"))
        self.down = self._button(
            self.tr("Down"), self.tr("Moves this scene behind the one below; it shows what it did")
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.itemClicked.connect(self._on_taken)
        self.list.itemActivated.connect(self._on_taken)
        self.list.currentRowChanged.connect(self._show_possible)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("text")
        button.setText(text)
        button.setToolTip(tip)
        return button

    def show_scenes(self, scenes: tuple[SceneLines, ...], line: int) -> None:
        """Show these, and mark the one that a line is in."""
        titles = [f"{number}  {scene.title or '…'}" for number, scene in enumerate(scenes, 1)]
        if titles != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(titles)
        here = [row for row, scene in enumerate(scenes) if scene.first <= line]
        self.list.setCurrentRow(here[-1] if here else -1)
        self._show_possible()

    @Slot()
    def _show_possible(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    @Slot()
    def _on_taken(self) -> None:
        self.chosen.emit(self.list.currentRow())

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(self.list.currentRow(), -1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(self.list.currentRow(), 1)
