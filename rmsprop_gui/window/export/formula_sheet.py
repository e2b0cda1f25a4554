"""The update of the selected run with the numbers of a step, and its effective rates: as they are exported."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.controls.rule_view import RuleView
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.info.bars import RateBars
from rmsprop_gui.window.info.rates import show_rates
from rmsprop_gui.window.info.rule_lines import glossary_of, told_step
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.view_store import ViewStore

_EDGE, _GAP = 16, 12  # pixels at scale 1


class FormulaSheet(QWidget):
    """A heading with the run and the step, the lines, and a bar for each parameter."""

    def __init__(self, view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._frame: Frame | None = None
        self.heading = QLabel(self)
        self.heading.setObjectName("title")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setMinimumWidth(1)
        self.rule, self.bars = RuleView(self), RateBars(self)
        layout = QVBoxLayout(self)
        edge = round(_EDGE * current_look().scale)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(round(_GAP * current_look().scale))
        for part in (self.heading, self.rule, self.bars):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_look(self) -> None:
        """Paint everything anew."""
        if self._frame is not None:
            self.show_frame(self._frame)

    def show_frame(self, frame: Frame) -> None:
        """Tell the step of the selected run that led to the playhead, or the one that it is inside of."""
        self._frame = frame
        self.heading.setStyleSheet(f"color: {current_theme().ink}")
        notation = current_look().notation
        told, run = told_step(frame, self._view.state.axis, notation), frame.run
        for part in (self.heading, self.rule, self.bars):
            part.setVisible(told is not None)
        if told is not None and run is not None:
            name, row = run_name(run, frame.experiment.runs), frame.row
            step = self.tr("{run}, step {before} → {now}").format(run=name, before=row - 1, now=row)
            self.heading.setText(step if row else name)
            self.rule.show_lines(told.lines, told.marked, glossary_of(told.rule, notation))
            show_rates(self.bars, frame, told)
