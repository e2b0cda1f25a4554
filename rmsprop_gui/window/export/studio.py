"""Where pictures are taken: a widget of its own that nobody sees, in a size and a theme of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsView, QWidget

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.export.pictures import Shot
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.theme import THEMES
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.export.painting import WRITERS, painted
from rmsprop_gui.window.export.subjects import MAKERS, deliver
from rmsprop_gui.window.looks.look import dress, painted_in
from rmsprop_gui.window.relief.pane import ReliefPane
from rmsprop_gui.window.view_store import ViewStore

_Painted = TypeVar("_Painted")
_TRIES = 2000  # paintings until all of a very long path is there


class Studio(QObject):
    """Shows a subject at any step of a frame's recordings, which the window goes on with meanwhile.

    To be closed when it is not needed any more.
    """

    def __init__(self, shot: Shot, frame: Frame, view: ViewState) -> None:
        super().__init__()
        self._maker, self._frame = MAKERS[shot.subject.name], frame
        self._theme, self._scale = THEMES[shot.theme], shot.scale
        seen = view.view_range or frame.experiment.surface.view
        with painted_in(self._theme):
            self._service = SurfaceService(self, prompt=True)
            self._view = ViewStore(replace(view, motion=False, beginner=False, pointer_dot=False), self)
            self.widget = self._maker.make(self._service, self._view, seen)
            self.widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            dress(self.widget, self._theme)
            self.widget.setMinimumSize(1, 1)
            self.widget.resize(QSize(*shot.size))
            self.widget.show()
            _never_update(self.widget)
            self._show(frame)
            self.widget.show_look()
            deliver(self.widget)

    def show_step(self, step: int) -> None:
        """Show the whole step."""
        self._frame = replace(self._frame, step=step, part=0)
        with painted_in(self._theme):
            self._show(self._frame)

    def _show(self, frame: Frame) -> None:
        self.widget.show_frame(frame)
        self._maker.settle(self.widget)
        QCoreApplication.removePostedEvents(self.widget, QEvent.Type.UpdateRequest)

    def image(self) -> QImage:
        """What is shown, in pixels."""
        with painted_in(self._theme):
            return self._whole(lambda: painted(self.widget, self._scale))

    def image_at(self, step: int) -> QImage:
        """The same at a step."""
        self.show_step(step)
        return self.image()

    @property
    def pixel_size(self) -> tuple[int, int]:
        """Of its pictures."""
        width, height = (round(side * self._scale) for side in self.widget.size().toTuple())
        return width, height

    def write(self, kind: str, file: BinaryIO) -> None:
        """Write what is shown to a file as one of the kinds of pictures.

        ValueError, in a sentence, where it cannot be painted here.
        """
        with painted_in(self._theme):
            WRITERS[kind](file, self.widget, self._scale, self._whole)

    def _whole(self, paint: Callable[[], _Painted]) -> _Painted:
        """What is painted once all of it is: long paths are drawn on from one painting to the next."""
        found = paint()
        for _ in range(_TRIES):
            if self._maker.complete(self.widget):
                break
            self._maker.settle(self.widget)
            found = paint()
        if isinstance(self.widget, ReliefPane) and self.widget.picture.problem:
            raise ValueError(self.widget.picture.problem)
        return found

    def close(self) -> None:
        """Give back what it holds."""
        self.widget.close()
        self.widget.deleteLater()
        self._service.stop()
        self.deleteLater()


def _never_update(widget: QWidget) -> None:
    """Have what it shows painted when a picture is taken, and not by itself, too."""
    for view in [widget] if isinstance(widget, QGraphicsView) else widget.findChildren(QGraphicsView):
        view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
