"""What has been computed, and the playhead over it."""

from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from rmsprop_gui.background.latest_only import LatestOnly
from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.playback.worker import Chunk, Continue, Failure, Order, Worker
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.view.view_state import FASTEST

_FRAME = 16  # milliseconds
_SOONEST, _LATEST = 150, 600  # milliseconds between two announcements that more rows have come
_SHARE = 40  # times as long as showing the last one took is waited for the next, so that the window stays awake
_SLOW = 2.0  # steps a second up to which the first one is taken when playing begins: else nothing seems to happen
_FASTEST_FRAMES = 240  # at FASTEST a long run is shown in about this many frames, a short one step by step


class Arrival(Enum):
    """How the playhead came to where it is."""

    SENT = auto()
    """It was sent there from wherever it was, or told to stay there."""
    WALKED = auto()
    """By a step, or a part of one, that the user took."""
    PLAYED = auto()
    """It moved there by itself."""


class Player(QObject):
    """Has the experiment computed on a worker thread and moves the playhead over the recordings.

    The recordings of the last experiment stay until the first rows of the new one are there, so that an edit never
    shows an empty picture.
    """

    changed = Signal()
    """There are other recordings, or more rows, or the playhead is at another step."""
    rested = Signal(int, int)
    """The playhead has been sent to this step and this part of the next one, and moves no further by itself."""
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    failed = Signal(str)
    """The computing itself has ended; a run that fails says so in its recording, and the others go on."""

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = self._next = experiment
        self._recordings: tuple[Recording, ...] = ()
        self._next_recordings: tuple[Recording, ...] = ()
        self._ordered: tuple[Recording, ...] = ()  # what the worker fills
        self._generation = 0
        self._wanted = 0
        self._part = 0
        self._arrival = Arrival.SENT
        self._until: int | None = None
        self._speed = self._pace = 10.0
        self._clock = QElapsedTimer()
        self._announced = QElapsedTimer()
        self._rest = _SOONEST  # milliseconds until rows are announced again
        self._has_failed = False
        self._owed = 0.0  # the part of a step that has not been shown yet
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_frame)
        worker = Worker()
        self._requests = LatestOnly(self)
        self._requests.passed.connect(worker.on_requested)
        worker.answered.connect(self._on_answered)
        self._background = WorkerThread(worker, "stepping")
        self.begin(experiment)

    # what is there

    @property
    def experiment(self) -> Experiment:
        """The experiment that `recordings` belong to."""
        return self._experiment

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """One for each trial of `experiment`: the runs, then the pins."""
        return self._recordings

    @property
    def recorded(self) -> int:
        """The last step to which every run has been computed, or has ended before."""
        lengths = [recording.length - 1 for recording in self._recordings if not recording.done]
        return max(min([*lengths, self._experiment.steps]), 0) if self._recordings else 0

    @property
    def step(self) -> int:
        """Where the playhead is."""
        return min(self._wanted, self.recorded)

    @property
    def wanted(self) -> int:
        """Where the playhead is to be: it waits before that only for what is still being computed."""
        return min(self._wanted, self._farthest)

    @property
    def _farthest(self) -> int:
        """How far the playhead may be sent: of an experiment that has no rows yet, too, to where they will be."""
        return self.recorded if self._has_failed else self._next.steps

    @property
    def part(self) -> int:
        """How far the playhead is inside the step after `step`, in lines of its update; 0 between steps."""
        return self._part if self._wanted == self.step < self.recorded else 0

    @property
    def arrival(self) -> Arrival:
        """How the playhead came to where it is."""
        return self._arrival

    @property
    def end(self) -> int:
        """The last step there will be: of the experiment, or, where it failed, of what had been computed."""
        return self.recorded if self._has_failed else self._experiment.steps

    @property
    def computing(self) -> bool:
        """Whether some steps of the last experiment are still to come."""
        return not self._has_failed and any(not recording.done for recording in self._next_recordings)

    @property
    def playing(self) -> bool:
        """Whether the playhead moves by itself."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Steps a second, one of `SPEEDS`."""
        return self._speed

    @property
    def pace(self) -> float:
        """Steps a second at which it plays now, or would: the speed, unless it has been told to be there sooner."""
        return self._pace

    # computing

    def frame(self, selected: int) -> Frame | None:
        """What is to be shown now, with that run selected; None before there are any rows."""
        count = len(self.experiment.runs)
        if count and not self.recordings:
            return None
        runs, pins = self.recordings[:count], self.recordings[count:]
        return Frame(self.experiment, runs, self.step, min(selected, count - 1), pins).inside(self.part)

    def begin(self, experiment: Experiment) -> None:
        """Compute this experiment. What is already known of its runs is not computed again."""
        known = dict(zip(self._next.trials(), self._next_recordings, strict=True)) if self._next_recordings else {}
        kept = [known.get(trial) for trial in experiment.trials()]
        self._next = experiment
        is_whole = all(recording and recording.done for recording in kept)
        is_coming = not self._has_failed and all(recording and self._is_coming(recording) for recording in kept)
        if not is_whole and not is_coming:
            self._order(experiment, [recording if recording and recording.done else None for recording in kept])
            return
        self._has_failed = False
        is_shown = self._recordings is self._next_recordings
        self._next_recordings = tuple(recording for recording in kept if recording)
        if is_shown or not self.computing:
            self._adopt()
            self.changed.emit()

    def _order(self, experiment: Experiment, kept: list[Recording | None]) -> None:
        """Have the worker compute what has not been kept, in place of all that it was computing."""
        self._generation += 1
        self._has_failed = False
        self._next_recordings = self._ordered = tuple(
            recording or Recording(trial.steps, len(trial.rule.accumulators))
            for trial, recording in zip(experiment.trials(), kept, strict=True)
        )
        missing = tuple(index for index, recording in enumerate(kept) if recording is None)
        self._requests.put(Order(self._generation, experiment, missing))

    def _is_coming(self, recording: Recording) -> bool:
        """Whether it is whole, or the worker is at it."""
        return recording.done or any(recording is ordered for ordered in self._ordered)

    def stop(self) -> None:
        """End playback and the worker; nothing is left running."""
        self._timer.stop()
        self._background.stop()

    @Slot(object)
    def _on_answered(self, answer: Chunk | Failure) -> None:
        self._requests.answered()
        if answer.generation != self._generation:
            return
        is_first = self._recordings is not self._next_recordings
        self._adopt()
        if isinstance(answer, Failure):
            self._has_failed = True
            self.pause()
            self.failed.emit(answer.message)
        else:
            for index, block in answer.blocks:
                self._ordered[index].append(block)
            for index, reason in answer.failures:
                self._ordered[index].fail(reason)
            if self.computing:
                self._requests.put(Continue(self._generation))
        if is_first or not self.computing or isinstance(answer, Failure) or self._announced.hasExpired(self._rest):
            self._announced.start()
            self.changed.emit()
            self._rest = min(max(_SHARE * self._announced.elapsed(), _SOONEST), _LATEST)

    def _adopt(self) -> None:
        self._experiment, self._recordings = self._next, self._next_recordings

    # the playhead

    def play(self, until: int | None = None, within: float | None = None) -> None:
        """Play on, up to the step `until` where it is given, or from the start again if the end has been reached.

        Where that would take longer than `within` seconds, it goes faster than the speed says.
        """
        if self.playing or not self._recordings:
            return
        self._until = until
        if self.step >= self.end:
            self.seek(0)
        self._pace = self._speed
        if within is not None and self._speed != FASTEST:
            last = self.end if until is None else min(until, self.end)
            self._pace = max(self._speed, (last - self.step) / within)
        self._owed = 1.0 if FASTEST < self._pace <= _SLOW else 0.0
        self._clock.start()
        self._timer.start(self._interval())
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop the playhead where it is."""
        if self.playing:
            self._arrival = Arrival.SENT
            self._come_to_rest()

    def seek(self, step: int, part: int = 0, arrival: Arrival = Arrival.SENT) -> None:
        """Move the playhead. To a step that is still being computed it comes as soon as that is there.

        So does it to one of an experiment that has begun and is not shown yet.
        """
        before = self.step, self.part
        self._arrival = arrival
        self._wanted, self._part = min(max(step, 0), self._farthest), part
        if (self.step, self.part) != before or self.step != step:  # or what asked for it would go on showing `step`
            self.changed.emit()
        if not self.playing:
            self.rested.emit(self._wanted, self._part)

    def set_speed(self, speed: float) -> None:
        """Play at one of `SPEEDS`."""
        self._speed = self._pace = speed
        self._owed = 0.0
        if self.playing:
            self._timer.setInterval(self._interval())
        self.speed_changed.emit(speed)

    def _interval(self) -> int:
        return 0 if self._pace == FASTEST else _FRAME

    @Slot()
    def _on_frame(self) -> None:
        elapsed = self._clock.restart() / 1000
        if self._pace == FASTEST:
            due = max(1, self._experiment.steps // _FASTEST_FRAMES)
        else:
            self._owed += elapsed * self._pace
            due = int(self._owed)
            self._owed -= due
        last = self.end if self._until is None else min(self._until, self.end)
        target = min(self.step + due, self.recorded, max(last, self.step))
        if target != self.step:
            self.seek(target, arrival=Arrival.PLAYED)
        if self.step >= last:
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        self._timer.stop()
        self.rested.emit(self._wanted, self._part)
        self.playing_changed.emit(False)
