"""Runs and the rules that take them as data for the page."""

from typing import Any

from rmsprop_gui.export.page.knobs import knobs_data
from rmsprop_gui.export.page.notation import box_data, role_of, tree_data
from rmsprop_gui.export.page.program import rule_settings
from rmsprop_gui.export.page.recorded import encoded, run_data
from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.formulas.number import exact_split
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.explanation import LineToSolve, in_symbols, joint_limit_name, limit_name, to_solve
from rmsprop_gui.simulation.naming import names as run_names
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.simulation.whole import recorded
from rmsprop_gui.view.theme import LIGHT


def rules_of(experiment: Experiment) -> tuple[UpdateRule, ...]:
    """All rules that take steps in it, each once."""
    return tuple(dict.fromkeys(rule for run in experiment.runs for rule in (run.rule, *(c.rule for c in run.changes))))


def path_data(trial: Trial, label: str, style: int) -> dict[str, Any]:
    """A path that others are compared with: its points alone."""
    return {"label": label, "hue": style % len(LIGHT.runs), "x": encoded(recorded(trial).trajectory.position)}


def runs_data(
    experiment: Experiment, rules: tuple[UpdateRule, ...], notation: Notation, is_walked: bool
) -> list[dict[str, Any]]:
    """All runs in order; where the page has walked them itself, without their numbers."""
    called = run_names(experiment.runs, notation)
    return [
        {**_run_data(run, label, rules), "recorded": None if is_walked else _numbers(experiment, run)}
        for run, label in zip(experiment.runs, called, strict=True)
    ]


def _numbers(experiment: Experiment, run: Run) -> dict[str, Any]:
    return run_data(recorded(experiment.trial(run)), experiment.objective)


def _run_data(run: Run, label: str, rules: tuple[UpdateRule, ...]) -> dict[str, Any]:
    """How it is called and looks, and by which rules it is taken from which step on."""
    taken = [(1, run.rule), *((change.row + 1, change.rule) for change in run.changes)]
    return {
        "label": label,
        "hue": run.style % len(LIGHT.runs),
        "shape": LIGHT.run_style(run.style).marker,
        "visible": run.visible,
        "rules": [{"from": first, "rule": rules.index(rule)} for first, rule in taken],
    }


def rule_data(rule: UpdateRule, experiment: Experiment, notation: Notation) -> dict[str, Any]:
    """Its lines, in letters and as trees, and what the page needs to carry them out and to say when they are stable."""
    targets = [line.target for line in rule.assignments()]
    bound = rule.stability_bound()
    read = {name for line in to_solve(rule) if line.expression is not None for name in names(line.expression)}
    return {
        "idea": rule.idea,
        "letters": [box_data(box) for box in in_symbols(rule, notation=notation)],
        "lines": [_line_data(rule, line, experiment) for line in to_solve(rule)],
        "names": {name: _name_data(rule, name) for name in sorted(read)},
        "settings": rule_settings(rule),
        "knobs": knobs_data(rule, notation),
        "targets": targets,
        "memory": list(rule.accumulators),
        "lengths": rule.all_lengths(),
        "limitNames": _limit_names(rule),
        "unstable": f"There is no rate below which {rule.title} is stable: {rule.stability_reason}.",
        "walk": {
            "rate": _last(targets, "rate"),
            "direction": _last(targets, "direction"),
            "kept": [_last(targets, name) for name in rule.accumulators],
            "bound": bound,
            "added": rule.curvature_added(),
        },
    }


def _limit_names(rule: UpdateRule) -> dict[str, Any] | None:
    """What its limits are called: where each axis has its own, where both have one, and where rates differ there."""
    if rule.stability_bound() is None:
        return None
    own, joint = ([name(rule, index) for index in "₁₂"] for name in (limit_name, joint_limit_name))
    return {"own": own, "largest": limit_name(rule, "max"), "joint": joint}


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
    """The role of a name in its lines, and whether it has been set and no step changes it: all its digits are shown."""
    is_set = name in rule.declared() and name not in {line.target for line in rule.assignments()}
    return {"role": role_of(rule.meanings()[name]), "isSet": is_set}
