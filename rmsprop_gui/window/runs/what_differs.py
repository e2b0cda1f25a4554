"""What differs between the selected run and another one: lines, settings, and what that means."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.formulas.meaning import Letters, Meaning
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.differences import DifferingSetting, RuleDifference, compare, comparison_of
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.controls.eliding import FittingLabel
from rmsprop_gui.window.controls.no_wheel import PlainComboBox
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import GAP
from rmsprop_gui.window.runs.difference_words import difference_in_words
from rmsprop_gui.window.runs.marked_lines import MarkedLine, MarkedLines
from rmsprop_gui.window.runs.settings_line import SettingsLine, WrittenSetting
from rmsprop_gui.window.view_store import ViewStore

_ABOVE = 16  # pixels at scale 1: less than between other groups, so that all is seen at once on a full screen


class WhatDiffers(QWidget):
    """The selected run beside another one; nothing where there is no other."""

    def __init__(self, view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._experiment: Experiment | None = None
        self._selected, self._step = -1, 0
        self._shown: tuple[object, ...] = ()
        self._found: RuleDifference | None = None
        self.title = FittingLabel(self.tr("What differs"), self)
        self.title.setObjectName("heading")
        self.choice = PlainComboBox(self)
        self.choice.setSizeAdjustPolicy(PlainComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._on_chosen)
        self.lines = MarkedLines(self, view.spotlight, self._entry)
        self.settings = SettingsLine(self, view.spotlight, self._entry)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("soft")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setMinimumWidth(1)  # a long name must not make the panel wider than its column
        self._lay_out()
        give_spoken_label(self.choice, self.tr("Run to compare with"))
        view.changed.connect(self._on_view_changed)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1)
        heading.addWidget(self.choice, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(heading)
        for widget in (self.lines, self.settings, self.sentence):
            self._layout.addWidget(widget)
        self._measure()

    def _measure(self) -> None:
        gap, above = (round(length * current_look().scale) for length in (GAP, _ABOVE))
        self._layout.setContentsMargins(gap, above, gap, 0)
        self._layout.setSpacing(gap)
        self.choice.setIconSize(QSize(2 * gap, 2 * gap))

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(filter(None, (self.lines.text, self.settings.text, self.sentence.text())))

    def show_runs(self, experiment: Experiment, selected: int, step: int = 0) -> None:
        """Compare the selected run with the chosen one, by the rules that take the step after `step`."""
        self._experiment, self._selected, self._step = experiment, selected, step
        compared = comparison_of(experiment, selected, self._view.state.compared)
        self.setVisible(compared is not None)
        if compared is None:
            self._shown, self._found = (), None
            self.lines.show_lines(())
            return
        pair = tuple(experiment.runs[index] for index in sorted((selected, compared)))
        rules = tuple(run.rule_for(step + 1) for run in pair)
        shown = (experiment.runs, selected, compared, rules, current_look())
        if shown != self._shown:
            self._shown = shown
            self._show_choice(experiment.runs, selected, compared)
            self._show_difference(pair, rules, experiment.runs)

    def show_look(self) -> None:
        """Paint all anew in the look that the application has now."""
        self._measure()
        self._shown = ()
        if self._experiment is not None:
            self.show_runs(self._experiment, self._selected, self._step)

    def _show_choice(self, runs: tuple[Run, ...], selected: int, compared: int) -> None:
        look = current_look()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for index, run in enumerate(runs):
                if index != selected:
                    style = look.theme.run_style(run.style)
                    picture = marker_pixmap(style.marker, style.colour, 6.0 * look.scale, self.devicePixelRatioF())
                    self.choice.addItem(QIcon(picture), run_name(run, runs), index)
            self.choice.setCurrentIndex(self.choice.findData(compared))

    def _show_difference(self, pair: tuple[Run, ...], rules: tuple[UpdateRule, ...], runs: tuple[Run, ...]) -> None:
        one, other = (run_name(run, runs) for run in pair)
        self._found = found = compare(*rules)
        notation = current_look().notation
        lines = [
            MarkedLine(name, run.style, line.typeset(notation))
            for differing in found.lines
            for name, run, line in zip((one, other), pair, differing, strict=True)
            if line is not None
        ]
        self.lines.show_lines(tuple(lines))
        self.lines.setVisible(bool(lines))
        self.settings.show_settings(tuple(_written(found.settings, rules[0].letters(notation))))
        self.settings.setVisible(bool(found.settings))
        self.sentence.setText(difference_in_words(one, other, found, notation))

    def _entry(self, meaning: Meaning) -> Entry:
        """What there is to say of a symbol, in the rule that has it."""
        notation = current_look().notation
        rules = (self._found.first, self._found.second) if self._found is not None else ()
        rule = next((rule for rule in rules if meaning in rule.letters(notation)), None)
        return entry(meaning, rule, notation=notation)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._view.update(compared=self.choice.itemData(place))

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if (before.compared, before.notation) != (now.compared, now.notation) and self._experiment is not None:
            self.show_runs(self._experiment, self._selected, self._step)


def _written(settings: tuple[DifferingSetting, ...], letters: Letters) -> Iterator[WrittenSetting]:
    """What each setting is called, and its two values."""
    for each in settings:
        declaration = each.declaration
        meaning = declaration.meaning if isinstance(declaration, NumericParameter) else None
        values = declaration.format_value(each.first), declaration.format_value(each.second)
        yield WrittenSetting(declaration.short_label(letters), meaning, *values)
