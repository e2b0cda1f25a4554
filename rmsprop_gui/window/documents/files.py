"""New, open, save, revert, as the user asks for it: with the questions before, and what went wrong after."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import (
    LESSON_SUFFIX,
    SUFFIX,
    ExperimentFile,
    content_of,
    read_experiment,
    shown,
    why,
    write_experiment,
)
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import first_view
from rmsprop_gui.window.documents.desk import Desk
from rmsprop_gui.window.documents.questions import WARNING, Kind, Questions
from rmsprop_gui.window.experiment.session import Session

Then = Callable[[], object]


class Files(QObject):
    """Carries out the commands of the File menu. Nothing unsaved is given up without a question."""

    said = Signal(str)
    """What was done, in a sentence."""
    noted = Signal(str)
    """Something was done that cannot be seen."""
    used = Signal(object)
    """The path of a file that was opened or saved."""
    lesson_chosen = Signal(object)
    """The path of a file that was chosen and is a lesson."""
    missed = Signal(object)
    """The path of a file that could not be opened."""

    def __init__(self, desk: Desk, session: Session, questions: Questions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session, self._questions = desk, session, questions

    def new(self) -> None:
        """Begin with the notebook's comparison."""
        self.before_leaving(self._begin)

    def open(self) -> None:
        """Ask for a file and open it."""
        self.before_leaving(self._ask_what_to_open)

    def open_path(self, path: Path) -> None:
        """Open this file."""
        self.before_leaving(partial(self._open, path))

    def save(self, then: Then = lambda: None) -> None:
        """Save to the file that it came from, or ask for one; and then go on."""
        if self._desk.path is None:
            self.save_as(then)
        else:
            self._write_unless_doubtful(self._desk.path, self._desk.file, then)

    def save_as(self, then: Then = lambda: None) -> None:
        """Ask for a file and save to it; and then go on."""
        path = self._desk.path or self._folder() / f"{self._desk.name}{SUFFIX}"
        self._questions.ask_for_file(
            self.tr("Save experiment"),
            SUFFIX.removeprefix("."),
            self._kinds(),
            str(path),
            lambda chosen: self._write_as(Path(chosen), then),
            saving=True,
        )

    def revert(self) -> None:
        """Go back to what is in the file."""
        path = self._desk.path
        if path is None:
            return
        if not self._desk.is_unsaved:
            self._open(path)
            return
        text = self.tr("Give up all that was changed in “{name}” since it was saved?").format(name=self._desk.name)
        answers = {self.tr("&Revert"): (Kind.DestructiveRole, partial(self._open, path))}
        self._questions.ask(self.tr("Revert"), text, answers)

    def copy(self) -> None:
        """Put the experiment that is shown on the clipboard, as the text that would be in its file."""
        from rmsprop_gui.files.document_text import to_text

        try:
            QGuiApplication.clipboard().setText(to_text(Document(self._session.experiment, self._session.view.state)))
            self.noted.emit(self.tr("The experiment is on the clipboard, as text."))
        except ValueError as error:
            self._questions.tell(self.tr("Copy experiment"), self._cannot_be_kept(error))
        else:
            self.said.emit(self.tr("experiment copied"))

    def paste(self) -> None:
        """Show the experiment that is on the clipboard as text; that can be undone like any edit."""
        from rmsprop_gui.files.document_text import from_text

        try:
            document = from_text(QGuiApplication.clipboard().text(), self._session.view.state)
        except ValueError as error:
            text = self.tr("The clipboard holds no experiment: {reason}.").format(reason=error)
            self._questions.tell(self.tr("Paste experiment"), text)
        else:
            self._session.exchange(document.experiment, document.view, self.tr("paste of an experiment"))
            self.said.emit(self.tr("experiment pasted"))

    def before_leaving(self, then: Then, refused: Then = lambda: None) -> None:
        """Go on, after a question where there is unsaved work."""
        if not self._desk.is_unsaved:
            then()
            return
        text = self.tr("“{name}” has unsaved changes. Save them?").format(name=self._desk.name)
        answers: dict[str, tuple[Kind, Then]] = {
            self.tr("&Save"): (Kind.AcceptRole, partial(self.save, then)),
            self.tr("&Don't save"): (Kind.DestructiveRole, then),
        }
        self._questions.ask(self.tr("Unsaved changes"), text, answers, refused)

    # steps on the way

    def _begin(self) -> None:
        experiment = notebook_experiment()
        self._desk.show(Document(experiment, first_view(experiment, self._session.view.state)), None)
        self.said.emit(self.tr("new experiment"))

    def _ask_what_to_open(self) -> None:
        self._questions.ask_for_file(
            self.tr("Open experiment or lesson"),
            SUFFIX.removeprefix("."),
            self.tr("Experiments and lessons (*{suffix} *{lesson})").format(suffix=SUFFIX, lesson=LESSON_SUFFIX),
            str(self._folder()),
            lambda chosen: self._open_chosen(Path(chosen)),
            saving=False,
        )

    def _open_chosen(self, path: Path) -> None:
        if path.name.lower().endswith(LESSON_SUFFIX):
            self.lesson_chosen.emit(path)
        else:
            self._open(path)

    def _open(self, path: Path) -> None:
        try:
            opened = read_experiment(path, self._session.view.state)
        except (OSError, ValueError) as error:
            text = self.tr("“{name}” cannot be opened: {reason}.").format(name=shown(path), reason=why(error))
            self._questions.tell(self.tr("Open experiment"), text)
            self.missed.emit(path)
        else:
            self._desk.show(opened.document, opened.file)
            self.said.emit(self.tr("opened {name}").format(name=self._desk.name))
            self.used.emit(opened.file.path)

    def _write(self, path: Path, then: Then) -> None:
        document = self._desk.document
        try:
            file = write_experiment(path, document)
        except (OSError, ValueError) as error:
            self._ask_for_another_place(path, error, then)
        else:
            self._desk.note_saved(document, file)
            self.said.emit(self.tr("saved {name}").format(name=self._desk.name))
            self.used.emit(file.path)
            then()

    def _write_as(self, path: Path, then: Then) -> None:
        """Save where the user chose to; a name without the ending gets it, and may then be that of another file."""
        if path.suffix == SUFFIX:
            self._write(path, then)  # the file dialog has asked
        else:
            self._write_unless_doubtful(path.with_name(path.name + SUFFIX), None, then)

    def _write_unless_doubtful(self, path: Path, known: ExperimentFile | None, then: Then) -> None:
        if doubt := self._doubt(path, known):
            self._ask_before_overwriting(doubt, path, then)
        else:
            self._write(path, then)

    def _doubt(self, path: Path, known: ExperimentFile | None) -> str:
        """Why something would be lost that is not known here if this file were overwritten; empty where nothing is."""
        name = shown(path.name)
        try:
            is_known = known is not None and content_of(path) == known.text
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as error:
            return self.tr("What is in “{name}” now cannot be read: {reason}.").format(name=name, reason=why(error))
        if is_known or not os.path.lexists(path):
            return ""
        if known is None:
            return self.tr("“{name}” is there already, and has not been opened here.").format(name=name)
        return self.tr("Another program has changed “{name}” since it was opened or saved here.").format(name=name)

    def _ask_before_overwriting(self, doubt: str, path: Path, then: Then) -> None:
        text = self.tr("{doubt} Overwriting it loses what is in it.").format(doubt=doubt)
        answers = {
            self.tr("Save &as…"): (Kind.AcceptRole, partial(self.save_as, then)),
            self.tr("&Overwrite"): (Kind.DestructiveRole, partial(self._write, path, then)),
        }
        self._questions.ask(self.tr("Save experiment"), text, answers)

    def _ask_for_another_place(self, path: Path, error: OSError | ValueError, then: Then) -> None:
        text = self.tr("“{name}” cannot be saved: {reason}. Nothing is lost; choose another place.")
        answers = {self.tr("Save &as…"): (Kind.AcceptRole, partial(self.save_as, then))}
        self._questions.ask(
            self.tr("Save experiment"), text.format(name=shown(path), reason=why(error)), answers, icon=WARNING
        )

    def _cannot_be_kept(self, error: ValueError) -> str:
        return self.tr("This experiment cannot be kept: {reason}.").format(reason=error)

    def _kinds(self) -> str:
        return self.tr("Experiments (*{suffix})").format(suffix=SUFFIX)

    def _folder(self) -> Path:
        return self._desk.path.parent if self._desk.path else Path.home()
