"""The charts below the canvas: two places, each for a measure of one's own choice."""

import time
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.view.view_state import CHARTS, ChartView, ViewState
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.controls.lockable import hold
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.view_store import ViewStore

_BETWEEN = 24  # pixels
_ROOM_FOR_TWO = 960  # pixels at scale 1: where there is less, one chart has all of it
_PATIENCE = 0.5  # seconds between two drawings of curves that still grow
_ALL = tuple(range(CHARTS))
_TELLING = 300  # milliseconds between two descriptions in words


class ChartsPane(QWidget):
    """Charts of the visible runs and of the pins, in lock-step with the playhead."""

    step_chosen = Signal(int)

    def __init__(
        self,
        view: ViewStore | None = None,
        parent: QWidget | None = None,
        places: tuple[int, ...] = _ALL,
    ) -> None:
        """With charts for these of the places that the view has, from left to right."""
        super().__init__(parent)
        self.view = view or ViewStore(parent=self)
        self._places = places
        self.charts = tuple(Chart(self.view.state.charts[place], self, self.view.spotlight) for place in places)
        """From left to right."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        for place, chart in zip(places, self.charts, strict=True):
            chart.step_chosen.connect(self.step_chosen)
            chart.chosen.connect(partial(self._on_chosen, place))
            layout.addWidget(chart, 1)
            hold(chart.heading, self.view.locks, "charts")
        self._show_future(self.view.state)
        self.view.changed.connect(self._on_view_changed)
        self.view.locks.changed.connect(self._on_locks_changed)
        self._drawn: tuple[object, object, object] | None = None
        self._drawn_at = 0.0
        self._telling = QTimer(self, singleShot=True)
        self._telling.setInterval(_TELLING)
        self._telling.timeout.connect(self._on_telling)

    @property
    def left(self) -> Chart:
        """The first."""
        return self.charts[0]

    @property
    def right(self) -> Chart:
        """The last."""
        return self.charts[-1]

    def share(self, actions: Iterable[QAction]) -> None:
        """Offer these actions of the window in the menus of all charts, too."""
        shared = list(actions)
        for chart in self.charts:
            chart.share(shared)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the second chart, if there is one, where there is room for two."""
        for chart in self.charts[1:]:
            chart.setVisible(self.width() >= _ROOM_FOR_TWO * current_look().scale)

    def show_look(self) -> None:
        """Draw everything anew in the look that the application has now."""
        self._fit()
        for chart in self.charts:
            chart.show_look()

    def _on_chosen(self, place: int, chosen: ChartView) -> None:
        charts = self.view.state.charts
        if self.view.locks.refuses("charts"):
            self.charts[self._places.index(place)].show_view(charts[place])
            return
        self.view.update(charts=(*charts[:place], chosen, *charts[place + 1 :]))

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        for place, chart in zip(self._places, self.charts, strict=True):
            if now.charts[place] != before.charts[place]:
                chart.show_view(now.charts[place])
        if _future_of(before) != _future_of(now):
            self._show_future(now)

    @Slot()
    def _on_locks_changed(self) -> None:
        self._show_future(self.view.state)

    def _show_future(self, view: ViewState) -> None:
        """Show what lies beyond the playhead, or hide it: always while somebody is guessing it."""
        for chart in self.charts:
            guessed = view.prediction is not None or self.view.locks.hides_what_comes
            chart.show_future(view.future_hidden, guessed, view.paths_ahead)

    def show_frame(self, frame: Frame) -> None:
        """Move the playhead of all charts, and draw the curves anew where there are others, or more of them."""
        shown, pins = frame.shown(), frame.pins()
        recordings = [recording for _, recording in (*shown, *pins)]
        styles = [run.style for run, _ in shown], [pin.style for pin, _ in pins]
        what = recordings, styles, frame.experiment.steps, frame.recordings
        averages = [None if one is None else (id(one.alive.base), one.length) for one in frame.averages]
        drawn = what, [(recording.length, recording.done) for recording in recordings], averages
        growing = self._drawn is not None and self._drawn[0] == what and not all(one.done for one in recordings)
        if drawn != self._drawn and not (growing and time.monotonic() - self._drawn_at < _PATIENCE):
            self._drawn, self._drawn_at = drawn, time.monotonic()
            for chart in self.charts:
                chart.show_runs(frame)
        for chart in self.charts:
            chart.show_frame(frame)
        if not self._telling.isActive():
            self._telling.start()

    @Slot(object)
    def show_glide(self, glide: Glide | None) -> None:
        """Have all playheads glide to the step that is shown; None for where they are then."""
        for chart in self.charts:
            chart.show_glide(glide)

    @Slot()
    def _on_telling(self) -> None:
        for chart in self.charts:
            chart.describe()


def _future_of(view: ViewState) -> tuple[bool, bool, bool]:
    """Whether the future is hidden, somebody is guessing it, and a run that has not begun shows where it will go."""
    return view.future_hidden, view.prediction is not None, view.paths_ahead
