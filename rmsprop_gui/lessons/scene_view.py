"""From the view of the scene before to that of a scene."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from msgspec import UNSET
from msgspec.structs import astuple

from rmsprop_gui.files import schema
from rmsprop_gui.files.view_part import read_view
from rmsprop_gui.lessons.scene_experiment import SettingError, run_index
from rmsprop_gui.lessons.shape import SceneBlock
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.measures import MEASURES, accumulators
from rmsprop_gui.view.view_state import CHARTS, ChartView, ViewState

FIRST = ViewState(paths_ahead=False)
"""What a lesson begins with: what lies ahead is not seen before it has been predicted."""

PANELS = ("surface", "runs", "info", "charts", "comparison", "data")
"""What a scene may open."""

_AS_THEY_ARE = (
    *("comparison", "overlays", "presented", "averaged", "speed", "paths_ahead", "future_hidden", "equal_axes"),
    *("curvature", "magnifier", "enlarged", "legend", "legend_place", "inside", "mid_run"),
)
"""Settings that an experiment file has, too, and that mean there what they mean here."""


def scene_view(block: SceneBlock, experiment: Experiment, before: ViewState, was: Experiment) -> ViewState:
    """The view that a scene opens with. SettingError for what cannot be shown."""
    view = replace(before, **_of_the_moment(experiment, before, was))
    for key in ("at", *_AS_THEY_ARE, *_READ):
        value = getattr(block, key)
        if value is UNSET:
            continue
        try:
            view = _with(view, experiment, key, value)
        except ValueError as error:
            raise SettingError(key, str(error)) from None
    return view


def _of_the_moment(experiment: Experiment, before: ViewState, was: Experiment) -> dict[str, Any]:
    """What does not outlive a scene. Where the runs are others, the last one is selected."""
    same = [run.rule.name for run in experiment.runs] == [run.rule.name for run in was.runs]
    stays = experiment.surface.name == was.surface.name and before.view_range is not None
    return {
        "part": 0,
        "prediction": None,
        "selected": before.selected if same else len(experiment.runs) - 1,
        "compared": before.compared if same else None,
        "view_range": before.view_range if stays else first_range(experiment),
    }


def _with(view: ViewState, experiment: Experiment, key: str, value: Any) -> ViewState:
    if key == "at":
        if not 0 <= value <= experiment.steps:
            raise ValueError(f"there is no step {value}: there are {experiment.steps}")
        return replace(view, step=value)
    if key in _READ:
        return replace(view, **_READ[key](value, experiment, view))
    return read_view(schema.View(**{key: value}), view)


def _select(name: str | int, experiment: Experiment, view: ViewState) -> dict[str, Any]:
    return {"selected": run_index(experiment, name)}


def _range(ranges: Any, experiment: Experiment, view: ViewState) -> dict[str, Any]:
    return {"view_range": ranges}


def _axis(number: int, experiment: Experiment, view: ViewState) -> dict[str, Any]:
    return {"axis": number - 1}


def _charts(charts: list[str | schema.Chart], experiment: Experiment, view: ViewState) -> dict[str, Any]:
    """The first charts from the left; those that are not said stay."""
    shown = tuple(_chart(chart, experiment) for chart in charts)
    return {"charts": (*shown, *view.charts[len(shown) : CHARTS])}


def _chart(said: str | schema.Chart, experiment: Experiment) -> ChartView:
    chart = ChartView(said) if isinstance(said, str) else ChartView(*astuple(said))
    known = measure_names(experiment)
    if chart.measure not in known:
        raise ValueError(f"there is no measure {chart.measure!r}: there are {', '.join(known)}")
    return chart


def measure_names(experiment: Experiment) -> tuple[str, ...]:
    """All that a chart can be asked for: what every run has, and what any known rule or one of a run remembers."""
    typed = [run.rule for run in experiment.runs if run.rule.text]
    own = [measure.name for measure in accumulators(typed)] if typed else []
    return tuple(dict.fromkeys((*_of_catalogue(), *own)))


@lru_cache(maxsize=1)
def _of_catalogue() -> tuple[str, ...]:
    return tuple(measure.name for measure in (*MEASURES, *accumulators(RULES.values())))


def _panels(names: list[str], experiment: Experiment, view: ViewState) -> dict[str, Any]:
    for name in names:
        if name not in PANELS:
            raise ValueError(f"there is no panel {name!r}: there are {', '.join(PANELS)}")
    return {"panels": frozenset(names), "behind": frozenset[str]()}


def _relief(said: str | schema.Relief, experiment: Experiment, view: ViewState) -> dict[str, Any]:
    if isinstance(said, str):
        read = read_view(schema.View(relief=schema.Relief(shown=said)), view).relief
        return {"relief": replace(view.relief, shown=read.shown)}
    return {"relief": read_view(schema.View(relief=said), view).relief}


_READ: dict[str, Callable[[Any, Experiment, ViewState], dict[str, Any]]] = {
    "select": _select,
    "view": _range,
    "axis": _axis,
    "charts": _charts,
    "panels": _panels,
    "relief": _relief,
}
"""Settings that are written in another way than in an experiment file."""
