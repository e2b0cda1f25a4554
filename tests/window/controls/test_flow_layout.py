"""Widgets flow like words: in one line where there is room, in more where there is not."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.controls.flow_layout import FlowLayout

WIDTHS, HEIGHT, GAP = (100, 60, 80), 20, 10


class Block(QWidget):
    """As large as it was made."""

    def __init__(self, parent: QWidget, width: int, height: int = HEIGHT) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget)
    flow.setSpacing(GAP)
    for width in WIDTHS:
        flow.addWidget(Block(widget, width))
    widget.show()
    return widget


ROOMS = {
    300: [(0, 0), (110, 0), (180, 0)],
    260: [(0, 0), (110, 0), (180, 0)],
    259: [(0, 0), (110, 0), (0, 1)],
    169: [(0, 0), (0, 1), (70, 1)],
    149: [(0, 0), (0, 1), (0, 2)],
}


@pytest.mark.parametrize("width, wanted", ROOMS.items(), ids=map(str, ROOMS))
def test_they_go_on_in_the_next_line(row: QWidget, width: int, wanted: list[tuple[int, int]]) -> None:
    flow = row.layout()
    lines = max(line for _, line in wanted) + 1
    assert flow.heightForWidth(width) == lines * HEIGHT + (lines - 1) * GAP
    flow.setGeometry(QRect(5, 7, width, 100))
    places = [flow.itemAt(index).widget().pos().toTuple() for index in range(flow.count())]
    assert places == [(x + 5, line * (HEIGHT + GAP) + 7) for x, line in wanted]


def test_it_likes_one_line_and_needs_the_widest(row: QWidget) -> None:
    flow = row.layout()
    assert flow.sizeHint() == QSize(sum(WIDTHS) + 2 * GAP, HEIGHT)
    assert flow.minimumSize() == QSize(max(WIDTHS), HEIGHT)
    while flow.count():
        assert flow.takeAt(0) is not None
    assert flow.itemAt(0) is flow.takeAt(0) is None and flow.heightForWidth(100) == 0


def test_what_is_hidden_takes_no_room_and_what_is_low_is_in_the_middle_of_its_line(row: QWidget) -> None:
    flow, blocks = row.layout(), row.findChildren(Block)
    blocks[0].hide()
    assert flow.sizeHint() == QSize(sum(WIDTHS[1:]) + GAP, HEIGHT)
    high = Block(row, 10, 3 * HEIGHT)
    flow.addWidget(high)
    high.show()
    flow.setGeometry(QRect(0, 0, 300, 100))
    assert [block.y() for block in (*blocks[1:], high)] == [HEIGHT, HEIGHT, 0]
