"""What chance does to the gradients: folded away while it does nothing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import OWN, NumericParameter
from rmsprop_gui.simulation.chance import MAX_SEED
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.objective import batch_parameter, sampling_parameters
from rmsprop_gui.view.view_state import MAX_SEEDS, ViewState
from rmsprop_gui.window.controls.disclosure import Disclosure
from rmsprop_gui.window.controls.lockable import hold
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.controls.parameter_rows import NumberRow
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.experiment.sampling_edits import draw_anew, set_sampling
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.looks.look import current_look

_SEED_WIDTH, _APART = 96, 8  # pixels at scale 1: ten digits, and what is free beside them
_ROOM_BELOW = 6
_CONTROLS = {"relative_noise": "noise"}
"""Under which name a scene locks it, where that is not its own: the two kinds of noise are one thing."""
_SEEDS = Meaning(
    "seeds", Symbol("N"), "over how many seeds, this and the next ones, mean and spread of each run are shown"
)
_AVERAGED = NumericParameter(_SEEDS, "average over N seeds", 1, MAX_SEEDS, "log", whole=True)


class SeedRow(QWidget):
    """The seed of all that is drawn, and a button that draws another."""

    value_changed = Signal(str, object)
    settled = Signal()
    left = Signal()
    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = QLabel(self.tr("Seed"), self)
        name.setObjectName("soft")
        self.problem = problem_label(self)
        self.field = NumberField(self.tr("Seed"), _check_seed, self.problem, self, whole=True)
        self.anew = QPushButton(self.tr("Draw anew"), self)
        self.anew.setToolTip(self.tr("Another seed: other noise and other batches, the same for every run"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (name, self.field, self.anew):
            self._row.addWidget(widget)
        self._row.addWidget(self.problem)
        self._row.addStretch(1)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self.left)
        self.anew.clicked.connect(self.drawn)

    def show_look(self) -> None:
        """Take the sizes of the look."""
        scale = current_look().scale
        self._row.setSpacing(round(_APART * scale))
        self.field.setFixedWidth(round(_SEED_WIDTH * scale))

    @Slot(float)
    def _on_entered(self, value: float) -> None:
        self.value_changed.emit("seed", int(value))
        self.settled.emit()


class NoiseSection(Disclosure):
    """Noise that is added and noise in proportion, batches where there is data, and the seed of both."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self.rows: dict[str, NumberRow] = {}
        for name, declared in sampling_parameters().items():
            self._add(name, declared)
        self._batch_of = 0  # rows of data that there is a control for
        self.seed = SeedRow(self.contents)
        self._connect(self.seed)
        hold(self.seed, session.view.locks, "seed")
        self.seed.drawn.connect(self._on_drawn)
        self.column.addWidget(self.seed)
        self.average = NumberRow("averaged", _AVERAGED, self.contents, session.view.spotlight)
        self.average.value_changed.connect(self._on_averaged_changed)
        self.average.left.connect(self.left)
        hold(self.average, session.view.locks, "averaged")
        told = QLabel(self.tr("Average over N seeds"), self.contents)
        told.setObjectName("soft")
        self.column.addWidget(told)
        self.column.addWidget(self.average)
        session.view.changed.connect(self._on_view_changed)
        session.changed.connect(self._on_changed)
        self.show_look()
        self._show(session.experiment)
        if session.experiment.objective.is_random:
            self.open()

    def _add(self, name: str, declared: NumericParameter) -> NumberRow:
        """A control for one more number, above the seed."""
        row = self.rows[name] = NumberRow(name, declared, self.contents, self._session.view.spotlight)
        self._connect(row)
        hold(row, self._session.view.locks, _CONTROLS.get(name, name))
        self.column.insertWidget(len(self.rows) - 1, row)
        return row

    def _connect(self, row: NumberRow | SeedRow) -> None:
        row.value_changed.connect(self._on_value_changed)
        row.settled.connect(self._session.settle)
        row.left.connect(self.left)

    def show_look(self) -> None:
        """Take the sizes of the look."""
        self.seed.show_look()
        self.column.setContentsMargins(0, 0, 0, round(_ROOM_BELOW * current_look().scale))
        for row in (*self.rows.values(), self.average):
            row.show_letters(OWN)

    @Slot(object, object)
    def _on_changed(self, before: Experiment, now: Experiment) -> None:
        self._show(now)
        if now.objective.is_random and not before.objective.is_random:
            self.open()

    def _show(self, experiment: Experiment) -> None:
        sampling, rows = experiment.sampling, experiment.surface.row_count
        self._offer_batches(rows)
        self.rows["noise"].show_value(sampling.noise)
        self.rows["relative_noise"].show_value(sampling.relative_noise)
        if "batch" in self.rows:
            self.rows["batch"].show_value(min(sampling.batch or rows, rows))
        self.seed.field.show_value(sampling.seed)
        self.average.show_value(self._session.view.state.averaged)
        self.button.setText(self._title(experiment))

    def _title(self, experiment: Experiment) -> str:
        """What is set, where that is anything."""
        sampling = experiment.sampling
        set_to = {item: getattr(sampling, name) for name, item in sampling_parameters().items()}
        told = [item.format_setting(value) for item, value in set_to.items() if value]
        if 0 < sampling.batch < experiment.surface.row_count:
            told.append(self.tr("{batch} rows a step").format(batch=sampling.batch))
        return self.tr("Noise") if not told else self.tr("Noise {settings}").format(settings=", ".join(told))

    def _offer_batches(self, count: int) -> None:
        """Have a control for the size of batches that goes to so many rows; none where there is no data."""
        if count == self._batch_of:
            return
        self._batch_of = count
        before = self.rows.pop("batch", None)
        if before is not None:
            self.column.removeWidget(before)
            before.hide()  # at once: it is deleted only when its own signal is over
            before.deleteLater()
        if count > 1:
            row = self._add("batch", batch_parameter(count))
            row.show_letters(OWN)
            let_tab_reach(row, self.rows["relative_noise"].field)

    @Slot(str, object)
    def _on_value_changed(self, name: str, value: object) -> None:
        """All rows are written as 0: with more data it still is all of them."""
        is_everything = name == "batch" and value == self._batch_of
        set_sampling(self._session, name, 0 if is_everything else value)

    @Slot(str, object)
    def _on_averaged_changed(self, name: str, value: int) -> None:
        self._session.view.update(averaged=value)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.averaged != before.averaged:
            self.average.show_value(now.averaged)

    @Slot()
    def _on_drawn(self) -> None:
        draw_anew(self._session)


def _check_seed(value: float) -> None:
    """Raise ValueError, in a sentence that names the range, unless it can be a seed."""
    if not (value.is_integer() and 0 <= value <= MAX_SEED):
        raise ValueError(f"a seed is a whole number from 0 to {MAX_SEED:,}")
