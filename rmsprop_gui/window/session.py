"""What is being shown: the experiment and the selected run. One store, that tells who asks."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces.surface import Point, Surface


class Session(QObject):
    """Holds the current experiment. An edit makes a new one, or raises ValueError out of range and changes nothing."""

    changed = Signal(object, object)
    """The experiment before, the experiment now."""
    selected_changed = Signal(int)

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self._selected = len(experiment.runs) - 1

    @property
    def experiment(self) -> Experiment:
        return self._experiment

    @property
    def selected(self) -> int:
        """The index of the selected run; -1 where there is none."""
        return self._selected

    def select(self, index: int) -> None:
        if index != self._selected and 0 <= index < len(self._experiment.runs):
            self._selected = index
            self.selected_changed.emit(index)

    def set_experiment(self, experiment: Experiment, selected: int | None = None) -> None:
        """Take over a new experiment, and with it the selection where that moves."""
        before, self._experiment = self._experiment, experiment
        wanted = self._selected if selected is None else selected
        selected_before, self._selected = self._selected, min(max(wanted, 0), len(experiment.runs) - 1)
        if experiment != before:
            self.changed.emit(before, experiment)
        if self._selected != selected_before:
            self.selected_changed.emit(self._selected)

    def set_start(self, start: Point) -> None:
        self.set_experiment(replace(self._experiment, start=start))

    def set_steps(self, steps: int) -> None:
        self.set_experiment(replace(self._experiment, steps=steps))

    def set_surface(self, surface: Surface) -> None:
        if surface != self._experiment.surface:
            self.set_experiment(self._experiment.on_surface(surface))

    def set_rule(self, index: int, rule: UpdateRule) -> None:
        self._replace_run(index, replace(self._experiment.runs[index], rule=rule))

    def rename(self, index: int, label: str) -> None:
        """Raises ValueError for a name without a letter in it."""
        if not label.strip():
            raise ValueError("a run needs a name")
        self._replace_run(index, replace(self._experiment.runs[index], label=label.strip()))

    def restyle(self, index: int, style: int) -> None:
        self._replace_run(index, replace(self._experiment.runs[index], style=style))

    def set_visible(self, index: int, visible: bool) -> None:
        self._replace_run(index, replace(self._experiment.runs[index], visible=visible))

    def add(self, rule: UpdateRule) -> None:
        """Add a run at the end and select it."""
        runs = self._experiment.runs
        run = Run(rule, self._free_label(rule.title), self._free_style())
        self._set_runs((*runs, run), len(runs))

    def duplicate(self, index: int) -> None:
        """Add a copy behind the run and select it."""
        runs = self._experiment.runs
        copy = replace(runs[index], label=self._free_label(runs[index].label), style=self._free_style())
        self._set_runs((*runs[: index + 1], copy, *runs[index + 1 :]), index + 1)

    def remove(self, index: int) -> None:
        runs = self._experiment.runs
        self._set_runs((*runs[:index], *runs[index + 1 :]), self._selected - (index < self._selected))

    def move(self, index: int, by: int) -> None:
        """Move a run up (negative) or down in the list; at the ends nothing happens."""
        runs = list(self._experiment.runs)
        target = index + by
        if 0 <= target < len(runs):
            runs[index], runs[target] = runs[target], runs[index]
            moved = {index: target, target: index}
            self._set_runs(tuple(runs), moved.get(self._selected, self._selected))

    def _replace_run(self, index: int, run: Run) -> None:
        self.set_experiment(self._experiment.with_run(index, run))

    def _set_runs(self, runs: tuple[Run, ...], selected: int) -> None:
        self.set_experiment(replace(self._experiment, runs=runs), selected)

    def _free_label(self, label: str) -> str:
        taken = {run.label for run in self._experiment.runs}
        base = label.rsplit(" ", 1)[0] if label.rsplit(" ", 1)[-1].isdigit() else label
        candidates = (base, *(f"{base} {count}" for count in range(2, len(taken) + 3)))
        return next(candidate for candidate in candidates if candidate not in taken)

    def _free_style(self) -> int:
        """The first style that no run has."""
        used = {run.style for run in self._experiment.runs}
        return next(style for style in range(len(used) + 1) if style not in used)
