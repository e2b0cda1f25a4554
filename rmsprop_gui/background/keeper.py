"""Keeps a copy of unsaved work away from the window, so that writing it is never felt."""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, SignalInstance, Slot

from rmsprop_gui.background.latest_only import LatestOnly
from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import SUFFIX, why, write_experiment
from rmsprop_gui.files.whole_file import remove_partial_files


@dataclass(frozen=True)
class Request:
    """What is to be kept, nothing where it is None; requests are numbered in the order in which they are made."""

    number: int
    document: Document | None


@dataclass(frozen=True)
class Answer:
    """What became of a request; `problem` is empty where all went well."""

    request: Request
    problem: str


class Copy:
    """The copy of one window in a folder that all windows share.

    While the window lives it holds a lock beside the copy. A copy whose lock is nobody's was left by a crash or a power
    cut; the lock knows the process and the start of the machine that made it. To be used by one thread at a time.
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
        if not self.take():
            is_forbidden = self._lock.error() == QLockFile.LockError.PermissionError
            code = errno.EACCES if is_forbidden else errno.EBUSY
            raise OSError(code, os.strerror(code), str(self.path))
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


def left_behind(folder: Path) -> Copy | None:
    """The latest copy that no living window keeps, its lock taken; None where there is none."""
    remove_partial_files(folder)
    for copy in copies(folder):
        if copy.take():
            if copy.path.exists():  # its window may have ended in order just now
                return copy
            copy.leave()
    return None


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
            self.answered.emit(Answer(request, why(error)))
        else:
            self.answered.emit(Answer(request, ""))


class Keeper(QObject):
    """Has the newest document kept, one at a time: of those that come meanwhile only the last is written."""

    answered = Signal(object)
    """An Answer."""

    def __init__(self, copy: Copy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        writer = _Writer(copy)
        self._requests = LatestOnly(self)
        requested: SignalInstance = self._requests.passed
        requested.connect(writer.on_requested)
        writer.answered.connect(self._on_answered)
        self._background = WorkerThread(writer, "keeper")

    def keep(self, document: Document | None) -> int:
        """Have this kept instead of what was, and nothing where it is None; returns the number of the request."""
        self._count += 1
        self._requests.put(Request(self._count, document))
        return self._count

    def stop(self) -> None:
        """End the thread once it has done what it is at; what waits is not done any more."""
        self._background.stop()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._requests.answered()
        self.answered.emit(answer)
