"""The bands between contours: their outlines, and how the ground is coloured at a height."""

from functools import lru_cache
from itertools import pairwise

import numpy as np
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtGui import QColor, QPainterPath

from rmsprop_gui.view.theme import Theme
from rmsprop_gui.window.looks.colours import mixed


def outline_of(pixels: np.ndarray, offsets: np.ndarray) -> QPainterPath:
    """One path of all the closed outlines; holes are told from land by the odd-even rule, which is the usual one.

    Each is handed to Qt as one block of memory: that takes a quarter of the time of a path with gaps.
    """
    path = QPainterPath()
    for begin, end in pairwise(offsets.tolist()):
        polygon = create_qpolygonf(end - begin)
        ndarray_from_qpolygonf(polygon)[:] = pixels[begin:end]
        path.addPolygon(polygon)
    return path


@lru_cache(maxsize=256)
def shade(height: float, theme: Theme) -> QColor:
    """The ground at a height from 0 to 1, mixed of the two stops that it lies between."""
    place = height * (len(theme.contours) - 1)
    below = min(int(place), len(theme.contours) - 2)
    return mixed(theme.contours[below], theme.contours[below + 1], place - below)
