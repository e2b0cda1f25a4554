"""One chart: curves on a log scale over the steps, with a playhead that a click moves."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.window.axes import LogAxis, StepAxis
from rmsprop_gui.window.charts.series import Series, SeriesLayer, logarithms
from rmsprop_gui.window.look import current_theme
from rmsprop_gui.window.pointer import MouseEvent

_RISE = 4.0  # decades above its first value that a curve is followed
_DECADES = 18.0  # at most this many below the highest value are shown


class StepViewBox(pg.ViewBox):
    """Turns clicks and drags into steps."""

    step_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False)

    def mouseClickEvent(self, event: MouseEvent) -> None:
        self._choose(event)

    def mouseDragEvent(self, event: MouseEvent, axis: int | None = None) -> None:
        self._choose(event)

    def _choose(self, event: MouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.step_chosen.emit(round(self.mapSceneToView(event.scenePos()).x()))


class Chart(QFrame):
    """A titled chart on a log scale."""

    step_chosen = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._box = StepViewBox()
        axes = {"bottom": StepAxis("bottom"), "left": LogAxis("left")}
        self._plot = pg.PlotWidget(self, viewBox=self._box, axisItems=axes)
        self._plot.setAccessibleName(title)
        self._plot.setAccessibleDescription(self.tr("A click moves the playhead there"))
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMinimumSize(120, 80)
        self._plot.hideButtons()
        self._plot.showGrid(x=True, y=True, alpha=0.12)
        self._plot.getPlotItem().layout.setContentsMargins(0, 4, 16, 0)
        self._layer = SeriesLayer(self._box, 1)
        self._box.step_chosen.connect(self.step_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 3)
        layout.setSpacing(0)
        heading = QLabel(title, self)
        heading.setMinimumWidth(1)  # a long title must not make its chart the wider one
        layout.addWidget(heading)
        layout.addWidget(self._plot)
        self.show_look()

    def show_look(self) -> None:
        """Take over the look of the application where pyqtgraph holds colours and sizes of its own."""
        self._plot.setBackground(current_theme().card)
        for side in ("bottom", "left"):
            self._plot.getAxis(side).show_look(current_theme().ink_soft)
        self._plot.getAxis("left").setWidth(self.fontMetrics().horizontalAdvance("10⁻⁰⁰") + 12)
        self._layer.update()

    @property
    def series(self) -> tuple[Series, ...]:
        return self._layer.series

    @property
    def step(self) -> int:
        return self._layer.step

    def show_series(self, series: tuple[Series, ...], steps: int) -> None:
        """Show these curves over the steps from 0 to `steps`."""
        low, high = _range(series)
        self._box.setRange(xRange=(0, steps), yRange=(low, high), padding=0)
        self._layer.show_series(series)

    def show_step(self, step: int) -> None:
        self._layer.show_step(step)


def _range(series: tuple[Series, ...]) -> tuple[float, float]:
    """Whole decades around what can be shown, so that the axis rests while a slider is dragged.

    A curve that runs away leaves through the top: it must not flatten the others.
    """
    ends = [end for one in series for end in _ends(one)]
    if not ends:
        return 0.0, 1.0
    low, high = float(np.floor(min(ends))), float(np.ceil(max(ends) + 1e-9))
    return max(min(low, high - 1), high - _DECADES), high


def _ends(series: Series) -> list[float]:
    """The logarithms of the lowest and the highest value that the range of the chart has to hold."""
    values = series.values[(series.values > 0) & np.isfinite(series.values)]
    if len(values):
        values = values[values <= values[0] * 10**_RISE]
    return logarithms(np.array([values.min(), values.max()])).tolist() if len(values) else []
