"""Help → Lessons: all lessons there are, each with what it is for, how long it takes and what of it is done."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.lessons.markdown import Source, read_markdown
from rmsprop_gui.lessons.problem import Problems
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.lessons.shelf import ShelfEntry, ShelfGroup, shelf
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.lessons.card import set_text
from rmsprop_gui.window.lessons.lesson_lines import LINE, LessonLine, LessonLines
from rmsprop_gui.window.lessons.progress import Progress
from rmsprop_gui.window.lessons.prose_view import ProseView
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_SIZE, _LIST = QSize(980, 640), 470  # at scale 1
_GAP, _MARGIN = 12, 20


class LessonChooser(QDialog):
    """Enter, a double click or the button opens what is marked. A lesson that is broken says why."""

    chosen = Signal(object)
    """The path of the lesson that is to be opened."""
    file_asked = Signal()

    def __init__(self, progress: Progress, own: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._progress, self._own = progress, own
        self.setWindowTitle(self.tr("Lessons"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget(self)
        self.list.setObjectName("tiles")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setItemDelegate(LessonLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self._make_page()
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_marked)
        self.list.itemActivated.connect(self._on_taken)
        self._fill(shelf(own))
        self._measure()

    def _make_page(self) -> None:
        self.title, self.facts, self.problem = (QLabel(self) for _ in range(3))
        for label, name in ((self.title, "title"), (self.facts, "soft"), (self.problem, "problem")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.aim = ProseView(self, Spotlight(self))
        self.button = QPushButton(self.tr("Open this lesson"), self)
        self.button.setToolTip(self.tr("Your own experiment is put aside, and comes back when the lesson is closed"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_taken)
        self.file = QPushButton(self.tr("Open a file…"), self)
        self.file.clicked.connect(self._on_file_asked)
        self._where = QLabel(self.tr("Lessons of your own are looked for in {folder}").format(folder=self._own), self)
        self._where.setObjectName("soft")
        self._where.setWordWrap(True)
        self._where.setTextFormat(Qt.TextFormat.PlainText)

    def _lay_out(self) -> None:
        page = QWidget()
        self._texts = QVBoxLayout(page)
        for part in (self.title, self.facts, self.aim, self.problem):
            self._texts.addWidget(part)
        self._texts.addStretch(1)
        around = QScrollArea(self)
        around.setWidget(page)
        around.setWidgetResizable(True)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        around.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, around))
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.file)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(around, 1)
        right.addLayout(buttons)
        right.addWidget(self._where)
        self._columns = QHBoxLayout(self)
        self._columns.addWidget(self.list)
        self._columns.addLayout(right, 1)

    def _measure(self) -> None:
        scale, room = current_look().scale, self.screen().availableSize()
        self.list.setFixedWidth(round(_LIST * scale))
        self._texts.setSpacing(round(_GAP * scale))
        self._columns.setSpacing(round(_MARGIN * scale))
        self.resize((_SIZE * scale).boundedTo(room * 0.9))

    def _fill(self, groups: tuple[ShelfGroup, ...]) -> None:
        for group in groups:
            title = group.title if not group.problem else f"{group.title}: {group.problem}"
            heading = QListWidgetItem(title, self.list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setToolTip(plain_tip(group.problem))
            for entry in group.entries:
                self._add(entry)
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(LINE) is not None]
        self.list.setCurrentRow(rows[0] if rows else -1)
        self._on_marked()

    def _add(self, entry: ShelfEntry) -> None:
        minutes = self.tr("{minutes} min").format(minutes=entry.minutes) if entry.minutes else ""
        beside, done = self.tr("cannot be opened") if entry.problem else minutes, self._done(entry)
        item = QListWidgetItem(", ".join(filter(None, (entry.title, beside, done))), self.list)  # as it is spoken
        item.setData(LINE, LessonLine(entry, beside, bool(done)))

    def _done(self, entry: ShelfEntry) -> str:
        """How much of it has been gone through; empty where that is nothing."""
        done = len(self._progress.done(str(entry.path.absolute())))
        if not done:
            return ""
        return self.tr("1 scene done") if done == 1 else self.tr("{count} scenes done").format(count=done)

    @property
    def marked(self) -> ShelfEntry | None:
        """The lesson that is marked."""
        item = self.list.currentItem()
        line = item.data(LINE) if item is not None else None
        return line.entry if line is not None else None

    @Slot()
    def _on_marked(self) -> None:
        entry = self.marked
        self.button.setEnabled(entry is not None and not entry.problem)
        if entry is None:
            set_text(self.title, self.tr("There are no lessons yet."))
            return
        set_text(self.title, entry.title)
        facts = [self.tr("{minutes} minutes").format(minutes=entry.minutes)] if entry.minutes else []
        if entry.needs:
            facts.append(self.tr("needs {needs}").format(needs=", ".join(entry.needs)))
        facts += filter(None, [self._done(entry)])
        set_text(self.facts, " · ".join(facts))
        self.aim.show_blocks(_prose(entry.aim))
        set_text(self.problem, entry.problem)

    @Slot()
    def _on_taken(self) -> None:
        if self.marked is not None and not self.marked.problem:
            self.chosen.emit(self.marked.path)
            self.close()

    @Slot()
    def _on_file_asked(self) -> None:
        self.close()
        self.file_asked.emit()


def _prose(text: str) -> Blocks:
    """What Markdown says; mistakes in it are told when the lesson is opened."""
    return read_markdown(text, Source(1, Problems(1), None, is_whole_lines=False))
