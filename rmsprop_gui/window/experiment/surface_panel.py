"""The surface, the start and the number of steps."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.formulas import Expression
from rmsprop_gui.formulas.typeset import Box
from rmsprop_gui.parameters.parameter import OWN
from rmsprop_gui.simulation.experiment import Experiment, check_coordinate
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.in_symbols import in_symbols
from rmsprop_gui.surfaces.own_data import OWN_DATA
from rmsprop_gui.surfaces.typed_surface import FUNCTION
from rmsprop_gui.window.controls.disclosure import Disclosure
from rmsprop_gui.window.controls.flow_layout import FlowLayout
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.lockable import hold
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.controls.parameter_rows import ParameterRow, make_row
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.experiment.box_section import BoxSection
from rmsprop_gui.window.experiment.noise_section import NoiseSection
from rmsprop_gui.window.experiment.own_function import OwnFunction
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_field import SurfaceField
from rmsprop_gui.window.experiment.surface_words import surface_words
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import GAP

_FORMULA = 22.0  # pixels at scale 1
_FIELD_EDGE = -5  # less than usual to the left and right of a number: three fields are in one line
_AROUND = 14  # pixels at scale 1 that such a field takes beside its number
_APART = (6, 4, 6)  # between a name and its field, between two fields, and besides before one of another kind
_RING = 6  # pixels at scale 1 from the edge of a heading that is a choice to its words
_TITLE = 10  # letters of the title of a surface that are seen at the least at scale 1; fewer where they are larger


class SurfacePanel(QFrame):
    """Chooses what is descended, from where and for how long."""

    left = Signal()
    data_wanted = Signal()
    """The user wants to open data of their own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = SurfaceField(self)
        self.choice.setObjectName("title")
        give_spoken_label(self.choice, self.tr("Surface"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for surface in SURFACES.values():
            self.choice.addItem(surface.title, surface.name)
        self.choice.addItem(self.tr("Your own function…"), FUNCTION)
        self.choice.addItem(self.tr("Your own data…"), OWN_DATA)
        self.choice.activated.connect(self._on_surface_chosen)
        self.formula = FormulaView(_FORMULA, parent=self, spotlight=session.view.spotlight)
        self.formula.setAccessibleName(self.tr("Formula of the surface"))
        self.condition = QLabel(self)
        self.condition.setObjectName("soft")
        self.condition.setTextFormat(Qt.TextFormat.PlainText)
        self.condition.setWordWrap(True)
        self.rows: dict[str, ParameterRow] = {}
        self._rows_of = ""  # the name of the surface that they belong to
        self._lay_out()
        session.changed.connect(self._on_changed)
        self._let_be_locked()
        self._show_surface(session.experiment.surface)
        self._show_numbers(session.experiment)

    def _let_be_locked(self) -> None:
        locks = self._session.view.locks
        held = ((self.choice, "surface"), (self.own, "function"), (self.box, "box"), (self.steps, "steps"))
        for widget, name in (*held, *((field, "start") for field in self.start)):
            hold(widget, locks, name)

    def _lay_out(self) -> None:
        """All in one line at the left, but for the ring of the heading, which has its place before that."""
        self._box, self._below = QVBoxLayout(self), QVBoxLayout()
        self._box.addWidget(self.choice)
        self._box.addLayout(self._below)
        self.own = OwnFunction(self._session, self)
        self.own.left.connect(self.left)
        self.own.read.connect(self._on_read)
        self._below.addWidget(self.own)
        self._below.addWidget(self.formula)
        self._below.addWidget(self.condition)
        self._fields = FlowLayout()
        self._below.addLayout(self._fields)
        self._make_fields()
        self.disclosure = Disclosure(self.tr("Parameters"), self)
        self._below.addWidget(self.disclosure)
        self.box = BoxSection(self._session, self)
        self.box.left.connect(self.left)
        self._below.addWidget(self.box)
        self.noise = NoiseSection(self._session, self)
        self.noise.left.connect(self.left)
        self._below.addWidget(self.noise)
        self._measure()

    def _measure(self) -> None:
        scale = current_look().scale
        ring = round(_RING * scale)
        self._box.setContentsMargins(round(GAP * scale) - ring, 0, round(GAP * scale), 0)
        self._below.setContentsMargins(ring, 0, 0, 0)
        for box in (self._box, self._below):
            box.setSpacing(round(GAP * scale / 4))
        self.choice.setMinimumContentsLength(round(_TITLE / scale))
        named, between, apart = (round(length * scale) for length in _APART)
        self._fields.setSpacing(between)
        for index, group in enumerate(self._groups):
            group.setSpacing(named)
            group.setContentsMargins(apart if index else 0, 0, 0, 0)
        edge = round(_FIELD_EDGE * scale)
        for field, longest in zip((*self.start, self.steps), ("−0.000", "−0.000", "00000"), strict=True):
            field.setTextMargins(edge, 0, edge, 0)
            field.setFixedWidth(self.fontMetrics().horizontalAdvance(longest) + round(_AROUND * scale))

    def _make_fields(self) -> None:
        """All in one line where there is room; what can be wrong with each is said below them."""
        names = (self.tr("Start x₁"), self.tr("Start x₂"), self.tr("Number of steps"))
        problems = [problem_label(self) for _ in names]
        self.start = tuple(NumberField(names[i], partial(self._check_start, i), problems[i], self) for i in (0, 1))
        self.steps = NumberField(names[2], self._check_steps, problems[2], self, whole=True)
        self._groups = [self._named(self.tr("Start"), self.start[0])]
        self._fields.addWidget(self.start[1])
        self._groups.append(self._named(self.tr("Steps"), self.steps))
        for field, problem in zip((*self.start, self.steps), problems, strict=True):
            field.left.connect(self.left)
            self._below.addWidget(problem)
        self.start[0].entered.connect(self._on_x1_entered)
        self.start[1].entered.connect(self._on_x2_entered)
        self.steps.entered.connect(self._on_steps_entered)

    def _named(self, name: str, field: NumberField) -> QHBoxLayout:
        """A field with its name before it, in the line of fields."""
        together, label = QWidget(self), QLabel(name, self)
        label.setObjectName("soft")
        row = QHBoxLayout(together)
        row.addWidget(label)
        row.addWidget(field)
        self._fields.addWidget(together)
        return row

    def show_look(self) -> None:
        """Typeset the formula anew in the look that the application has now."""
        self._measure()
        self.noise.show_look()
        self.box.show_look()
        self.own.show_look()
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
        self._show_choice(surface)
        self._show_formula(in_symbols(surface))
        self._show_parameters(surface)
        self.choice.setToolTip(surface.about)
        self.choice.setAccessibleDescription(surface.about)
        self.condition.setText(surface_words(surface))

    def _show_choice(self, surface: Surface) -> None:
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(surface.name))

    @Slot(object)
    def _on_read(self, typed: Expression | None) -> None:
        """The formula that is being typed, or again that of the surface."""
        self._show_formula(in_symbols(self._session.experiment.surface, None if typed is None else (("f", typed),)))

    def _show_formula(self, lines: tuple[Box, ...]) -> None:
        self.formula.setVisible(bool(lines))
        self.formula.show_formulas(lines)

    def _show_parameters(self, surface: Surface) -> None:
        """A control for each parameter; those of the surface before are kept where they are the same.

        They are folded away while all of them are as usual, which leaves room for what differs between the runs.
        """
        if list(surface.parameters) != list(self.rows) or self._rows_of != surface.name:
            for row in self.rows.values():
                self.disclosure.column.removeWidget(row)
                row.hide()  # at once: it is deleted only when its own signal is over
                row.deleteLater()
            self._rows_of = surface.name
            self.rows = {
                name: make_row(name, declared, self.disclosure.contents, self._session.view.spotlight)
                for name, declared in surface.parameters.items()
            }
            after: QWidget = self.disclosure.button
            for name, row in self.rows.items():
                after = let_tab_reach(row, after)
                row.value_changed.connect(self._on_parameter_changed)
                row.settled.connect(self._session.settle)
                hold(row, self._session.view.locks, name)
                row.left.connect(self.left)
                self.disclosure.column.addWidget(row)
            letters = ", ".join(declared.short_label() for declared in surface.parameters.values())
            self.disclosure.button.setText(self.tr("Parameters {letters}").format(letters=letters))
            self.disclosure.setVisible(bool(self.rows))
            if surface.values() != SURFACES.get(surface.name, surface).values():
                self.disclosure.open()
        values = surface.values()
        for name, row in self.rows.items():
            row.show_letters(OWN)
            row.show_value(values[name])

    @Slot(int)
    def _on_surface_chosen(self, index: int) -> None:
        name = self.choice.itemData(index)
        if name == FUNCTION:
            self._show_choice(self._session.experiment.surface)  # until something has been typed
            self.own.begin()
            return
        if name == OWN_DATA:
            self._show_choice(self._session.experiment.surface)  # until there are some
            self.data_wanted.emit()
            return
        self._session.set_surface(SURFACES[name])
        self.left.emit()

    @Slot(str, object)
    def _on_parameter_changed(self, name: str, value: object) -> None:
        self._session.set_surface_parameter(name, value)

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

    def _check_start(self, axis: int, value: float) -> None:
        check_coordinate(("x₁", "x₂")[axis], value)
        x1, x2 = self._session.experiment.start
        replace(self._session.experiment, start=(x1, value) if axis else (value, x2))  # refuses what is out of a box

    def _check_steps(self, value: float) -> None:
        is_whole = value.is_integer() and abs(value) < 1e15  # beyond that a float's digits are not what was typed
        steps = int(value) if is_whole else value
        replace(self._session.experiment, steps=steps)  # type: ignore[arg-type]  # refuses what cannot be
