"""The info pane: the selected run's update in formulas, in the numbers of this step, and its effective rates."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Dissection, Pair, dissect, pair, parts_of
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.explanation import in_numbers, in_symbols, limit_name, table
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.controls.eliding import FittingLabel
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.controls.symbol_places import in_words
from rmsprop_gui.window.info.bars import RateBars
from rmsprop_gui.window.info.memory_chart import MemoryChart
from rmsprop_gui.window.info.step_table import StepTable
from rmsprop_gui.window.info.stop_text import stop_text
from rmsprop_gui.window.looks.look import current_look, current_theme, repolish
from rmsprop_gui.window.view_store import ViewStore


class Card(QFrame):
    """A titled box."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = FittingLabel(title, self)
        self.title.setObjectName("heading")
        self.title.setMinimumWidth(1)  # a long title must not make the card wider than its column
        self.heading = QHBoxLayout()
        self.heading.addWidget(self.title, 1)
        self.contents = QVBoxLayout(self)
        self.contents.setContentsMargins(10, 6, 10, 8)
        self.contents.setSpacing(5)
        self.contents.addLayout(self.heading)


class InfoPane(QWidget):
    """Explains the step that led to the playhead."""

    run_chosen = Signal(int)

    def __init__(self, view: ViewStore | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view or ViewStore(parent=self)
        self._frame: Frame | None = None
        self._step: Dissection | None = None
        self._rule: tuple[UpdateRule, bool] | None = None
        self._runs: tuple[Run, ...] = ()
        self.choice = NoWheelComboBox(self)
        give_spoken_label(self.choice, self.tr("Run to explain"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self.run_chosen)
        self._make_cards()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(6)
        layout.addWidget(self.choice)
        for card in (self._update_card, self._step_card, self._rate_card, self._memory_card):
            layout.addWidget(card)
        layout.addStretch(1)
        self.view.changed.connect(self._on_view_changed)

    def _make_cards(self) -> None:
        self._update_card = Card(self.tr("Update rule"), self)
        self.symbols = FormulaView(19.0, parent=self, spotlight=self.view.spotlight, describe=self._entry)
        self.symbols.setAccessibleName(self.tr("Update rule"))
        self._idea = QLabel(self)
        self._idea.setObjectName("soft")
        self._idea.setWordWrap(True)
        self._update_card.contents.addWidget(self.symbols)
        self._update_card.contents.addWidget(self._idea)
        self._step_card = Card("", self)
        self.axis = QTabBar(self)
        self.axis.setDrawBase(False)
        for text in ("x₁", "x₂"):
            self.axis.addTab(text)
        self.axis.setCurrentIndex(self.view.state.axis)
        self.axis.currentChanged.connect(self._on_axis_chosen)
        self._step_card.heading.addWidget(self.axis)
        give_spoken_label(self.axis, self.tr("Parameter"))
        self.numbers = FormulaView(16.0, True, self, self.view.spotlight, self._entry)
        self.numbers.setAccessibleName(self.tr("Update rule with the numbers of this step"))
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setMinimumWidth(1)  # a long word in a reason must not make the pane wider than its column
        self.part = QLabel(self)
        self.part.setWordWrap(True)
        self._step_card.contents.addWidget(self.notice)
        self._step_card.contents.addWidget(self.part)
        self._step_card.contents.addWidget(self.numbers)
        self._rate_card = Card(self.tr("Effective learning rate"), self)
        self.table = StepTable(self, self.view.spotlight, self._entry)
        self.bars = RateBars(self, self.view.spotlight, self._entry)
        self._mark = QLabel(self)
        self._mark.setObjectName("soft")
        self._mark.setWordWrap(True)
        for widget in (self.bars, self._mark, self.table):
            self._rate_card.contents.addWidget(widget)
        self._memory_card = Card(self.tr("What it remembers"), self)
        self.memory = MemoryChart(self, self.view.spotlight, self._entry)
        self._memory_card.contents.addWidget(self.memory)

    @property
    def step_title(self) -> str:
        """Which step is explained."""
        return self._step_card.title.text()

    def show_frame(self, frame: Frame) -> None:
        """Explain the step of the selected run that led to the playhead, or the one that it is inside of."""
        self._frame = frame
        self._show_choice(frame)
        run, recording, rule = frame.run, frame.recording, frame.rule
        for card in (self._update_card, self._step_card):
            card.setVisible(run is not None)
        for card in (self._rate_card, self._memory_card):
            card.setVisible(frame.row > 0 and not self.view.state.presenter)
        self.memory.show_frame(frame)
        if run is not None and recording is not None and rule is not None:
            self._show_rule(rule, frame.part)
            self._show_notice(frame, recording, rule)
            if frame.row > 0:
                colour = current_theme().run_style(run.style).colour
                limit = pair(recording.trajectory.limit[recording.row(frame.step)])
                self._show_step(dissect(rule, recording, frame.row), limit, frame.part, colour)

    def show_look(self) -> None:
        """Paint everything anew in the look that the application has now."""
        self._runs, self._rule = (), None
        if self._frame is not None:
            self.show_frame(self._frame)

    def _show_choice(self, frame: Frame) -> None:
        if frame.experiment.runs != self._runs:
            self._runs = frame.experiment.runs
            self.choice.clear()
            for run in self._runs:
                look = current_look()
                style = look.theme.run_style(run.style)
                picture = marker_pixmap(style.marker, style.colour, 6.0 * look.scale, self.devicePixelRatioF())
                self.choice.addItem(QIcon(picture), run.label)
        self.choice.setCurrentIndex(frame.selected)
        self.choice.setVisible(bool(self._runs))

    def _show_rule(self, rule: UpdateRule, part: int) -> None:
        if (rule, part > 0) != self._rule:
            if self._rule is None or rule.assignments() != self._rule[0].assignments():
                self.numbers.forget_height()
            self._rule = rule, part > 0
            self.symbols.show_formulas(in_symbols(rule, part > 0, current_look().notation))
            self.symbols.setAccessibleDescription(self._in_words(rule))
            self._idea.setText(rule.idea)
            self._mark.setText(self._said_of_the_limit(rule))
        self.symbols.mark(part - 1)

    def _entry(self, meaning: Meaning) -> Entry:
        """What there is to say of a symbol, with its numbers where they are told."""
        frame, step = self._frame, self._step
        rule = frame.rule if frame is not None else None
        is_told = step is not None and frame is not None and (step.rule, step.row) == (rule, frame.row)
        is_whole = frame is not None and frame.part == 0
        return entry(meaning, rule, step if is_told and is_whole else None, current_look().notation)

    def _in_words(self, rule: UpdateRule) -> str:
        """The update rule, and what each of its symbols is."""
        read = {name for line in rule.assignments() for name in (line.target, *names(line.expression))}
        meanings = [meaning for name, meaning in rule.meanings().items() if name in read]
        said = (entry(meaning, rule, notation=current_look().notation) for meaning in meanings)
        return "\n".join((self.symbols.text, *map(in_words, said)))

    def _said_of_the_limit(self, rule: UpdateRule) -> str:
        """Whose limit the mark is, or why there is none."""
        limit = limit_name(rule)
        if limit is None:
            text = self.tr("{rule} has no rate below which it is stable: {reason}.")
            return text.format(rule=rule.title, reason=rule.stability_reason)
        return self.tr("│ {limit}: {rule} is stable below it").format(limit=limit, rule=rule.title)

    def _show_notice(self, frame: Frame, recording: Recording, rule: UpdateRule) -> None:
        """What there is to say where numbers are missing, or are the last there are."""
        ended, row = recording.stopped_at, frame.row
        stopped = ended is not None and frame.step >= ended
        self.notice.setVisible(row <= 0 or stopped)
        self.axis.setVisible(row > 0)
        self.numbers.setVisible(row > 0)
        self.part.setVisible(row > 0 and frame.part > 0)
        name = "problem" if stopped else "soft"
        if name != self.notice.objectName():
            self.notice.setObjectName(name)
            repolish(self.notice)
        if row <= 0:
            self._step_card.title.show_wordings(self.tr("This step in numbers"), self.tr("This step"))
        if not stopped:
            text = self.tr(
                "Press Space to play, or → for one step. Here you will then see the update with the numbers "
                "of that step, and below it the effective learning rate of each parameter."
            )
        else:
            text = stop_text(recording, rule, row)
        self.notice.setText(text)

    def _show_step(self, step: Dissection, limit: Pair, part: int, colour: str) -> None:
        """The numbers of a step; inside it, only those of the parts that have been carried out."""
        all_parts, axis, inside = parts_of(step.rule), self.axis.currentIndex(), part > 0
        titles = (self.tr("Step {before} → {now}"), "{before} → {now}", "→ {now}", "")  # a number is whole or not there
        notation = current_look().notation
        numbers = in_numbers(step, axis, inside, notation)
        self._step = step
        done = None
        self.part.setVisible(inside)
        if inside:
            label = all_parts[part - 1].label
            text = self.tr("Part {part} of {parts}: {label}")
            self.part.setText(text.format(part=part, parts=len(all_parts), label=label))
            done = [item.target for item in all_parts[:part]]
            self.numbers.show_formulas((*numbers[:part], *in_symbols(step.rule, True, notation)[part:]))
            self.numbers.reserve(numbers)
        else:
            self.numbers.show_formulas(numbers)
        self.numbers.mark(part - 1, part if inside else len(numbers))
        self._step_card.title.show_wordings(*(each.format(before=step.row - 1, now=step.row) for each in titles))
        rows = table(step, limit, done, notation)
        self.table.show_rows(rows)
        self.bars.show_rates(next(line.values for line in rows if line.strong), limit, colour)

    @Slot(int)
    def _on_axis_chosen(self, axis: int) -> None:
        self.view.update(axis=axis)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        """Show the numbers of the other parameter; in the presenter view, the formulas alone."""
        if (before.axis, before.presenter) != (now.axis, now.presenter):
            with QSignalBlocker(self.axis):
                self.axis.setCurrentIndex(now.axis)
            QAccessible.updateAccessibility(QAccessibleEvent(self.axis, QAccessible.Event.NameChanged))  # Qt does not
            if self._frame is not None:
                self.show_frame(self._frame)
