"""The charts below the canvas: loss, and effective learning rate per parameter."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.series import Series
from rmsprop_gui.window.theme import run_style

X2_DASH = (5.0, 3.0)


class ChartsPane(QWidget):
    """Charts of the visible runs, in lock-step with the playhead."""

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = Chart(self.tr("Loss f(x)"), self)
        self.rate = Chart(self.tr("Effective learning rate  — x₁  ╌ x₂"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for chart in (self.loss, self.rate):
            chart.step_chosen.connect(self.step_chosen)
            layout.addWidget(chart)
        self._drawn: object = None

    def show_frame(self, frame: Frame) -> None:
        shown = frame.shown()
        drawn = [(recording, recording.length, run.style) for run, recording in shown], frame.experiment.steps
        if drawn != self._drawn:
            self._drawn = drawn
            self._show_curves(frame)
        for chart in (self.loss, self.rate):
            chart.show_step(frame.step)

    def _show_curves(self, frame: Frame) -> None:
        losses, rates = [], []
        for run, recording in frame.shown():
            style, ended = run_style(run.style), recording.diverged_at
            losses.append(Series(_log(recording.steps.loss), style, style.dash, ended))
            for axis, dash in enumerate(((), X2_DASH)):
                rates.append(Series(_log(recording.steps.rate[:, axis]), style, dash, ended if axis == 0 else None))
        growing = any(not recording.done for _, recording in frame.shown())
        self.loss.show_series(tuple(losses), frame.experiment.steps, growing)
        self.rate.show_series(tuple(rates), frame.experiment.steps, growing)


def _log(values: Array) -> Array:
    """Base ten; −∞ for zero, NaN (no curve) below it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logarithms: Array = np.log10(values)
    return logarithms
