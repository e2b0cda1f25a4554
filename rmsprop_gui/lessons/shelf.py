"""Where lessons come from: those that are shipped, a folder of the user, and packages that bring some of their own.

A package has an entry point in the group `rmsprop_gui.lessons` whose value is the folder of its lessons, written as a
module: `my_course.lessons` for the folder `my_course/lessons`. No code of it is imported. What cannot be read is named
with its reason, and stands in the way of nothing else.
"""

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from rmsprop_gui.files.experiment_file import shown, why
from rmsprop_gui.files.text_file import read_text
from rmsprop_gui.lessons.reading import MAX_BYTES, SUFFIX, read_front
from rmsprop_gui.resources import resource

ENTRY_POINTS = "rmsprop_gui.lessons"
MAX_ENTRIES = 200
"""Lessons of one folder that are listed."""


@dataclass(frozen=True)
class ShelfEntry:
    """A lesson that can be opened: its file and what its front matter says. `aim` is Markdown.

    `problem` says why it cannot be opened; then the title is the name of the file.
    """

    path: Path
    title: str
    aim: str = ""
    minutes: int | None = None
    needs: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class ShelfGroup:
    """The lessons of one place. `problem` says why there is nothing to be had from it."""

    title: str
    entries: tuple[ShelfEntry, ...]
    problem: str = ""


def shelf(own: Path | None = None) -> tuple[ShelfGroup, ...]:
    """All lessons there are: the shipped ones, those in the folder `own`, and those of packages by their names.

    What is empty is left out, unless it has a problem.
    """
    groups = [ShelfGroup("Lessons", _entries_of(resource("lessons")))]
    if own is not None and own.is_dir():
        groups.append(_group("Your own lessons", own))
    groups += map(_of_package, sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name))
    return tuple(group for group in groups if group.entries or group.problem)


def _of_package(point: EntryPoint) -> ShelfGroup:
    title = shown(point.name)
    folder = _folder_of(point.value)
    return _group(title, folder) if folder else ShelfGroup(title, (), f"there is no folder {shown(point.value)!r}")


def _folder_of(module: str) -> Path | None:
    """The folder that a module would be, found without importing anything; None where there is none."""
    name, *rest = module.strip().split(".")
    if not all(part.isidentifier() for part in (name, *rest)):
        return None
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):  # of a finder that somebody has installed
        return None
    places = (Path(place, *rest) for place in (spec.submodule_search_locations or () if spec else ()))
    return next((place for place in places if place.is_dir()), None)


def _group(title: str, folder: Path) -> ShelfGroup:
    try:
        return ShelfGroup(title, _entries_of(folder))
    except OSError as error:
        return ShelfGroup(title, (), why(error))


def _entries_of(folder: Traversable) -> tuple[ShelfEntry, ...]:
    """The lessons right in a folder, in the order of the names of their files."""
    if not folder.is_dir():
        return ()
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(SUFFIX))
    return tuple(entry_of(Path(str(folder), name)) for name in names[:MAX_ENTRIES])


def entry_of(path: Path) -> ShelfEntry:
    """What the front matter of a file says, or why it cannot be read."""
    try:
        front, problems = read_front(read_text(path, MAX_BYTES))
    except (OSError, ValueError) as error:
        return ShelfEntry(path, shown(path.name), problem=why(error))
    if front is None:
        return ShelfEntry(path, shown(path.name), problem=str(problems[0]))
    return ShelfEntry(path, front.title, front.aim, front.minutes, tuple(front.needs))
