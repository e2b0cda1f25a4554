"""The experiment that is shown, edited, undone and done again."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.simulation.openings import opened
from rmsprop_gui.surfaces.surface import Point, Surface
from rmsprop_gui.view.view_state import ViewState, first_view
from rmsprop_gui.window.experiment.free_names import free_label, free_pin_label, free_style
from rmsprop_gui.window.experiment.history import History
from rmsprop_gui.window.experiment.moment import Moment
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.view_store import ViewStore


class Session(QObject):
    """Holds the current experiment, and beside it the view of it, which has the selected run.

    An edit makes a new experiment, or raises ValueError out of range and changes nothing.
    """

    changed = Signal(object, object)
    """The experiment before, the experiment now."""
    selected_changed = Signal(int)
    surface_opened = Signal(object)
    """Another surface was chosen. With it comes the experiment as it would be there with the settings from before."""
    history_changed = Signal()
    """Something else can be undone or done again."""

    def __init__(self, experiment: Experiment, view: ViewStore | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view or ViewStore(first_view(experiment), self)
        self._experiment = experiment
        self._selected = self._within(self.view.state.selected)
        self.view.changed.connect(self._on_view_changed)
        self.history: History[Moment] = History()

    @property
    def experiment(self) -> Experiment:
        """The current experiment."""
        return self._experiment

    @property
    def selected(self) -> int:
        """The index of the selected run; -1 where there is none."""
        return self._selected

    def select(self, index: int) -> None:
        """Select the run with this index; nothing happens where there is none."""
        if 0 <= index < len(self._experiment.runs):
            self.view.update(selected=index)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        selected_before, self._selected = self._selected, self._within(now.selected)
        if self._selected != now.selected:
            self.view.update(selected=self._selected)
        if self._selected != selected_before:
            self.selected_changed.emit(self._selected)

    def _within(self, index: int) -> int:
        """The index, or that of the nearest run; -1 where there are no runs."""
        return min(max(index, 0), len(self._experiment.runs) - 1)

    @property
    def _moment(self) -> Moment:
        view = self.view.state
        return Moment(self._experiment, self._selected, view.step, view.view_range)

    def undo(self) -> None:
        """Go back to before the last edit; nothing happens where there is none."""
        if self.history.undo_text:
            self._go_back_to(self.history.undo(self._moment))
            self.history_changed.emit()

    def redo(self) -> None:
        """Do again what was undone last; nothing happens where there is none."""
        if self.history.redo_text:
            self._go_back_to(self.history.redo(self._moment))
            self.history_changed.emit()

    @Slot()
    def settle(self) -> None:
        """A drag is over: what comes next is undone by itself."""
        if self.history.settle(self._moment):
            self.history_changed.emit()

    def set_experiment(
        self, experiment: Experiment, selected: int | None = None, text: str = "", gesture: object = None
    ) -> None:
        """Take over a new experiment, and with it the selection where that moves.

        `text` says what was done, for the undo menu; edits with the same `gesture` are undone as one until `settle`.
        """
        if experiment != self._experiment:
            self.history.record(self._moment, text or self.tr("edit"), gesture)
        before = self._experiment
        self._show(experiment, selected)
        if experiment != before:
            self.history_changed.emit()

    def begin(self, experiment: Experiment, view: ViewState) -> None:
        """Show another experiment and view; edits of the one before cannot be undone any more."""
        self.history.clear()
        self.view.update(prediction=None)  # it was about the experiment before
        self._show(experiment, view.selected)
        self.view.set(view)
        self.history_changed.emit()

    def exchange(self, experiment: Experiment, view: ViewState, text: str) -> None:
        """Show another experiment and view, as an edit that can be undone."""
        self.view.update(prediction=None)
        self.set_experiment(experiment, view.selected, text)
        self.view.set(view)

    def _go_back_to(self, moment: Moment) -> None:
        """Show it again; where it was on another surface, at the step and in the range that it was left at."""
        has_another_surface = moment.experiment.surface.name != self._experiment.surface.name
        self._show(moment.experiment, moment.selected)
        if has_another_surface:
            self.view.update(step=moment.step, part=0, view_range=moment.view_range)

    def _show(self, experiment: Experiment, selected: int | None) -> None:
        before, self._experiment = self._experiment, experiment
        wanted = self._selected if selected is None else selected
        selected_before, self._selected = self._selected, self._within(wanted)
        if experiment != before:
            self.changed.emit(before, experiment)
        compared = followed(self.view.state.compared, before.runs, experiment.runs)
        self.view.update(selected=self._selected, compared=compared)
        if experiment.surface.name != before.surface.name:
            self.view.update(view_range=None)
        if self._selected != selected_before:
            self.selected_changed.emit(self._selected)

    def set_start(self, start: Point) -> None:
        """Have all runs begin there; ValueError out of range."""
        text = self.tr("move of the start")
        self.set_experiment(replace(self._experiment, start=start), text=text, gesture="start")

    def set_steps(self, steps: int) -> None:
        """Have all runs take so many steps; ValueError out of range."""
        text = self.tr("change of the number of steps")
        self.set_experiment(replace(self._experiment, steps=steps), text=text)

    def set_surface(self, surface: Surface) -> None:
        """Have all runs go down another surface, as it opens: its start, its number of steps, rates that suit it."""
        if surface.name != self._experiment.surface.name:
            self.show_surface(surface, self.tr("change of surface to {surface}").format(surface=surface.title))

    def show_surface(self, surface: Surface, text: str) -> None:
        """The same, also where it is another one of the same name: seen in its own range. `text` says what was done."""
        kept = self._experiment.on_surface(surface)
        self.set_experiment(opened(self._experiment, surface), text=text)
        self.view.update(view_range=None)
        self.surface_opened.emit(kept)

    def set_surface_parameter(self, name: str, value: object) -> None:
        """Set a parameter of the surface; raises ValueError out of range."""
        edited = self._experiment.with_surface_values(**{name: value})
        text = self.tr("change of {what} of the surface").format(what=edited.surface.parameters[name].short_label())
        self.set_experiment(edited, text=text, gesture=("surface", name))

    def set_hyperparameter(self, index: int, name: str, value: Any, row: int = 0) -> None:
        """Set it for the whole run, or, with what the run has accumulated, from this row on.

        Raises ValueError where no step follows.
        """
        run = self._experiment.runs[index]
        if row >= self._experiment.steps:
            raise ValueError(self.tr("No step follows the last one: go back, or let edits apply from the start."))
        edited = run.throughout(name, value)
        if row:
            edited = run.changed(row, replace(run.rule_for(row + 1), **{name: value}))
        what = run.rule.declared()[name].short_label(run.rule.letters(self.view.state.notation))
        text = self.tr("change of {what} in {run}").format(what=what, run=self._name(run))
        self._replace_run(index, edited, text, ("hyperparameter", index, name))

    def pin(self) -> None:
        """Keep the paths of the visible runs as pins, but for those that are kept already; ValueError for too many."""
        pins = list(self._experiment.pins)
        for run in self._experiment.runs:
            trial = self._experiment.trial(run)
            if run.visible and all(pin.trial != trial for pin in pins):
                label = free_pin_label(run, self._experiment, {pin.label for pin in pins})
                pins.append(Pin(trial, label, run.style))
        self.set_experiment(replace(self._experiment, pins=tuple(pins)), text=self.tr("pin of the paths"))

    def clear_pins(self) -> None:
        """Remove all pins."""
        self.set_experiment(replace(self._experiment, pins=()), text=self.tr("removal of the pins"))

    def remove_pin(self, index: int) -> None:
        """Remove one pin."""
        pins = self._experiment.pins
        text = self.tr("removal of the pin {name}").format(name=pins[index].label)
        self.set_experiment(replace(self._experiment, pins=(*pins[:index], *pins[index + 1 :])), text=text)

    def rename(self, index: int, label: str) -> None:
        """Give a run another name, or with an empty one its own; ValueError for one that cannot be shown."""
        run = self._experiment.runs[index]
        text = self.tr("renaming of {run}").format(run=self._name(run))
        self._replace_run(index, run if label.strip() == run.label else run.called(label.strip()), text)

    def restyle(self, index: int, style: int) -> None:
        """Give a run the colour, marker and dash with this number."""
        run = self._experiment.runs[index]
        text = self.tr("new look of {run}").format(run=self._name(run))
        self._replace_run(index, replace(run, style=style), text)

    def set_visible(self, index: int, visible: bool) -> None:
        """Show or hide a run."""
        run = self._experiment.runs[index]
        text = (self.tr("showing of {run}") if visible else self.tr("hiding of {run}")).format(run=self._name(run))
        self._replace_run(index, replace(run, visible=visible), text)

    def add(self, rule: UpdateRule) -> None:
        """Add a run at the end and select it."""
        runs = self._experiment.runs
        run = Run(rule, style=free_style(runs))
        self._set_runs((*runs, run), len(runs), self.tr("adding of {run}").format(run=run.label))

    def duplicate(self, index: int) -> None:
        """Add a copy behind the run and select it."""
        runs = self._experiment.runs
        copy = replace(runs[index], style=free_style(runs))
        copy = copy.called(free_label(copy.label, {run.label for run in runs})) if copy.is_named else copy
        text = self.tr("duplication of {run}").format(run=self._name(runs[index]))
        self._set_runs((*runs[: index + 1], copy, *runs[index + 1 :]), index + 1, text)

    def remove(self, index: int) -> None:
        """Remove a run; the selected one stays selected, or the one after it takes its place."""
        runs = self._experiment.runs
        text = self.tr("removal of {run}").format(run=self._name(runs[index]))
        self._set_runs((*runs[:index], *runs[index + 1 :]), self._selected - (index < self._selected), text)

    def move(self, index: int, by: int) -> None:
        """Move a run up (negative) or down in the list; at the ends nothing happens."""
        runs = list(self._experiment.runs)
        target = index + by
        if 0 <= target < len(runs):
            runs[index], runs[target] = runs[target], runs[index]
            moved = {index: target, target: index}
            text = self.tr("moving of {run}").format(run=self._name(runs[target]))
            self._set_runs(tuple(runs), moved.get(self._selected, self._selected), text)

    def _replace_run(self, index: int, run: Run, text: str, gesture: object = None) -> None:
        self.set_experiment(self._experiment.with_run(index, run), text=text, gesture=gesture)

    def _set_runs(self, runs: tuple[Run, ...], selected: int, text: str) -> None:
        self.set_experiment(replace(self._experiment, runs=runs), selected, text)

    def _name(self, run: Run) -> str:
        return run_name(run, self._experiment.runs)


def followed(index: int | None, before: tuple[Run, ...], now: tuple[Run, ...]) -> int | None:
    """Where the run with this index is now that the list is another one; None where it is not there any more."""
    if index is None or index >= len(before):
        return None
    run = before[index]
    if run in now and run not in now[index : index + 1]:  # of two that are the same in all, the one that stays
        return now.index(run)
    return index if run in now or len(now) == len(before) else None
