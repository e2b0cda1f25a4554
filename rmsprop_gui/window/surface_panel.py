"""The surface, the start and the number of steps."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.formulas.expression import parse
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Letter, Piece, letter, relation, typeset
from rmsprop_gui.simulation.experiment import Experiment, check_coordinate, check_start, check_steps
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.window.formula_view import FormulaView
from rmsprop_gui.window.number_field import NumberField, problem_label
from rmsprop_gui.window.quiet import QuietComboBox
from rmsprop_gui.window.session import Session


class SurfacePanel(QFrame):
    """Chooses what is descended, from where and for how long."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self.choice = QuietComboBox(self)
        self.choice.setAccessibleName(self.tr("Surface"))
        for surface in SURFACES.values():
            self.choice.addItem(surface.title, surface.name)
        self.choice.activated.connect(self._on_surface_chosen)
        self.formula = FormulaView(17.0, parent=self)
        self.formula.setAccessibleName(self.tr("Formula of the surface"))
        self._about = QLabel(self)
        self._about.setObjectName("soft")
        self._about.setWordWrap(True)
        self._condition = QLabel(self)
        self._condition.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(5)
        for widget in (self.choice, self.formula, self._condition, self._about):
            layout.addWidget(widget)
        layout.addLayout(self._fields())
        session.changed.connect(self._on_changed)
        self._show_surface(session.experiment.surface)
        self._show_numbers(session.experiment)

    def _fields(self) -> QGridLayout:
        problem = problem_label(self)
        self.start = tuple(
            NumberField(self.tr("Start {name}").format(name=name), self._start_check(axis), problem, self)
            for axis, name in enumerate(("x₁", "x₂"))
        )
        self.steps = NumberField(self.tr("Number of steps"), _check_steps, problem, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.addWidget(QLabel(self.tr("Start x₁, x₂"), self), 0, 0)
        for axis, field in enumerate(self.start):
            grid.addWidget(field, 0, 1 + axis)
        self.start[0].entered.connect(self._on_x1_entered)
        self.start[1].entered.connect(self._on_x2_entered)
        grid.addWidget(QLabel(self.tr("Steps"), self), 1, 0)
        grid.addWidget(self.steps, 1, 1)
        grid.addWidget(problem, 2, 0, 1, 3)
        self.steps.entered.connect(self._on_steps_entered)
        for field in (*self.start, self.steps):
            field.left.connect(self.left)
        return grid

    def _start_check(self, axis: int) -> Callable[[float], None]:
        def check(value: float) -> None:
            check_coordinate(("x₁", "x₂")[axis], value)
            point = list(self._session.experiment.start)
            point[axis] = value
            check_start(self._session.experiment.surface, (point[0], point[1]))

        return check

    @Slot(object, object)
    def _on_changed(self, before: Experiment, now: Experiment) -> None:
        if now.surface != before.surface:
            self._show_surface(now.surface)
        self._show_numbers(now)

    def _show_numbers(self, experiment: Experiment) -> None:
        for field, value in zip(self.start, experiment.start, strict=True):
            field.show_value(value)
        self.steps.show_value(experiment.steps)

    def _show_surface(self, surface: Surface) -> None:
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(surface.name))
        right = typeset(parse(surface.formula), _coordinate).box
        self.formula.show_formulas((relation(Letter(Symbol("f")), "=", right),), {})
        self._about.setText(surface.about)
        self._condition.setText(self.tr("condition number κ = {value}").format(value=_condition(surface)))

    @Slot(int)
    def _on_surface_chosen(self, index: int) -> None:
        self._session.set_surface(SURFACES[self.choice.itemData(index)])
        self.left.emit()

    @Slot(float)
    def _on_x1_entered(self, value: float) -> None:
        self._session.set_start((value, self._session.experiment.start[1]))

    @Slot(float)
    def _on_x2_entered(self, value: float) -> None:
        self._session.set_start((self._session.experiment.start[0], value))

    @Slot(float)
    def _on_steps_entered(self, value: float) -> None:
        self._session.set_steps(int(value))


def _check_steps(value: float) -> None:
    check_steps(int(value) if value.is_integer() else value)  # type: ignore[arg-type]  # the message shows it


def _coordinate(name: str) -> Piece:
    return letter(Symbol("x", name.removeprefix("x")))


def _condition(surface: Surface) -> str:
    """The condition number at the minimum, or its range over several minima."""
    numbers = sorted(surface.condition_numbers())
    if numbers[-1] - numbers[0] < 1e-9 * numbers[-1]:
        return f"{numbers[0]:.4g}"
    return f"{numbers[0]:.4g} … {numbers[-1]:.4g}"
