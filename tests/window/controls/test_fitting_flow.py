"""A flow shows its widgets whole or not at all, those that matter most first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from rmsprop_gui.window.controls.fitting_flow import FittingFlow

from .test_flow_layout import GAP, HEIGHT, Block

WIDTHS = {"question": 100, "words": 150, "typing": 60, "done": 40}
NEEDED, EXTRA = ("done", "question"), ("typing", "words")
TWO = 2 * HEIGHT + GAP


@pytest.fixture
def parts(qapp: QApplication) -> Iterator[dict[str, Block]]:
    row = QWidget()
    flow = FittingFlow(row)
    flow.setSpacing(GAP)
    made = {name: Block(row, width) for name, width in WIDTHS.items()}
    for block in made.values():
        flow.addWidget(block)
    row.show()
    yield made
    row.close()
    row.deleteLater()


ROOMS = {
    (380, HEIGHT): {"question", "words", "typing", "done"},
    (379, HEIGHT): {"question", "typing", "done"},
    (219, HEIGHT): {"question", "done"},
    (150, HEIGHT): {"question", "done"},
    (149, HEIGHT): {"typing", "done"},
    (149, TWO): {"question", "typing", "done"},
    (109, TWO): {"question", "done"},
    (60, TWO): {"done"},
    (39, TWO): set(),
    (380, 1): {"question", "words", "typing", "done"},
}


@pytest.mark.parametrize("room, wanted", ROOMS.items(), ids=map(str, ROOMS))
def test_what_there_is_no_room_for_is_left_out(
    parts: dict[str, Block], room: tuple[int, int], wanted: set[str]
) -> None:
    flow = parts["done"].parentWidget().layout()
    assert isinstance(flow, FittingFlow)
    fitting = flow.fitting(QSize(*room), [parts[name] for name in NEEDED], [parts[name] for name in EXTRA])
    assert {name for name, part in parts.items() if part in fitting} == wanted
    flow.show_only(fitting)
    flow.setGeometry(QRect(0, 0, *room))
    places = [part.geometry() for part in parts.values() if part.isVisible()]
    assert [place.size() for place in places] == [part.sizeHint() for part in parts.values() if part in fitting]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
