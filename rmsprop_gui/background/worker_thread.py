"""A thread with one worker on it, and its orderly end."""

from PySide6.QtCore import QObject, QThread


class WorkerThread:
    """Runs `worker`, a QObject without a parent, on a thread of its own until `stop`."""

    def __init__(self, worker: QObject, name: str) -> None:
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._worker: QObject | None = worker
        worker.moveToThread(self._thread)
        self._thread.start()

    def stop(self) -> None:
        """Let the slot that is being carried out finish, then end the thread. Safe to call twice."""
        self._thread.quit()
        self._thread.wait()
        self._worker = None  # with its thread gone it is deleted here, and nothing can reach it any more
