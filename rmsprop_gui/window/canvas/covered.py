"""What lies over the plane of the canvas, and where: nothing that is to be read stands beneath it."""

from enum import IntEnum, auto

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem


class Cover(IntEnum):
    """What may lie over the plane. Each keeps away from those before it."""

    NOTICES = auto()
    WELCOME = auto()
    SCALE = auto()
    PLACED_LEGEND = auto()
    """Where the user has put it."""
    MAGNIFIER = auto()
    LEGEND = auto()


class CoveredPlaces(QObject):
    """Where each of these lies, in pixels of the scene."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: dict[Cover, QRectF] = {}

    def cover(self, what: Cover, place: QRectF) -> None:
        """Take it that this lies there from now on; nowhere for an empty place."""
        if place != self._places.get(what, QRectF()):
            self._places[what] = place
            self.changed.emit()

    def within(self, item: QGraphicsItem, before: Cover | None = None) -> list[QRectF]:
        """The places of all that cover something, or of those before one of them, in the pixels of an item."""
        covers = [what for what in sorted(self._places) if before is None or what < before]
        return [item.mapRectFromScene(self._places[what]) for what in covers if not self._places[what].isEmpty()]
