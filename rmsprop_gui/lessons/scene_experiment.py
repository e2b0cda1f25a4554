"""From the experiment of the scene before to that of a scene: its settings carried out one after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msgspec import UNSET

from rmsprop_gui.files.surface_part import check_point
from rmsprop_gui.lessons.shape import RunEntry, SceneBlock
from rmsprop_gui.optimizers.own import own_rule
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.settings import read_settings
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run, notebook_experiment
from rmsprop_gui.simulation.named import rule_named, surface_named
from rmsprop_gui.surfaces.typed_surface import typed_surface

MAX_RUNS = 20
"""Runs and pinned paths of a scene."""
_CHANCE = ("noise", "relative_noise", "batch", "seed")


@dataclass(frozen=True)
class SettingError(ValueError):
    """Why a setting of a scene cannot be: its `key`, and the `reason` in a sentence."""

    key: str
    reason: str

    def __str__(self) -> str:
        return self.reason


def scene_experiment(block: SceneBlock, before: Experiment) -> Experiment:
    """The experiment of a scene. SettingError for what cannot be."""
    experiment = notebook_experiment() if block.fresh else before
    for key, take in _STEPS.items():
        value = getattr(block, key)
        if key == "start" and block.box is not UNSET:
            experiment = replace(experiment, box=None)  # the start need not lie in the box before
        if value is UNSET:
            continue
        try:
            experiment = take(experiment, value)
        except ValueError as error:
            raise SettingError(key, str(error)) from None
    return _with_pins_here(experiment)


def _with_pins_here(experiment: Experiment) -> Experiment:
    """Pinned paths are taken from the start of this scene, on its surface and for as many steps."""
    try:
        pins = tuple(_pin_here(pin, experiment) for pin in experiment.pins)
        return experiment if pins == experiment.pins else replace(experiment, pins=pins)
    except ValueError as error:
        raise SettingError("pins", str(error)) from None


def _pin_here(pin: Pin, experiment: Experiment) -> Pin:
    if pin.trial.rule.recorded_path() is not None:  # it stays what it was: there is nothing to compute it from
        return pin
    trial = pin.trial._replace(objective=experiment.objective, start=experiment.start, steps=experiment.steps)
    return replace(pin, trial=trial)


def run_index(experiment: Experiment, name: str | int) -> int:
    """The index of the run that a name means: its label, what its rule is called, or its number from 1.

    ValueError where there is none, or more than one.
    """
    if isinstance(name, int):
        if not 1 <= name <= len(experiment.runs):
            raise ValueError(f"there is no run number {name}: there are {len(experiment.runs)}")
        return name - 1
    labelled = [index for index, run in enumerate(experiment.runs) if run.label == name]
    meant = labelled or [index for index, run in enumerate(experiment.runs) if name in (run.rule.title, run.rule.name)]
    if len(meant) != 1:
        labels = ", ".join(run.label for run in experiment.runs)
        raise ValueError(f"{'several runs are' if meant else 'no run is'} called {name!r}; there are {labels}")
    return meant[0]


def solved(experiment: Experiment, solution: Sequence[str] | SceneBlock) -> Experiment:
    """The experiment of a scene with a solution of its task carried out. SettingError where that cannot be.

    A solution is a difference as that of a scene, or settings such as `learning_rate=0.19`, each for all runs that
    have it.
    """
    if isinstance(solution, SceneBlock):
        return scene_experiment(solution, experiment)
    try:
        for setting in solution:
            experiment = _set_everywhere(experiment, setting)
    except ValueError as error:
        raise SettingError("solution", str(error)) from None
    return experiment


def _set_everywhere(experiment: Experiment, setting: str) -> Experiment:
    name = setting.partition("=")[0]
    having = [index for index, run in enumerate(experiment.runs) if name in run.rule.declared()]
    if not having:
        raise ValueError(f"no run has a setting {name!r}")
    for index in having:
        run = experiment.runs[index]
        experiment = experiment.with_run(index, run.throughout(name, _settings(run.rule, setting)[name]))
    return experiment


def _on_surface(experiment: Experiment, named: str) -> Experiment:
    surface = surface_named(named)
    if surface.name == experiment.surface.name:
        return experiment.with_surface_values(**surface.values())
    return experiment.on_surface(surface)


def _on_function(experiment: Experiment, text: str) -> Experiment:
    return experiment.on_surface(typed_surface(text))


def _from_start(experiment: Experiment, start: tuple[float, float]) -> Experiment:
    check_point(start)
    return replace(experiment, start=start)


def _in_box(experiment: Experiment, box: Any) -> Experiment:
    if isinstance(box, bool):
        if box:
            raise ValueError("a box is [[from, to], [from, to]], or false for none")
        return replace(experiment, box=None)
    for point in zip(*box, strict=True):
        check_point(point)
    return replace(experiment, box=box)


def _with_chance(name: str) -> Callable[[Experiment, Any], Experiment]:
    def changed(experiment: Experiment, value: Any) -> Experiment:
        sampling = replace(experiment.sampling, **{name: value})
        if sampling.batch > experiment.surface.row_count:
            raise ValueError(f"the surface {experiment.surface.name} has {experiment.surface.row_count} rows of data")
        return replace(experiment, sampling=sampling)

    return changed


def _with_steps(experiment: Experiment, steps: int) -> Experiment:
    return replace(experiment, steps=steps)


def _with_runs(experiment: Experiment, entries: Sequence[str | RunEntry]) -> Experiment:
    _check_count(len(entries) + len(experiment.pins))
    return replace(experiment, runs=tuple(_run(entry, style) for style, entry in enumerate(entries)))


def _changed(experiment: Experiment, changes: dict[str, str]) -> Experiment:
    for name, settings in changes.items():
        index = run_index(experiment, name)
        run = experiment.runs[index]
        for setting, value in _settings(run.rule, settings).items():
            run = run.throughout(setting, value)
        experiment = experiment.with_run(index, run)
    return experiment


def _without(experiment: Experiment, names: Sequence[str]) -> Experiment:
    gone = {run_index(experiment, name) for name in names}
    return replace(experiment, runs=tuple(run for index, run in enumerate(experiment.runs) if index not in gone))


def _with_more(experiment: Experiment, entries: Sequence[str | RunEntry]) -> Experiment:
    runs = list(experiment.runs)
    _check_count(len(runs) + len(entries) + len(experiment.pins))
    for entry in entries:
        runs.append(_run(entry, free_style(runs)))
    return replace(experiment, runs=tuple(runs))


def free_style(runs: Sequence[Run]) -> int:
    """The first style that none of some runs has."""
    return next(style for style in range(len(runs) + 1) if all(run.style != style for run in runs))


def _with_pins(experiment: Experiment, entries: Sequence[str | RunEntry]) -> Experiment:
    _check_count(len(entries) + len(experiment.runs))
    runs = [_run(entry, style) for style, entry in enumerate(entries, len(experiment.runs))]
    pins = tuple(Pin(experiment.trial(run), run.label, run.style) for run in runs)
    return replace(experiment, pins=pins)


def _check_count(count: int) -> None:
    if count > MAX_RUNS:
        raise ValueError(f"a scene has at most {MAX_RUNS} runs and pinned paths, not {count}")


def _run(entry: str | RunEntry, style: int) -> Run:
    if isinstance(entry, str):
        return Run(rule_named(entry), style=style)
    run = Run(_rule(entry), entry.label, style if entry.style is None else entry.style, entry.visible)
    for change in entry.changes:
        rule = run.rule_for(change.after + 1)
        run = run.changed(change.after, replace(rule, **_settings(rule, change.settings)))
    return run


def _rule(entry: RunEntry) -> UpdateRule:
    if bool(entry.rule) == bool(entry.lines):
        raise ValueError("a run has either a rule or lines of its own")
    rule = rule_named(entry.rule) if entry.rule else own_rule(entry.lines)()
    return replace(rule, **_settings(rule, entry.settings)) if entry.settings else rule


def _settings(rule: UpdateRule, text: str) -> dict[str, Any]:
    return read_settings(rule.title, rule.declared(), text)


_STEPS: dict[str, Callable[[Experiment, Any], Experiment]] = {
    "surface": _on_surface,
    "function": _on_function,
    "steps": _with_steps,
    "start": _from_start,
    "box": _in_box,
    **{name: _with_chance(name) for name in _CHANCE},
    "runs": _with_runs,
    "remove": _without,
    "change": _changed,
    "add": _with_more,
    "pins": _with_pins,
}
"""In the order in which they are carried out."""
