"""What the canvas shows, in words, for those who cannot see it."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.local_model import resting_kind
from rmsprop_gui.surfaces.surface import Point, Range
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.state_words import state_words

_REST = 1200  # milliseconds: longer than a step takes while it plays, as screen readers read each change aloud


class InWords(QObject):
    """Keeps the accessible description of the canvas, which is told anew once the picture has come to rest."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._frame: Frame | None = None
        self._view: tuple[Range, Range] | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self.tell)

    def show_frame(self, frame: Frame) -> None:
        """The runs of this frame are shown, at its step."""
        self._frame = frame
        self._resting.start()

    def show_view(self, view: tuple[Range, Range]) -> None:
        """This part of the plane is shown."""
        self._view = view
        self._resting.start()

    @property
    def text(self) -> str:
        """The surface and what is seen of it, the start, and where the selected run is."""
        parts = [self.tr("Contours of the surface with the paths of all runs.")]
        if self._frame is not None and self._view is not None:
            parts += [self._plane(self._frame, self._view), self._run(self._frame), self._averages(self._frame)]
        return " ".join(filter(None, parts))

    @Slot()
    def tell(self) -> None:
        """Let screen readers know what is shown now."""
        self._resting.stop()
        self._canvas.setAccessibleDescription(self.text)

    def _plane(self, frame: Frame, view: tuple[Range, Range]) -> str:
        text = self.tr("{surface}, {view}; start at {start}.")
        title = frame.experiment.surface.title
        return text.format(surface=title, view=view_in_words(view), start=_place(frame.experiment.start))

    def _run(self, frame: Frame) -> str:
        """Where the selected run is, or why it is nowhere."""
        run, recording = frame.run, frame.recording
        if run is None or recording is None:
            return ""
        if not recording.length:
            return self.tr("{run} has no start: {reason}").format(
                run=run_name(run, frame.experiment.runs), reason=recording.failure or ""
            )
        row = recording.row(frame.step)
        x1, x2 = recording.trajectory.position[row].tolist()
        f = number(float(recording.trajectory.loss[row]))
        kind = resting_kind(frame.experiment.objective, recording, frame.step)
        state = state_words(recording.state(frame.step), kind=kind)
        text = self.tr("Step {step}: {run} at x₁ {x1}, x₂ {x2}, f {f}, {state}.")
        return text.format(
            step=frame.step, run=run_name(run, frame.experiment.runs), x1=number(x1), x2=number(x2), f=f, state=state
        )

    def _averages(self, frame: Frame) -> str:
        """Where the mean of the selected run is, how far its seeds spread, and how many have diverged."""
        averages = frame.averages[frame.selected] if frame.averages and frame.selected >= 0 else None
        if averages is None:
            return ""
        row = averages.row(frame.step)
        (x1, x2), (a, _, c) = averages.mean[row].tolist(), averages.spread[row].tolist()
        text = self.tr("Mean of {count} seeds: x₁ {x1} ± {a}, x₂ {x2} ± {c}; {diverged} diverged.")
        deviations = {"a": number(a**0.5), "c": number(c**0.5)}
        diverged = averages.diverged(row)
        return text.format(count=len(averages.seeds), x1=number(x1), x2=number(x2), diverged=diverged, **deviations)


def view_in_words(view: tuple[Range, Range]) -> str:
    """What part of the plane is seen."""
    text = QCoreApplication.translate("InWords", "x₁ from {left} to {right}, x₂ from {bottom} to {top}")
    left, right, bottom, top = (exact_text(float(f"{end:.3g}")) for side in view for end in side)
    return text.format(left=left, right=right, bottom=bottom, top=top)


def _place(point: Point) -> str:
    return ", ".join(map(exact_text, point))
