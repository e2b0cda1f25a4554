"""Leads what is painted from one step to the next."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.playback.player import Arrival
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide, ease
from rmsprop_gui.window.motion.course import Course
from rmsprop_gui.window.motion.tempo import BY_HAND, PART, PLAYED, WHOLE, Tempo

_HELD = 250.0  # milliseconds within which the third step by hand is a held key's


class Glider(QObject):
    """Follows the frames that are shown, and says what is painted while one of them is a step from the one before.

    Only steps that are taken glide: by playing slowly or by hand. Wherever the playhead is sent, whatever is edited or
    chosen, the true frame is there at once. The playhead itself knows nothing of all this.
    """

    glided = Signal(object)
    """What is painted now: a Glide, or None for the frame as it is."""

    def __init__(self, parent: QObject | None = None, course: Course | None = None) -> None:
        super().__init__(parent)
        self.course = course or Course(self)
        self.course.advanced.connect(self._on_advanced)
        self.course.ended.connect(self._on_ended)
        self._frame: Frame | None = None
        self._arrival = Arrival.SENT
        self._glide: Glide | None = None  # what is shown
        self._moment: Callable[[float], Glide] | None = None  # what is shown after so many milliseconds
        self._taken: deque[float] = deque(maxlen=3)  # when the last steps by hand were

    def follow(self, frame: Frame, arrival: Arrival, speed: float, may_glide: bool) -> None:
        """Take note of the frame that is shown now, and of how the playhead came there."""
        before, self._frame = self._frame, frame
        again, self._arrival = arrival is self._arrival, arrival
        if frame == before and again:  # there are more rows, or another look: what is on its way goes on
            if self._glide is not None:
                self.glided.emit(self._glide)  # who has just been shown the frame paints this instead
            return
        tempo = self._tempo_of(arrival, speed)
        if before is not None and tempo is not None and may_glide and _is_next(before, frame):
            self._begin(tempo.length, partial(_on_the_way, frame, before, tempo))
        elif before is not None and tempo is BY_HAND and may_glide and _is_deeper(before, frame):
            self._begin(PART, partial(_growing, frame))
        else:
            self.course.end()

    def _begin(self, length: float, moment: Callable[[float], Glide]) -> None:
        self._moment = moment
        self.course.begin(length)
        self._on_advanced(0.0)

    def _tempo_of(self, arrival: Arrival, speed: float) -> Tempo | None:
        """How a step that was taken so is shown; None where it is shown at once."""
        if arrival is Arrival.PLAYED:
            return PLAYED.get(speed)
        if arrival is not Arrival.WALKED:
            return None
        self._taken.append(self.course.clock())
        is_held = len(self._taken) == self._taken.maxlen and self._taken[-1] - self._taken[0] <= _HELD
        return None if is_held else BY_HAND

    @Slot(float)
    def _on_advanced(self, elapsed: float) -> None:
        if self._moment is not None:
            self._show(self._moment(elapsed))

    @Slot()
    def _on_ended(self) -> None:
        self._show(None)

    def _show(self, glide: Glide | None) -> None:
        if glide != self._glide:
            self._glide = glide
            self.glided.emit(glide)


def _is_next(before: Frame, now: Frame) -> bool:
    """Whether nothing differs but that the playhead is one step on or back."""
    is_one = abs(now.step - before.step) == 1
    return is_one and replace(before, step=now.step, part=now.part) == now


def _is_deeper(before: Frame, now: Frame) -> bool:
    """Whether nothing differs but that one more part of the step has been carried out."""
    return replace(before, part=before.part + 1) == now


def _on_the_way(frame: Frame, before: Frame, tempo: Tempo, elapsed: float) -> Glide:
    """Forward, with the parts of the step, where it is taken apart or has been; back, without."""
    unfolded = None
    if frame.step > before.step:
        unfolded = WHOLE if before.part else tempo.unfolded(elapsed)
    return Glide(frame, before.step, ease(tempo.moved(elapsed)), unfolded)


def _growing(frame: Frame, elapsed: float) -> Glide:
    return Glide(frame, frame.step, 1.0, growth=min(elapsed / PART, 1.0))
