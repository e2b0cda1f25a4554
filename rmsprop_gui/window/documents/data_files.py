"""Data of one's own: opened, they become a surface like any other, as an edit that can be undone."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rmsprop_gui.files.data_file import DATA_SUFFIXES, read_data
from rmsprop_gui.files.experiment_file import shown, why
from rmsprop_gui.window.documents.questions import Questions
from rmsprop_gui.window.experiment.session import Session


class DataFiles(QObject):
    """Reads them; nothing that the user had is lost where that cannot be."""

    noted = Signal(str)
    """What was read, in a sentence."""

    def __init__(self, session: Session, questions: Questions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._questions = session, questions

    def open(self) -> None:
        """Ask for a file and learn from it."""
        kinds = " ".join(f"*{suffix}" for suffix in DATA_SUFFIXES)
        self._questions.ask_for_file(
            self.tr("Open data"),
            DATA_SUFFIXES[0].removeprefix("."),
            self.tr("Two columns of numbers ({kinds})").format(kinds=kinds),
            str(Path.home()),
            lambda chosen: self.open_path(Path(chosen)),
            saving=False,
        )

    def open_path(self, path: Path) -> None:
        """Learn from this file."""
        try:
            surface = read_data(path)
        except (OSError, ValueError) as error:
            text = self.tr("“{name}” cannot be opened as data: {reason}.")
            self._questions.tell(self.tr("Open data"), text.format(name=shown(path.name), reason=why(error)))
            return
        self._session.show_surface(surface, self.tr("opening of data"))
        text = self.tr("{count:,} rows from {name}. Y shows them with the fit of every run.")
        self.noted.emit(text.format(count=len(surface.columns.rows), name=shown(path.name)))
