"""What a screen reader says by itself: what has changed without the focus having moved."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.looks.look import current_look

_PAUSE = 250  # milliseconds in which a later announcement of one kind takes the place of an earlier one


class Announcer(QObject):
    """A part of the window that shows frames to the ear. Without a screen reader it does nothing."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._frame: Frame | None = None
        self._playing = False
        self._waiting: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._on_time)

    def say(self, kind: str, text: str) -> None:
        """Have it spoken soon, unless something of the same kind comes after it."""
        if QAccessible.isActive():
            self._waiting[kind] = text
            self._timer.start()

    def show_look(self) -> None:
        """Say which theme and size there are now."""
        look = current_look()
        self.say("look", self.tr("{theme} theme, size {scale:.0%}").format(theme=look.theme.name, scale=look.scale))

    def show_frame(self, frame: Frame) -> None:
        """Say what is different from the frame before; while playing, that a run diverges or fails and no more."""
        before, self._frame = self._frame, frame
        if before is None or not QAccessible.isActive():
            return
        if frame.experiment.start != before.experiment.start:
            x1, x2 = map(number, frame.experiment.start)
            self.say("start", self.tr("start at {x1}, {x2}").format(x1=x1, x2=x2))
        elif frame.selected != before.selected and frame.run is not None:
            self.say("selected", self.tr("{run} selected").format(run=frame.run.label))
        if frame.step != before.step and not self._playing:
            self.say("step", self._step(frame))
        for label in sorted(_diverged(frame) - _diverged(before)):
            self.say(f"diverged {label}", self.tr("{run} has diverged").format(run=label))
        failed = _failed(frame)
        for label in sorted(failed.keys() - _failed(before).keys()):
            text = self.tr("{run} has failed: {reason}").format(run=label, reason=failed[label])
            self.say(f"failed {label}", text)

    @Slot(bool)
    def show_playing(self, playing: bool) -> None:
        """Say that it plays, or where it has paused."""
        self._playing = playing
        if playing:
            self.say("step", self.tr("playing"))
        elif self._frame is not None:
            self.say("step", self.tr("paused, {where}").format(where=self._step(self._frame)))

    @Slot(bool)
    def show_presenting(self, presenting: bool) -> None:
        """Say which view there is now."""
        self.say("view", self.tr("presenter view") if presenting else self.tr("usual view"))

    def _step(self, frame: Frame) -> str:
        step = self.tr("step {step}").format(step=frame.step)
        if frame.run is None or frame.recording is None or not frame.recording.length:
            return step
        loss = number(float(frame.recording.trajectory.loss[frame.recording.row(frame.step)]))
        return self.tr("{step}, loss of {run} {loss}").format(step=step, run=frame.run.label, loss=loss)

    @Slot()
    def _on_time(self) -> None:
        texts, self._waiting = list(self._waiting.values()), {}
        for text in texts:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
            self.said.emit(text)


def _diverged(frame: Frame) -> set[str]:
    """The names of the runs that have diverged at the playhead."""
    return {
        run.label
        for run, recording in frame.shown()
        if recording.diverged_at is not None and frame.step >= recording.diverged_at
    }


def _failed(frame: Frame) -> dict[str, str]:
    """The names of the runs that have failed at the playhead, each with the reason."""
    return {
        run.label: recording.failure
        for run, recording in frame.told()
        if recording.failure is not None and recording.failed_at is not None and frame.step >= recording.failed_at
    }
