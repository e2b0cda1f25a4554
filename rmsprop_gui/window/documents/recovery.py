"""What a crash or a power cut left behind is offered at the next start."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from rmsprop_gui.background.keeper import Copy, left_behind
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import read_experiment, shown, why
from rmsprop_gui.window.documents.desk import Desk
from rmsprop_gui.window.documents.questions import Kind, Questions


class Recovery(QObject):
    """Offers the copies in a folder that no living window keeps, the latest first."""

    def __init__(
        self,
        folder: Path,
        desk: Desk,
        questions: Questions,
        before_leaving: Callable[[Callable[[], object]], None],
        keep_now: Callable[[Callable[[], None]], None],
        parent: QObject | None = None,
    ) -> None:
        """`before_leaving` goes on once nothing unsaved is given up, `keep_now` once what is unsaved has been kept."""
        super().__init__(parent)
        self._folder, self._desk, self._questions = folder, desk, questions
        self._before_leaving, self._keep_now = before_leaving, keep_now

    def offer(self) -> None:
        """Offer one that was left, if there is one; when it has been thrown away, the next."""
        left = left_behind(self._folder)
        if left is None:
            return
        try:
            document = read_experiment(left.path, self._desk.document.view).document
        except (OSError, ValueError) as error:
            self._ask(left, self.tr("It cannot be read: {reason}.").format(reason=why(error)), {})
        else:
            bring = {self.tr("&Bring it back"): (Kind.AcceptRole, partial(self._bring_back, left, document))}
            name = shown(document.path.name) if document.path else self.tr("untitled")
            changed = datetime.fromtimestamp(left.path.stat().st_mtime).astimezone()
            text = self.tr("It is of “{name}”, from {time:%Y-%m-%d %H:%M}.").format(name=name, time=changed)
            self._ask(left, text, bring)

    def _ask(self, left: Copy, what: str, bring: Mapping[str, tuple[Kind, Callable[[], object]]]) -> None:
        text = self.tr("RMSProp Lab was ended before all was saved. A copy of the unsaved work was kept.")
        answers: dict[str, tuple[Kind, Callable[[], object]]] = {
            **bring,
            self.tr("&Throw it away"): (Kind.DestructiveRole, partial(self._throw_away, left)),
        }
        self._questions.ask(self.tr("Unsaved work"), f"{text}\n{what}", answers, left.leave)

    def _bring_back(self, left: Copy, document: Document) -> None:
        self._before_leaving(partial(self._show, left, document))

    def _show(self, left: Copy, document: Document) -> None:
        self._desk.bring_back(document)
        self._keep_now(left.remove)  # only then: until another copy is there, this is the only one

    def _throw_away(self, left: Copy) -> None:
        left.remove()
        self.offer()
