"""The window in which a lesson is written: its scenes, its text, and what the text says, beside one another."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.lessons import ReadLesson, parse_lesson
from rmsprop_gui.lessons.editing import (
    NEW_LESSON,
    TEMPLATES,
    scenes_in,
    with_block,
    with_scene,
    with_scene_moved,
    with_unlocked,
)
from rmsprop_gui.lessons.scene_writing import Shown
from rmsprop_gui.window.documents.questions import Questions
from rmsprop_gui.window.lessons.editor.keeping import Keeping
from rmsprop_gui.window.lessons.editor.preview import Preview
from rmsprop_gui.window.lessons.editor.scene_list import SceneList
from rmsprop_gui.window.lessons.editor.text import LessonText
from rmsprop_gui.window.lessons.editor.unlock_dialog import UnlockDialog
from rmsprop_gui.window.looks.look import current_look

_SIZE, _PARTS = QSize(1180, 720), (180, 560, 440)  # at scale 1
_PAUSE = 300  # milliseconds without a key after which the text is read
_PROBLEM_LINES = 4
_PLACE = Qt.ItemDataRole.UserRole


class LessonEditor(QWidget):
    """Writes the text of a lesson; what is done with buttons is an edit of the text that undo takes back."""

    scene_wanted = Signal()
    """What is seen in the window is to become a scene: `add_scene` takes it."""
    shown_in_window = Signal(object, int)
    """What was read, and the index of the scene to open in the window."""

    def __init__(self, window: QWidget, own_folder: Path) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.questions = Questions(self)
        self.text = LessonText(self)
        self.keeping = Keeping(self.text, self.questions, own_folder, self)
        self.read: ReadLesson = parse_lesson("")
        self.scenes = SceneList(self)
        self.preview = Preview(self)
        self.problems = self._make_problems()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._make_tools()
        self._lay_out()
        self._show_title()  # which has a place for the mark of unsaved changes
        self._connect()
        self.resize(_SIZE * current_look().scale)

    # building

    def _make_problems(self) -> QListWidget:
        found = QListWidget(self)
        found.setObjectName("lines")
        found.setAccessibleName(self.tr("What is wrong"))
        found.setWordWrap(True)
        found.setFixedHeight(round((_PROBLEM_LINES + 0.5) * 1.6 * found.fontMetrics().height()))
        return found

    def _make_tools(self) -> None:
        self.add = self._tool(self.tr("Add scene from what I see"), self.tr("Writes what the window shows as a scene"))
        self.insert = self._tool(self.tr("Insert"), self.tr("A block to be filled in, behind where the cursor is"))
        self.insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.insert.setMenu(self._make_templates())
        self.unlock = self._tool(self.tr("Unlock…"), self.tr("Chooses what may be used in this scene"))
        self.show_there = self._tool(self.tr("Show in the window"), self.tr("Opens the lesson there, at this scene"))
        self.save = self._tool(self.tr("Save"), self.tr("Saves the lesson (Ctrl+S)"))
        self.save_as = self._tool(self.tr("Save as…"), self.tr("Saves the lesson in another file"))

    def _make_templates(self) -> QMenu:
        menu = QMenu(self.insert)
        menu.setAccessibleName(self.insert.text())
        for name in TEMPLATES:
            menu.addAction(name[:1].upper() + name[1:], partial(self._insert_block, name))
        return menu

    def _tool(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("text")
        button.setText(text)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        for button in (self.add, self.insert, self.unlock, self.show_there):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.save)
        tools.addWidget(self.save_as)
        parts = QSplitter(self)
        parts.setChildrenCollapsible(False)
        for part in (self.scenes, self.text, self.preview):
            parts.addWidget(part)
        parts.setSizes([round(width * current_look().scale) for width in _PARTS])
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.addLayout(tools)
        column.addWidget(parts, 1)
        column.addWidget(self.problems)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._pause.start)
        self.text.cursorPositionChanged.connect(self._on_cursor_moved)
        self.scenes.chosen.connect(self._on_scene_chosen)
        self.scenes.moved.connect(self._on_scene_moved)
        self.problems.itemClicked.connect(self._on_problem_taken)
        self.problems.itemActivated.connect(self._on_problem_taken)
        self.add.clicked.connect(self.scene_wanted)
        self.unlock.clicked.connect(self._on_unlock)
        self.show_there.clicked.connect(self._on_show)
        self.save.clicked.connect(self._on_save)
        self.save_as.clicked.connect(self._on_save_as)
        self.keeping.renamed.connect(self._show_title)
        self.text.modificationChanged.connect(self.setWindowModified)
        save, close = QKeySequence.StandardKey.Save, QKeySequence.StandardKey.Close
        QShortcut(QKeySequence(save), self, self._on_save)
        QShortcut(QKeySequence(close), self, self.close)

    # what is worked on

    def begin(self) -> None:
        """A new lesson, to be filled in."""
        self.keeping.show_new(NEW_LESSON)
        self._read()

    def open_path(self, path: Path) -> bool:
        """The lesson in a file; False, after saying why, where it cannot be read."""
        is_open = self.keeping.open_path(path)
        self._read()
        return is_open

    def add_scene(self, shown: Shown) -> None:
        """Write this as a scene behind the one that the cursor is in."""
        title = self.tr("A new scene")
        try:
            text, line = with_scene(self.text.text, self.text.line, title, shown)
        except ValueError as error:
            self.questions.tell(self.tr("Add scene"), self.tr("It cannot be a scene: {reason}.").format(reason=error))
            return
        self._edit(text)
        self.text.go_to(line)

    # showing

    @Slot()
    def _read(self) -> None:
        """Read the text, and show what it says and what is wrong with it."""
        self._pause.stop()
        self.read = parse_lesson(self.text.text, self.keeping.folder)
        self.problems.clear()
        for problem in self.read.problems:
            item = QListWidgetItem(str(problem), self.problems)
            item.setData(_PLACE, (problem.line, problem.column))
        self.problems.setVisible(bool(self.read.problems))
        self.text.mark_problems(self.read.problems)
        self.show_there.setEnabled(self.read.lesson is not None)
        self._show_place()

    @Slot()
    def _on_cursor_moved(self) -> None:
        if not self._pause.isActive():  # what is shown is of the text as it is
            self._show_place()

    def _show_place(self) -> None:
        line = self.text.line
        self.scenes.show_scenes(scenes_in(self.text.text), line)
        self.unlock.setEnabled(self.scenes.list.currentRow() >= 0)
        self.preview.show_read(self.read, line)

    @Slot()
    def _show_title(self) -> None:
        self.setWindowTitle(self.tr("{name}[*] – Lesson editor").format(name=self.keeping.name))

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self.text.show_look()
        self.preview.show_look()

    # editing

    def _edit(self, text: str) -> None:
        self.text.replace_text(text)
        self._read()

    def _insert_block(self, name: str) -> None:
        self._edit(with_block(self.text.text, self.text.line, TEMPLATES[name]))
        self.text.setFocus()

    @Slot(int)
    def _on_scene_chosen(self, number: int) -> None:
        self.text.go_to(scenes_in(self.text.text)[number].first)
        self.text.setFocus()

    @Slot(int, int)
    def _on_scene_moved(self, number: int, by: int) -> None:
        try:
            text = with_scene_moved(self.text.text, number, by)
        except ValueError as error:
            reason = self.tr("It cannot be moved: {reason}.").format(reason=error)
            self.questions.tell(self.tr("Move scene"), reason)
            return
        self._edit(text)
        self.text.go_to(scenes_in(text)[number + by].first)

    @Slot(QListWidgetItem)
    def _on_problem_taken(self, item: QListWidgetItem) -> None:
        self.text.go_to(*item.data(_PLACE))
        self.text.setFocus()

    @Slot()
    def _on_unlock(self) -> None:
        number = self.scenes.list.currentRow()
        scene = scenes_in(self.text.text)[number]
        lesson = self.read.lesson
        shown = {each.line: each.unlocked for each in lesson.scenes} if lesson else {}
        dialog = UnlockDialog(scene.title, shown.get(scene.first, frozenset()), self)
        dialog.chosen.connect(lambda names: self._edit(with_unlocked(self.text.text, number, names)))
        dialog.open()

    @Slot()
    def _on_show(self) -> None:
        self._read()
        lesson, scene = self.read.lesson, self.preview.scene
        if lesson is not None:
            self.shown_in_window.emit(self.read, lesson.scenes.index(scene) if scene in lesson.scenes else 0)

    @Slot()
    def _on_save(self) -> None:
        self.keeping.save()

    @Slot()
    def _on_save_as(self) -> None:
        self.keeping.save_as()

    # Qt's own

    def sizeHint(self) -> QSize:
        return _SIZE * current_look().scale

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.keeping.may_leave(self.close):
            super().closeEvent(event)
        else:
            event.ignore()
