"""An experiment and its view as data for the page."""

from typing import Any

import numpy as np

from rmsprop_gui.export.page.notation import box_data, role_of, spans_data, tree_data
from rmsprop_gui.export.page.recorded import check_size, encoded, minima_data, record, run_data
from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.formulas.number import exact_split
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.explanation import LineToSolve, in_symbols, limit_name, to_solve
from rmsprop_gui.simulation.naming import names as run_names
from rmsprop_gui.surfaces.contours import levels_in_view, sampled
from rmsprop_gui.surfaces.in_symbols import in_symbols as surface_in_symbols
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.measure_choices import measure_named
from rmsprop_gui.view.measures import letters_of
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.view.view_state import FASTEST, SPEEDS, ChartView, ViewState

_GRID = (121, 91)  # places along x₁ and x₂ at which heights are recorded where the page cannot compute them


def rules_of(experiment: Experiment) -> tuple[UpdateRule, ...]:
    """All rules that take steps in it, each once."""
    return tuple(dict.fromkeys(rule for run in experiment.runs for rule in (run.rule, *(c.rule for c in run.changes))))


def scene_data(experiment: Experiment, view: ViewState) -> dict[str, Any]:
    """All that the page has to know of it but the functions, as `lab.js` reads it.

    ValueError, in a sentence, where there is no run or the page would be too large.
    """
    if not experiment.runs:
        raise ValueError("a page needs a run: add an optimizer first")
    check_size(experiment)
    rules = rules_of(experiment)
    shown = view.view_range or first_range(experiment) or experiment.surface.view
    speed = max(SPEEDS) if view.speed == FASTEST else view.speed
    return {
        "title": experiment.surface.title,
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
        "why": _why_fixed(experiment),
        "surface": _surface_data(experiment),
        "minima": minima_data(experiment),
        **_ground_data(experiment, shown),
        "rules": [_rule_data(rule, experiment, view.notation) for rule in rules],
        "runs": _runs_data(experiment, rules, view.notation),
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


# runs


def _runs_data(experiment: Experiment, rules: tuple[UpdateRule, ...], notation: Notation) -> list[dict[str, Any]]:
    called = run_names(experiment.runs, notation)
    return [_run_data(run, label, experiment, rules) for run, label in zip(experiment.runs, called, strict=True)]


def _run_data(run: Run, label: str, experiment: Experiment, rules: tuple[UpdateRule, ...]) -> dict[str, Any]:
    """How it is called and looks, by which rules it is taken from which step on, and its numbers."""
    taken = [(1, run.rule), *((change.row + 1, change.rule) for change in run.changes)]
    return {
        "label": label,
        "hue": run.style % len(LIGHT.runs),
        "shape": LIGHT.run_style(run.style).marker,
        "visible": run.visible,
        "rules": [{"from": first, "rule": rules.index(rule)} for first, rule in taken],
        **run_data(record(experiment, run), experiment.objective),
    }


def _rule_data(rule: UpdateRule, experiment: Experiment, notation: Notation) -> dict[str, Any]:
    """Its lines, in letters and as trees, and what the page needs to carry them out and to say when they are stable."""
    targets = [line.target for line in rule.assignments()]
    bound = rule.stability_bound()
    read = {name for line in to_solve(rule) if line.expression is not None for name in names(line.expression)}
    return {
        "idea": rule.idea,
        "letters": [box_data(box) for box in in_symbols(rule, notation=notation)],
        "lines": [_line_data(rule, line, experiment) for line in to_solve(rule)],
        "names": {name: _name_data(rule, name) for name in sorted(read)},
        "targets": targets,
        "memory": list(rule.accumulators),
        "lengths": rule.all_lengths(),
        "limitName": limit_name(rule) or "",
        "unstable": f"There is no rate below which {rule.title} is stable: {rule.stability_reason}.",
        "walk": {
            "rate": _last(targets, "rate"),
            "direction": _last(targets, "direction"),
            "kept": [_last(targets, name) for name in rule.accumulators],
            "bound": bound,
            "added": rule.curvature_added(),
        },
    }


def _last(targets: list[str], name: str) -> int:
    """The place of the last line that sets a name; −1 where none does."""
    return max((place for place, target in enumerate(targets) if target == name), default=-1)


def _line_data(rule: UpdateRule, line: LineToSolve, experiment: Experiment) -> dict[str, Any]:
    meaning = {part.target: part.meaning for part in parts_of(rule)}[line.target]
    edges = [[exact_split(side[end]) for side in experiment.box] for end in (0, 1)] if experiment.box else []
    return {
        "target": line.target,
        "role": role_of(meaning),
        "tree": None if line.expression is None else tree_data(line.expression),
        "made": -1 if line.place is None else line.place,
        "edges": edges if line.target == "x" else [],
    }


def _name_data(rule: UpdateRule, name: str) -> dict[str, Any]:
    """The role of a name in its lines, and its digits where it has been set and no step changes it."""
    is_set = name in rule.declared() and name not in {line.target for line in rule.assignments()}
    digits = exact_split(float(rule.values()[name])) if is_set else None
    return {"role": role_of(rule.meanings()[name]), "digits": digits}


def _chart_data(chart: ChartView, experiment: Experiment, notation: Notation) -> dict[str, Any]:
    rules = [run.rule for run in experiment.runs]
    measure = measure_named(chart.measure, rules)
    places = [_place_of(rule, measure.name) for rule in rules]
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


def _place_of(rule: UpdateRule, measure: str) -> int | None:
    """The place of what a rule remembers that a measure is of; None where it does not."""
    kept = rule.remembered()
    places = [name in kept and f"{each.label} {each.symbol}" == measure for name, each in rule.accumulators.items()]
    return places.index(True) if True in places else None
