"""Help → Examples: experiments that show something, each with what it shows."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.examples import EXAMPLE_GROUPS, EXAMPLES, Example
from rmsprop_gui.examples.example import Verdict
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.actions.tiles import Tile, TileList
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.look import current_look

_SIZE, _LIST = QSize(980, 640), 384  # at scale 1
_GAP = 12


class ExamplesDialog(QDialog):
    """Enter, a double click or the button opens what is marked and closes the page, which would hide that.

    When it is opened again, the example that is shown is marked, so that its text can be read.
    """

    chosen = Signal(object)
    """This example is to be opened."""

    def __init__(self, shown: Experiment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Examples"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = TileList(lines=2)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_page()
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_marked)
        self.list.itemActivated.connect(self._on_taken)
        self.list.fill(self._tiles(shown), headed=True, spoken=self._spoken)
        self.show_look()

    def _make_page(self) -> None:
        self.title, self.claim, self.about = (QLabel(self) for _ in range(3))
        self.title.setObjectName("title")
        self.claim.setObjectName("soft")
        for label in (self.title, self.claim, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self.tr("Open this example"), self)
        self.button.setToolTip(self.tr("Undo brings back what was there before"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_taken)

    def _lay_out(self) -> None:
        page = QWidget()
        self._texts = QVBoxLayout(page)
        for label in (self.title, self.about, self.claim):
            self._texts.addWidget(label)
        self._texts.addStretch(1)
        around = QScrollArea(self)
        around.setWidget(page)
        around.setWidgetResizable(True)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        around.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, around))
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout()
        right.addWidget(around, 1)
        right.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self.list)
        self._box.addLayout(right, 1)

    @Slot()
    def show_look(self) -> None:
        """As large as the scale of the look asks for, and the screen has room for."""
        scale, room = current_look().scale, self.screen().availableSize()
        self.list.setFixedWidth(round(_LIST * scale))
        self._texts.setSpacing(round(_GAP * scale))
        self.resize((_SIZE * scale).boundedTo(room * 0.9))

    def _tiles(self, shown: Experiment) -> list[Tile]:
        return [
            Tile(one.name, one.title, "", group.title, group.about, one.experiment, one.experiment == shown)
            for group in EXAMPLE_GROUPS
            for one in group.examples
        ]

    def _spoken(self, tile: Tile) -> str:
        return f"{tile.title}, {tile.group}"

    @property
    def marked(self) -> Example | None:
        """The example that is marked."""
        tile = self.list.marked
        return EXAMPLES[tile.key] if tile is not None else None

    @Slot(QListWidgetItem)
    def _on_marked(self, item: QListWidgetItem | None) -> None:
        example = self.marked
        if example is not None:
            self.title.setText(example.title)
            self.about.setText(example.text())
            self.claim.setText(self._judged(example))
            self.claim.setVisible(bool(example.claim))

    def _judged(self, example: Example) -> str:
        verdicts = {
            Verdict.HOLDS: self.tr("This holds here."),
            Verdict.PARTLY: self.tr("This holds only in part here."),
            Verdict.FAILS: self.tr("This does not hold here."),
        }
        if example.verdict is None:
            return ""
        return self.tr("The notebook says: “{claim}” {verdict}").format(
            claim=example.claim, verdict=verdicts[example.verdict]
        )

    @Slot()
    def _on_taken(self) -> None:
        if self.marked is not None:
            self.chosen.emit(self.marked)
            self.close()
