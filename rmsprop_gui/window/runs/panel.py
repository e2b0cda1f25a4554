"""The list of runs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.controls.eliding import ElidingCheckBox
from rmsprop_gui.window.controls.lockable import hold
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.typed_rules import retype, type_one
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.runs.card import RunCard
from rmsprop_gui.window.runs.what_differs import WhatDiffers

_ABOVE_CARDS = 2  # what stands above them: the heading and its distance
_GAP = 8  # pixels
_DIGITS = 3  # of a loss


class RunsPanel(QWidget):
    """A card for each run, and a button to add one."""

    left = Signal()
    adding_asked = Signal()
    reading_asked = Signal(object)
    """A kind of rule that somebody wants to read about."""
    """An optimizer is to be chosen, which `add` adds."""
    refused = Signal(str)
    """An edit that cannot be, with the reason."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, playhead: Callable[[], int] = lambda: 0
    ) -> None:
        """`playhead` says at which step it is, or, while that is still being computed, will be."""
        super().__init__(parent)
        self._session = session
        self._playhead = playhead
        self.cards: list[RunCard] = []
        self._heading = QLabel(self.tr("Runs"), self)
        self._heading.setObjectName("heading")
        self._failures: list[tuple[Run, int | None, str]] = []
        self._empty = QLabel(self.tr("No runs yet: add an optimizer."), self)
        self._empty.setObjectName("soft")
        self.add_button = QPushButton(self.tr("+ Add optimizer"), self)
        self.add_button.setAccessibleName(self.tr("Add optimizer"))
        self.add_button.clicked.connect(self.adding_asked)
        hold(self.add_button, session.view.locks, "runs")
        self.from_playhead = ElidingCheckBox(self.tr("Edits apply from the playhead on"), self)
        self.from_playhead.setObjectName("soft")
        self.from_playhead.setToolTip(
            self.tr("A hyperparameter is changed in the middle of the run; what has been accumulated is kept (M)")
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._heading)
        self._layout.addSpacing(_GAP)
        self._layout.addWidget(self._empty)
        self._layout.addSpacing(_GAP)
        self._layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._edits = QHBoxLayout()
        self._edits.addWidget(self.from_playhead)
        self._layout.addLayout(self._edits)
        self.what_differs = WhatDiffers(session.view, self)
        self._layout.addWidget(self.what_differs)
        self._measure()
        self.from_playhead.setChecked(session.view.state.mid_run)
        self.from_playhead.toggled.connect(self._on_mid_run_chosen)
        session.view.changed.connect(self._on_view_changed)
        session.changed.connect(self._on_changed)
        session.selected_changed.connect(self._refresh)
        self._refresh()

    def _measure(self) -> None:
        """Let all begin at one edge; a check box has the room for its ring before it."""
        scale = current_look().scale
        self._heading.setContentsMargins(round(_GAP * scale), 0, 0, 0)
        self._edits.setContentsMargins(round(_GAP * scale) - round(2 * scale) - 2, 0, 0, 0)

    @Slot(object, object)
    def _on_changed(self, before: Experiment, now: Experiment) -> None:
        if before.runs != now.runs:
            self._refresh()
        elif (before.objective, before.start) != (now.objective, now.start):
            self._show_bands()

    def _show_bands(self) -> None:
        """Only the card of the selected run has its sliders open."""
        for card in self.cards:
            if card.is_selected:
                card.show_bands(self._session.experiment)

    def show_frame(self, frame: Frame) -> None:
        """Show the losses and the hyperparameters in force at the playhead, and which runs failed.

        The last is told wherever the playhead is: it is to be repaired.
        """
        step = self._playhead()
        for card, run in zip(self.cards, self._session.experiment.runs, strict=False):  # cards may still be to come
            if run.changes and card.fits(run):
                card.show_rule(run.rule_for(step + 1))
        self.what_differs.show_runs(self._session.experiment, self._session.selected, step)
        pairs = list(zip(frame.experiment.runs, frame.recordings, strict=True))
        for card, (_, recording) in zip(self.cards, pairs, strict=False):
            card.header.show_loss(_loss(recording, frame.step))
        self._failures = [(run, recording.failed_at, recording.failure or "") for run, recording in pairs]
        self._show_failures()

    def _show_failures(self) -> None:
        """Of the runs that are still as they were when they failed."""
        runs = self._session.experiment.runs
        for card, run, (failed, step, reason) in zip(self.cards, runs, self._failures, strict=False):
            card.show_failure(step if failed == run and card.fits(run) else None, reason)

    def show_look(self) -> None:
        """Paint markers and letters anew in the look that the application has now."""
        self._measure()
        self._refresh()
        self.what_differs.show_look()

    @Slot()
    def _refresh(self) -> None:
        runs = self._session.experiment.runs
        if len(runs) != len(self.cards) or not all(card.fits(run) for card, run in zip(self.cards, runs, strict=True)):
            self._make_cards()
        for index, (card, run) in enumerate(zip(self.cards, runs, strict=True)):
            card.show_run(run, run_name(run, runs), index == self._session.selected, self._playhead())
        self._show_bands()
        self._show_failures()
        self._empty.setVisible(not runs)
        self.what_differs.show_runs(self._session.experiment, self._session.selected, self._playhead())

    def _make_cards(self) -> None:
        for card in self.cards:
            card.blockSignals(True)  # hiding it ends what is being typed there, for a run that may have moved
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        last: QWidget = self.add_button
        for index, run in enumerate(self._session.experiment.runs):
            card = RunCard(run, self, self._session.view.spotlight, self._session.view.locks)
            self._wire(card, index)
            self._layout.insertWidget(_ABOVE_CARDS + index, card)
            self.cards.append(card)
            last = let_tab_reach(card, last)
        QWidget.setTabOrder(last, self.add_button)  # it stands below the cards: they went in after it, now it follows
        QWidget.setTabOrder(self.add_button, self.from_playhead)
        QWidget.setTabOrder(self.from_playhead, self.what_differs.choice)

    def _wire(self, card: RunCard, index: int) -> None:
        session = self._session
        edits: tuple[tuple[SignalInstance, Callable[..., None]], ...] = (
            (card.selected, session.select),
            (card.hyperparameter_changed, self._on_hyperparameter_changed),
            (card.rule_typed, partial(retype, session)),
            (card.lines_asked, self._on_lines_asked),
            (card.read_asked, self._on_read_asked),
            (card.renamed, session.rename),
            (card.restyled, session.restyle),
            (card.visibility_changed, session.set_visible),
            (card.moved, session.move),
            (card.duplicated, session.duplicate),
            (card.removed, session.remove),
        )
        for signal, edit in edits:
            signal.connect(partial(self._try, edit, index))
        card.rule_settled.connect(session.settle)
        card.left.connect(self.left)

    def type_optimizer(self, start: UpdateRule | None = None) -> None:
        """Add a run whose lines can be typed, at first those of `start` or of gradient descent, and open them."""
        self._try(type_one, self._session, start)
        self._edit_lines(self._session.selected)

    def _edit_lines(self, index: int) -> None:
        if self.cards and (lines := self.cards[index].lines) is not None:
            lines.edit()

    def _on_read_asked(self, index: int) -> None:
        self.reading_asked.emit(type(self._session.experiment.runs[index].rule))

    def _on_lines_asked(self, index: int) -> None:
        """Edit the lines of a run; those of an optimizer of the catalogue as a copy, which is a run of its own."""
        rule = self._session.experiment.runs[index].rule
        if rule.text:
            self._edit_lines(index)
        else:
            self.type_optimizer(rule)

    def _on_hyperparameter_changed(self, index: int, name: str, value: object) -> None:
        row = self._playhead() if self._session.view.state.mid_run else 0
        self._session.set_hyperparameter(index, name, value, row)

    def _try(self, edit: Callable[..., None], *arguments: object) -> None:
        """Carry out an edit, or say why it cannot be."""
        try:
            edit(*arguments)
        except ValueError as error:
            self._refresh()
            self.refused.emit(str(error))

    @Slot(bool)
    def _on_mid_run_chosen(self, chosen: bool) -> None:
        self._session.view.update(mid_run=chosen)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        with QSignalBlocker(self.from_playhead):
            self.from_playhead.setChecked(now.mid_run)

    @Slot(str)
    def add(self, name: str) -> None:
        """Add a run of this optimizer, as it usually is."""
        self._try(self._session.add, RULES[name]())


def _loss(recording: Recording, step: int) -> str:
    """The loss at a step, or at the last before it; nothing where there is not even a start."""
    return number(float(recording.trajectory.loss[recording.row(step)]), _DIGITS) if recording.length else ""
