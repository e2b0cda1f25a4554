"""What kind of quiz it is: alone or with a class, of which families, from which seed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rmsprop_gui.lessons.quiz import FAMILIES, MAX_QUIZ_SEED
from rmsprop_gui.window.controls.disclosure import Disclosure
from rmsprop_gui.window.controls.eliding import ElidingCheckBox
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.looks.look import current_look

_FIELD = 84  # pixels at scale 1


class Choosing(Disclosure):
    """The choices are taken over when somebody begins anew; whether there is a class, at once."""

    begun = Signal(int, tuple)
    """A quiz from this seed and of these families is wanted."""
    class_chosen = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.button.setText(self.tr("Kinds of question, seed"))
        self.with_class = ElidingCheckBox(self.tr("With a class"), self.contents)
        self.with_class.setToolTip(self.tr("Choices count hands, and the answer waits until it is revealed (R)"))
        self.with_class.toggled.connect(self.class_chosen)
        self.column.addWidget(self.with_class)
        self.families = {name: self._family(family.title) for name, family in FAMILIES.items()}
        self._problem = problem_label(self.contents)
        self.column.addLayout(self._make_seed())
        self.column.addWidget(self._problem)
        self.show_look()

    def _family(self, title: str) -> ElidingCheckBox:
        box = ElidingCheckBox(self.tr(title), self.contents)
        box.setChecked(True)
        box.toggled.connect(self._show_possible)
        self.column.addWidget(box)
        return box

    def _make_seed(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(self.tr("Seed"), self.contents)
        self.seed = NumberField(self.tr("Seed"), self._check_seed, self._problem, self.contents, whole=True)
        self.seed.left.connect(self.left)
        self.begin = QPushButton(self.tr("Begin anew"), self.contents)
        self.begin.setToolTip(self.tr("The first question of this seed: the same seed gives the same questions"))
        self.begin.clicked.connect(self._on_begin)
        for widget in (label, self.seed, self.begin):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def show_seed(self, seed: int) -> None:
        """This is the quiz that is on."""
        self.seed.show_value(seed)

    def show_look(self) -> None:
        """Have widths in the look that the application has now."""
        self.seed.setFixedWidth(round(_FIELD * current_look().scale))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The families that are ticked."""
        return tuple(name for name, box in self.families.items() if box.isChecked())

    def _check_seed(self, value: float) -> None:
        if not (value.is_integer() and 0 <= value <= MAX_QUIZ_SEED):
            text = self.tr("the seed must be a whole number from 0 to {most}")
            raise ValueError(text.format(most=MAX_QUIZ_SEED))

    @Slot(bool)
    def _show_possible(self, checked: bool) -> None:
        self.begin.setEnabled(bool(self.chosen))

    @Slot()
    def _on_begin(self) -> None:
        if self.seed.commit():
            self.begun.emit(int(self.seed.value), self.chosen)
