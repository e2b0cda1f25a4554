"""One chart: a measure of all runs over the steps, with a playhead that a click moves."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import ChartView
from rmsprop_gui.window.axes import StepAxis, ValueAxis
from rmsprop_gui.window.charts.choices import choices, measure_named
from rmsprop_gui.window.charts.curves import CurvesLayer
from rmsprop_gui.window.charts.ends import MARKER_ROOM, EndsLayer
from rmsprop_gui.window.charts.heading import ChartHeading, LogButton
from rmsprop_gui.window.charts.hover import HairLine, HoverBox, HoverLine
from rmsprop_gui.window.charts.limits import NONE, LimitsLayer, current_limits, limit_names, recorded_limits
from rmsprop_gui.window.charts.measures import Measure, letters_of
from rmsprop_gui.window.charts.plot import ChartPlot
from rmsprop_gui.window.charts.scales import LinearScale, LogScale, Scale, only_below_zero
from rmsprop_gui.window.charts.series import Series, pins_of, runs_of
from rmsprop_gui.window.charts.step_view import StepViewBox
from rmsprop_gui.window.experiment.state_words import stop_words
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.spotlight import Spotlight

_LEAST = (130, 80)  # pixels of a plot; its width at scale 1, for labels that do not touch


class Chart(QFrame):
    """A chart of one measure, which can be chosen, on a log or a linear scale."""

    step_chosen = Signal(int)
    chosen = Signal(object)
    """The user asks for this ChartView."""

    def __init__(self, view: ChartView, parent: QWidget | None = None, spotlight: Spotlight | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.measure = measure_named(view.measure, ())
        self._frame: Frame | None = None
        self.future_hidden = True
        self._predicting = False
        self._pointer: QPointF | None = None  # in the scene
        self.heading = ChartHeading(self, spotlight)
        self.heading.measure_chosen.connect(self.choose)
        self._hover_box: HoverBox | None = None
        self._make_plot()
        self._make_log_button()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self._plot)
        self.show_look()

    def _make_plot(self) -> None:
        self._box = StepViewBox()
        self._axis = ValueAxis("left")
        self._plot = ChartPlot(self, viewBox=self._box, axisItems={"bottom": StepAxis("bottom"), "left": self._axis})
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAcceptDrops(False)  # files are dropped on the window
        self._plot.hideButtons()
        self._plot.showGrid(x=True, y=True, alpha=0.12)
        self._curves = CurvesLayer(self._box, 1)
        self._limits = LimitsLayer(self._box, 2)
        self._ends = EndsLayer(self._box, 3, self._curves.ends)
        self._hair = HairLine(self._box, 4)
        self._box.step_chosen.connect(self.step_chosen)
        self._box.pointed.connect(self._on_pointed)
        self._box.left.connect(self._on_pointer_left)

    def _make_log_button(self) -> None:
        """In the corner between the axes, as the heading has no room to spare in a narrow chart."""
        self.log_button = LogButton(self._plot)
        self.log_button.clicked.connect(self.set_logarithmic)
        corner = QVBoxLayout(self._plot)
        corner.setContentsMargins(0, 0, 0, 0)
        corner.addWidget(self.log_button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    # what is shown

    @property
    def logarithmic(self) -> bool:
        """Whether the scale is logarithmic."""
        return self._view.logarithmic

    @property
    def series(self) -> tuple[Series, ...]:
        """Of the visible runs, in order."""
        return tuple(series for series in self._curves.series if not series.pinned)

    @property
    def pins(self) -> tuple[Series, ...]:
        """Of the pins, in order."""
        return tuple(series for series in self._curves.series if series.pinned)

    @property
    def step(self) -> int:
        """Where the playhead stands on the chart."""
        return self._curves.step

    @property
    def message(self) -> str:
        """Why there is nothing to see, if so."""
        return self._curves.message

    @property
    def limits(self) -> tuple[float, float]:
        """The rates below which the selected run is stable, as they stand on the chart; NaN where they do not."""
        return self._limits.limits

    @property
    def scale(self) -> Scale:
        """What the axis of values counts in."""
        return LogScale(self.measure.signed) if self.logarithmic else LinearScale()

    def show_look(self) -> None:
        """Take over the look of the application where pyqtgraph holds colours and sizes of its own."""
        self._plot.setBackground(current_theme().ground)
        for side in ("bottom", "left"):
            self._plot.getAxis(side).show_look(current_theme().ink_soft)
        scale = current_look().scale  # the labels at the ends of the axes stand out beyond them
        self._plot.setMinimumSize(round(_LEAST[0] * scale), _LEAST[1])
        self._plot.getPlotItem().layout.setContentsMargins(0, 8 * scale - 4, 16 * scale, 0)
        if self._frame is not None:
            self.show_runs(self._frame)

    @Slot(object)
    def choose(self, measure: Measure) -> None:
        """Ask for this measure, on the scale that suits it: what has a sign has no logarithm."""
        self.chosen.emit(ChartView(measure.name, not measure.signed))

    @Slot(bool)
    def set_logarithmic(self, logarithmic: bool) -> None:
        """Ask for a logarithmic scale, or for a linear one."""
        self.chosen.emit(replace(self._view, logarithmic=logarithmic))

    def show_view(self, view: ChartView) -> None:
        """Show another measure, or the same on another scale."""
        self._view = view
        self.measure = measure_named(view.measure, self._rules(), self.measure)
        if self._frame is not None:
            self.show_runs(self._frame)
            self.show_frame(self._frame)

    def set_future_hidden(self, hidden: bool) -> None:
        """Show nothing of what lies beyond the playhead."""
        self.future_hidden = hidden
        if self._frame is not None:
            self.show_frame(self._frame)

    def set_predicting(self, predicting: bool) -> None:
        """Give nothing away that comes after the playhead."""
        self._predicting = predicting
        if self._frame is not None:
            self._fit(self._frame)

    def show_runs(self, frame: Frame) -> None:
        """Draw the curves of a frame's runs anew."""
        self._frame = frame
        self.measure = measure_named(self._view.measure, self._rules(), self.measure)
        series = (*pins_of(self.measure, frame), *runs_of(self.measure, frame))
        self._show_choice(frame, series)
        self._axis.set_logarithmic(self.logarithmic)
        self._curves.show_series(series, self.scale, self._missing(frame, series))
        self._fit(frame)

    def _rules(self) -> list[UpdateRule]:
        """The rules of the visible runs."""
        return [run.rule for run, _ in self._frame.shown()] if self._frame is not None else []

    def _fit(self, frame: Frame) -> None:
        """Have the range hold all curves; what is still to be guessed must not be read from it."""
        series, limits = self._curves.series, recorded_limits(frame) if self.measure.limits else []
        if self._predicting:
            series = tuple(one.until(frame.step) for one in series)
            limits = [rows[: frame.step + 1] for rows in limits]
        low, high = self.scale.span(series, np.concatenate([np.empty((0, 2)), *limits]).ravel())
        self._axis.fit(low, high, self._box.height())
        self._box.show_range((0, frame.experiment.steps), (low, high), MARKER_ROOM * current_look().scale)

    def show_frame(self, frame: Frame) -> None:
        """Move the playhead, and with it all that depends on the step."""
        self._frame = frame
        if self._predicting:
            self._fit(frame)
        self._curves.show_step(frame.step, self.future_hidden)
        limits = current_limits(frame) if self.measure.limits else NONE
        self._limits.show_limits(limits, self.scale, limit_names(frame))
        self._show_pointed()

    def in_words(self) -> str:
        """What the chart shows at the playhead, for who cannot see it."""
        parts = [f"{line.label} {', '.join(line.values)}" for line in self._lines(self.step)[1:]]
        limits = zip(self._limits.names, self.limits, strict=True)
        parts += dict.fromkeys(f"{name} {number(limit)}" for name, limit in limits if limit == limit)
        told = self.tr("step {step:,}: {values}.").format(step=self.step, values="; ".join(parts))
        return f"{told} {self._curves.message} {self.tr('A click moves the playhead there.')}"

    def describe(self) -> None:
        """Tell assistive technology what is shown; it need not be at every step."""
        self._plot.setAccessibleDescription(self.in_words())

    def _show_choice(self, frame: Frame, series: tuple[Series, ...]) -> None:
        measures = choices(self._rules(), self.measure)
        paired = any(one.values.ndim == 2 for one in series)
        letters = letters_of(self._rules(), current_look().notation)
        self.heading.show_choice(measures, self.measure, self.logarithmic, paired, letters)
        self.log_button.show_choice(self.measure, self.logarithmic)
        self._plot.setAccessibleName(self.heading.choice.currentText())

    def _missing(self, frame: Frame, series: tuple[Series, ...]) -> str:
        """Why there is nothing to see, where that is no matter of course."""
        if not series:
            return self.tr(self.measure.missing) if self.measure.missing and frame.shown() else ""
        if self.logarithmic and all(only_below_zero(one, self.scale) for one in series):
            return self.tr("Below zero there is no logarithm: choose the linear scale.")
        return ""

    # under the pointer

    @Slot(QPointF)
    def _on_pointed(self, place: QPointF) -> None:
        self._pointer = place
        self._show_pointed()

    @Slot()
    def _on_pointer_left(self) -> None:
        self._pointer = None
        self._show_pointed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._on_pointer_left()

    def _show_pointed(self) -> None:
        """The values at the step under the pointer; of one that is hidden, only which it is."""
        if self._pointer is None or self._frame is None:
            self._hair.show_step(None)
            if self._hover_box is not None:
                self._hover_box.hide()
            return
        step = min(max(self._box.step_at(self._pointer), 0), self._frame.experiment.steps)
        self._hair.show_step(step)
        lines = self._lines(step)
        hidden = self.future_hidden and step > self._frame.step
        place = self._plot.mapToGlobal(self._plot.mapFromScene(self._pointer))
        self._shown_hover_box().show_lines(lines[:1] if hidden else lines, place)

    def _shown_hover_box(self) -> HoverBox:
        """A child of the window, which may be another one once the charts have been taken out of it."""
        if self._hover_box is None:
            self._hover_box = HoverBox(self.window())
        elif self._hover_box.parentWidget() is not self.window():
            self._hover_box.setParent(self.window())
        return self._hover_box

    def _lines(self, step: int) -> tuple[HoverLine, ...]:
        """The step, then what each run and each pin was there."""
        paired = any(one.values.ndim == 2 for one in self._curves.series)
        heading = HoverLine(self.tr("step {step:,}").format(step=step), ("x₁", "x₂") if paired else ())
        frame, series = self._frame, (*self.series, *self.pins)
        return (heading, *(self._line(one, step, one.name(frame)) for one in series if frame is not None))

    def _line(self, series: Series, step: int, name: str) -> HoverLine:
        values = tuple(number(value) for value in series.at(step))
        return HoverLine(name, values or (self._end(series),), series.style, series.pinned)

    def _end(self, series: Series) -> str:
        """Why it has no value: it ended before, or has not been computed as far as that."""
        if series.stop is not None:
            return stop_words(*series.stop)
        return "—" if series.ended_at is None else self.tr("ended at {step}").format(step=series.ended_at)
