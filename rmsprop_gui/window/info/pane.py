"""The info pane: the selected run's update with the numbers of a step, its effective rates, and what it remembers."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Pair, parts_of
from rmsprop_gui.simulation.explanation import TableRow, table
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.controls.eliding import FittingLabel
from rmsprop_gui.window.controls.rule_view import MARGIN, RuleView
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.info.axis_tabs import AxisTabs
from rmsprop_gui.window.info.bars import RateBars
from rmsprop_gui.window.info.memory_chart import MemoryChart
from rmsprop_gui.window.info.rates import run_rates_along, show_rates
from rmsprop_gui.window.info.rule_lines import ToldStep, glossary_of, told_on_the_way, told_step
from rmsprop_gui.window.info.run_title import RunTitle
from rmsprop_gui.window.info.section import Section
from rmsprop_gui.window.info.step_table import StepTable
from rmsprop_gui.window.info.stop_text import stop_text
from rmsprop_gui.window.info.why import WhySection
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import GROUP_GAP, PADDING
from rmsprop_gui.window.view_store import ViewStore


class InfoPane(QWidget):
    """Explains the step that led to the playhead."""

    run_chosen = Signal(int)

    def __init__(self, view: ViewStore | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view or ViewStore(parent=self)
        self._frame: Frame | None = None
        self._told: ToldStep | None = None
        self._make_heading()
        self._make_rule()
        self.bars = RateBars(self, self.view.spotlight, self._entry)
        self.memory = MemoryChart(self, self.view.spotlight, self._entry)
        self.memory_section = Section(self.tr("What it remembers"), self.memory, self)
        self.table = StepTable(self, self.view.spotlight, self._entry)
        self.why = WhySection(self.view, self)
        self._lay_out()
        self.view.changed.connect(self._on_view_changed)
        self.view.about_to_be_set.connect(self.rule.forget)

    def _make_heading(self) -> None:
        self.choice = RunTitle(self)
        give_spoken_label(self.choice, self.tr("Run to explain"))
        self.choice.activated.connect(self.run_chosen)
        self.moment = FittingLabel("", self)
        self.moment.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.part = FittingLabel("", self)
        for label in (self.moment, self.part):
            label.setObjectName("soft")
            label.setMinimumWidth(1)
        self.notice = QLabel(self)
        self.notice.setObjectName("problem")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setMinimumWidth(1)  # a long word in a reason must not make the pane wider than its column

    def _make_rule(self) -> None:
        self.rule = RuleView(self, self.view.spotlight, self._entry)
        self.axis = AxisTabs(self.rule)
        self.axis.setCurrentIndex(self.view.state.axis)
        self.axis.currentChanged.connect(self._on_axis_chosen)
        self.rule.set_corner(self.axis)
        give_spoken_label(self.axis, self.tr("Parameter"))

    def _lay_out(self) -> None:
        """One below the other; only the rule, whose tint reaches out, is wider than the rest."""
        heading = QHBoxLayout()
        heading.addWidget(self.choice)
        heading.addWidget(self.moment, 1)
        self._groups: list[QVBoxLayout] = []
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        self._layout = layout
        first = self._add_group()
        first.addLayout(heading)
        for widget in (self.part, self.notice):
            first.addWidget(widget)
        layout.addWidget(self.rule)
        for section in (self.bars, self.memory_section, self.table, self.why):
            self._add_group().addWidget(section)
        layout.addStretch(1)
        self._space()

    def _add_group(self) -> QVBoxLayout:
        group = QVBoxLayout()
        self._groups.append(group)
        self._layout.addLayout(group)
        return group

    def _space(self) -> None:
        """Give everything the distances of the look."""
        scale = current_look().scale
        outer = round((PADDING - MARGIN) * scale)
        self._layout.setContentsMargins(outer, round(8 * scale), outer, round(8 * scale))
        for index, group in enumerate(self._groups):
            margin = round(MARGIN * scale)
            group.setContentsMargins(margin, round(GROUP_GAP * scale / 2) if index else 0, margin, 0)
            group.setSpacing(round(4 * scale))

    @property
    def step_title(self) -> str:
        """Which step is explained."""
        return self.moment.text()

    def show_frame(self, frame: Frame) -> None:
        """Explain the step of the selected run that led to the playhead, or the one that it is inside of."""
        self._frame = frame
        self.choice.show_runs(frame.experiment.runs, frame.selected)
        notation = current_look().notation
        told = self._told = told_step(frame, self.view.state.axis, notation)
        self.rule.setVisible(told is not None)
        self.bars.setVisible(told is not None)
        self.memory_section.setVisible(frame.row > 0)
        self.table.setVisible(frame.row > 0)
        self._show_moment(frame)
        self.memory.show_frame(frame)
        self.why.show_frame(frame)
        if told is not None:
            self.rule.show_lines(told.lines, told.marked, glossary_of(told.rule, notation))
            limits = show_rates(self.bars, frame, told)
            if told.step is not None:
                self.table.show_rows(_rows(told, limits))

    @Slot(object)
    def show_glide(self, glide: Glide | None) -> None:
        """Have the numbers and bars run along to the frame that is shown; None for those of the frame."""
        if self._frame is None or not self.isVisible():
            return
        told = told_on_the_way(glide, self.view.state.axis, current_look().notation) if glide is not None else None
        if glide is None or told is None or told.step is None:
            self.show_frame(self._frame)
        else:
            self.rule.run_along(told.lines, told.marked)
            self.table.run_along(_rows(told, run_rates_along(self.bars, glide, told)))

    def _show_moment(self, frame: Frame) -> None:
        """Which step it is, which part of it, and why there is none."""
        row, told, recording = frame.row, self._told, frame.recording
        wordings = (
            self.tr("step {before} → {now}"),
            "{before} → {now}",
            "→ {now}",
            "",
        )  # a number is whole or not there
        self.moment.show_wordings(*(each.format(before=row - 1, now=row) if row > 0 else "" for each in wordings))
        inside = told is not None and told.step is not None and frame.part > 0
        self.part.setVisible(inside)
        if inside and told is not None:
            parts = parts_of(told.rule)
            said = self.tr("Part {part} of {parts}: {label}")
            self.part.show_wordings(said.format(part=frame.part, parts=len(parts), label=parts[frame.part - 1].label))
        self.notice.setText(self._stopped(frame, recording, told.rule) if told and recording is not None else "")
        self.notice.setVisible(bool(self.notice.text()))

    @staticmethod
    def _stopped(frame: Frame, recording: Recording, rule: UpdateRule) -> str:
        """Why the numbers are the last there are, or missing."""
        ended = recording.stopped_at
        return stop_text(recording, rule, frame.row) if ended is not None and frame.step >= ended else ""

    def show_look(self) -> None:
        """Paint everything anew in the look that the application has now."""
        self.choice.forget()
        self._space()
        if self._frame is not None:
            self.show_frame(self._frame)

    def _entry(self, meaning: Meaning) -> Entry:
        """What there is to say of a symbol, with its numbers where they are told."""
        frame, told = self._frame, self._told
        step = told.step if told is not None and frame is not None and frame.part == 0 else None
        return entry(meaning, told.rule if told else None, step, current_look().notation)

    @Slot(int)
    def _on_axis_chosen(self, axis: int) -> None:
        self.view.update(axis=axis)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        """Show the numbers of the other parameter."""
        if before.axis != now.axis:
            with QSignalBlocker(self.axis):
                self.axis.setCurrentIndex(now.axis)
            QAccessible.updateAccessibility(QAccessibleEvent(self.axis, QAccessible.Event.NameChanged))  # Qt does not
            if self._frame is not None:
                self.show_frame(self._frame)


def _rows(told: ToldStep, limits: Pair) -> tuple[TableRow, ...]:
    """The table of a step, as far as its numbers are told."""
    assert told.step is not None
    done = [part.target for part in parts_of(told.rule) if part.target not in told.untold]
    return table(told.step, limits, done, current_look().notation)
