"""Opening and saving the text of a lesson, with the questions before and what went wrong after."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rmsprop_gui.command_line.streams import say
from rmsprop_gui.files.experiment_file import shown, why
from rmsprop_gui.lessons.reading import SUFFIX
from rmsprop_gui.resources import resource
from rmsprop_gui.window.documents.questions import Kind, Questions
from rmsprop_gui.window.lessons.editor.lesson_file import LessonFile, read_lesson_file, write_lesson_file
from rmsprop_gui.window.lessons.editor.text import LessonText

Then = Callable[[], object]


class Keeping(QObject):
    """Nothing unsaved is given up without a question; a file is written whole or not at all."""

    renamed = Signal()
    """The text belongs to another file now."""

    def __init__(self, text: LessonText, questions: Questions, own_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._text, self._questions, self._own_folder = text, questions, own_folder
        self._file = LessonFile()

    @property
    def name(self) -> str:
        """What the file is called."""
        return shown(self._file.path.name) if self._file.path else self.tr("New lesson")

    @property
    def folder(self) -> Path | None:
        """Where pictures of the lesson are; None before it is in a file."""
        return self._file.path.parent if self._file.path else None

    @property
    def is_unsaved(self) -> bool:
        """Whether there are edits that are in no file."""
        return self._text.document().isModified()

    def show_new(self, text: str) -> None:
        """Begin with a text that is in no file."""
        self._show(LessonFile(None, text))

    def open_path(self, path: Path) -> bool:
        """Show what is in a file; False, after saying why, where that cannot be."""
        try:
            self._show(read_lesson_file(path))
        except (OSError, ValueError) as error:
            text = self.tr("“{name}” cannot be edited: {reason}.").format(name=shown(path), reason=why(error))
            self._questions.tell(self.tr("Edit lesson"), text)
            return False
        return True

    def _show(self, file: LessonFile) -> None:
        self._file = file
        self._text.setPlainText(file.text)
        self._text.document().setModified(False)
        self.renamed.emit()

    def save(self, then: Then = lambda: None) -> None:
        """Save to the file, or ask for one; and then go on. A lesson that is shipped stays as it is."""
        if self._file.path is None or _is_shipped(self._file.path):
            self.save_as(then)
        else:
            self._write_unless_changed(self._file.path, then)

    def save_as(self, then: Then = lambda: None) -> None:
        """Ask for a file and save to it; and then go on."""
        proposed = self._file.path or Path(f"lesson{SUFFIX}")
        if self._file.path is None or _is_shipped(self._file.path):
            proposed = self._own_folder / proposed.name
        self._questions.ask_for_file(
            self.tr("Save lesson"),
            SUFFIX.removeprefix("."),
            self.tr("Lessons (*{suffix})").format(suffix=SUFFIX),
            str(proposed),
            lambda chosen: self._write(Path(chosen), then),
            saving=True,
        )

    def _write_unless_changed(self, path: Path, then: Then) -> None:
        """Ask first where somebody else has written the file since."""
        try:
            is_other = read_lesson_file(path).content != self._file.content
        except (OSError, ValueError):
            is_other = False  # it is gone, or no text any more: writing says what is wrong, if anything is
        if not is_other:
            self._write(path, then)
            return
        text = self.tr("“{name}” has been changed by another program. Save over it?").format(name=self.name)
        answers = {self.tr("&Save"): (Kind.DestructiveRole, partial(self._write, path, then))}
        self._questions.ask(self.tr("Save lesson"), text, answers)

    def _write(self, path: Path, then: Then) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = write_lesson_file(path, self._text.text, self._file)
        except OSError as error:
            text = self.tr("“{name}” cannot be saved: {reason}.").format(name=shown(path), reason=why(error))
            self._questions.tell(self.tr("Save lesson"), text)
            return
        self._text.document().setModified(False)
        self.renamed.emit()
        then()

    def may_leave(self, then: Then) -> bool:
        """Whether nothing is unsaved; if not, the user is asked, and `then` is carried out once nothing is."""
        if not self.is_unsaved:
            return True
        text = self.tr("“{name}” has unsaved changes. Save them?").format(name=self.name)
        answers: dict[str, tuple[Kind, Then]] = {
            self.tr("&Save"): (Kind.AcceptRole, partial(self.save, then)),
            self.tr("&Don't save"): (Kind.DestructiveRole, partial(self._give_up, then)),
        }
        self._questions.ask(self.tr("Unsaved changes"), text, answers)
        return False

    def keep_what_is_unsaved(self) -> None:
        """The program ends without a question: a copy goes to the user's own lessons, where it is found again."""
        if not self.is_unsaved:
            return
        try:
            self._own_folder.mkdir(parents=True, exist_ok=True)
            write_lesson_file(self._free_path(), self._text.text, self._file)
        except OSError as error:
            say(f"rmsprop-gui: an unsaved lesson could not be kept: {why(error)}")
        self._text.document().setModified(False)

    def _free_path(self) -> Path:
        """Where a copy would overwrite nothing."""
        name = self._file.path.name if self._file.path else f"lesson{SUFFIX}"
        numbers = ("unsaved", *(f"unsaved {number}" for number in range(2, 1000)))
        paths = (self._own_folder / f"{number} {name}" for number in numbers)
        return next((path for path in paths if not path.exists()), self._own_folder / f"unsaved {name}")

    def _give_up(self, then: Then) -> None:
        self._text.document().setModified(False)
        then()


def _is_shipped(path: Path) -> bool:
    """Whether a lesson comes with the program, where others shall find it as it was."""
    return path.resolve().is_relative_to(Path(str(resource("lessons"))).resolve())
