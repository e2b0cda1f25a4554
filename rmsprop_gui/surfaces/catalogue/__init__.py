"""The surfaces to choose from, one file a group: to add a surface, write its formula and put it in its group."""

from rmsprop_gui.surfaces.catalogue import curvature, data, ill_conditioned, many_minima, moving, rare, saddles, valleys
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.surface import Surface

GROUPS: tuple[Group, ...] = (
    ill_conditioned.GROUP,
    valleys.GROUP,
    many_minima.GROUP,
    saddles.GROUP,
    curvature.GROUP,
    rare.GROUP,
    moving.GROUP,
    data.GROUP,
)
"""In the order of a lecture."""

SURFACES: dict[str, Surface] = {surface.name: surface for group in GROUPS for surface in group.surfaces}
"""All of them by their names."""
