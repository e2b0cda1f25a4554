"""The surface, the start and the number of steps."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.formulas import parse
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Letter, Piece, letter, relation, typeset
from rmsprop_gui.simulation.experiment import Experiment, check_coordinate, check_steps
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.experiment.session import Session


class SurfacePanel(QFrame):
    """Chooses what is descended, from where and for how long."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self.choice = NoWheelComboBox(self)
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
        names = (self.tr("Start x₁"), self.tr("Start x₂"), self.tr("Number of steps"))
        problems = [problem_label(self) for _ in names]
        self.start = tuple(
            NumberField(names[i], partial(check_coordinate, ("x₁", "x₂")[i]), problems[i], self) for i in (0, 1)
        )
        self.steps = NumberField(names[2], _check_steps, problems[2], self, whole=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.addWidget(QLabel(self.tr("Start x₁, x₂"), self), 0, 0)
        grid.addWidget(QLabel(self.tr("Steps"), self), 3, 0)
        for field, row, column in ((self.start[0], 0, 1), (self.start[1], 0, 2), (self.steps, 3, 1)):
            grid.addWidget(field, row, column)
            field.left.connect(self.left)
        for problem, row in zip(problems, (1, 2, 4), strict=True):
            grid.addWidget(problem, row, 0, 1, 3)
        self.start[0].entered.connect(self._on_x1_entered)
        self.start[1].entered.connect(self._on_x2_entered)
        self.steps.entered.connect(self._on_steps_entered)
        return grid

    def show_look(self) -> None:
        """Typeset the formula anew in the look that the application has now."""
        self._show_surface(self._session.experiment.surface)

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
        self._session.settle()

    @Slot(float)
    def _on_x2_entered(self, value: float) -> None:
        self._session.set_start((self._session.experiment.start[0], value))
        self._session.settle()

    @Slot(float)
    def _on_steps_entered(self, value: float) -> None:
        self._session.set_steps(int(value))


def _check_steps(value: float) -> None:
    is_whole = value.is_integer() and abs(value) < 1e15  # beyond that a float's digits are not what was typed
    check_steps(int(value) if is_whole else value)  # type: ignore[arg-type]


def _coordinate(name: str) -> Piece:
    return letter(Symbol("x", name.removeprefix("x")))


def _condition(surface: Surface) -> str:
    """The condition number at the minimum, or its range over several minima."""
    numbers = sorted(surface.condition_numbers())
    if numbers[-1] - numbers[0] < 1e-9 * numbers[-1]:
        return f"{numbers[0]:.4g}"
    return f"{numbers[0]:.4g} … {numbers[-1]:.4g}"
