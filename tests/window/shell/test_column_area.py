"""A panel scrolls where it must, and how wide its column is never depends on that."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.shell.column_area import ColumnArea
from window.frames import has_colour, pixels

NARROWEST = 120  # pixels that the content needs


class Content(QWidget):
    """Counts how often it has been laid out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(NARROWEST)
        self.resizes = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resizes += 1
        assert self.resizes < 1000, "it goes on and on"


class Square(Content):
    """As high as it is wide: says so when it is asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return width


class Formula(Content):
    """As high as it is wide: finds out when it has a width, as formulas do."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(event.size().width())


class Shrinking(Content):
    """Lower where it is wider: text that is broken into lines."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(40_000 // max(event.size().width(), 1))


KINDS = (Square, Formula, Shrinking)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def panel(request: pytest.FixtureRequest, qapp: QApplication, nothing_left: None) -> Iterator[ColumnArea]:
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(request.param(content))
    text = QLabel("Divide each parameter's rate by a running average. " * 3, content)
    text.setWordWrap(True)
    layout.addWidget(text)
    owner = QWidget()
    area = ColumnArea(content, owner, 1000)
    area.owner = owner  # or it would go
    owner.resize(400, 400)
    owner.show()
    yield area
    owner.close()


def content_of(panel: ColumnArea) -> Content:
    return panel.widget().findChild(Content)


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def test_at_no_size_does_it_change_its_mind(panel: ColumnArea) -> None:
    """Around the sizes at which it begins to scroll it is laid out a few times and then rests, as wide as always."""
    content, bar = content_of(panel), panel.verticalScrollBar().sizeHint().width()
    for width in range(180, 215, 2):
        for height in range(180, 330, 5):
            content.resizes = 0
            panel.resize(width, height)
            settle()
            laid_out = content.resizes
            assert laid_out <= 4 and panel.viewport().width() == content.width() == width - bar
            assert panel.verticalScrollBar().maximum() == max(panel.widget().height() - height, 0)
            assert not panel.horizontalScrollBar().isVisible()
            settle()
            assert content.resizes == laid_out


def test_its_bar_is_seen_where_there_is_something_to_scroll(panel: ColumnArea) -> None:
    for height, is_seen in ((100, True), (390, False)):
        panel.resize(200, height)
        settle()
        assert has_colour(pixels(panel.verticalScrollBar()), LIGHT.border) == is_seen


@pytest.mark.parametrize("missing, sideways", [(-1, False), (0, False), (1, True), (40, True)])
def test_only_where_it_is_too_narrow_can_it_be_scrolled_sideways(
    panel: ColumnArea, missing: int, sideways: bool
) -> None:
    least = panel.least_width
    assert least == NARROWEST + panel.verticalScrollBar().sizeHint().width() == panel.minimumSizeHint().width()
    for height in (60, 390):  # whether it scrolls up and down or not
        panel.resize(least - missing, height)
        settle()
        assert panel.horizontalScrollBar().isVisible() == sideways
        assert panel.horizontalScrollBar().maximum() == max(missing, 0)


def test_it_asks_for_no_more_than_its_largest_minimum(qapp: QApplication, nothing_left: None) -> None:
    owner, content = QWidget(), QWidget()
    QVBoxLayout(content).addWidget(Square(content))
    area = ColumnArea(content, owner, NARROWEST - 50)
    assert area.minimumSizeHint().width() == NARROWEST - 50 < area.least_width


def test_a_column_that_needs_more_width_than_before_gets_it(panel: ColumnArea) -> None:
    panel.resize(200, 100)
    settle()
    content_of(panel).setMinimumWidth(300)
    settle()
    assert panel.horizontalScrollBar().isVisible() and panel.minimumSizeHint().width() == panel.least_width > 300
