"""One chart: a measure of all runs over the steps, with a playhead that a click moves."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmsprop_gui.formulas.meaning import plain
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.view.measure_choices import choices, measure_named
from rmsprop_gui.view.measures import Measure, letters_of
from rmsprop_gui.view.view_state import ChartView
from rmsprop_gui.window.charts.heading import ChartHeading
from rmsprop_gui.window.charts.hover import HoverBox
from rmsprop_gui.window.charts.limits import NONE, current_limits, limit_names, recorded_limits
from rmsprop_gui.window.charts.means import over_seeds, smoothed
from rmsprop_gui.window.charts.menu import ChartMenu
from rmsprop_gui.window.charts.plot import ChartPlot
from rmsprop_gui.window.charts.scales import LinearScale, LogScale, Scale, only_below_zero
from rmsprop_gui.window.charts.series import Series, pins_of, runs_of
from rmsprop_gui.window.charts.step_view import shown_end
from rmsprop_gui.window.charts.told import about_mean, as_table, in_mean, in_words, lines_at
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.spotlight import Spotlight


class Chart(QWidget):
    """A chart of one measure, which can be chosen, on a log or a linear scale."""

    step_chosen = Signal(int)
    chosen = Signal(object)
    """The user asks for this ChartView."""

    def __init__(self, view: ChartView, parent: QWidget | None = None, spotlight: Spotlight | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._scale: float | None = None
        self.measure = measure_named(view.measure, ())
        self._frame: Frame | None = None
        self.future_hidden = True
        self._predicting = False
        self._foretold = True
        self._end = 0
        self.message = ""
        """Why there is nothing to see, where that is no matter of course."""
        self._pointer: QPointF | None = None  # in the scene
        self._hover_box: HoverBox | None = None
        self.heading = ChartHeading(self, spotlight, self.look)
        self.plot = ChartPlot(self, self.look)
        self._make_menu()
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.plot)
        self.show_look()

    def _make_menu(self) -> None:
        self.menu = ChartMenu(self)
        self.menu.measure_chosen.connect(self.choose)
        self.menu.logarithmic_chosen.connect(self.set_logarithmic)
        self.menu.whole_length_chosen.connect(self.set_whole_length)
        self.menu.smoothed_chosen.connect(self.set_smoothed)
        self.menu.picture_wanted.connect(self.copy_picture)
        self.menu.values_wanted.connect(self.copy_values)

    def _connect(self) -> None:
        self.heading.menu_wanted.connect(self._on_menu_wanted)
        self.plot.box.step_chosen.connect(self.step_chosen)
        self.plot.box.let_go.connect(self._on_let_go)
        self.plot.box.pointed.connect(self._on_pointed)
        self.plot.box.left.connect(self._on_pointer_left)

    # what is shown

    @property
    def logarithmic(self) -> bool:
        """Whether the scale is logarithmic."""
        return self._view.logarithmic

    @property
    def series(self) -> tuple[Series, ...]:
        """Of the visible runs, in order."""
        return tuple(series for series in self.plot.curves.series if not series.pinned)

    @property
    def pins(self) -> tuple[Series, ...]:
        """Of the pins, in order."""
        return tuple(series for series in self.plot.curves.series if series.pinned)

    @property
    def step(self) -> int:
        """Where the playhead stands on the chart."""
        return self.plot.curves.step

    @property
    def limits(self) -> tuple[float, float]:
        """The rates below which the selected run is stable, as they stand on the chart; NaN where they do not."""
        return self.plot.limits.limits

    @property
    def scale(self) -> Scale:
        """What the axis of values counts in."""
        return LogScale(self.measure.signed) if self.logarithmic else LinearScale()

    def look(self) -> Look:
        """The look of the application, or the same in a size of its own."""
        look = current_look()
        return look if self._scale is None else replace(look, scale=self._scale)

    def set_scale(self, scale: float | None) -> None:
        """Have text of 14 pixels at scale 1, and lines that go with it, in this size; None for that of the look."""
        if scale != self._scale:
            self._scale = scale
            self.show_look()

    def show_look(self) -> None:
        """Take over the look where it is not asked for at every painting."""
        self.heading.show_look()
        self.plot.show_look()
        if self._frame is not None:
            self.show_runs(self._frame)

    @Slot(object)
    def choose(self, measure: Measure) -> None:
        """Ask for this measure, on the scale that suits it: what has a sign has no logarithm."""
        self.chosen.emit(replace(self._view, measure=measure.name, logarithmic=not measure.signed))

    @Slot(bool)
    def set_logarithmic(self, logarithmic: bool) -> None:
        """Ask for a logarithmic scale, or for a linear one."""
        self.chosen.emit(replace(self._view, logarithmic=logarithmic))

    @Slot(bool)
    def set_whole_length(self, whole: bool) -> None:
        """Ask for all steps on the axis, or for those up to somewhat beyond the playhead."""
        self.chosen.emit(replace(self._view, whole_length=whole))

    @Slot(int)
    def set_smoothed(self, steps: int) -> None:
        """Ask for the mean over the last so many steps; 1 for the values themselves."""
        self.chosen.emit(replace(self._view, smoothed=steps))

    def show_view(self, view: ChartView) -> None:
        """Show another measure, or the same on another scale."""
        self._view = view
        self.measure = measure_named(view.measure, self._rules(), self.measure)
        if self._frame is not None:
            self.show_runs(self._frame)
            self.show_frame(self._frame)

    def show_future(self, hidden: bool, predicting: bool, foretold: bool) -> None:
        """Show what lies beyond the playhead or not; while somebody is guessing it, nothing may give it away.

        `foretold`: as long as nothing has been played the curves are there as dots, as the paths ahead are.
        """
        self.future_hidden, self._predicting, self._foretold = hidden or predicting, predicting, foretold
        if self._frame is not None:
            self._fit(self._frame)
            self.show_frame(self._frame)

    def show_runs(self, frame: Frame) -> None:
        """Draw the curves of a frame's runs anew."""
        self._frame = frame
        self.measure = measure_named(self._view.measure, self._rules(), self.measure)
        series = (*pins_of(self.measure, frame), *self._runs_of(frame))
        series = tuple(smoothed(one, self._view.smoothed) for one in series)
        self._show_choice(series)
        self.plot.values.set_logarithmic(self.logarithmic)
        self.plot.curves.show_series(series, self.scale)
        self.message = self._missing(frame, series)
        self._fit(frame)

    def _runs_of(self, frame: Frame) -> tuple[Series, ...]:
        """The visible runs; where they are averaged over many seeds, their means."""
        own = [averages for run, averages in zip(frame.experiment.runs, frame.averages, strict=False) if run.visible]
        averages = [*own, *[None] * len(frame.shown())]
        return tuple(over_seeds(one, self.measure, averages[one.place]) for one in runs_of(self.measure, frame))

    def show_frame(self, frame: Frame) -> None:
        """Move the playhead, and with it all that depends on the step."""
        self._frame = frame
        if self._predicting or self._end_at(frame) != self._end:
            self._fit(frame)
        is_to_come = frame.step == 0 and not self._predicting
        self.plot.curves.show_step(frame.step, self.future_hidden, is_to_come and self._foretold)
        limits = current_limits(frame) if self.measure.limits else NONE
        self.plot.limits.show_limits(limits, self.scale, limit_names(frame), frame.step)
        self.plot.hint.show_text(self.message or (self.tr("press Space") if is_to_come else ""))
        self._show_pointed()

    def show_glide(self, glide: Glide | None) -> None:
        """Have the playhead and the markers glide to the step that is shown; None for where they are then."""
        self.plot.curves.show_on_the_way(glide.at if glide is not None else None)

    def _rules(self) -> list[UpdateRule]:
        """The rules of the visible runs."""
        return [run.rule for run, _ in self._frame.shown()] if self._frame is not None else []

    def _end_at(self, frame: Frame) -> int:
        """The last step on the axis; while the playhead is dragged there, it stays."""
        steps = frame.experiment.steps
        if self.plot.box.dragged:
            return self._end
        return steps if self._view.whole_length or not self.future_hidden else shown_end(frame.step, steps)

    def _fit(self, frame: Frame) -> None:
        """Have the range hold all curves as far as they go; what is still to be guessed must not be read from it."""
        self._end = self._end_at(frame)
        known = min(frame.step, self._end) if self._predicting else self._end
        limits = [rows[: known + 1] for rows in recorded_limits(frame)] if self.measure.limits else []
        series = [one.until(known) for one in self.plot.curves.series]
        heights = self.scale.span(series, np.concatenate([np.empty((0, 2)), *limits]).ravel())
        self.plot.fit((0, self._end), heights, frame.experiment.steps)

    def _show_choice(self, series: tuple[Series, ...]) -> None:
        rules = self._rules()
        letters = letters_of(rules, current_look().notation)
        written = {
            one: replace(one, title=self.tr(one.title)).written(letters, one == self.measure and self.logarithmic)
            for one in choices(rules, self.measure)
        }
        paired = any(one.values.ndim == 2 for one in series)
        self.menu.show_choice(tuple((one, plain(spans)) for one, spans in written.items()), self.measure, self._view)
        title = in_mean(written[self.measure], series, self._view.smoothed)
        about = about_mean(series)
        self.heading.show_choice(title, f"{self.tr(self.measure.about)}{f'. {about}' if about else ''}", paired)
        self.plot.setAccessibleName(plain(title))

    def _missing(self, frame: Frame, series: tuple[Series, ...]) -> str:
        if not frame.shown():
            return ""
        if not series:
            return self.tr(self.measure.missing)
        if self.logarithmic and all(only_below_zero(one, self.scale) for one in series):
            return self.tr("Below zero there is no logarithm: choose the linear scale.")
        return ""

    # in words

    def in_words(self) -> str:
        """What the chart shows at the playhead, for who cannot see it."""
        parts = [in_words(self.step, self._frame, self.plot.curves.series)] if self._frame is not None else []
        limits = zip(self.plot.limits.names, self.limits, strict=True)
        parts += dict.fromkeys(f"{name} {number(limit)}" for name, limit in limits if limit == limit)
        told = self.tr("step {step:,}: {values}.").format(step=self.step, values="; ".join(parts))
        return f"{told} {self.message} {self.tr('A click moves the playhead there.')}"

    def describe(self) -> None:
        """Tell assistive technology what is shown; it need not be at every step."""
        self.plot.setAccessibleDescription(self.in_words())

    # the menu

    def share(self, actions: Iterable[QAction]) -> None:
        """Offer these actions of the window in the menu, too."""
        self.menu.share(actions)

    @Slot()
    def _on_menu_wanted(self) -> None:
        self.menu.popup(self.heading.mapToGlobal(QPoint(0, self.heading.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())

    @Slot()
    def copy_picture(self) -> None:
        """Put a picture of the chart on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    @Slot()
    def copy_values(self) -> None:
        """Put the values on the clipboard, as far as they can be seen."""
        if self._frame is not None:
            last = self._frame.step if self.future_hidden else self._frame.experiment.steps
            QGuiApplication.clipboard().setText(as_table(self._frame, self.plot.curves.series, last))

    # under the pointer

    @Slot()
    def _on_let_go(self) -> None:
        if self._frame is not None:
            self.show_frame(self._frame)

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
            self.plot.hair.show_step(None)
            if self._hover_box is not None:
                self._hover_box.hide()
            return
        step = self.plot.box.step_at(self._pointer)
        self.plot.hair.show_step(step)
        is_known = not self.future_hidden or step <= self._frame.step
        lines = lines_at(step, self._frame, self.plot.curves.series, is_known)
        place = self.plot.mapToGlobal(self.plot.mapFromScene(self._pointer))
        self._shown_hover_box().show_lines(lines, place)

    def _shown_hover_box(self) -> HoverBox:
        """A child of the window, which may be another one once the charts have been taken out of it."""
        if self._hover_box is None:
            self._hover_box = HoverBox(self.window())
        elif self._hover_box.parentWidget() is not self.window():
            self._hover_box.setParent(self.window())
        return self._hover_box
