"""The box that steps are kept in: a switch, and its edges as numbers. There only where a box is of any concern."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.simulation.experiment import Experiment, check_coordinate
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.controls.eliding import ElidingCheckBox
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.looks.look import current_look

_WIDTH, _APART = 52, 6  # pixels at scale 1: of a field, and what is free beside it
_AXES = ("x₁", "x₂")
_USUAL = ((-1.0, 1.0), (-1.0, 1.0))


class BoxSection(QWidget):
    """Shown on a surface that has a box of its own, and of an experiment that has one."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.switch = ElidingCheckBox(self.tr("Keep steps within a box"), self)
        self.switch.toggled.connect(self._on_toggled)
        self._edges = QWidget(self)
        self._lines = QHBoxLayout(), QHBoxLayout()
        lines = QVBoxLayout(self._edges)
        lines.setContentsMargins(0, 0, 0, 0)
        for line in self._lines:
            lines.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.switch)
        column.addWidget(self._edges)
        self.fields = tuple(self._make_field(axis, end, column) for axis in (0, 1) for end in (0, 1))
        for line in self._lines:
            line.addStretch(1)
        session.changed.connect(self._on_changed)
        self.show_look()
        self._show(session.experiment)

    def _make_field(self, axis: int, end: int, column: QVBoxLayout) -> NumberField:
        """One edge, with its name before it; what can be wrong with it is said below."""
        words = (self.tr("{axis} from"), self.tr("to"))[end].format(axis=_AXES[axis])
        name = (self.tr("Box, {axis} from"), self.tr("Box, {axis} to"))[end].format(axis=_AXES[axis])
        label, problem = QLabel(words, self._edges), problem_label(self)
        label.setObjectName("soft")
        field = NumberField(name, partial(self._check, axis, end), problem, self._edges)
        field.entered.connect(partial(self._enter, axis, end))
        field.left.connect(self.left)
        self._lines[axis].addWidget(label)
        self._lines[axis].addWidget(field)
        column.addWidget(problem)
        return field

    def show_look(self) -> None:
        """Take the sizes of the look."""
        scale = current_look().scale
        for line in self._lines:
            line.setSpacing(round(_APART * scale))
        for field in self.fields:
            field.setFixedWidth(round(_WIDTH * scale))

    @Slot(object, object)
    def _on_changed(self, before: Experiment, now: Experiment) -> None:
        self._show(now)

    def _show(self, experiment: Experiment) -> None:
        box = experiment.box
        with QSignalBlocker(self.switch):
            self.switch.setChecked(box is not None)
        self._edges.setVisible(box is not None)
        if box is not None:
            for field, value in zip(self.fields, (*box[0], *box[1]), strict=True):
                field.show_value(value)
        self.setVisible(box is not None or experiment.surface.box is not None)

    def _with(self, axis: int, end: int, value: float) -> View:
        """The box with another edge."""
        edges = [list(side) for side in self._session.experiment.box or ()]
        edges[axis][end] = value
        (left, right), (bottom, top) = edges
        return (left, right), (bottom, top)

    def _check(self, axis: int, end: int, value: float) -> None:
        check_coordinate(_AXES[axis], value)
        replace(self._session.experiment.objective, box=self._with(axis, end, value))  # refuses what cannot be

    def _enter(self, axis: int, end: int, value: float) -> None:
        self._set(self._with(axis, end, value))

    @Slot(bool)
    def _on_toggled(self, is_on: bool) -> None:
        self._set((self._session.experiment.surface.box or _USUAL) if is_on else None)

    def _set(self, box: View | None) -> None:
        """Have another box, or none; a start that lies outside is moved to where it is the nearest."""
        experiment = self._session.experiment
        start = replace(experiment.objective, box=box).projected(*experiment.start)
        text = self.tr("change of the box")
        self._session.set_experiment(replace(experiment, box=box, start=start), text=text)
