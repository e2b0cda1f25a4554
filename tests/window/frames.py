"""Experiments stepped here, without a thread, and a mouse: what a pane needs to be tested by itself."""

from itertools import product

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rmsprop_gui.optimizers import RULES, GradientDescent, UpdateRule
from rmsprop_gui.parameters.parameter import SwitchParameter
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.surface import Point, Range
from rmsprop_gui.window.canvas.canvas import Canvas

LEFT = Qt.MouseButton.LeftButton


def conventions(rule: type[UpdateRule]) -> list[UpdateRule]:
    """The rule with its switches in every position."""
    switches = [name for name, declared in rule.declared().items() if isinstance(declared, SwitchParameter)]
    return [
        rule(**dict(zip(switches, setting, strict=True))) for setting in product((False, True), repeat=len(switches))
    ]


CONVENTIONS = [rule for kind in RULES.values() for rule in conventions(kind)]


def experiment_of(
    *rules: UpdateRule, surface: str | Surface = "quadratic", start: Point | None = None, steps: int = 100
) -> Experiment:
    """The rules on a surface, from its own start and in its own box."""
    place = SURFACES[surface] if isinstance(surface, str) else surface
    runs = tuple(Run(rule, f"{rule.title} {index}", index) for index, rule in enumerate(rules))
    return Experiment(place, start or place.start, runs, steps, box=place.box)


def diverging(steps: int = 400) -> Experiment:
    """A run that falls off the quadratic beside one that does not."""
    return experiment_of(GradientDescent(learning_rate=10.0), GradientDescent(learning_rate=0.05), steps=steps)


def recordings_of(experiment: Experiment) -> tuple[Recording, ...]:
    recordings = []
    for trial in experiment.trials():
        recording = Recording(trial.steps, len(trial.rule.accumulators))
        try:
            stepper = Stepper(*trial)
            while not stepper.done:
                recording.append(stepper.advance(trial.steps + 1))
        except Exception as error:
            recording.fail(reason(error))
        recordings.append(recording)
    return tuple(recordings)


class Film:
    """All frames of an experiment."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.recordings = recordings_of(experiment)

    def frame(self, step: int, selected: int = 0, part: int = 0) -> Frame:
        count = len(self.experiment.runs)
        selected = min(selected, count - 1)  # -1 where there are no runs
        return Frame(self.experiment, self.recordings[:count], step, selected, self.recordings[count:], part)


class SilentSurfaceService(QObject):
    """Notes what is asked of it and answers when it is told to."""

    contours_ready = Signal(object)
    surroundings_ready = Signal(object)
    reading_ready = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.views: list[tuple[Range, Range]] = []
        self.moments: list[float] = []
        self.surroundings: list[tuple[Range, Range]] = []
        self.points: list[Point] = []

    def ask_for_contours(
        self,
        objective: Objective,
        t: float,
        view: tuple[Range, Range],
        size: tuple[int, int],
        last: int | None = None,
    ) -> None:
        self.views.append(view)
        self.moments.append(t)

    def ask_for_surroundings(
        self, objective: Objective, t: int, view: tuple[Range, Range], size: tuple[int, int]
    ) -> None:
        self.surroundings.append(view)

    def ask_for_reading(self, objective: Objective, t: int, point: Point) -> None:
        self.points.append(point)


class Mouse:
    """Presses, drags and turns its wheel over a widget, in the widget's pixels."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def _send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        there = self._widget.mapToGlobal(at)
        event = QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._widget, event)

    def click(self, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
        self._send(QEvent.Type.MouseButtonPress, at, button, button)
        self._send(QEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self._send(QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT)
        self._send(QEvent.Type.MouseButtonRelease, at, LEFT, Qt.MouseButton.NoButton)

    def drag(self, *way: QPointF) -> None:
        """Down at the first point, up at the last."""
        self._send(QEvent.Type.MouseMove, way[0], Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
        self._send(QEvent.Type.MouseButtonPress, way[0], LEFT, LEFT)
        for at in way[1:]:
            self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, LEFT)
        self._send(QEvent.Type.MouseButtonRelease, way[-1], LEFT, Qt.MouseButton.NoButton)

    def wheel(self, at: QPointF, notches: int) -> None:
        there, none = self._widget.mapToGlobal(at), Qt.MouseButton.NoButton
        event = QWheelEvent(
            at,
            there,
            QPoint(),
            QPoint(0, 120 * notches),
            none,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._widget, event)

    def hover(self, at: QPointF) -> None:
        QTest.mouseMove(self._widget, at.toPoint())


def type_text(widget: QWidget, text: str) -> None:
    """Type any characters; Qt's own helper knows only those of ASCII."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def place_of(canvas: Canvas, point: Point) -> QPointF:
    """Where a point of the plane lies in the pixels of the canvas' viewport."""
    box = canvas.getPlotItem().getViewBox()
    return QPointF(canvas.mapFromScene(box.mapToScene(canvas.mapping.pixel(point))))


def tell_of_all_runs(canvas: Canvas) -> None:
    """Have the legend tell of every run, as it does where no name has room beside its head."""
    canvas.head_labels.nameless_changed.disconnect(canvas.legend.show_nameless)
    canvas.legend.show_nameless(None)


def pixels(widget: QWidget) -> np.ndarray:
    """What a widget looks like: (height, width, 3), 0 to 255."""
    return image_pixels(widget.grab().toImage())


def image_pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def has_colour(picture: np.ndarray, colour: str, tolerance: int = 12) -> bool:
    """Whether some pixel is of that colour."""
    wanted = np.array([int(colour[index : index + 2], 16) for index in (1, 3, 5)])
    return bool((np.abs(picture - wanted).max(axis=2) <= tolerance).any())
