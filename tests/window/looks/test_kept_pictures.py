"""The pictures that were asked for last are kept, and all of them need no more memory than there is room."""

import pytest
from PySide6.QtGui import QImage, QPainter, QPixmap

from rmsprop_gui.window.canvas.lettering import HALO, draw_lettering, text_size
from rmsprop_gui.window.looks import kept_pictures
from rmsprop_gui.window.looks.look import font_of
from window.memory import resident

SIDE = 10


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Room for three pictures of `SIDE`."""
    monkeypatch.setattr(kept_pictures, "ROOM", 3 * SIDE**2)
    return []


@pytest.mark.parametrize(
    ("asked", "painted_again"),
    [("abcabc", ""), ("abcda", "a"), ("abcad", ""), ("abcadab", "b"), ("abcW", ""), ("abcWW", ""), ("abcWa", "a")],
)
def test_what_was_asked_for_last_is_kept(qapp: object, painted: list[str], asked: str, painted_again: str) -> None:
    """W is a picture that is larger than all the room."""

    @kept_pictures.kept_pictures
    def picture(name: str) -> QPixmap:
        painted.append(name)
        return QPixmap(*((2 * SIDE, 2 * SIDE) if name == "W" else (SIDE, SIDE)))

    sizes = [picture(name).width() for name in asked]
    assert sizes == [2 * SIDE if name == "W" else SIDE for name in asked]
    assert "".join(painted) == "".join(dict.fromkeys(asked)) + painted_again


def test_numbers_that_change_with_every_step_need_no_more_than_their_pixels(qapp: object) -> None:
    paper = QImage(300, 60, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(paper)
    box, before, count = paper.rect().toRectF(), 0, 400
    for number in range(50 + count):
        if number == 50:  # the glyphs are there
            before = resident()
        draw_lettering(painter, f"0.{number:06}", box, 13, 400, "#000000", "#ffffff", HALO)
    painter.end()
    size, margin = text_size("0.000000", font_of(13)), 2 * (HALO + 2)
    pixels = 4 * (size.width() + margin) * (size.height() + margin)
    assert resident() - before < count * (2 * pixels + 4000)
