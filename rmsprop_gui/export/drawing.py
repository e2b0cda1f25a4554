"""What every drawing of an experiment needs: the part of the plane, the heights of its lines, the runs' colours."""

from collections.abc import Iterable

import numpy as np

from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.surfaces.contours import levels_in_view, sampled
from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.view.view_state import ViewState

GRID = (161, 121)
"""Places along x₁ and x₂ at which heights are asked for."""
PAPER = LIGHT
"""What leaves the app for paper is drawn in the colours of the light theme."""


def drawn_range(experiment: Experiment, view: ViewState) -> View:
    """The part of the plane that the canvas shows."""
    return view.view_range or first_range(experiment) or experiment.surface.view


def drawn_levels(experiment: Experiment, view: ViewState) -> Levels:
    """The levels that the canvas has there, at the step where the playhead is."""
    shown, objective = drawn_range(experiment, view), experiment.objective
    x1, x2 = (np.linspace(*ends, count) for ends, count in zip(shown, GRID, strict=True))
    heights = np.ma.masked_invalid(sampled(objective, x1, x2, view.step))
    return levels_in_view(objective, shown, view.step, heights, objective.minima_at(view.step), experiment.steps)


def colours(paths: Iterable[Run | Pin]) -> list[str]:
    """The colour of each run or pinned path."""
    return [PAPER.run_style(path.style).colour for path in paths]


def ground_colour(shade: float) -> str:
    """What the ground is at a height from 0, the lowest, to 1: between two of the theme's colours it is mixed."""
    stops = PAPER.contours
    place = min(max(shade, 0.0), 1.0) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    first, second = (_parts(stops[index + beyond]) for beyond in (0, 1))
    mixed = (round(a + (place - index) * (b - a)) for a, b in zip(first, second, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
