"""Labels keep off one another and stay within their area."""

import random
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from rmsprop_gui.window.canvas.labels import placed

AREA = QRectF(4, 4, 392, 292)


def assert_apart(places: list[QRectF]) -> None:
    assert all(AREA.contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


@pytest.mark.parametrize("seed", range(20))
def test_labels_do_not_overlap_and_do_not_leave(seed: int) -> None:
    dice = random.Random(seed)
    count = dice.randint(1, 10)
    spread = dice.choice([0, 20, 400])
    points = [QPointF(200 + dice.uniform(-spread, spread), 150 + dice.uniform(-spread, spread)) for _ in range(count)]
    sizes = [QSizeF(dice.uniform(40, 240), 18) for _ in range(count)]
    places = placed(points, sizes, AREA)
    assert all(place is not None and place.size() == size for place, size in zip(places, sizes, strict=True))
    assert_apart([place for place in places if place is not None])


def test_a_lone_label_is_near_its_point_and_does_not_cover_it() -> None:
    for x, y in ((200, 150), (5, 5), (395, 295), (395, 5)):
        (place,) = placed([QPointF(x, y)], [QSizeF(100, 18)], AREA)
        assert place is not None and not place.contains(QPointF(x, y))
        assert place.adjusted(-30, -30, 30, 30).contains(QPointF(x, y))


def test_where_there_is_no_room_left_a_label_has_no_place() -> None:
    places = placed([QPointF(200, 150)] * 60, [QSizeF(180, 18)] * 60, AREA)
    kept = [place for place in places if place is not None]
    assert 20 <= len(kept) < 60
    assert_apart(kept)
    assert placed([QPointF(200, 150)], [QSizeF(500, 18)], AREA) == [None]
