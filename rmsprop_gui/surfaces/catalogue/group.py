"""A group of surfaces: what they teach, and which they are."""

from dataclasses import dataclass

from rmsprop_gui.surfaces.surface import Surface


@dataclass(frozen=True)
class Group:
    """Surfaces that teach the same, in the order of a lecture. `about` says what, in one sentence."""

    name: str
    title: str
    about: str
    surfaces: tuple[Surface, ...]
