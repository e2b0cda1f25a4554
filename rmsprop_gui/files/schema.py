"""What an experiment file holds, version 3: the declared shape that every file is checked against.

Names and types only. What a value may be is known to the classes that the document is made into, and they check it.
A field that is left out has its usual value; a field that is not named here is refused.

Whoever adds something to an experiment or to its view adds a field here, raises `VERSION`, says in `document_text.py`
how a file of the version before becomes one of this version, and adds a sample to the tests.
"""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType, json

from rmsprop_gui.optimizers.own.limits import MAX_TEXT

FORMAT = "rmsprop-lab experiment"
VERSION = 3

Label = Annotated[str, Meta(max_length=200)]
Lines = Annotated[str, Meta(max_length=MAX_TEXT)]
Setting = int | float | bool | str
Settings = dict[Label, Setting]
Pair = tuple[float, float]
Ranges = tuple[Pair, Pair]
"""From and to, along x₁ and along x₂."""


class _Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the document."""


class Function(_Part, frozen=True, kw_only=True):
    """A function as it was typed, and what was found for it: a range, a start, and its minima."""

    text: Annotated[str, Meta(max_length=3000)]
    view: Ranges
    start: Pair
    minima: Annotated[list[Pair], Meta(max_length=50)] = []


class Data(_Part, frozen=True, kw_only=True):
    """Two columns of numbers of one's own: their names, and the rows below them."""

    columns: tuple[Label, Label]
    rows: Annotated[list[Pair], Meta(max_length=2000)]


class Surface(_Part, frozen=True, kw_only=True):
    """A surface of the catalogue by its name, and what its parameters are set to.

    Or what was typed as `function`, or the loss of a small model over `data` of one's own.
    """

    name: Label
    settings: Settings = {}
    function: Function | UnsetType = UNSET
    data: Data | UnsetType = UNSET


class Change(_Part, frozen=True, kw_only=True):
    """From the step after `row` on, the run is taken with these settings."""

    row: int
    settings: Settings = {}


class Rule(_Part, frozen=True, kw_only=True):
    """An optimizer of the catalogue by its name, its settings, and how they change on the way.

    `own` is none of the catalogue: it is what its `lines` say, as they were typed.
    """

    optimizer: Label
    lines: Lines = ""
    settings: Settings = {}
    changes: list[Change] = []


class Run(Rule, frozen=True, kw_only=True):
    """An optimizer, and how it is shown. Without a label it is called what it is."""

    label: Label = ""
    style: int = 0
    visible: bool = True


class Sampling(_Part, frozen=True, kw_only=True):
    """What chance does to the gradient of each step."""

    noise: float = 0.0
    relative_noise: float = 0.0
    batch: int = 0
    seed: int = 0


class Trial(Rule, frozen=True, kw_only=True):
    """One path, with all that it is computed from."""

    surface: Surface
    start: Pair
    steps: int
    sampling: Sampling = Sampling()
    box: Ranges | None = None


class Recorded(_Part, frozen=True, kw_only=True):
    """A path that was recorded elsewhere: its points, and for each of them the loss; for each step gradient and rates.

    What is not known is left out. `source` says in a few words what took it.
    """

    positions: Annotated[list[Pair], Meta(min_length=2, max_length=100_001)]
    losses: Annotated[list[float], Meta(max_length=100_001)] = []
    gradients: Annotated[list[Pair], Meta(max_length=100_000)] = []
    rates: Annotated[list[Pair], Meta(max_length=100_000)] = []
    source: Label = ""


class Pin(Trial, frozen=True, kw_only=True):
    """A path that was pinned, or, where its optimizer is `recorded`, one that was recorded elsewhere."""

    label: Label
    style: int = 0
    recorded: Recorded | UnsetType = UNSET


class Experiment(_Part, frozen=True, kw_only=True):
    """What is computed."""

    surface: Surface
    start: Pair
    steps: int
    runs: list[Run] = []
    pins: list[Pin] = []
    sampling: Sampling = Sampling()
    box: Ranges | None = None


class Prediction(_Part, frozen=True, kw_only=True):
    """The run with index `run` is asked for `ahead` steps after step `origin`; `trial` is that run as it was then."""

    run: int
    origin: int
    ahead: int
    trial: Trial | None = None
    guesses: Annotated[list[Pair], Meta(max_length=1000)] = []


class Chart(_Part, frozen=True, kw_only=True):
    """What one chart shows."""

    measure: Label
    logarithmic: bool = True
    whole_length: bool = False
    smoothed: int = 1


class Comparison(_Part, frozen=True, kw_only=True):
    """How the table of the comparison stands."""

    target: float = 0.1
    sorted_by: Label = ""
    descending: bool = False


class Relief(_Part, frozen=True, kw_only=True):
    """How the surface is shown in 3-D. Without a scale its heights are on the one that suits them."""

    shown: Label = "contours"
    scale: Label | None = None
    azimuth: float = -58.0
    elevation: float = 38.0
    size: float = 1.0
    shift: Pair = (0.0, 0.0)


class View(_Part, frozen=True, kw_only=True):
    """What is shown of the experiment. What is left out stays as it is in the window that opens the file."""

    selected: int | UnsetType = UNSET
    axis: int | UnsetType = UNSET
    step: int | UnsetType = UNSET
    part: int | UnsetType = UNSET
    speed: float | UnsetType = UNSET
    view_range: Ranges | UnsetType | None = UNSET
    paths_ahead: bool | UnsetType = UNSET
    equal_axes: bool | UnsetType = UNSET
    curvature: bool | UnsetType = UNSET
    magnifier: bool | UnsetType = UNSET
    enlarged: bool | UnsetType = UNSET
    legend: bool | UnsetType = UNSET
    legend_place: Pair | UnsetType | None = UNSET
    overlays: Label | UnsetType = UNSET
    future_hidden: bool | UnsetType = UNSET
    inside: bool | UnsetType = UNSET
    mid_run: bool | UnsetType = UNSET
    prediction: Prediction | UnsetType | None = UNSET
    compared: int | UnsetType | None = UNSET
    presented: list[Label] | UnsetType = UNSET
    charts: list[Chart] | UnsetType = UNSET
    averaged: int | UnsetType = UNSET
    comparison: Comparison | UnsetType = UNSET
    panels: list[Label] | UnsetType | None = UNSET
    behind: list[Label] | UnsetType = UNSET
    arranged: bool | UnsetType = UNSET
    relief: Relief | UnsetType = UNSET


class Document(_Part, frozen=True, kw_only=True):
    """All of a file."""

    format: str
    version: int
    experiment: Experiment
    view: View = View()
    path: str | None = None
    """In a copy of unsaved work: the path of the file that it is a later state of, percent-encoded."""


def json_schema() -> str:
    """The same shape as a JSON schema, for other programs: `resources/experiment.schema.json` holds it."""
    shape = {"$schema": "https://json-schema.org/draft/2020-12/schema", **json.schema(Document)}
    return json.format(json.encode(shape).decode(), indent=1) + "\n"
