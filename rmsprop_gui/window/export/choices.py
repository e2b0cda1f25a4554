"""What is chosen in the export dialog, remembered as long as the window is there."""

from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.export.film import MAX_FPS
from rmsprop_gui.export.formats import TEXT_FORMATS
from rmsprop_gui.export.pictures import FILM_FORMATS, LARGEST, PICTURE_FORMATS, SUBJECTS
from rmsprop_gui.simulation.experiment import MAX_STEPS
from rmsprop_gui.window.looks.appearance import SYSTEM

WINDOW, TEXT = "window", "text"
"""Beside the subjects: the window as it is, and the experiment as a text."""
SCALES = (1.0, 1.5, 2.0, 3.0, 4.0)
_SMALLEST = 64  # pixels along a side


@dataclass(frozen=True)
class Choices:
    """How something was exported last; `theme` is one of the themes, or `SYSTEM` for that of the window."""

    what: str = "canvas"
    kind: str = "png"
    size: tuple[int, int] | None = None
    """In logical pixels; None for the usual one."""
    scale: float = 2.0
    first: int = 0
    last: int = 0
    fps: int = 10
    theme: str = SYSTEM
    path: Path = Path("rmsprop-lab.png")


def kinds_of(what: str) -> dict[str, tuple[str, str]]:
    """The kinds of files that a subject can become: title and suffix by name."""
    if what == TEXT:
        return {kind: (each.name, each.suffix) for kind, each in TEXT_FORMATS.items()}
    pictures = {
        kind: (each.title, each.suffix)
        for kind, each in PICTURE_FORMATS.items()
        if what == WINDOW or SUBJECTS[what].has_shapes or not each.is_vector
    }
    films = {kind: (each.title, each.suffix) for kind, each in FILM_FORMATS.items()}
    return pictures if what == WINDOW else pictures | films


def check_side(pixels: float) -> None:
    """ValueError for a length that a picture cannot have."""
    if not _SMALLEST <= pixels <= LARGEST:
        raise ValueError(f"a picture is {_SMALLEST} to {LARGEST:,} pixels wide and high")


def check_step(step: float) -> None:
    """ValueError for a step that no experiment has."""
    if not 0 <= step <= MAX_STEPS:
        raise ValueError(f"a step is from 0 to {MAX_STEPS:,}")


def check_fps(fps: float) -> None:
    """ValueError for a speed that not all films can have."""
    if not 1 <= fps <= MAX_FPS:
        raise ValueError(f"a film has 1 to {MAX_FPS} pictures a second")
