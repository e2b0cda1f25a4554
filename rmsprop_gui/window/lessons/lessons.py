"""Lessons in one window: they are loaded when the first is asked for."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QMainWindow

from rmsprop_gui.files.experiment_file import LESSON_SUFFIX
from rmsprop_gui.resources import resource
from rmsprop_gui.window.lessons.surroundings import PANEL, Surroundings

if TYPE_CHECKING:
    from rmsprop_gui.window.lessons.conductor import Conductor

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
