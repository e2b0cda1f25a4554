"""Pictures that are painted once and kept, as long as there is room for them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

from PySide6.QtGui import QPicture, QPixmap

from rmsprop_gui.window.looks.sheets import Sheet

ROOM = 1 << 20
"""Pixels of four bytes: some frames of all that is written on a canvas, in the largest type."""
_BYTES = 4  # of a pixel


class Pictured(Protocol):
    """What has a picture and knows more of it."""

    @property
    def sheet(self) -> Sheet: ...


_P = ParamSpec("_P")
_T = TypeVar("_T", bound=Sheet | Pictured)


def kept_pictures(paint: Callable[_P, _T]) -> Callable[_P, _T]:
    """Keep the pictures that were asked for last, at most `ROOM` of pixels; all arguments must be hashable.

    Numbers change with every step and type can be large: a count of pictures would bound nothing.
    """
    kept: OrderedDict[Hashable, _T] = OrderedDict()
    used = 0

    @wraps(paint)
    def picture(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        nonlocal used
        key = (args, *kwargs.items())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
        kept[key] = made = paint(*args, **kwargs)
        used += _pixels(made)
        while used > ROOM and len(kept) > 1:
            used -= _pixels(kept.popitem(last=False)[1])
        return made

    return picture


def unpainted(picture: Sheet) -> Sheet:
    """The same picture without what Qt has painted it with, which it keeps: after letters that is some 60 kB."""
    return picture.copy() if isinstance(picture, QPixmap) else picture


def _pixels(picture: Sheet | Pictured) -> int:
    sheet = picture if isinstance(picture, QPixmap | QPicture) else picture.sheet
    return sheet.width() * sheet.height() if isinstance(sheet, QPixmap) else sheet.size() // _BYTES
