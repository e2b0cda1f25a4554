"""Qt without a screen for the workers, and nothing left running behind any test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from playback.threads import lingering_threads
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.surface_service import SurfaceService


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot) -> Iterator[None]:
    yield
    assert lingering_threads() == []


@pytest.fixture
def surface_service(qtbot: QtBot) -> Iterator[SurfaceService]:
    made = SurfaceService()
    yield made
    made.stop()
