"""A film of steps: painted frame by frame in slices of the event loop, encoded and written on a thread beside it."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from rmsprop_gui.export.film import FilmWriter
from rmsprop_gui.export.palette import Pixels
from rmsprop_gui.export.pictures import FilmFormat
from rmsprop_gui.files.whole_file import whole_file
from rmsprop_gui.window.export.studio import Studio

_AHEAD = 2  # frames that are painted before they are encoded: no more are ever kept
_REST = 1  # milliseconds until it is looked again whether there is room for another


class CancelledError(Exception):
    """Nobody wants the film any more."""


class Filming(QObject):
    """Writes one film, whole or not at all, while the window goes on; closes the studio in the end."""

    progressed = Signal(int)
    """So many frames are written."""
    finished = Signal()
    """The film is there."""
    ended = Signal()
    """It is finished, has failed or was cancelled."""
    failed = Signal(object)
    """There is none: the OSError or the ValueError, which says why."""

    def __init__(
        self, studio: Studio, steps: range, kind: FilmFormat, fps: int, path: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._steps, self._kind, self._fps, self._path = studio, steps, kind, fps, path
        self._next = 0
        self._encoded = 0
        self._is_over = False
        self._waiting: list[Future[None]] = []
        self._encoder = ThreadPoolExecutor(1, "film")
        self._file = ExitStack()
        self._writer: FilmWriter | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin; the film is finished or has failed some turns of the event loop later."""
        self._timer.start()

    @Slot()
    def cancel(self) -> None:
        """End now; no file is left."""
        if not self._is_over:
            self._end(CancelledError())

    @Slot()
    def _on_turn(self) -> None:
        """Take up what has been encoded, and paint one frame more where there is room for it."""
        try:
            if self._writer is None:
                self._begin()
            self._take_up()
            if self._is_over:
                return  # whoever was told how far it is has cancelled it
            if self._next < len(self._steps):
                self._paint_one()
            elif not self._waiting:
                self._end(None)
        except (OSError, ValueError) as error:
            self._end(error)
        except Exception as error:  # of the library
            self._end(ValueError(str(error) or type(error).__name__))

    def _begin(self) -> None:
        """Open the file, and choose colours from the first, the middle and the last frame where there are few."""
        file = self._file.enter_context(whole_file(self._path))
        ends = (self._steps[0], self._steps[len(self._steps) // 2], self._steps[-1]) if self._kind.is_indexed else ()
        samples = [_copied(self._studio.image_at(step)) for step in ends]
        self._writer = FilmWriter(file, self._kind, self._studio.pixel_size, self._fps, samples)

    def _take_up(self) -> None:
        while not self._is_over and self._waiting and self._waiting[0].done():
            self._waiting.pop(0).result()
            self._encoded += 1
            if self._encoded <= len(self._steps):
                self.progressed.emit(self._encoded)

    def _paint_one(self) -> None:
        self._timer.setInterval(_REST if len(self._waiting) >= _AHEAD else 0)
        if len(self._waiting) < _AHEAD:
            assert self._writer is not None
            image = self._studio.image_at(self._steps[self._next])
            self._next += 1
            self._waiting.append(self._encoder.submit(_add, self._writer, image))
            if self._next == len(self._steps):
                self._waiting.append(self._encoder.submit(self._writer.close))

    def _end(self, error: BaseException | None) -> None:
        """Let the film take its place, or vanish."""
        self._is_over = True
        self._timer.stop()
        self._encoder.shutdown(wait=True, cancel_futures=True)  # at most one frame is being encoded
        try:
            if error is not None and self._writer is not None:
                self._writer.abandon()
            self._writer, self._waiting = None, []  # its library ends its threads when nobody has it any more
            self._file.__exit__(type(error) if error else None, error, None)
        except OSError as failure:
            error = error or failure
        self._studio.close()
        if error is None:
            self.finished.emit()
        elif not isinstance(error, CancelledError):
            self.failed.emit(error)
        self.ended.emit()


def _add(writer: FilmWriter, image: QImage) -> None:
    writer.add(_pixels(image))


def _copied(image: QImage) -> Pixels:
    return _pixels(image).copy()


def _pixels(image: QImage) -> Pixels:
    """The numbers of a picture (height, width), each 0xffRRGGBB; good for as long as the picture is."""
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()]
