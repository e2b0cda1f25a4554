"""A window with a small lesson, which is closed again after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsprop_gui.window.lessons import guide as guide_module
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs

from .taught import open_lesson


@pytest.fixture
def taught(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(guide_module, "_WITHIN", 0.1)
    monkeypatch.setattr(guide_module, "_WAITS", 0)
    yield open_lesson(window, tmp_path)
    close_dialogs(window)
    window.lessons.conductor.close()
