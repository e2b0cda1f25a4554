"""No text of the main window is smaller than can be read."""

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QWidget

from rmsprop_gui.window.main_window import MainWindow
from window.windows import OpenWindow

LEAST = 14  # pixels at scale 1


def small(window: MainWindow) -> dict[str, int]:
    """The widgets whose text is too small, with its height."""
    heights = {widget: QFontInfo(widget.font()).pixelSize() for widget in window.findChildren(QWidget)}
    return {f"{type(one).__name__} {one.objectName()}": height for one, height in heights.items() if height < LEAST}


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=str)
def test_all_text_is_large_enough(open_window: OpenWindow, size: tuple[int, int]) -> None:
    window = open_window()
    window.resize(*size)
    window.player.seek(20)
    assert small(window) == {}
