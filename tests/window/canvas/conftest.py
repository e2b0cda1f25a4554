"""A canvas by itself, with a surface_service that answers only when it is told to."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.looks.look import Look, apply_look
from rmsprop_gui.window.view_store import ViewStore
from window.frames import Film, SilentSurfaceService

LooksAt = Callable[[float], None]
"""Gives the application the usual look at a scale."""
CanvasOf = Callable[..., Canvas]


@pytest.fixture
def surface_service(qapp: object) -> SilentSurfaceService:
    return SilentSurfaceService()


@pytest.fixture
def canvas_of(qtbot: QtBot, surface_service: SilentSurfaceService) -> Iterator[CanvasOf]:
    """Makes canvases that show a film's surface, and its start."""
    canvases: list[Canvas] = []

    def make(film: Film, size: tuple[int, int] = (520, 400)) -> Canvas:
        canvas = Canvas(surface_service, ViewStore(ViewState(motion=False)))
        canvases.append(canvas)
        canvas.resize(*size)
        canvas.show_frame(film.frame(0))
        with qtbot.waitExposed(canvas):
            canvas.show()
        return canvas

    yield make
    for canvas in canvases:
        canvas.close()
        canvas.deleteLater()


@pytest.fixture
def looks_at(qapp: QApplication) -> Iterator[LooksAt]:
    yield lambda scale: apply_look(qapp, Look(scale=scale))
    apply_look(qapp, Look())
