"""Unsaved work is kept by itself, so that a crash or a power cut does not take it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rmsprop_gui.background.keeper import Answer, Copy, Keeper
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import why
from rmsprop_gui.window.documents.desk import Desk
from rmsprop_gui.window.experiment.session import Session

_EVERY = 3000  # milliseconds after the first edit that is not kept yet


class Autosave(QObject):
    """Keeps a copy of what is unsaved, and none of what is saved."""

    failed = Signal(str)
    """The copy cannot be written, and why; said once, until it can be again."""

    def __init__(self, desk: Desk, session: Session, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._copy = Copy(path)
        self._keeper = Keeper(self._copy, self)
        self._kept: Document | None = None
        self._problem = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        session.changed.connect(self._on_changed)
        desk.changed.connect(self._on_changed)
        self._keeper.answered.connect(self._on_answered)

    @property
    def copy(self) -> Copy:
        """Where it is kept."""
        return self._copy

    def keep_now(self) -> None:
        """Keep what is unsaved before going on; OSError or ValueError where that cannot be."""
        self._kept = self._document()
        self._copy.write(self._kept)

    def stop(self) -> None:
        """End it: what is unsaved stays for the next start, and nothing stays of what is not."""
        self._timer.stop()
        self._keeper.stop()
        try:
            if self._desk.is_unsaved:
                self._copy.write(self._document())
                self._copy.leave()
            else:
                self._copy.remove()
        except (OSError, ValueError) as error:
            self.failed.emit(why(error))

    def _document(self) -> Document:
        return replace(self._desk.document, origin=self._desk.path and self._desk.path.absolute())

    @Slot()
    def _on_changed(self) -> None:
        if not self._timer.isActive() and (self._desk.is_unsaved or self._kept):
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        document = self._document() if self._desk.is_unsaved else None
        if document == self._kept:
            return
        self._kept = document
        if document:
            self._keeper.keep(document)
        else:
            self._keeper.forget()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        before, self._problem = self._problem, answer.problem
        if answer.problem and not before:
            self.failed.emit(answer.problem)
