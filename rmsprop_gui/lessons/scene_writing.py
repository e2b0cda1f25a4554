"""A scene written down: the smallest difference from the scene before that leads to an experiment and a view of it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rmsprop_gui.files.view_part import write_view
from rmsprop_gui.lessons.problem import Problems
from rmsprop_gui.lessons.scene_experiment import free_style, scene_experiment
from rmsprop_gui.lessons.scene_view import PANELS, scene_view
from rmsprop_gui.lessons.shape import SceneBlock
from rmsprop_gui.lessons.toml_text import read_block
from rmsprop_gui.lessons.toml_writing import listed, toml
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.surfaces.typed_surface import TypedSurface
from rmsprop_gui.view.view_state import ChartView, ViewState

Shown = tuple[Experiment, ViewState]
_CHANCE = ("noise", "relative_noise", "batch", "seed")
_AS_THEY_ARE = (
    *("paths_ahead", "future_hidden", "equal_axes", "curvature", "magnifier", "enlarged", "legend", "inside"),
    *("mid_run", "averaged", "speed"),
)
_DIGITS = 1000  # parts of a range, to which its ends are rounded


def scene_settings(now: Shown, before: Shown) -> str:
    """The settings of a scene as they stand in its block; empty where it is like the scene before.

    ValueError, in a sentence for the user, where a lesson cannot tell it, such as data of one's own.
    """
    writer = _Writer(now[0], before[0])
    writer.write()
    block = _read(writer.lines)
    shown = scene_view(block, writer.reached, before[1], before[0])
    return "\n".join((*writer.lines, *_view_lines(now, shown)))


def _read(lines: Sequence[str]) -> SceneBlock:
    """What has been written, read again."""
    problems = Problems(1)
    block = read_block(SceneBlock, "\n".join(lines), 1, problems)
    if block is None:
        raise ValueError(problems.sorted()[0].reason)
    return block


class _Writer:
    """Writes settings one after another; `reached` is the experiment that those so far lead to."""

    def __init__(self, wanted: Experiment, before: Experiment) -> None:
        self.lines: list[str] = []
        self.reached = before
        self._wanted, self._before = wanted, before

    def _set(self, **values: str) -> None:
        self.lines += (f"{key} = {value}" for key, value in values.items())
        self.reached = scene_experiment(_read(self.lines), self._before)

    def write(self) -> None:
        """Write all that differs. ValueError where that does not lead to what is wanted."""
        wanted = self._wanted
        if not _is_same(self.reached.surface, wanted.surface):
            self._set(**_surface(wanted.surface))
        if self.reached.steps != wanted.steps:
            self._set(steps=toml(wanted.steps))
        self._write_place()
        sampling = {name: getattr(wanted.sampling, name) for name in _CHANCE}
        if changed := {name: value for name, value in sampling.items() if value != self._chance(name)}:
            self._set(**{name: toml(value) for name, value in changed.items()})
        if self.reached.runs != wanted.runs:
            self._write_runs()
        self._write_pins()
        if not self._is_reached():
            raise ValueError("it holds what a lesson cannot tell")

    def _chance(self, name: str) -> Any:
        return getattr(self.reached.sampling, name)

    def _write_place(self) -> None:
        """Start and box, which must fit one another."""
        wanted, values = self._wanted, {}
        if self.reached.start != wanted.start:
            values["start"] = toml(wanted.start)
        if self.reached.box != wanted.box:
            values["box"] = toml(wanted.box if wanted.box is not None else False)
        if values:
            self._set(**values)

    def _write_runs(self) -> None:
        """The shortest way there: some are gone, settings are other ones, some are new; or all of them anew."""
        for values in (*_changed(self.reached, self._wanted), *_removed(self.reached, self._wanted)):
            if scene_experiment(_read([*self.lines, *_lines(values)]), self._before).runs == self._wanted.runs:
                self._set(**values)
                return
        entries = [_entry(run, index) for index, run in enumerate(self._wanted.runs)]
        self._set(runs=listed(entries))

    def _write_pins(self) -> None:
        """Those that a lesson knows: paths on this surface, from this start, of as many steps."""
        wanted = self._wanted
        here = [
            Run(pin.trial.rule, pin.label, pin.style, changes=pin.trial.changes)
            for pin in wanted.pins
            if pin.trial == wanted.trial(Run(pin.trial.rule, changes=pin.trial.changes))
        ]
        there = [Run(pin.trial.rule, pin.label, pin.style, changes=pin.trial.changes) for pin in self.reached.pins]
        if here != there:
            self._set(pins=listed([_entry(run, -1) for run in here]))

    def _is_reached(self) -> bool:
        reached, wanted = (replace(each, pins=(), surface=_PLAIN) for each in (self.reached, self._wanted))
        return _is_same(self.reached.surface, self._wanted.surface) and reached == wanted


_PLAIN = SURFACES["quadratic"]


def _lines(values: Mapping[str, str]) -> list[str]:
    return [f"{key} = {value}" for key, value in values.items()]


def _is_same(one: Surface, other: Surface) -> bool:
    """Whether they are the same; a typed function is what was typed, whatever was found of it."""
    if isinstance(one, TypedSurface) and isinstance(other, TypedSurface):
        return one.formula == other.formula
    return one == other


def _surface(surface: Surface) -> dict[str, str]:
    if isinstance(surface, TypedSurface):
        return {"function": toml(surface.formula)}
    if surface.name not in SURFACES:
        raise ValueError("data of one's own cannot be told in a lesson")
    usual = SURFACES[surface.name]
    return {"surface": toml(_named(surface.name, surface.parameters, surface.values(), usual.values()))}


def _named(name: str, declared: Mapping[str, Parameter], values: Mapping[str, Any], usual: Mapping[str, Any]) -> str:
    """`name:key=value,…` with what is not as usual."""
    told = [f"{key}={toml(values[key]).strip(chr(34))}" for key in declared if values[key] != usual[key]]
    return f"{name}:{','.join(told)}" if told else name


def _entry(run: Run, index: int) -> str | dict[str, Any]:
    """A run as it stands in a list. The usual style of a run is its index there."""
    settings = _settings(type(run.rule)(), run.rule)
    rule = {"lines": run.rule.text} if run.rule.text else {"rule": _rule(run.rule)}
    if run.rule.text and settings:
        rule["settings"] = settings
    how = {
        "label": run.label if run.is_named else "",
        "style": run.style if run.style != index else "",
        "visible": "" if run.visible else False,
        "changes": _changes(run),
    }
    more = {key: value for key, value in how.items() if value not in ("", [])}
    return {**rule, **more} if more or run.rule.text else rule["rule"]


def _rule(rule: UpdateRule) -> str:
    return _named(rule.name, rule.declared(), rule.values(), type(rule)().values())


def _settings(before: UpdateRule, after: UpdateRule) -> str:
    return _named("", after.declared(), after.values(), before.values()).removeprefix(":")


def _changes(run: Run) -> list[dict[str, Any]]:
    found, before = [], run.rule
    for row, rule in run.changes:
        found.append({"after": row, "settings": _settings(before, rule)})
        before = rule
    return found


def _removed(before: Experiment, wanted: Experiment) -> Iterator[dict[str, str]]:
    """Some runs are gone, and perhaps some have come behind the others."""
    kept = [run for run in before.runs if any(_is_like(run, other) for other in wanted.runs)]
    gone = [run.label for run in before.runs if run not in kept]
    values = {"remove": toml(gone)} if gone else {}
    rows = range(len(kept), len(wanted.runs))
    if rows:
        values["add"] = listed([_entry(wanted.runs[row], free_style(wanted.runs[:row])) for row in rows])
    if values and kept:
        yield values


def _is_like(one: Run, other: Run) -> bool:
    return (one.rule, one.style) == (other.rule, other.style)


def _changed(before: Experiment, wanted: Experiment) -> Iterator[dict[str, str]]:
    """The same runs with other settings."""
    if len(before.runs) != len(wanted.runs):
        return
    pairs = list(zip(before.runs, wanted.runs, strict=True))
    if all(type(one.rule) is type(other.rule) for one, other in pairs):
        told = {one.label: _settings(one.rule, other.rule) for one, other in pairs if one.rule != other.rule}
        if told:
            yield {"change": toml(told)}


def _view_lines(now: Shown, shown: ViewState) -> Iterator[str]:
    """What of the view is not as in `shown`, which the settings so far lead to."""
    experiment, view = now
    if view.step:
        yield f"at = {view.step}"
    if 0 <= view.selected != shown.selected and view.selected < len(experiment.runs):
        yield f"select = {view.selected + 1}"
    own = experiment.surface.view
    if _rounded(view.view_range or own) != _rounded(shown.view_range or own):
        yield f"view = {toml(_rounded(view.view_range or own))}"
    if view.axis != shown.axis:
        yield f"axis = {view.axis + 1}"
    if view.charts != shown.charts:
        yield f"charts = {toml([_chart(chart) for chart in view.charts])}"
    yield from _panels(view, shown)
    yield from _parts_of_files(view, shown)
    for name in _AS_THEY_ARE:
        if getattr(view, name) != getattr(shown, name):
            yield f"{name} = {toml(getattr(view, name))}"


def _panels(view: ViewState, shown: ViewState) -> Iterator[str]:
    if view.panels is None:
        return
    seen = [name for name in PANELS if name in view.panels]
    if shown.panels is None or set(seen) != shown.panels:
        yield f"panels = {toml(seen)}"


def _parts_of_files(view: ViewState, shown: ViewState) -> Iterator[str]:
    """What an experiment file says in the same words."""
    one, other = write_view(view), write_view(shown)
    for name in ("relief", "comparison", "overlays", "presented"):
        if getattr(one, name) != getattr(other, name):
            yield f"{name} = {toml(_plain(getattr(one, name)))}"


def _plain(part: Any) -> Any:
    """A part of a file as a table of what is said."""
    names = getattr(part, "__struct_fields__", None)
    return part if names is None else {name: value for name in names if (value := getattr(part, name)) is not None}


def _chart(chart: ChartView) -> str | dict[str, Any]:
    """Its measure, and what is not as usual."""
    usual = vars(ChartView(chart.measure))
    more = {name: value for name, value in vars(chart).items() if value != usual[name]}
    return {"measure": chart.measure, **more} if more else chart.measure


def _rounded(ranges: View) -> View:
    (left, right), (bottom, top) = (_rounded_range(low, high) for low, high in ranges)
    return (left, right), (bottom, top)


def _rounded_range(low: float, high: float) -> tuple[float, float]:
    unit = 10.0 ** math.floor(math.log10((high - low) / _DIGITS))
    return tuple(float(f"{round(end / unit) * unit:.12g}") for end in (low, high))  # type: ignore[return-value]
