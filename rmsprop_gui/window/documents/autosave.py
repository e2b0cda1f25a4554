"""Unsaved work is kept by itself, so that a crash or a power cut does not take it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rmsprop_gui.background.keeper import Answer, Copy, Keeper
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import why
from rmsprop_gui.window.documents.desk import Desk
from rmsprop_gui.window.experiment.session import Session

_EVERY = 3000  # milliseconds after the first change that is not kept yet


class Autosave(QObject):
    """Keeps a copy of what is unsaved, with what is shown of it, and none of what is saved."""

    failed = Signal(str)
    """The copy cannot be written, and why; said once, until it can be again. It is tried again and again."""

    def __init__(self, desk: Desk, session: Session, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._copy = Copy(path)
        self._keeper = Keeper(self._copy, self)
        self._asked_for: Document | None = None
        self._problem = ""
        self._once_kept: list[tuple[int, Callable[[], None]]] = []
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        session.changed.connect(self._on_changed)
        session.view.changed.connect(self._on_changed)
        desk.changed.connect(self._on_changed)
        self._keeper.answered.connect(self._on_answered)

    def keep_now(self, then: Callable[[], None]) -> None:
        """Have kept what is unsaved, and once that is done, go on."""
        self._asked_for = self._document()
        self._once_kept.append((self._keeper.keep(self._asked_for), then))

    def stop(self) -> str:
        """End it: what is unsaved stays for the next start, and nothing stays of what is not.

        Returns why what is unsaved could not be kept; empty where nothing is lost.
        """
        if self._is_over:
            return ""
        self._is_over = True
        self._timer.stop()
        self._keeper.stop()
        try:
            if self._desk.is_unsaved:
                self._copy.write(self._document())
                self._copy.leave()
            else:
                self._copy.remove()
        except (OSError, ValueError) as error:
            return why(error) if self._desk.is_unsaved else ""
        return ""

    def _document(self) -> Document:
        return replace(self._desk.document, path=self._desk.path)

    @Slot()
    def _on_changed(self) -> None:
        if not self._timer.isActive() and (self._desk.is_unsaved or self._asked_for or self._problem):
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        document = self._document() if self._desk.is_unsaved else None
        if document != self._asked_for or self._problem:
            self._asked_for = document
            self._keeper.keep(document)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        before, self._problem = self._problem, answer.problem
        if answer.problem:
            self._timer.start()
            if not before:
                self.failed.emit(answer.problem)
            return
        due = [then for number, then in self._once_kept if number <= answer.request.number]
        self._once_kept = [pair for pair in self._once_kept if pair[0] > answer.request.number]
        for then in due:
            then()
