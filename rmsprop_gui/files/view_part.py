"""What is shown of an experiment as a file says it, and back."""

from collections.abc import Callable
from dataclasses import fields, replace
from enum import Enum
from typing import Any, TypeVar

import msgspec

from rmsprop_gui.files import schema
from rmsprop_gui.files.document import ROOM
from rmsprop_gui.files.experiment_part import read_trial, trial_fields
from rmsprop_gui.files.surface_part import check_point
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import ReliefView, Shown
from rmsprop_gui.view.view_state import ChartView, ComparisonView, OverlayScope, ViewState

_Choice = TypeVar("_Choice", bound=Enum)
_ARRANGEMENT = ("panels", "behind", "arranged")


def write_view(view: ViewState) -> schema.View:
    """The view as a file says it, without what belongs to the room."""
    content = {field.name: getattr(view, field.name) for field in fields(view) if field.name not in ROOM}
    content["overlays"] = view.overlays.value
    content["charts"] = [schema.Chart(**vars(chart)) for chart in view.charts]
    content["comparison"] = schema.Comparison(**vars(view.comparison))
    if view.prediction is not None:
        content["prediction"] = _write_prediction(view.prediction)
    content["relief"] = _write_relief(view.relief)
    content["panels"] = None if view.panels is None else sorted(view.panels)
    content["presented"] = sorted(view.presented)
    content["behind"] = sorted(view.behind)
    if not view.arranged:  # then they are as suits the window, and in another one as suits that
        content |= dict.fromkeys(_ARRANGEMENT, msgspec.UNSET)
    return schema.View(**content)


def _write_prediction(asked: Prediction) -> schema.Prediction:
    trial = schema.Trial(**trial_fields(asked.trial)) if asked.trial else None
    return schema.Prediction(**vars(asked) | {"trial": trial})


def _read_prediction(content: schema.Prediction) -> Prediction:
    trial = read_trial(content.trial) if content.trial else None
    for guess in content.guesses:
        check_point(guess)
    return Prediction(content.run, content.origin, content.ahead, tuple(content.guesses), trial)


def _write_relief(relief: ReliefView) -> schema.Relief:
    scale = relief.scale.value if relief.scale else None
    return schema.Relief(**vars(relief) | {"shown": relief.shown.value, "scale": scale})


def _read_relief(content: schema.Relief) -> ReliefView:
    fields = msgspec.structs.asdict(content)
    scale = _one_of(HeightScale, "scale", content.scale) if content.scale is not None else None
    return ReliefView(**fields | {"shown": _one_of(Shown, "shown", content.shown), "scale": scale})


def _one_of(kind: type[_Choice], name: str, value: str) -> _Choice:
    choices = {choice.value: choice for choice in kind}
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return choices[value]


def check_view(view: ViewState, experiment: Experiment) -> None:
    """Raise ValueError where it shows what is not there. The playhead comes to rest within the steps by itself."""
    asked = view.prediction
    if asked and not (asked.run < len(experiment.runs) and asked.target <= experiment.steps):
        raise ValueError(f"there is no step {asked.target} of run {asked.run} to be predicted")


_READERS: dict[str, Callable[[Any], Any]] = {
    "overlays": lambda value: _one_of(OverlayScope, "overlays", value),
    "relief": _read_relief,
    "charts": lambda charts: tuple(ChartView(*msgspec.structs.astuple(chart)) for chart in charts),
    "comparison": lambda table: ComparisonView(table.target, table.sorted_by, table.descending),
    "prediction": lambda asked: asked and _read_prediction(asked),
    "panels": lambda names: names if names is None else frozenset(names),
    "presented": frozenset,
    "behind": frozenset,
}
"""For the fields of a view that a file says in another way."""


def read_view(content: schema.View, view: ViewState) -> ViewState:
    """The view that a file says; what it does not say is as in `view`. ValueError for what cannot be shown."""
    said = {
        name: _READERS.get(name, lambda value: value)(value)
        for name in content.__struct_fields__
        if (value := getattr(content, name)) is not msgspec.UNSET
    }
    return replace(view, **said)
