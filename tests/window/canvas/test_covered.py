"""What lies over the plane, and who keeps away from it."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene

from rmsprop_gui.window.canvas.covered import Cover, CoveredPlaces

PLACES = {what: QRectF(10 * what, 0, 5, 5) for what in Cover}


def test_each_keeps_away_from_those_before_it_wherever_they_are_seen_from(qapp: object) -> None:
    covered, scene, item = CoveredPlaces(), QGraphicsScene(), QGraphicsRectItem()
    scene.addItem(item)
    item.setPos(3, 7)
    for what in reversed(Cover):
        covered.cover(what, PLACES[what])
    for own in Cover:
        assert covered.within(item, own) == [PLACES[what].translated(-3, -7) for what in Cover if what < own]
    covered.cover(Cover.NOTICES, QRectF())
    assert covered.within(item) == [PLACES[what].translated(-3, -7) for what in Cover if what is not Cover.NOTICES]


def test_it_is_told_only_where_something_has_moved(qapp: object) -> None:
    covered, told = CoveredPlaces(), []
    covered.changed.connect(lambda: told.append(None))
    for place in (QRectF(), QRectF(1, 2, 3, 4), QRectF(1, 2, 3, 4), QRectF()):
        covered.cover(Cover.LEGEND, place)
    assert len(told) == 2
