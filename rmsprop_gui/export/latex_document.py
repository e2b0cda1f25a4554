"""A document of LaTeX that can be compiled as it is: the picture, the formulas and the numbers of a step."""

from collections.abc import Iterator

from rmsprop_gui.export.step_formula import formula_lines
from rmsprop_gui.export.tikz import PACKAGES, picture_lines
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState

_HEAD = (
    "% Written by RMSProp Lab; pdflatex makes a page of it that is as large as what is on it.",
    r"\documentclass[border=10pt, varwidth=40cm]{standalone}",
    r"\usepackage[T1]{fontenc}",
    r"\usepackage[utf8]{inputenc}",
    r"\usepackage{amsmath}",
    *PACKAGES,
    r"\setlength{\parindent}{0pt}",
    r"\begin{document}",
)


def latex_document(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """The document, line by line; ValueError where there is no run to tell of."""
    lines = [*_HEAD, *picture_lines(experiment, view), "", *formula_lines(experiment, view), r"\end{document}"]
    return (f"{line}\n" for line in lines)
