"""An experiment as a file says it, and back."""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import UNSET, structs

from rmsprop_gui.files import schema
from rmsprop_gui.files.recorded_part import read_path, write_path
from rmsprop_gui.files.surface_part import check_point, known_settings, read_surface, write_surface
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.elsewhere import ELSEWHERE
from rmsprop_gui.optimizers.own import OWN_NAME, own_rule
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run, check_steps
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.replay import trial_of
from rmsprop_gui.simulation.trial import Change, Trial, check_changes

P = TypeVar("P", schema.Run, schema.Pin)
T = TypeVar("T")


def write_experiment(experiment: Experiment) -> schema.Experiment:
    """The experiment as a file says it. ValueError where its surface or an optimizer is none of the catalogue."""
    return schema.Experiment(
        surface=write_surface(experiment.surface),
        start=experiment.start,
        steps=experiment.steps,
        runs=[
            schema.Run(
                **_rule(run.rule, run.changes),
                label=run.label if run.is_named else "",
                style=run.style,
                visible=run.visible,
            )
            for run in experiment.runs
        ],
        pins=list(map(_write_pin, experiment.pins)),
        sampling=_write_sampling(experiment.sampling),
        box=experiment.box,
    )


def read_experiment(content: schema.Experiment) -> Experiment:
    """The experiment that a file says. ValueError, in a sentence for the user, for what cannot be."""
    return Experiment(
        surface=read_surface(content.surface),
        start=content.start,
        runs=tuple(_named(_read_run, run) for run in content.runs),
        steps=content.steps,
        pins=tuple(_named(_read_pin, pin) for pin in content.pins),
        sampling=_read_sampling(content.sampling),
        box=content.box,
    )


def _named(read: Callable[[P], T], path: P) -> T:
    """What is read of a run or a pin. ValueError, which says of which one, for what cannot be."""
    try:
        return read(path)
    except ValueError as error:
        raise ValueError(f"{path.label or path.optimizer}: {error}") from None


def _read_run(content: schema.Run) -> Run:
    return Run(_read_rule(content), content.label, content.style, content.visible, _read_changes(content))


def _write_pin(pin: Pin) -> schema.Pin:
    path = pin.trial.rule.recorded_path()
    recorded = UNSET if path is None else write_path(path)
    return schema.Pin(**trial_fields(pin.trial), label=pin.label, style=pin.style, recorded=recorded)


def _read_pin(content: schema.Pin) -> Pin:
    if (content.optimizer == ELSEWHERE) != isinstance(content.recorded, schema.Recorded):
        raise ValueError(f"the optimizer {ELSEWHERE!r} is what has a recorded path, and nothing else")
    trial = read_trial(content) if content.recorded is UNSET else _read_recorded(content, content.recorded)
    return Pin(trial, content.label, content.style)


def _read_recorded(content: schema.Pin, recorded: schema.Recorded) -> Trial:
    trial = trial_of(_read_objective(content), read_path(recorded))
    if (
        (content.start, content.steps) != (trial.start, trial.steps)
        or content.settings
        or content.changes
        or content.lines
    ):
        raise ValueError(
            "a recorded path has no settings and no lines, and its start and its steps are those of its positions"
        )
    check_point(content.start)
    return trial


def trial_fields(trial: Trial) -> dict[str, Any]:
    """The fields of a `schema.Trial`."""
    return {
        **_rule(trial.rule, trial.changes),
        "surface": write_surface(trial.surface),
        "start": trial.start,
        "steps": trial.steps,
        "sampling": _write_sampling(trial.objective.sampling),
        "box": trial.objective.box,
    }


def read_trial(content: schema.Trial) -> Trial:
    """The trial that a file says. ValueError, in a sentence for the user, for what cannot be."""
    objective, rule, changes = _read_objective(content), _read_rule(content), _read_changes(content)
    check_changes(rule, changes)
    check_steps(content.steps)
    check_point(content.start)
    return Trial(objective, content.start, rule, content.steps, changes)


def _read_objective(content: schema.Trial) -> Objective:
    return Objective(read_surface(content.surface), _read_sampling(content.sampling), content.box)


def _write_sampling(sampling: Sampling) -> schema.Sampling:
    return schema.Sampling(**vars(sampling))


def _read_sampling(content: schema.Sampling) -> Sampling:
    return Sampling(**structs.asdict(content))


def _rule(rule: UpdateRule, changes: tuple[Change, ...]) -> dict[str, Any]:
    """The fields of a `schema.Rule`."""
    if rule.recorded_path() is not None:
        return {"optimizer": rule.name}
    if not rule.text and RULES.get(rule.name) is not type(rule):
        raise ValueError(f"the optimizer {rule.name} is none of the catalogue")
    written = [schema.Change(row=row, settings=changed.values()) for row, changed in changes]
    return {"optimizer": rule.name, "lines": rule.text, "settings": rule.values(), "changes": written}


def _read_rule(content: schema.Rule) -> UpdateRule:
    return _rule_with(_kind(content), content.settings)


def _read_changes(content: schema.Rule) -> tuple[Change, ...]:
    kind = _kind(content)
    return tuple(Change(change.row, _rule_with(kind, change.settings)) for change in content.changes)


def _kind(content: schema.Rule) -> type[UpdateRule]:
    """What kind of rule it is: one of the catalogue, or the one that its lines say."""
    name = content.optimizer
    if name == OWN_NAME:
        return own_rule(content.lines)
    if name not in RULES:
        raise ValueError(f"there is no optimizer {name!r}")
    if content.lines:
        raise ValueError(f"{name} has no lines of its own")
    return RULES[name]


def _rule_with(kind: type[UpdateRule], settings: schema.Settings) -> UpdateRule:
    return kind(**known_settings(kind.name, kind.declared(), settings))
