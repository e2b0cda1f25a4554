"""The charts below the canvas: two places, each for a measure of one's own choice."""

import time

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.measures import LOSS, RATE

_PATIENCE = 0.5  # seconds between two drawings of curves that still grow
_TELLING = 300  # milliseconds between two descriptions in words


class ChartsPane(QWidget):
    """Charts of the visible runs and of the pins, in lock-step with the playhead."""

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = Chart(LOSS, self)
        self.right = Chart(RATE, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for chart in self.charts:
            chart.step_chosen.connect(self.step_chosen)
            layout.addWidget(chart, 1)
        self._hidden, self._predicting = True, False
        self._drawn: tuple[object, object] | None = None
        self._drawn_at = 0.0
        self._telling = QTimer(self, singleShot=True, interval=_TELLING)
        self._telling.timeout.connect(self._on_telling)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return self.left, self.right

    def show_look(self) -> None:
        """Draw everything anew in the look that the application has now."""
        for chart in self.charts:
            chart.show_look()

    def set_future_hidden(self, hidden: bool) -> None:
        """Show the curves up to the playhead only."""
        self._hidden = hidden
        self._hide_future()

    def set_predicting(self, predicting: bool) -> None:
        """Hide what lies beyond the playhead for as long as somebody is guessing it."""
        self._predicting = predicting
        self._hide_future()
        for chart in self.charts:
            chart.set_predicting(predicting)

    def _hide_future(self) -> None:
        for chart in self.charts:
            chart.set_future_hidden(self._hidden or self._predicting)

    def show_frame(self, frame: Frame) -> None:
        shown, pins = frame.shown(), frame.pins()
        recordings = [recording for _, recording in (*shown, *pins)]
        styles = [run.style for run, _ in shown], [pin.style for pin, _ in pins]
        what = recordings, styles, frame.experiment.steps, frame.recordings
        drawn = what, [(recording.length, recording.done) for recording in recordings]
        growing = self._drawn is not None and self._drawn[0] == what and not all(one.done for one in recordings)
        if drawn != self._drawn and not (growing and time.monotonic() - self._drawn_at < _PATIENCE):
            self._drawn, self._drawn_at = drawn, time.monotonic()
            for chart in self.charts:
                chart.show_runs(frame)
        for chart in self.charts:
            chart.show_frame(frame)
        if not self._telling.isActive():
            self._telling.start()

    @Slot()
    def _on_telling(self) -> None:
        for chart in self.charts:
            chart.describe()
