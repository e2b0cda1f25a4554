"""A step of the selected run as LaTeX: its rule in letters, and the same lines with the numbers of the step."""

from collections.abc import Iterable, Iterator

from rmsprop_gui.formulas.boxes import Box
from rmsprop_gui.formulas.latex import escaped, latex
from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.dissection import Dissection, dissect
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.explanation import Equation, lettered, solved
from rmsprop_gui.simulation.whole import recorded
from rmsprop_gui.surfaces.in_symbols import in_symbols
from rmsprop_gui.view.view_state import ViewState


def step_formula(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """Paragraphs for a document that uses amsmath; ValueError where there is no run to tell of."""
    return (f"{line}\n" for line in formula_lines(experiment, view))


def formula_lines(experiment: Experiment, view: ViewState) -> list[str]:
    """The same, line by line: surface, rule, and the step that led to where the playhead is."""
    run = selected(experiment, view)
    surface = in_symbols(experiment.surface)
    lines = [rf"{escaped(experiment.surface.title)}:", *_displayed(map(latex, surface))] if surface else []
    rule = lettered(run.rule_for(view.step), False, view.notation)
    lines += ["", rf"{escaped(run.label)}:", *_displayed(map(_aligned, rule))]
    step = _taken(experiment, run, view.step)
    if step is not None:
        x1, x2 = (number(value) for value in step.before)
        about = f"Step {step.row} for x{'₁₂'[view.axis]}, from ({x1}, {x2}):"
        lines += ["", escaped(about), *_displayed(map(_equal, solved(step, view.axis)))]
    return lines


def selected(experiment: Experiment, view: ViewState) -> Run:
    """The selected run, or the first one. Raises ValueError where there is none."""
    if not experiment.runs:
        raise ValueError("there is no run whose formula could be written")
    is_one = 0 <= view.selected < len(experiment.runs)
    return experiment.runs[view.selected if is_one else 0]


def _taken(experiment: Experiment, run: Run, step: int) -> Dissection | None:
    """The step that led to where the playhead is, or the last one of a run that has ended; None before the first."""
    recording = recorded(experiment.trial(run)._replace(steps=max(1, min(step, experiment.steps))))
    row = recording.row(step)
    return dissect(run.rule_for(row), recording, row) if row > 0 else None


def _displayed(lines: Iterable[str]) -> list[str]:
    """Formulas below one another, aligned at their signs."""
    return [r"\[", r"\begin{aligned}", " \\\\\n".join(f"  {line}" for line in lines), r"\end{aligned}", r"\]"]


def _aligned(line: Equation) -> str:
    return _around(line, r"\leftarrow")


def _equal(line: Equation) -> str:
    return _around(line, "=")


def _around(line: Equation, sign: str) -> str:
    """Both sides of a line, or what is known already without another."""
    left: Box = line.result
    return f"{latex(left)} &" if line.right is None else f"{latex(left)} &{sign} {latex(line.right)}"
