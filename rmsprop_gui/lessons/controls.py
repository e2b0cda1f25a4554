"""The names of what a scene can unlock: everything in the window that changes an experiment.

Playback, zoom, panels and the theme change no experiment and are never locked.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces import SURFACES

EVERYTHING = "all"
"""Unlocks every control."""

GENERAL: Mapping[str, str] = {
    "start": "the point that all runs start from",
    "steps": "how many steps the runs take",
    "surface": "which surface is descended",
    "function": "a function of one's own in the place of the surface",
    "runs": "adding, duplicating, moving, hiding, renaming and removing runs",
    "lines": "the lines of typed optimizers",
    "settings": "schedule, decay, clipping and all that an optimizer can be wrapped in",
    "box": "the box that positions are kept in",
    "noise": "noise on every gradient",
    "batch": "how many rows of data each step is given",
    "seed": "the seed of noise and batches",
    "averaged": "over how many seeds is averaged",
    "pins": "pinning paths, and removing pins",
    "charts": "what the charts show",
    "view": "what is drawn on the canvas: paths ahead, curvature, magnifier, parts of a step, 3-D",
}
"""What is no setting of a rule or of a surface."""


@lru_cache(maxsize=1)
def controls() -> Mapping[str, str]:
    """Every control by its name, with what it is in words."""
    settings: dict[str, str] = {}
    for rule in RULES.values():
        for name, setting in rule.declared().items():
            settings.setdefault(name, setting.label)
    for surface in SURFACES.values():
        for name, declared in surface.parameters.items():
            words = declared.meaning.sentence if isinstance(declared, NumericParameter) else declared.label
            settings.setdefault(name, words)
    return {**GENERAL, **{name: words for name, words in settings.items() if name not in GENERAL}}


def unlocked(names: Iterable[str], labels: Iterable[str]) -> frozenset[str]:
    """The names, checked; `runs.LABEL.NAME` is a setting of one run alone. ValueError for one that is no control."""
    known, there = controls(), tuple(labels)
    for name in names:
        if name != EVERYTHING and name not in known and not _is_of_one_run(name, there):
            meant = get_close_matches(name[:100], list(known), 1)
            hint = f": did you mean {meant[0]}?" if meant else f"; there are {', '.join(GENERAL)} and settings by name"
            raise ValueError(f"there is no control {name!r}{hint}")
    return frozenset(names)


def is_unlocked(name: str, among: frozenset[str], label: str = "") -> bool:
    """Whether a control may be used, that of the run with this label where it belongs to one."""
    return EVERYTHING in among or name in among or (bool(label) and f"runs.{label}.{name}" in among)


def _is_of_one_run(name: str, labels: tuple[str, ...]) -> bool:
    """Whether it names a setting of one of these runs. Names of runs may have points in them."""
    head, _, setting = name.rpartition(".")
    return head.removeprefix("runs.") in labels and head.startswith("runs.") and setting in controls()
