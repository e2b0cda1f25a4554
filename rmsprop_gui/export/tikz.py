"""The canvas as a picture of TikZ: contours, minima and paths, drawn by pgfplots."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from rmsprop_gui.export.drawing import PAPER, colours, drawn_range, ground_colour
from rmsprop_gui.export.polylines import ready
from rmsprop_gui.formulas.latex import escaped
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.simulation.whole import recorded
from rmsprop_gui.surfaces.contours import Band, Contours, trace_contours
from rmsprop_gui.surfaces.surface import Array, View
from rmsprop_gui.view.view_state import ViewState

PACKAGES = (r"\usepackage{pgfplots}", r"\pgfplotsset{compat=1.16}")
_SIZE = (480, 360)  # pixels that contours are traced for
_DIGITS = 5
_MARKED = 150  # points of a path that are marked each


def tikz(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """A `tikzpicture` for a document that uses pgfplots."""
    heading = ["% for a document with", *(f"% {line}" for line in PACKAGES)]
    return (f"{line}\n" for line in (*heading, *picture_lines(experiment, view)))


def picture_lines(experiment: Experiment, view: ViewState) -> list[str]:
    """The picture, line by line."""
    shown, objective = drawn_range(experiment, view), experiment.objective
    contours = trace_contours(objective, shown, _SIZE, view.step, experiment.steps)
    named = {f"run{index}": colour for index, colour in enumerate(colours(experiment.runs), 1)}
    named |= {f"pin{index}": colour for index, colour in enumerate(colours(experiment.pins), 1)}
    named |= {f"ground{index}": ground_colour(band.shade) for index, band in enumerate(contours.bands)}
    return [
        *(_colour(name, colour) for name, colour in {**named, "contour": PAPER.contour_line}.items()),
        r"\begin{tikzpicture}",
        rf"\begin{{axis}}[{', '.join(_options(shown, view))}]",
        *_ground(contours, shown),
        *_minima(objective.minima_at(view.step), shown),
        *_runs(experiment, shown),
        r"\end{axis}",
        r"\end{tikzpicture}",
    ]


def _options(shown: View, view: ViewState) -> list[str]:
    (left, right), (bottom, top) = shown
    return [
        *(f"xmin={left!r}", f"xmax={right!r}", f"ymin={bottom!r}", f"ymax={top!r}"),
        *("xlabel={$x_1$}", "ylabel={$x_2$}", "width=13cm", "height=9cm", "axis on top", "unbounded coords=jump"),
        *("legend cell align=left", "legend style={font=\\small, fill opacity=0.85, text opacity=1}"),
        *(["axis equal image"] if view.equal_axes else []),
    ]


def _ground(contours: Contours, shown: View) -> list[str]:
    lines = []
    for index, band in enumerate(contours.bands):
        style = f"draw=none, fill=ground{index}, even odd rule, forget plot"
        lines.append(rf"\addplot[{style}] coordinates {{{_outlines(band)}}};")
    for points, is_major in zip(contours.lines, contours.levels.major.tolist(), strict=True):
        stroke = PAPER.major if is_major else PAPER.minor
        style = f"contour, opacity={stroke.opacity}, line width={0.5 * stroke.width:g}pt, forget plot"
        parts = ready(points, shown)
        if parts:
            lines.append(rf"\addplot[{style}] coordinates {{{_coordinates(parts)}}};")
    return lines


def _outlines(band: Band) -> str:
    ends = band.offsets.tolist()
    return _coordinates([band.points[first:last] for first, last in pairwise(ends)])


def _minima(minima: tuple[tuple[float, float], ...], shown: View) -> list[str]:
    (left, right), (bottom, top) = shown
    seen = [(float(x1), float(x2)) for x1, x2 in minima if left <= x1 <= right and bottom <= x2 <= top]
    style = "only marks, mark=star, mark size=4pt, black, forget plot"
    return [rf"\addplot[{style}] coordinates {{{_coordinates([np.array(seen)])}}};"] if seen else []


def _runs(experiment: Experiment, shown: View) -> list[str]:
    lines = []
    for index, pin in enumerate(experiment.pins, 1):
        if pin.trial.surface == experiment.surface:
            lines += _path(pin.trial, pin.label, f"pin{index}, line width=0.5pt", shown)
    for index, run in enumerate(experiment.runs, 1):
        if run.visible:
            lines += _path(experiment.trial(run), run.label, f"run{index}, line width=0.9pt", shown)
    start = _coordinates([np.array([experiment.start], float)])
    return [*lines, rf"\addplot[only marks, mark=diamond*, mark size=3pt, black, forget plot] coordinates {{{start}}};"]


def _path(trial: Trial, label: str, style: str, shown: View) -> list[str]:
    points = recorded(trial).trajectory.position
    marks = "mark=*, mark size=0.8pt" if len(points) <= _MARKED else "no markers"
    coordinates = _coordinates(ready(points, shown))
    return [rf"\addplot[{style}, {marks}] coordinates {{{coordinates}}};", rf"\addlegendentry{{{escaped(label)}}}"]


def _coordinates(parts: list[Array]) -> str:
    """Points, with a gap between two parts."""
    return " (nan,nan) ".join(" ".join(f"({_number(x1)},{_number(x2)})" for x1, x2 in part.tolist()) for part in parts)


def _number(value: float) -> str:
    return f"{value:.{_DIGITS}g}" if abs(value) < 1e-4 or abs(value) >= 1e4 else f"{value:.{_decimals(value)}f}"


def _decimals(value: float) -> int:
    return max(0, _DIGITS - 1 - math.floor(math.log10(abs(value))))


def _colour(name: str, colour: str) -> str:
    return rf"\definecolor{{{name}}}{{HTML}}{{{colour.removeprefix('#').upper()}}}"
