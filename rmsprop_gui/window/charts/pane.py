"""The charts below the canvas: loss, and effective learning rate per parameter."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.series import Series
from rmsprop_gui.window.look import current_theme

X2_DASH = (5.0, 3.0)
_PATIENCE = 0.5  # seconds between two drawings of curves that still grow


class ChartsPane(QWidget):
    """Charts of the visible runs, in lock-step with the playhead."""

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = Chart(self.tr("Loss f(x)"), self)
        self.rate = Chart(self.tr("Effective rate  — x₁  ╌ x₂"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for chart in (self.loss, self.rate):
            chart.step_chosen.connect(self.step_chosen)
            layout.addWidget(chart, 1)
        self._drawn: tuple[object, object] | None = None
        self._drawn_at = 0.0

    def show_look(self) -> None:
        """Draw everything anew in the look that the application has now."""
        self._drawn = None
        for chart in (self.loss, self.rate):
            chart.show_look()

    def show_frame(self, frame: Frame) -> None:
        shown = frame.shown()
        runs = [(recording, run.style) for run, recording in shown], frame.experiment.steps
        drawn = runs, [recording.length for _, recording in shown]
        growing = self._drawn is not None and self._drawn[0] == runs and not all(one.done for _, one in shown)
        if drawn != self._drawn and not (growing and time.monotonic() - self._drawn_at < _PATIENCE):
            self._drawn, self._drawn_at = drawn, time.monotonic()
            self._show_curves(frame)
        for chart in (self.loss, self.rate):
            chart.show_step(frame.step)

    def _show_curves(self, frame: Frame) -> None:
        losses, rates = [], []
        for run, recording in frame.shown():
            style, ended = current_theme().run_style(run.style), recording.diverged_at
            losses.append(Series(recording.steps.loss, style, style.dash, ended))
            for axis, dash in enumerate(((), X2_DASH)):
                rates.append(Series(recording.steps.rate[:, axis], style, dash, ended if axis == 0 else None))
        self.loss.show_series(tuple(losses), frame.experiment.steps)
        self.rate.show_series(tuple(rates), frame.experiment.steps)
