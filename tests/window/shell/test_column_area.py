"""A panel scrolls where it must, and does not change its mind about it."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from rmsprop_gui.window.shell.column_area import ColumnArea


class Formula(QWidget):
    """As high as it is wide, as far as it can be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.resizes = 0

    def heightForWidth(self, width: int) -> int:
        return width

    def resizeEvent(self, event: object) -> None:
        self.resizes += 1
        assert self.resizes < 1000, "it goes on and on"


@pytest.fixture
def panel(qapp: QApplication, nothing_left: None) -> ColumnArea:
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(Formula(content))
    owner = QWidget()
    area = ColumnArea(content, owner)
    area.owner = owner  # or it would go
    return area


@pytest.mark.parametrize("height, scrolls", [(150, True), (195, True), (199, True), (200, False), (260, False)])
def test_it_scrolls_where_there_is_not_room_at_the_whole_width(panel: ColumnArea, height: int, scrolls: bool) -> None:
    panel.resize(200, height)
    panel.owner.show()
    for _ in range(3):
        QCoreApplication.processEvents()
        assert panel.verticalScrollBar().isVisible() == scrolls
    panel.owner.close()
