"""An entry for each surface, all from what it declares."""

from rmsprop_gui.guide.entry import Entry, Formulas, Shelf
from rmsprop_gui.surfaces import GROUPS, Surface
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.in_symbols import in_symbols

_SEEN = "The name of the surface, or U, opens the gallery that has it."


def surfaces() -> tuple[Entry, ...]:
    """In the order of the gallery."""
    return tuple(_entry(surface, group) for group in GROUPS for surface in group.surfaces)


def key_of(surface: Surface) -> str:
    """The key of the entry of a surface of the catalogue."""
    return f"surface {surface.name}"


def _entry(surface: Surface, group: Group) -> Entry:
    lines = in_symbols(surface)
    return Entry(
        key=key_of(surface),
        title=surface.title,
        shelf=Shelf.SURFACES,
        text=surface.about,
        besides=group.title,
        formulas=(Formulas(lines),) if lines else (),
        seen=_SEEN,
        sources=surface.sources,
    )
