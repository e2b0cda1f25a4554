"""What a screen reader says by itself: what has changed without the focus having moved."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.dissection import dissect, parts_of
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.shell.view_in_words import ViewInWords
from rmsprop_gui.window.view_store import ViewStore

_PAUSE = 250  # milliseconds in which a later announcement of one kind takes the place of an earlier one


class Announcer(QObject):
    """A part of the window that shows frames and the view to the ear. Without a screen reader it does nothing."""

    said = Signal(str)

    def __init__(self, window: QWidget, view: ViewStore) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        self._frame: Frame | None = None
        self._playing = False
        self._waiting: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.speak)
        self._view_in_words = ViewInWords(self)
        view.changed.connect(self._on_view_changed)

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
            self.say("selected", self.tr("{run} selected").format(run=run_name(frame.run, frame.experiment.runs)))
        if frame.experiment.pins != before.experiment.pins:
            self.say("pins", self._pins(len(frame.experiment.pins)))
        if (frame.step, frame.part) != (before.step, before.part) and not self._playing:
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
        elif self._frame is not None and QAccessible.isActive():
            self.say("step", self.tr("paused, {where}").format(where=self._step(self._frame)))

    @Slot(str)
    def show_notice(self, notice: str) -> None:
        """Say what the banner says."""
        self.say("notice", notice)

    @Slot(str)
    def show_prediction(self, message: str) -> None:
        """Say what the bar of a prediction says: what is to be done, or how the guesses did."""
        self.say("guesses", message)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if QAccessible.isActive():
            for field, text in self._view_in_words.changes(before, now).items():
                self.say(field, text)

    def _pins(self, count: int) -> str:
        return self.tr("pinned paths: {count}").format(count=count) if count else self.tr("no pinned paths")

    def _step(self, frame: Frame) -> str:
        from rmsprop_gui.window.info.step_words import what_changed  # late: not needed before the first picture

        if frame.part:
            return self._part(frame)
        step = self.tr("step {step}").format(step=frame.step)
        if frame.run is None or frame.recording is None or not frame.recording.length:
            return step
        loss = number(float(frame.recording.trajectory.loss[frame.recording.row(frame.step)]))
        name = run_name(frame.run, frame.experiment.runs)
        said = self.tr("{step}, loss of {run} {loss}").format(step=step, run=name, loss=loss)
        told = what_changed(frame, self._view.state.axis, current_look().notation)
        return self.tr("{said}; {told}").format(said=said, told=told) if told else said

    def _part(self, frame: Frame) -> str:
        """Which part of the step it is, and what came out of it."""
        rule, recording = frame.rule, frame.recording
        assert rule is not None and recording is not None, "a look inside is one at the step of a run"
        parts, values = parts_of(rule), dissect(rule, recording, frame.row).values
        part = parts[frame.part - 1]
        letter = rule.letters(current_look().notation)[part.meaning]
        x1, x2 = map(number, values[part.target])
        text = self.tr("part {part} of {parts} of step {before} → {now}: {label} {letter}, x₁ {x1}, x₂ {x2}")
        return text.format(
            **{"part": frame.part, "parts": len(parts), "before": frame.step, "now": frame.row},
            **{"label": part.label, "letter": letter, "x1": x1, "x2": x2},
        )

    @Slot()
    def speak(self) -> None:
        """Have all spoken that waits for it."""
        self._timer.stop()
        texts, self._waiting = list(self._waiting.values()), {}
        for text in texts:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
            self.said.emit(text)


def _diverged(frame: Frame) -> set[str]:
    """The names of the runs that have diverged at the playhead."""
    return {
        run_name(run, frame.experiment.runs)
        for run, recording in frame.shown()
        if recording.diverged_at is not None and frame.step >= recording.diverged_at
    }


def _failed(frame: Frame) -> dict[str, str]:
    """The names of the runs that have failed at the playhead, each with the reason."""
    return {
        run_name(run, frame.experiment.runs): recording.failure
        for run, recording in frame.told()
        if recording.failure is not None and recording.failed_at is not None and frame.step >= recording.failed_at
    }
