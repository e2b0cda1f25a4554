"""Lessons in one window: they are loaded when the first is asked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QMainWindow

from rmsprop_gui.files.experiment_file import LESSON_SUFFIX
from rmsprop_gui.resources import resource
from rmsprop_gui.window.lessons.surroundings import PANEL, Surroundings

if TYPE_CHECKING:
    from rmsprop_gui.lessons import ReadLesson
    from rmsprop_gui.window.lessons.conductor import Conductor
    from rmsprop_gui.window.lessons.editor.editor import LessonEditor

_EDITOR = "lesson editor"
_TOUR = "tour"  # what the name of its file ends with


class Lessons(QObject):
    """Opens lessons from the list, from a file or as the tour, and leads through the one that is open."""

    def __init__(self, surroundings: Surroundings, window: QMainWindow) -> None:
        super().__init__(window)
        self._to, self._window = surroundings, window
        self._is_loaded = False
        surroundings.docks.revealed.connect(self._on_revealed)
        surroundings.documents.lesson_chosen.connect(self.open_path)

    @cached_property
    def conductor(self) -> "Conductor":
        """What leads through lessons; made with its pane when it is needed for the first time."""
        from rmsprop_gui.window.lessons.conductor import Conductor

        self._is_loaded = True
        conductor = Conductor(self._to, self._window)
        conductor.list_asked.connect(self.show_list)
        return conductor

    def walk(self, by: int) -> bool:
        """Go on in the lesson that is open, or for −1 back; False where none is open."""
        return self._is_loaded and self.conductor.walk(by)

    @Slot()
    def show_list(self) -> None:
        """Show all lessons there are, to choose from."""
        from rmsprop_gui.window.lessons.chooser import LessonChooser

        chooser = self._window.findChild(LessonChooser)
        if chooser is None:
            chooser = LessonChooser(self.conductor.progress, own_folder(), self._window)
            chooser.chosen.connect(self.open_path)
            chooser.file_asked.connect(self._to.documents.files.open)
        chooser.show()
        chooser.activateWindow()

    @Slot()
    def take_tour(self) -> None:
        """Open the lesson that shows what the program does."""
        self.conductor.open_path(tour())

    @Slot()
    def show_notes(self) -> None:
        """Show the lecturer's notes of the lesson that is open; where none is, say so."""
        if self._is_loaded and self.conductor.guide is not None:
            self.conductor.show_notes()
        else:
            self._to.central_area.show_hint(self.tr("No lesson is open: Help → Lessons has some."))

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Open the lesson in a file."""
        self.conductor.open_path(path)

    @Slot()
    def write_new(self) -> None:
        """Open the editor with a lesson to be filled in."""
        if editor := self._free_editor(self.write_new):
            editor.begin()

    @Slot()
    def edit(self) -> None:
        """Open the editor with the lesson that is open, or else with one that is asked for."""
        path = self.conductor.path if self._is_loaded else None
        if path is not None:
            self.edit_path(path)
            return
        self._to.documents.questions.ask_for_file(
            self.tr("Edit lesson"),
            LESSON_SUFFIX.removeprefix("."),
            self.tr("Lessons (*{suffix})").format(suffix=LESSON_SUFFIX),
            str(own_folder()),
            lambda chosen: self.edit_path(Path(chosen)),
            saving=False,
        )

    def edit_path(self, path: Path) -> None:
        """Open the editor with the lesson in a file."""
        if editor := self._free_editor(partial(self.edit_path, path)):
            editor.open_path(path)

    def may_close(self, then: Callable[[], object]) -> bool:
        """Whether nothing unsaved is in the editor; if not, it asks, and `then` is carried out once nothing is."""
        return self._editor is None or self._editor.keeping.may_leave(then)

    def end(self) -> None:
        """The window closes: so does the editor, without a question. What is unsaved there is kept."""
        if editor := self._editor:
            editor.keeping.keep_what_is_unsaved()
            editor.close()

    @property
    def _editor(self) -> "LessonEditor | None":
        return next((child for child in self._window.children() if child.objectName() == _EDITOR), None)  # type: ignore[return-value]

    def _free_editor(self, again: Callable[[], object]) -> "LessonEditor | None":
        """The editor, in front; None while it first asks what is to become of the text in it."""
        editor = self._editor or self._make_editor()
        editor.show()
        editor.activateWindow()
        return editor if editor.keeping.may_leave(again) else None

    def _make_editor(self) -> "LessonEditor":
        from rmsprop_gui.window.lessons.editor.editor import LessonEditor

        editor = LessonEditor(self._window, own_folder())
        editor.setObjectName(_EDITOR)
        editor.scene_wanted.connect(self._on_scene_wanted)
        editor.shown_in_window.connect(self._on_shown_in_window)
        self._to.appearance.changed.connect(editor.show_look)
        return editor

    @Slot()
    def _on_scene_wanted(self) -> None:
        """What the window shows, with the playhead where it is now."""
        if self._editor is not None:
            session = self._to.session
            self._editor.add_scene((session.experiment, replace(session.view.state, step=self._to.player.step)))

    @Slot(object, int)
    def _on_shown_in_window(self, read: "ReadLesson", number: int) -> None:
        if self._editor is not None and self.conductor.begin(read, "", self._editor.keeping.name):
            self.conductor.show_scene(number)

    @Slot()
    def _on_revealed(self) -> None:
        """The panel has come into sight: there shall be something in it."""
        if self._to.docks[PANEL].in_sight:
            self.conductor  # noqa: B018  # makes it


def tour() -> Path:
    """The file of the tour, which is among the lessons that are shipped."""
    folder = Path(str(resource("lessons")))
    return next(iter(sorted(folder.glob(f"*{_TOUR}{LESSON_SUFFIX}"))), folder / f"{_TOUR}{LESSON_SUFFIX}")


def own_folder() -> Path:
    """Where lessons of the user's own are looked for."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder, "rmsprop-gui", "lessons")
