"""What the blocks of a lesson file hold: the declared shapes that their settings are checked against.

Names and types only; what a value may be is known to what is made of it. A field that is not named here is refused.
"""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from rmsprop_gui.files.schema import Chart, Comparison, Label, Lines, Pair, Ranges, Relief

Words = Annotated[str, Meta(max_length=10_000)]
"""Markdown."""
Line = Annotated[str, Meta(max_length=300)]
Formula = Annotated[str, Meta(max_length=2000)]
Named = Annotated[str, Meta(max_length=1000)]
"""A rule or a surface, as on the command line: `adam:learning_rate=0.05`."""


class _Block(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The settings of a block."""


class Front(_Block, frozen=True, kw_only=True):
    """What is said of the whole lesson."""

    title: Line
    aim: Words = ""
    minutes: Annotated[int, Meta(ge=1, le=1000)] | None = None
    needs: Annotated[list[Line], Meta(max_length=50)] = []
    sources: Annotated[list[Line], Meta(max_length=100)] = []


class ChangeEntry(_Block, frozen=True, kw_only=True):
    """After step `after` the run goes on with these settings changed."""

    after: int
    settings: Named


class RunEntry(_Block, frozen=True, kw_only=True):
    """A run or a pinned path: a rule of the catalogue, or the `lines` of a typed one, and how it is shown."""

    rule: Named = ""
    lines: Lines = ""
    settings: Named = ""
    label: Label = ""
    style: int | None = None
    visible: bool = True
    changes: Annotated[list[ChangeEntry], Meta(max_length=100)] = []


class SceneBlock(_Block, frozen=True, kw_only=True):
    """The difference of a scene from the scene before it: of the experiment, of its view, of what is unlocked."""

    fresh: bool = False
    surface: Named | UnsetType = UNSET
    function: Formula | UnsetType = UNSET
    start: Pair | UnsetType = UNSET
    steps: int | UnsetType = UNSET
    box: Ranges | bool | UnsetType = UNSET
    noise: float | UnsetType = UNSET
    relative_noise: float | UnsetType = UNSET
    batch: int | UnsetType = UNSET
    seed: int | UnsetType = UNSET
    runs: list[Named | RunEntry] | UnsetType = UNSET
    change: dict[Label, Named] | UnsetType = UNSET
    add: list[Named | RunEntry] | UnsetType = UNSET
    remove: list[Label] | UnsetType = UNSET
    pins: list[Named | RunEntry] | UnsetType = UNSET

    at: int = 0
    select: Label | int | UnsetType = UNSET
    view: Ranges | UnsetType = UNSET
    axis: Annotated[int, Meta(ge=1, le=2)] | UnsetType = UNSET
    charts: Annotated[list[Label | Chart], Meta(max_length=2)] | UnsetType = UNSET
    panels: Annotated[list[Label], Meta(max_length=20)] | UnsetType = UNSET
    relief: Label | Relief | UnsetType = UNSET
    comparison: Comparison | UnsetType = UNSET
    overlays: Label | UnsetType = UNSET
    presented: Annotated[list[Label], Meta(max_length=20)] | UnsetType = UNSET
    averaged: int | UnsetType = UNSET
    speed: float | UnsetType = UNSET
    paths_ahead: bool | UnsetType = UNSET
    future_hidden: bool | UnsetType = UNSET
    equal_axes: bool | UnsetType = UNSET
    curvature: bool | UnsetType = UNSET
    magnifier: bool | UnsetType = UNSET
    enlarged: bool | UnsetType = UNSET
    legend: bool | UnsetType = UNSET
    legend_place: Pair | UnsetType = UNSET
    inside: bool | UnsetType = UNSET
    mid_run: bool | UnsetType = UNSET
    unlock: Label | list[Label] = []


class WrongEntry(_Block, frozen=True, kw_only=True):
    """A wrong answer, a point of the plane or a number, and what is said of it."""

    at: Pair | float
    within: float | None = None
    because: Words


class ChoiceEntry(_Block, frozen=True, kw_only=True):
    """An answer that can be chosen; `play` is a rule that is shown as a ghost when it is."""

    say: Line
    right: bool = False
    because: Words = ""
    play: Named = ""


class PredictBlock(_Block, frozen=True, kw_only=True):
    """A question, and one of three kinds of answers."""

    ask: Words
    because: Words = ""
    at: int | None = None
    click: Pair | None = None
    choices: Annotated[list[Line | ChoiceEntry], Meta(max_length=12)] | None = None
    number: float | None = None
    within: float | None = None
    wrong: Annotated[list[WrongEntry], Meta(max_length=12)] = []


class StopBlock(_Block, frozen=True, kw_only=True):
    """A step that going forward waits at."""

    at: int
    say: Words = ""


class GoalEntry(_Block, frozen=True, kw_only=True):
    """Something that has to be so: of a measure of a run, of the surface, or of a typed path."""

    measure: Label = ""
    run: Label | int | None = None
    axis: Annotated[int, Meta(ge=1, le=2)] | None = None
    below: float | None = None
    above: float | None = None
    near: float | None = None
    within: float | None = None
    within_steps: int | None = None
    at_step: int | None = None
    from_step: int | None = None
    to_step: int | None = None
    for_good: bool = False
    mean_from: int | None = None
    mean_to: int | None = None
    path_of: Label | int | None = None
    equals: Named = ""
    any_of: Annotated[list["GoalEntry"], Meta(max_length=12)] = []


class TryBlock(_Block, frozen=True, kw_only=True):
    """Something to bring about."""

    ask: Words
    goal: Annotated[list[GoalEntry], Meta(min_length=1, max_length=12)]
    hint: Words = ""
    solution: Annotated[list[Named], Meta(max_length=12)] | SceneBlock = []
    because: Words = ""
