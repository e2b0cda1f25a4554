"""The view: one frozen value that says everything that a window shows of an experiment."""

import math
from dataclasses import dataclass, replace
from enum import Enum

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.simulation.experiment import MAX_STEPS, Experiment
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces.surface import Range
from rmsprop_gui.view.relief_view import FIRST_RELIEF, ReliefView

NARROWEST = 5e-10
"""The width of the plane that can be shown at the least, where numbers are small."""
_FLOATS = 1000  # within a range at the least, so that places and labels in it can be told apart

CHARTS = 2
"""How many charts stand side by side."""

MAX_SEEDS = 1000
"""Over which runs are averaged."""
MAX_SMOOTHED = 10_000
"""Steps of a running mean."""

MAX_PARTS = 1000
"""More than any step is made of."""

FASTEST = 0.0
SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 5000.0, FASTEST)
"""Steps a second; `FASTEST` is as fast as frames can be painted."""


class OverlayScope(Enum):
    """For which runs the parts of a step are drawn: inside a step at least for the selected one."""

    INSIDE = "inside a step"
    SELECTED = "the selected run"
    ALL = "all runs"


@dataclass(frozen=True)
class ChartView:
    """What one chart shows: a measure by its name, on a logarithmic or a linear scale."""

    measure: str
    logarithmic: bool = True
    whole_length: bool = False
    """Whether the axis of steps goes to the end of the experiment, and not only somewhat beyond the playhead."""
    smoothed: int = 1
    """Over how many steps, up to each, the mean is taken that is drawn; 1 for the values themselves."""


PRESENTED = ("rule", "rates", "chart", "data")
"""The parts that the presenter view has beside the canvas, the most important first.

Where the surface is a loss over data, those stand in the place of the chart if they are wanted.
"""


@dataclass(frozen=True)
class ComparisonView:
    """How the table of the comparison stands: the loss to reach, and the name of the column that it is sorted by."""

    target: float = 0.1
    sorted_by: str = ""
    """Empty for the order of the runs."""
    descending: bool = False


@dataclass(frozen=True)
class ViewState:
    """Everything that a window shows of an experiment. Names are those that the window declares.

    Raises ValueError for a parameter, a playhead, a range, a speed, a size or a number of charts that cannot be.
    """

    selected: int = 0
    """The index of the selected run; -1 where there is none."""
    axis: int = 1
    """The parameter whose numbers stand in the formula: 0 for x₁, 1 for x₂."""
    step: int = 0
    """Where the playhead rests; while it moves, where it rested last."""
    part: int = 0
    """How many parts of the next step have been carried out there; 0 between steps."""
    speed: float = 10.0
    """Steps a second, one of `SPEEDS`."""
    view_range: tuple[Range, Range] | None = None
    """The part of the plane on the canvas, along x₁ and x₂; None for the surface's own."""
    paths_ahead: bool = True
    equal_axes: bool = False
    """Whether a unit is as long along x₁ as along x₂."""
    curvature: bool = False
    """Whether the curvature is drawn at the playhead and at the pointer."""
    magnifier: bool = True
    """Whether the surroundings of the point are shown enlarged."""
    enlarged: bool = False
    """Whether that is large, with numbers."""
    legend: bool = True
    legend_place: tuple[float, float] | None = None
    """Where the middle of the legend is, in parts of the canvas from its left and upper edge; None where it fits."""
    overlays: OverlayScope = OverlayScope.INSIDE
    future_hidden: bool = True
    """Whether charts end at the playhead."""
    pointer_dot: bool = False
    inside: bool = False
    """Whether forward and back walk through the parts of a step."""
    mid_run: bool = False
    """Whether edits of hyperparameters apply from the playhead on."""
    prediction: Prediction | None = None
    """What is being predicted; what lies ahead is hidden meanwhile."""
    compared: int | None = None
    """The index of the run that the selected one is compared with; None for the one that is most like it."""
    presenter: bool = False
    presented: frozenset[str] = frozenset(PRESENTED[:3])
    """Those of the parts `PRESENTED` that the presenter view shows."""
    charts: tuple[ChartView, ...] = (ChartView("loss"), ChartView("rate"))
    """From left to right."""
    averaged: int = 1
    """Over how many seeds mean and spread are shown of each run, where it depends on chance; 1 for no such thing."""
    comparison: ComparisonView = ComparisonView()
    panels: frozenset[str] | None = None
    """The panels that are open; None leaves them as they are."""
    behind: frozenset[str] = frozenset()
    """Those of them that are behind the tab of another."""
    arranged: bool = False
    """Whether the panels are as the user has arranged them, and not as suits the size of the window."""
    beginner: bool = True
    """Whether the user has never yet taken a step nor dragged the start: then hints say how."""
    relief: ReliefView = FIRST_RELIEF
    """Whether the surface is shown in 3-D, and how."""
    arranging: bool = False
    """Whether panels have titles, to be dragged by them."""
    theme: str = "system"
    scale: float = 1.0
    """Of all text and lines, against the usual size."""
    notation: Notation = Notation.LAB
    """Which letters things are called by."""
    motion: bool = True
    """Whether what changes glides from one state to the next; it never does where the desktop wants no motion."""

    def __post_init__(self) -> None:
        if self.axis not in (0, 1):
            raise ValueError(f"there are two parameters, x₁ and x₂: no number {self.axis}")
        if not (0 <= self.step <= MAX_STEPS and 0 <= self.part <= MAX_PARTS):
            raise ValueError(f"the playhead cannot be at step {self.step}, part {self.part}")
        for low, high in self.view_range or ():
            if not (math.isfinite(high - low) and high - low >= narrowest(low, high)):
                raise ValueError(f"nothing can be shown from {low} to {high}")
        if not all(0 <= part <= 1 for part in self.legend_place or ()):
            raise ValueError(f"the legend cannot be at {self.legend_place}")
        if self.compared is not None and self.compared < 0:
            raise ValueError(f"there is no run {self.compared} to compare with")
        if not self.presented <= frozenset(PRESENTED):
            raise ValueError(f"the presenter view has no {', '.join(sorted(self.presented - frozenset(PRESENTED)))}")
        if self.speed not in SPEEDS:
            raise ValueError(f"there is no speed {self.speed}")
        if not 0 < self.scale < math.inf:
            raise ValueError(f"there is no size {self.scale}")
        if isinstance(self.averaged, bool) or not 1 <= self.averaged <= MAX_SEEDS:
            raise ValueError(f"runs are averaged over 1 to {MAX_SEEDS:,} seeds, not {self.averaged}")
        if not all(1 <= chart.smoothed <= MAX_SMOOTHED for chart in self.charts):
            raise ValueError(f"a running mean is over 1 to {MAX_SMOOTHED:,} steps")
        if len(self.charts) != CHARTS:
            raise ValueError(f"there are {CHARTS} charts, not {len(self.charts)}")


def narrowest(low: float, high: float) -> float:
    """The width that a range must have where this one lies, both ends of which are finite."""
    return max(NARROWEST, _FLOATS * math.ulp(max(abs(low), abs(high))))


def first_view(experiment: Experiment, remembered: ViewState | None = None) -> ViewState:
    """How an experiment is shown at first: from the start, the last run selected, and else as is remembered."""
    usual = ViewState()
    anew = {name: getattr(usual, name) for name in _OF_THE_MOMENT}
    return replace(remembered or usual, **anew | {"selected": len(experiment.runs) - 1})


_OF_THE_MOMENT = (
    *("axis", "step", "part", "view_range", "inside", "mid_run", "prediction", "compared", "enlarged", "averaged"),
)
"""What is shown of one experiment at one moment, and not in general."""
