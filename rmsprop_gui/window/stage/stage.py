"""What stands around the canvas in the presenter view."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.fit import data_scene
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.controls.eliding import FittingLabel
from rmsprop_gui.window.controls.rule_view import MARGIN, RuleView
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.data.picture import DataPicture
from rmsprop_gui.window.info.axis_tabs import AxisTabs
from rmsprop_gui.window.info.bars import RateBars
from rmsprop_gui.window.info.rates import run_rates_along, show_rates
from rmsprop_gui.window.info.rule_lines import ToldStep, glossary_of, told_on_the_way, told_step
from rmsprop_gui.window.info.run_title import RunTitle
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.stage.composition import Composition, Needs, compose
from rmsprop_gui.window.stage.proportions import Proportions
from rmsprop_gui.window.stage.rule_needs import RuleNeeds, sampled
from rmsprop_gui.window.view_store import ViewStore

_CHART_LETTERS = 8.5  # its height at the least, in its smallest letters
_APART = 8  # pixels at scale 1 between the name of the run and the step
_CHART = 0  # the place of the chart that is shown, from left to right


class Stage(QWidget):
    """Rule, rates and one chart, placed around the canvas as suits the shape of the screen.

    It lies behind the canvas and says which margins that has to keep. `screen` tells the size of the whole screen, of
    which this has all but the playback bar.
    """

    run_chosen = Signal(int)
    step_chosen = Signal(int)
    composed = Signal()
    """The canvas is to have other margins."""

    def __init__(self, view: ViewStore, screen: Callable[[], QSize], parent: QWidget) -> None:
        super().__init__(parent)
        self.view, self._screen = view, screen
        self._frame: Frame | None = None
        self._told: ToldStep | None = None
        self._composed_for: object = None
        self.composition = Composition(QRect())
        self._make_rule()
        self.bars = RateBars(self, view.spotlight, self._entry)
        self.chart = ChartsPane(view, self, (_CHART,))
        self.chart.step_chosen.connect(self.step_chosen)
        self.data = DataPicture(self)
        view.changed.connect(self._on_view_changed)

    def _make_rule(self) -> None:
        self.title = RunTitle(self)
        give_spoken_label(self.title, self.tr("Run to explain"))
        self.title.activated.connect(self.run_chosen)
        self.moment = FittingLabel("", self)
        self.moment.setObjectName("soft")
        self.moment.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rule = RuleView(self, self.view.spotlight, self._entry)
        self.axis = AxisTabs(self.rule)
        self.axis.setCurrentIndex(self.view.state.axis)
        self.axis.currentChanged.connect(self._on_axis_chosen)
        self.rule.set_corner(self.axis)
        give_spoken_label(self.axis, self.tr("Parameter"))

    @property
    def margins(self) -> QMargins:
        """What the canvas leaves free, in pixels."""
        place, whole = self.composition.canvas, self.rect()
        return QMargins(
            place.left(), place.top(), whole.width() - place.right() - 1, whole.height() - place.bottom() - 1
        )

    @property
    def proportions(self) -> Proportions:
        """How large everything is."""
        return Proportions(self._screen(), self.view.state.scale)

    def show_frame(self, frame: Frame) -> None:
        """Show the step that led to the playhead, or the one that it is inside of; nothing while it is out of sight."""
        self._frame = frame
        if self.isVisible():
            self._show(frame)

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self.title.forget()
        self.chart.show_look()
        self.data.show_look()
        self._composed_for = None

    def _show(self, frame: Frame) -> None:
        notation = current_look().notation
        told = self._told = told_step(frame, self.view.state.axis, notation)
        self.title.set_size(self.proportions.title / current_look().scale)
        self.title.show_runs(frame.experiment.runs, frame.selected)
        self._show_moment(frame)
        if told is not None:
            self.rule.show_lines(told.lines, told.marked, glossary_of(told.rule, notation))
            show_rates(self.bars, frame, told)
        self._compose()
        if self._shows_data:
            self.data.show_scene(data_scene(frame))
        elif self.composition.chart is not None:
            self.chart.show_frame(frame)

    @Slot(object)
    def show_glide(self, glide: Glide | None) -> None:
        """Have numbers, bars and chart run along to the frame that is shown; None for those of the frame."""
        if self._frame is None or not self.isVisible():
            return
        told = told_on_the_way(glide, self.view.state.axis, current_look().notation) if glide is not None else None
        if glide is None or told is None or told.step is None:
            self._show(self._frame)
        else:
            self.rule.run_along(told.lines, told.marked)
            run_rates_along(self.bars, glide, told)
        if self.composition.chart is not None and not self._shows_data:
            self.chart.show_glide(glide)

    def _show_moment(self, frame: Frame) -> None:
        row, told = frame.row, self._told
        wordings = ("step {before} → {now}", "{before} → {now}", "→ {now}", "")
        texts = [self.tr(each).format(before=row - 1, now=row) if row > 0 else "" for each in wordings]
        if told is not None and frame.part and row > 0:
            part = parts_of(told.rule)[frame.part - 1].label
            texts.insert(0, f"{part}, {texts[0]}")
        self.moment.show_wordings(*texts)

    # composing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._composed_for = None
        if self._frame is not None:
            self.show_frame(self._frame)

    @property
    def _presented(self) -> frozenset[str]:
        """The parts that are wanted and have something to show; data have the place of the chart."""
        wanted = self.view.state.presented - {"data"} | ({"chart"} if self._shows_data else set())
        return wanted if self._told is not None else wanted & {"chart"}

    @property
    def _shows_data(self) -> bool:
        """Whether data and fits stand in the place of the chart."""
        is_wanted = "data" in self.view.state.presented and self._frame is not None
        return is_wanted and self._frame.experiment.surface.model() is not None  # type: ignore[union-attr]

    def _compose(self) -> None:
        """Find the places anew where what they depend on is another, or the rule no longer has room in its own."""
        letters = tuple(line.letters for line in self.rule.lines)
        key = (
            letters,
            self.size().toTuple(),
            self._screen().toTuple(),
            current_look(),
            self._presented,
            self._shows_data,
        )
        place = self.composition.rule
        is_full = place is not None and self.rule.column.height + self._title_height > place.height() + 1
        if key != self._composed_for or is_full:
            self._composed_for = key
            self.composition = self._best()
            self._place(self.composition)
            self.composed.emit()

    def _best(self) -> Composition:
        lines = [self.rule.lines]
        if self._frame is not None:
            lines = [*sampled(self._frame), self.rule.lines]
        needs = (self._needs(RuleNeeds(some, self.proportions, self.rule.kept)) for some in (lines, lines[-1:]))
        return compose(self.size(), self.proportions, self._presented, *needs)

    def _needs(self, rule: RuleNeeds) -> Needs:
        """What all parts need, with a rule that needs that."""
        title, letter = self._title_height, self.proportions.least * self.proportions.growth
        chart = max(self.chart.charts[0].minimumSizeHint().height(), round(_CHART_LETTERS * letter))
        rates, bare_rates = (self.bars.height_with(scale) for scale in (True, False))
        return Needs(
            widths=rule.widths,
            sizes=rule.sizes,
            rule=lambda width, size: rule.height(width, size) + title,
            rates=rates,
            bare_rates=bare_rates,
            rates_width=self.bars.whole_width,
            chart=chart,
        )

    @property
    def _title_height(self) -> int:
        return self.title.sizeHint().height()

    def _place(self, to: Composition) -> None:
        for widget in (self.title, self.moment, self.rule):
            widget.setVisible(to.rule is not None)
        self.bars.setVisible(to.rates is not None)
        self.chart.setVisible(to.chart is not None and not self._shows_data)
        self.data.setVisible(to.chart is not None and self._shows_data)
        if to.rule is not None:
            self._place_rule(to.rule, to.formula)
        if to.rates is not None:
            self.bars.set_scaled(to.has_scale)
            self.bars.setGeometry(QRect(to.rates.topLeft(), QSize(to.rates.width(), self.bars.height())))
        if to.chart is not None:
            self.chart.setGeometry(to.chart + self.chart.left.heading.overhang)
            self.data.setGeometry(to.chart)

    def _place_rule(self, place: QRect, formula: int) -> None:
        """The title in the first line, and below it the lines, whose tint reaches out to both sides."""
        reach = round(MARGIN * current_look().scale)
        left = place.left() - self.title.overhang
        name = min(self.title.sizeHint().width(), place.right() + 1 - left)
        self.title.setGeometry(left, place.top(), name, self._title_height)
        left += name + round(_APART * current_look().scale)
        self.moment.setGeometry(left, place.top(), max(place.right() + 1 - left, 0), self._title_height)
        self.rule.set_type(self.proportions.rule_type(formula))
        top = place.top() + self._title_height
        self.rule.setGeometry(place.left() - reach, top, place.width() + 2 * reach, self.rule.height())

    def _entry(self, meaning: Meaning) -> Entry:
        """What there is to say of a symbol, with its numbers where they are told."""
        told, frame = self._told, self._frame
        step = told.step if told is not None and frame is not None and frame.part == 0 else None
        return entry(meaning, told.rule if told else None, step, current_look().notation)

    @Slot(int)
    def _on_axis_chosen(self, axis: int) -> None:
        self.view.update(axis=axis)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        """Show the numbers of the other parameter, or other parts."""
        if (before.axis, before.presented) != (now.axis, now.presented):
            with QSignalBlocker(self.axis):
                self.axis.setCurrentIndex(now.axis)
            if self._frame is not None:
                self.show_frame(self._frame)
