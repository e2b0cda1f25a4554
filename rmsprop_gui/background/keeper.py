"""Keeps a copy of unsaved work away from the window, so that writing it is never felt."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, SignalInstance, Slot

from rmsprop_gui.background.latest_only import LatestOnly
from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import SUFFIX, why, write_experiment


@dataclass(frozen=True)
class Request:
    """What is to be kept; nothing where it is None."""

    document: Document | None


@dataclass(frozen=True)
class Answer:
    """What became of a request; `problem` is empty where all went well."""

    problem: str


class Copy:
    """The copy of one window in a folder that all windows share.

    While the window lives it holds a lock beside the copy. A copy whose lock is nobody's was left by a crash or a power
    cut; the lock knows the process and the start of the machine that made it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)  # however old: it ends with its process

    def take(self) -> bool:
        """Hold the lock, unless a living process has it."""
        return self._lock.isLocked() or self._lock.tryLock(0)

    def write(self, document: Document) -> None:
        """Replace what is kept; OSError or ValueError where that cannot be."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.take()
        write_experiment(self.path, document)

    def remove(self) -> None:
        """Keep nothing any more."""
        self.path.unlink(missing_ok=True)
        self._lock.unlock()

    def leave(self) -> None:
        """Leave what is kept to the next start."""
        self._lock.unlock()


def copies(folder: Path) -> list[Copy]:
    """All copies in a folder, the latest first, those of living windows included."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError):  # another window may remove its own meanwhile
            found.append((path.stat().st_mtime, path))
    return [Copy(path) for _, path in sorted(found, reverse=True)]


class _Writer(QObject):
    """Lives on a thread of its own; answers every request once."""

    answered = Signal(object)

    def __init__(self, copy: Copy) -> None:
        super().__init__()
        self._copy = copy

    @Slot(object)
    def on_requested(self, request: Request) -> None:
        """Write the document down, or remove what is kept."""
        try:
            if request.document is None:
                self._copy.remove()
            else:
                self._copy.write(request.document)
        except (OSError, ValueError) as error:
            self.answered.emit(Answer(why(error)))
        else:
            self.answered.emit(Answer(""))


class Keeper(QObject):
    """Has the newest document kept, one at a time."""

    answered = Signal(object)
    """An Answer."""

    def __init__(self, copy: Copy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copy = copy
        writer = _Writer(copy)
        self._requests = LatestOnly(self)
        requested: SignalInstance = self._requests.passed
        requested.connect(writer.on_requested)
        writer.answered.connect(self._on_answered)
        self._background = WorkerThread(writer, "keeper")

    def keep(self, document: Document) -> None:
        """Have this kept instead of what was."""
        self._requests.put(Request(document))

    def forget(self) -> None:
        """Have nothing kept any more."""
        self._requests.put(Request(None))

    def stop(self) -> None:
        """End the thread once it has done what it is at; what waits is not done any more."""
        self._background.stop()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._requests.answered()
        self.answered.emit(answer)
