"""What is compared, declared: the paths, and the numbers that stand beside their names."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.comparison import Course, Standing
from rmsprop_gui.simulation.experiment import Pin
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.local_model import PointKind, resting_kind
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.experiment.run_names import run_name

UNDEFINED = "—"
Key = float | str | None
"""What is sorted by; None where there is nothing to compare."""


@dataclass(frozen=True)
class Path:
    """A run or, where it is `pinned`, a pin: `index` is its number among those of its kind.

    `standing` is None until the start has been computed, or has failed; `kind` says at what it rests, if it does.
    """

    name: str
    style: int
    pinned: bool
    index: int
    visible: bool
    standing: Standing | None
    kind: PointKind | None = None
    is_recorded: bool = False
    """Whether it was recorded elsewhere: then it is pinned, too."""

    @property
    def state_key(self) -> Key:
        """Those that run, those at rest, those that have ended, and those that diverged or failed in that order."""
        if self.standing is None:
            return None
        if self.standing.state.is_stop:
            return len(_ORDER) + float(self.standing.stopped_at or 0)
        return float(_ORDER.index(self.standing.state))


_ORDER = (State.RUNNING, State.AT_REST, State.ENDED)


@dataclass(frozen=True)
class Column:
    """A number, known to the view by its `name`.

    `title` and `hint` may name the {target}, `widest` is a text that it has to have room for.
    """

    name: str
    title: str
    hint: str
    read: Callable[[Standing], float | None]
    widest: str

    def value(self, path: Path) -> float | None:
        """The number of a path; None where it is undefined."""
        value = self.read(path.standing) if path.standing is not None else None
        return value if value == value else None  # but for NaN

    def text(self, path: Path) -> str:
        """The number as it is written in the table."""
        value = self.value(path)
        return UNDEFINED if value is None else f"{value:,}" if isinstance(value, int) else number(value, 3)


def _turns(axis: int) -> Callable[[Standing], int]:
    return lambda standing: standing.sign_changes[axis]


_SIZE, _COUNT = "1.23×10⁻¹²³", "10,000"
COLUMNS = (
    Column("loss", "loss", "Loss at this step", attrgetter("loss"), _SIZE),
    Column("best", "best", "Lowest loss up to this step", attrgetter("best_loss"), _SIZE),
    Column("reached", "f ≤ {target}", "First step with a loss of at most {target}", attrgetter("reached"), _COUNT),
    Column("length", "length", "Length of the path up to this step", attrgetter("path_length"), _SIZE),
    Column("turns_x1", "turns x₁", "How often the step along x₁ has changed its sign: oscillation", _turns(0), _COUNT),
    Column("turns_x2", "turns x₂", "How often the step along x₂ has changed its sign: oscillation", _turns(1), _COUNT),
)


class Courses:
    """The course of every recording that is compared; those of other recordings are let go."""

    def __init__(self) -> None:
        self._courses: dict[Recording, Course] = {}

    def paths(self, frame: Frame, target: float) -> tuple[Path, ...]:
        """The runs, and behind them the pinned paths, as they stand at the frame's step."""
        recordings = (*frame.recordings, *frame.pin_recordings)
        self._courses = {recording: self._courses.get(recording) or Course(recording) for recording in recordings}
        standings = [self._standing(recording, frame.step, target) for recording in recordings]
        experiment, count = frame.experiment, len(frame.recordings)
        objectives = [experiment.objective] * count + [pin.trial.objective for pin in experiment.pins]
        kinds = [
            resting_kind(objective, recording, frame.step) if standing is not None else None
            for objective, recording, standing in zip(objectives, recordings, standings, strict=True)
        ]
        known = list(zip(standings, kinds, strict=True))
        runs = enumerate(zip(experiment.runs, known[:count], strict=True))
        pins = enumerate(zip(experiment.pins, known[count:], strict=True))
        return (
            *(
                Path(run_name(run, experiment.runs), run.style, False, index, run.visible, *told)
                for index, (run, told) in runs
            ),
            *(
                Path(pin_name(pin, experiment), pin.style, True, index, True, *told, is_recorded=_is_recorded(pin))
                for index, (pin, told) in pins
            ),
        )

    def _standing(self, recording: Recording, step: int, target: float) -> Standing | None:
        return self._courses[recording].standing(step, target) if recording.length or recording.done else None

    def clear(self) -> None:
        """Let all recordings go."""
        self._courses = {}


def _is_recorded(pin: Pin) -> bool:
    return pin.trial.rule.recorded_path() is not None
