"""Experiment and view as text, and back: what is written to a file, to the clipboard, and kept by itself."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec

from rmsprop_gui.files import schema
from rmsprop_gui.files.document import LIMIT, ROOM, Document
from rmsprop_gui.files.schema import FORMAT, VERSION
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run, check_coordinate, check_steps
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.simulation.trial import Change, Trial, check_changes
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.view_state import ChartView, ComparisonView, OverlayScope, ViewState

_LONGEST_MESSAGE = 300

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Mapping[int, Upgrade] = {}
"""For each version but the last: what a document of the next version says of the same experiment."""


def to_text(document: Document) -> str:
    """The document as JSON that `from_text` reads. ValueError where it holds what no file can hold."""
    content = schema.Document(
        format=FORMAT,
        version=VERSION,
        experiment=_write_experiment(document.experiment),
        view=_write_view(document.view),
        origin=str(document.origin) if document.origin else None,
    )
    text = msgspec.json.format(msgspec.json.encode(content, order="deterministic").decode(), indent=1) + "\n"
    if from_text(text, document.view) != document:
        raise ValueError("it holds what a file cannot tell")  # better now than when it is to be opened
    return text


def from_text(text: str, view: ViewState) -> Document:
    """The document that a text holds; what is not said of the view is as in `view`.

    Whatever the text is, a document or a ValueError in a sentence for the user.
    """
    try:
        return _document(text, view)
    except ValueError as error:
        raise ValueError(in_one_line(str(error))) from None  # it may quote what was found, whatever that is


def _document(text: str, view: ViewState) -> Document:
    if len(text) > LIMIT:
        raise ValueError(f"it has more than {LIMIT:,} letters")
    content = _checked(text)
    experiment, shown = _read_experiment(content.experiment), _read_view(content.view, view)
    _check_view(shown, experiment)
    return Document(experiment, shown, Path(content.origin) if content.origin else None)


def in_one_line(message: str) -> str:
    """The message without what cannot be shown, and not longer than can be read."""
    line = "".join(letter if letter.isprintable() else "�" for letter in message)
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"


def _checked(text: str) -> schema.Document:
    try:
        raw = msgspec.json.decode(text)
        return msgspec.convert(_upgraded(raw), schema.Document)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        raise ValueError(f"{where.strip('`').removeprefix('$.') or 'it'}: {what}") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ValueError(f"it is not an experiment of RMSProp Lab: {error}") from None


def _upgraded(raw: object) -> dict[str, Any]:
    """The content as the current version says it."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise ValueError("it is not an experiment of RMSProp Lab")
    version = raw.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError("its version is no number from 1 on")
    if version > VERSION:
        raise ValueError(f"a later RMSProp Lab wrote it: it has version {version}, and this one reads up to {VERSION}")
    for before in range(version, VERSION):
        raw = {**UPGRADES[before](raw), "version": before + 1}
    return raw


# the experiment


def _write_experiment(experiment: Experiment) -> schema.Experiment:
    return schema.Experiment(
        surface=_write_surface(experiment.surface),
        start=experiment.start,
        steps=experiment.steps,
        runs=[
            schema.Run(**_rule(run.rule, run.changes), label=run.label, style=run.style, visible=run.visible)
            for run in experiment.runs
        ],
        pins=list(map(_write_pin, experiment.pins)),
        sampling=_write_sampling(experiment.sampling),
        box=experiment.box,
    )


def _read_experiment(content: schema.Experiment) -> Experiment:
    return Experiment(
        surface=_read_surface(content.surface),
        start=content.start,
        runs=tuple(Run(_read_rule(run), run.label, run.style, run.visible, _read_changes(run)) for run in content.runs),
        steps=content.steps,
        pins=tuple(map(_read_pin, content.pins)),
        sampling=_read_sampling(content.sampling),
        box=content.box,
    )


def _write_pin(pin: Pin) -> schema.Pin:
    return schema.Pin(**_trial(pin.trial), label=pin.label, style=pin.style)


def _read_pin(content: schema.Pin) -> Pin:
    return Pin(_read_trial(content), content.label, content.style)


def _trial(trial: Trial) -> dict[str, Any]:
    """The fields of a `schema.Trial`."""
    return {
        **_rule(trial.rule, trial.changes),
        "surface": _write_surface(trial.surface),
        "start": trial.start,
        "steps": trial.steps,
        "sampling": _write_sampling(trial.objective.sampling),
        "box": trial.objective.box,
    }


def _read_trial(content: schema.Trial) -> Trial:
    objective = Objective(_read_surface(content.surface), _read_sampling(content.sampling), content.box)
    rule, changes = _read_rule(content), _read_changes(content)
    check_changes(rule, changes)
    check_steps(content.steps)
    for name, value in zip(("x1", "x2"), content.start, strict=True):
        check_coordinate(name, value)
    return Trial(objective, content.start, rule, content.steps, changes)


def _write_sampling(sampling: Sampling) -> schema.Sampling:
    return schema.Sampling(noise=sampling.noise, batch=sampling.batch, seed=sampling.seed)


def _read_sampling(content: schema.Sampling) -> Sampling:
    return Sampling(content.noise, content.batch, content.seed)


def _write_surface(surface: Surface) -> schema.Surface:
    known = SURFACES.get(surface.name)
    if known is None or known.with_values(**surface.values()) != surface:
        raise ValueError(f"the surface {surface.name} is none of the catalogue")
    return schema.Surface(name=surface.name, settings=surface.values())


def _read_surface(content: schema.Surface) -> Surface:
    if content.name not in SURFACES:
        raise ValueError(f"there is no surface {content.name!r}")
    surface = SURFACES[content.name]
    return surface.with_values(**_known(content.name, surface.parameters, content.settings))


def _rule(rule: UpdateRule, changes: tuple[Change, ...]) -> dict[str, Any]:
    """The fields of a `schema.Rule`."""
    if RULES.get(rule.name) is not type(rule):
        raise ValueError(f"the optimizer {rule.name} is none of the catalogue")
    written = [schema.Change(row=row, settings=changed.values()) for row, changed in changes]
    return {"optimizer": rule.name, "settings": rule.values(), "changes": written}


def _read_rule(content: schema.Rule) -> UpdateRule:
    return _rule_with(content.optimizer, content.settings)


def _read_changes(content: schema.Rule) -> tuple[Change, ...]:
    return tuple(Change(change.row, _rule_with(content.optimizer, change.settings)) for change in content.changes)


def _rule_with(name: str, settings: schema.Settings) -> UpdateRule:
    if name not in RULES:
        raise ValueError(f"there is no optimizer {name!r}")
    return RULES[name](**_known(name, RULES[name].declared(), settings))


def _known(owner: str, declared: Mapping[str, Parameter], settings: schema.Settings) -> dict[str, Any]:
    for name in settings:
        if name not in declared:
            raise ValueError(f"{owner} has no setting {name!r}")
    return dict(settings)


# the view


def _write_view(view: ViewState) -> schema.View:
    content = {field.name: getattr(view, field.name) for field in fields(view) if field.name not in ROOM}
    content["overlays"] = view.overlays.value
    content["charts"] = [schema.Chart(**vars(chart)) for chart in view.charts]
    content["comparison"] = schema.Comparison(**vars(view.comparison))
    if view.prediction is not None:
        content["prediction"] = _write_prediction(view.prediction)
    content["panels"] = None if view.panels is None else sorted(view.panels)
    content["behind"] = sorted(view.behind)
    return schema.View(**content)


def _write_prediction(asked: Prediction) -> schema.Prediction:
    trial = schema.Trial(**_trial(asked.trial)) if asked.trial else None
    return schema.Prediction(**vars(asked) | {"trial": trial})


def _read_prediction(content: schema.Prediction) -> Prediction:
    trial = _read_trial(content.trial) if content.trial else None
    return Prediction(content.run, content.origin, content.ahead, tuple(content.guesses), trial)


def _check_view(view: ViewState, experiment: Experiment) -> None:
    """Raise ValueError where it shows what is not there. The playhead comes to rest within the steps by itself."""
    asked = view.prediction
    if asked and not (asked.run < len(experiment.runs) and asked.target <= experiment.steps):
        raise ValueError(f"there is no step {asked.target} of run {asked.run} to be predicted")


def _read_scope(value: str) -> OverlayScope:
    scopes = {scope.value: scope for scope in OverlayScope}
    if value not in scopes:
        raise ValueError(f"overlays must be one of {', '.join(scopes)}, not {value!r}")
    return scopes[value]


_READERS: dict[str, Callable[[Any], Any]] = {
    "overlays": _read_scope,
    "charts": lambda charts: tuple(ChartView(chart.measure, chart.logarithmic) for chart in charts),
    "comparison": lambda table: ComparisonView(table.target, table.sorted_by, table.descending),
    "prediction": lambda asked: asked and _read_prediction(asked),
    "panels": lambda names: names if names is None else frozenset(names),
    "behind": frozenset,
}
"""For the fields of a view that a file says in another way."""


def _read_view(content: schema.View, view: ViewState) -> ViewState:
    said = {
        name: _READERS.get(name, lambda value: value)(value)
        for name in content.__struct_fields__
        if (value := getattr(content, name)) is not msgspec.UNSET
    }
    return replace(view, **said)
