"""An experiment and its view as data for the page."""

from collections.abc import Collection
from typing import Any

import numpy as np

from rmsprop_gui.export.page.notation import box_data, spans_data
from rmsprop_gui.export.page.recorded import check_size, encoded, is_long, minima_data
from rmsprop_gui.export.page.runs import path_data, rule_data, rules_of, runs_data
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.contours import levels_in_view, sampled
from rmsprop_gui.surfaces.in_symbols import in_symbols as surface_in_symbols
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.measure_choices import measure_named
from rmsprop_gui.view.measures import letters_of
from rmsprop_gui.view.view_state import FASTEST, SPEEDS, ChartView, ViewState

_GRID = (121, 91)  # places along x₁ and x₂ at which heights are recorded where the page cannot compute them


def scene_data(
    experiment: Experiment, view: ViewState, unlocked: Collection[str] | None = None, place: int = 0
) -> dict[str, Any]:
    """All that the page has to know of it but the functions, as `lab.js` reads it.

    `unlocked` are the controls that may be used, None for all; `place` is that of the scene on its page. ValueError, in
    a sentence, where there is no run or the page would be too large.
    """
    if not experiment.runs:
        raise ValueError("a page needs a run: add an optimizer first")
    why = _why_fixed(experiment)
    if why:
        check_size(experiment)
    rules = rules_of(experiment)
    shown = view.view_range or first_range(experiment) or experiment.surface.view
    speed = max(SPEEDS) if view.speed == FASTEST else view.speed
    return {
        "id": place,
        "title": experiment.surface.title,
        "unlocked": None if unlocked is None else sorted(unlocked),
        "view": shown,
        "equalAxes": view.equal_axes,
        "start": experiment.start,
        "steps": experiment.steps,
        "box": experiment.box,
        "step": view.step,
        "speed": speed,
        "selected": view.selected if 0 <= view.selected < len(experiment.runs) else len(experiment.runs) - 1,
        "axis": view.axis,
        "ahead": view.paths_ahead,
        "futureHidden": view.future_hidden,
        "moves": experiment.objective.depends_on_step,
        "why": why,
        "surface": _surface_data(experiment),
        "minima": minima_data(experiment),
        "pins": [path_data(pin.trial, pin.label, pin.style) for pin in experiment.pins],
        **_ground_data(experiment, shown),
        "rules": [rule_data(rule, experiment, view.notation) for rule in rules],
        "runs": runs_data(experiment, rules, view.notation, is_walked=not why and is_long(experiment)),
        "charts": [_chart_data(chart, experiment, view.notation) for chart in view.charts],
    }


def _why_fixed(experiment: Experiment) -> str:
    """Why no other start can be computed on the page; empty where it can."""
    if experiment.objective.is_random:
        return "The start stays where it is: chance takes part in these steps, and only the program can draw it again."
    if experiment.surface.as_formulas() is None:
        return "The start stays where it is: this surface is code, which only the program can run."
    return ""


def _surface_data(experiment: Experiment) -> dict[str, Any]:
    surface = experiment.surface
    lines = [box_data(line) for line in surface_in_symbols(surface)]
    return {"title": surface.title, "about": surface.about, "lines": lines}


def _ground_data(experiment: Experiment, shown: View) -> dict[str, Any]:
    """The levels of the contours, as in the window, and heights where they cannot be computed."""
    objective = experiment.objective
    x1, x2 = (np.linspace(low, high, count) for (low, high), count in zip(shown, _GRID, strict=True))
    heights = np.ma.masked_invalid(sampled(objective, x1, x2, 0.0))
    levels = levels_in_view(objective, shown, 0.0, heights, objective.minima_at(0.0), experiment.steps)
    told = {"values": levels.values.tolist(), "major": levels.major.tolist(), "labels": levels.labels()}
    grid = {"columns": _GRID[0], "rows": _GRID[1], "heights": encoded(np.ma.filled(heights, np.nan))}
    return {"levels": told, "grid": grid if experiment.surface.as_formulas() is None else None}


def _chart_data(chart: ChartView, experiment: Experiment, notation: Notation) -> dict[str, Any]:
    rules = [run.rule for run in experiment.runs]
    measure = measure_named(chart.measure, rules)
    places = [place_of(rule, measure.name) for rule in rules]
    return {
        "measure": measure.name,
        "title": spans_data(measure.written(letters_of(rules, notation), chart.logarithmic)),
        "logarithmic": chart.logarithmic,
        "magnitude": measure.signed,
        "wholeLength": chart.whole_length,
        "limits": measure.limits,
        "missing": measure.missing,
        "places": places,
    }


def place_of(rule: UpdateRule, measure: str) -> int | None:
    """The place of what a rule remembers that a measure is of; None where it does not."""
    kept = rule.remembered()
    places = [name in kept and f"{each.label} {each.symbol}" == measure for name, each in rule.accumulators.items()]
    return places.index(True) if True in places else None
