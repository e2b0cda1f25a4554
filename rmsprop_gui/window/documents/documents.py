"""All that has to do with files in one window, put together."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from rmsprop_gui.files.data_file import DATA_SUFFIXES
from rmsprop_gui.files.experiment_file import LESSON_SUFFIX, SUFFIX, Opened
from rmsprop_gui.files.recent_files import RecentFiles
from rmsprop_gui.window.documents.autosave import Autosave
from rmsprop_gui.window.documents.data_files import DataFiles
from rmsprop_gui.window.documents.desk import Desk
from rmsprop_gui.window.documents.files import Files
from rmsprop_gui.window.documents.own_work import OwnWork
from rmsprop_gui.window.documents.questions import Questions
from rmsprop_gui.window.documents.recent_menu import RecentMenu
from rmsprop_gui.window.documents.recovery import Recovery
from rmsprop_gui.window.experiment.session import Session


class Documents(QObject):
    """Makes the parts, and says who tells whom. Without a `folder` nothing is kept by itself and no list is made.

    `folder` is where the state of all windows is.
    """

    said = Signal(str)
    """What was done, in a sentence."""
    noted = Signal(str)
    """Something was done that cannot be seen, in a sentence."""
    lesson_chosen = Signal(object)
    """The path of a lesson that is to be opened."""
    failed = Signal(str)
    """Something that nobody asked for could not be done, in a sentence."""

    def __init__(self, window: QWidget, session: Session, opened: Opened | None, folder: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self.questions = Questions(window)
        self.own_work = OwnWork(session, self)
        self.desk = Desk(session, self.own_work, opened.file if opened else None, self)
        self.files = Files(self.desk, session, self.questions, self)
        self.data = DataFiles(session, self.questions, self)
        self.recent: RecentMenu | None = None
        self._folder = folder
        self._unsaved = folder / "unsaved" if folder else None
        self._autosave = self._make_autosave(session)
        self._recovery = self._make_recovery()
        self.files.said.connect(self.said)
        self.files.lesson_chosen.connect(self.lesson_chosen)
        self.files.noted.connect(self.noted)
        self.data.noted.connect(self.noted)
        self.desk.changed.connect(self._on_desk_changed)
        self._on_desk_changed()

    def _make_autosave(self, session: Session) -> Autosave | None:
        if not self._unsaved:
            return None
        name = f"{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}"
        autosave = Autosave(self.desk, session, self._unsaved / name, self)
        autosave.failed.connect(self._on_autosave_failed)
        return autosave

    def _make_recovery(self) -> Recovery | None:
        if not (self._unsaved and self._autosave):
            return None
        files = self.files
        return Recovery(self._unsaved, self.desk, self.questions, files.before_leaving, self._autosave.keep_now, self)

    def fill_recent_menu(self, clear: QAction) -> None:
        """Fill the menu of this entry with the files that were used last."""
        if self._folder:
            self.recent = RecentMenu(RecentFiles(self._folder / "recent.json"), clear, self)
            self.files.used.connect(self.recent.note_used)
            self.files.missed.connect(self.recent.note_missed)
            self.recent.chosen.connect(self.open_path)
            self.recent.failed.connect(self._on_list_failed)
            if self.desk.path:
                self.recent.note_used(self.desk.path)

    @property
    def is_something_opened(self) -> bool:
        """Whether a file is worked on, or a guest such as a lesson is there to be looked at."""
        return self.desk.path is not None or bool(self.own_work.guest)

    def used_last(self) -> tuple[Path, ...]:
        """The files that were used last, the latest first."""
        return self.recent.paths() if self.recent else ()

    def offer_what_was_left(self) -> None:
        """Offer what a crash left behind."""
        if self._recovery:
            self._recovery.offer()

    def open_path(self, path: Path) -> None:
        """Open a file that somebody has chosen or dropped: a lesson, data of one's own, or else an experiment."""
        if path.name.lower().endswith(LESSON_SUFFIX):
            self.lesson_chosen.emit(path)
        elif path.suffix.lower() in DATA_SUFFIXES:
            self.own_work.bring_back()  # they become part of that, not of a guest's
            self.data.open_path(path)
        else:
            self.files.open_path(path)

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether the window can be closed now; if not, the user is asked, and may have it closed then."""
        if not self.desk.is_unsaved:
            return True
        if not self.questions.is_asking:
            self.files.before_leaving(lambda: self._give_up_and(close))
        return False

    def stop(self) -> str:
        """End what goes on by itself; what is still unsaved is offered at the next start.

        Returns why it could not be kept; empty where nothing is lost.
        """
        return self._autosave.stop() if self._autosave else ""

    def _give_up_and(self, close: Callable[[], object]) -> None:
        self.desk.note_given_up()
        close()

    def _on_desk_changed(self) -> None:
        self._window.setWindowTitle(self.desk.title())

    def _on_autosave_failed(self, reason: str) -> None:
        self.failed.emit(self.tr("No copy of the unsaved work can be kept: {reason}.").format(reason=reason))

    def _on_list_failed(self, reason: str) -> None:
        self.failed.emit(self.tr("The list of recent files cannot be written: {reason}.").format(reason=reason))


def dropped_path(data: QMimeData) -> Path | None:
    """The one file that is being dropped; None where it is not exactly one."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
