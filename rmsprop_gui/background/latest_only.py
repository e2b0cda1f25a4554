"""One request at a time to a worker."""

from PySide6.QtCore import QObject, Signal, Slot


class LatestOnly(QObject):
    """Passes requests on one by one; of those that come meanwhile only the newest is kept.

    So a worker's queue holds one request at most, however fast the mouse moves.
    """

    passed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._next: object | None = None

    def put(self, request: object) -> None:
        """Pass this request on, or keep it in place of the one that waits."""
        if self._busy:
            self._next = request
        else:
            self._busy = True
            self.passed.emit(request)

    @Slot()
    def answered(self) -> None:
        """The worker is free again."""
        self._busy = False
        if self._next is not None:
            request, self._next = self._next, None
            self.put(request)
