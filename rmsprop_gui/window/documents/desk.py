"""What the window works on: the experiment file, and whether all of it is saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.files.document import Document, in_the_room
from rmsprop_gui.files.experiment_file import ExperimentFile, shown
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.documents.own_work import OwnWork
from rmsprop_gui.window.experiment.session import Session


class Desk(QObject):
    """Holds one document at a time. Unsaved are edits of the experiment; what is shown of it is saved with them.

    `file` is where it was read from, None for a new one. What a guest shows meanwhile is none of it.
    """

    changed = Signal()
    """Its name, its file, or whether it is unsaved."""

    def __init__(
        self, session: Session, work: OwnWork, file: ExperimentFile | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self._file = file
        self._path = file.path if file else None
        self._saved: Experiment | None = work.experiment
        self._told = self._state()
        session.changed.connect(self._on_experiment_changed)
        work.changed.connect(self._tell)

    @property
    def path(self) -> Path | None:
        """Where it belongs; None where it has not been saved anywhere yet."""
        return self._path

    @property
    def file(self) -> ExperimentFile | None:
        """The file as it was when it was last read or written."""
        return self._file

    @property
    def name(self) -> str:
        """How it is called in the title and in questions."""
        return shown(self._path.name) if self._path else self.tr("untitled")

    @property
    def is_unsaved(self) -> bool:
        """Whether there are edits that are in no file."""
        return self._work.experiment != self._saved

    @property
    def is_aside(self) -> bool:
        """Whether a guest has the window, and this is not what is shown."""
        return bool(self._work.guest)

    @property
    def document(self) -> Document:
        """The experiment, and what is shown of it now, or was when it was put aside."""
        return Document(self._work.experiment, self._work.view)

    def title(self) -> str:
        """Of the window."""
        if self._work.guest:
            return self.tr("{name} – RMSProp Lab").format(name=self._work.guest)
        if self.is_unsaved:
            return self.tr("{name}, unsaved – RMSProp Lab").format(name=self.name)
        return self.tr("{name} – RMSProp Lab").format(name=self.name) if self._path else "RMSProp Lab"

    def show(self, document: Document, file: ExperimentFile | None) -> None:
        """Work on another document, as it is in the file. The room stays as it is."""
        self._show(document, file, file.path if file else None)

    def bring_back(self, document: Document) -> None:
        """Work on another document that is in no file as it is; one where it belongs it may be saved to."""
        self._show(document, None, document.path, is_saved=False)

    def note_saved(self, document: Document, file: ExperimentFile) -> None:
        """The document has been written to the file."""
        self._saved, self._file, self._path = document.experiment, file, file.path
        self._tell()

    def note_given_up(self) -> None:
        """What is unsaved shall be asked for no more."""
        self._saved = self._work.experiment
        self._tell()

    def _show(self, document: Document, file: ExperimentFile | None, path: Path | None, is_saved: bool = True) -> None:
        self._work.bring_back()  # a guest that is there has to go
        self._saved = document.experiment if is_saved else None
        self._file, self._path = file, path
        self._session.begin(document.experiment, in_the_room(document.view, self._session.view.state))
        self._tell()

    @Slot(object, object)
    def _on_experiment_changed(self, before: Experiment, now: Experiment) -> None:
        self._tell()

    def _state(self) -> tuple[object, ...]:
        return self._path, self._file, self.is_unsaved, self._work.guest

    @Slot()
    def _tell(self) -> None:
        before, self._told = self._told, self._state()
        if before != self._told:
            self.changed.emit()
