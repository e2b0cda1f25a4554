"""What is descended: surfaces over the plane, and their contours."""

from rmsprop_gui.surfaces.catalogue import GROUPS, SURFACES
from rmsprop_gui.surfaces.surface import Surface

__all__ = ["GROUPS", "SURFACES", "Surface"]
