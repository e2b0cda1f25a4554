"""A function of one's own: typed into a field, typeset as it is typed, in force once the typing pauses."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmsprop_gui.background.surface_service import TypedFunction
from rmsprop_gui.formulas import FormulaError, names, to_text
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.surface import Surface
from rmsprop_gui.surfaces.typed_surface import FUNCTION, read_function
from rmsprop_gui.window.controls.number_field import problem_label
from rmsprop_gui.window.controls.typed_text import TypedText
from rmsprop_gui.window.experiment.session import Session

_COORDINATES = {"x1", "x2", "t"}


class OwnFunction(QWidget):
    """The field of a typed function, there while the surface is one or is about to become one.

    What cannot be used stays in the field, its place marked, with the reason below; the last good surface stays in
    force. Esc brings back what was in force before the typing began.
    """

    asked = Signal(str)
    """What is to become a surface: `show_answer` is to be told what has become of it."""
    read = Signal(object)
    """The formula that stands in the field now, an Expression; None where that of the surface is to be shown again."""
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_open = False
        self._is_edited = False  # by what is being typed
        self._is_leaving = False
        self.field = TypedText(self.tr("Function of x and y"), self)
        self.field.setPlaceholderText(self.tr("such as 2x^2 + 0.1y^2"))
        self.problem = problem_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.problem)
        self.setFocusProxy(self.field)
        self.field.typed.connect(self._on_typed)
        self.field.paused.connect(self._on_paused)
        self.field.accepted.connect(self._on_accepted)
        self.field.abandoned.connect(self._on_abandoned)
        self.field.left_behind.connect(self._on_left_behind)
        session.changed.connect(self._on_changed)
        session.view.about_to_be_set.connect(self._end)  # another experiment is shown: what is typed is not about it
        self._end()

    def begin(self) -> None:
        """Open the field, with the surface that is in force as far as it can be typed."""
        self._is_open = True
        surface = self._session.experiment.surface
        if surface.name != FUNCTION:
            self.field.show_text(as_typed(surface))
        self.setVisible(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def show_look(self) -> None:
        """Take the height that the text has in the look that the application has now."""
        self.field.show_look()

    @Slot(object)
    def show_answer(self, answer: TypedFunction) -> None:
        """Have the surface in force, or say why there is none, unless something else stands in the field by now."""
        if answer.text != self.field.text or not (self.field.is_modified or self._is_leaving):
            return
        if answer.surface is None:
            self._is_leaving = False
            self._say(answer.problem, answer.place)
            return
        self._say("")
        self._put_in_force(answer.surface)
        if self._is_leaving:
            self._settle()

    # what the user does

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """The formula is typeset at once; what is wrong is said when the typing pauses, for it may be half a word."""
        self._is_leaving = False
        try:
            self.read.emit(read_function(text))
        except FormulaError:
            return
        self._say("")

    @Slot()
    def _on_paused(self) -> None:
        self.asked.emit(self.field.text)

    @Slot()
    def _on_accepted(self) -> None:
        self._take_over()
        if not self._is_leaving:
            self.left.emit()

    @Slot()
    def _on_left_behind(self) -> None:
        self._take_over()

    def _take_over(self) -> None:
        """Have what stands in the field in force, and with that the typing is over."""
        if self.field.is_modified:
            self._is_leaving = True
            self.asked.emit(self.field.text)
        else:
            self._settle()

    @Slot()
    def _on_abandoned(self) -> None:
        if self._is_edited:
            self._session.undo()
        self._session.settle()
        self._end()
        self.read.emit(None)
        self.left.emit()

    # the experiment

    def _put_in_force(self, surface: Surface) -> None:
        before = self._session.experiment
        if surface == before.surface:
            return
        self._is_edited = True
        text = self.tr("typing of a function")
        self._session.set_experiment(with_function(before, surface), text=text, gesture="function")

    def _settle(self) -> None:
        """The typing is over: what comes next is undone by itself."""
        is_leaving = self._is_leaving and self.field.hasFocus()
        self._session.settle()
        self._end()
        if is_leaving:
            self.left.emit()

    @Slot(object, object)
    def _on_changed(self, before: Experiment, now: Experiment) -> None:
        """Where another surface has come into force that is not what is being typed, the typing is over."""
        if now.surface != before.surface and not _says(now.surface, self.field.text):
            self._end()
        self._show()

    @Slot()
    def _end(self) -> None:
        """Nothing is being typed: what stands in the field is what is in force."""
        surface = self._session.experiment.surface
        self._is_open = self._is_edited = self._is_leaving = False
        if _says(surface, self.field.text):
            self.field.note_taken_over()
        else:
            self.field.show_text(surface.text() if surface.name == FUNCTION else "")
        self._say("")
        self._show()

    def _show(self) -> None:
        self.setVisible(self._is_open or self._session.experiment.surface.name == FUNCTION)

    def _say(self, problem: str, place: int | None = None) -> None:
        text = problem
        if place is not None:
            text = self.tr("{problem} (letter {place})").format(problem=problem, place=place + 1)
        self.field.mark(text, place)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


def with_function(experiment: Experiment, surface: Surface) -> Experiment:
    """The experiment on a typed function: from the start that was chosen for the one before, or else from its own."""
    before = experiment.surface
    if before.name != surface.name:
        return experiment.on_surface(surface)
    start = surface.start if experiment.start == before.start else experiment.start
    return replace(experiment, surface=surface, start=start)


def as_typed(surface: Surface) -> str:
    """A surface as it would be typed, with its settings as they are; empty where that cannot be."""
    formula = next((formula for _, formula in surface.lines()), None)
    return to_text(formula) if formula is not None and set(names(formula)) <= _COORDINATES else ""


def _says(surface: Surface, text: str) -> bool:
    """Whether a surface is what this text says."""
    return surface.name == FUNCTION and surface.text() == text
