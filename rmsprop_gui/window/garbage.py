"""Python's cyclic garbage collector, on the thread of the window alone."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 250  # milliseconds


class GarbageCollector(QObject):
    """Collects cycles while the event loop runs, and never on another thread.

    Left to itself Python collects wherever something happens to be allocated, also on the threads that step and draw.
    What it frees there may be a widget or a timer, which only the thread of the window may end; and it may do so in
    the middle of a call of Qt's that goes through all widgets.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self.collect_what_is_due)
        self._timer.start()

    @Slot()
    def collect_what_is_due(self) -> None:
        """Collect the oldest generation that has passed its threshold, with all that are younger; often none has."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if 0 < threshold < count
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
