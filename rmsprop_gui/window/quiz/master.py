"""Asks: has questions drawn, shows them, takes answers, and has the explanation played.

Nobody runs before the answer: the session has the experiment without its run, and the path is drawn by a layer of the
quiz. So no pane, no chart, no tip and no screen reader can give it away.
"""

from dataclasses import replace
from random import SystemRandom
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rmsprop_gui.background.question_service import QuestionService, Wanted
from rmsprop_gui.files.document import in_the_room
from rmsprop_gui.lessons.quiz import FAMILIES, MAX_QUIZ_SEED
from rmsprop_gui.lessons.quiz.question import Asked, Marker, Question
from rmsprop_gui.lessons.quiz.score import Score
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.relief_view import FIRST_RELIEF
from rmsprop_gui.view.view_state import SPEEDS, first_view
from rmsprop_gui.window.actions.mode_stack import Mode
from rmsprop_gui.window.quiz import words
from rmsprop_gui.window.quiz.answer_button import AnswerButton
from rmsprop_gui.window.quiz.marks import NONE, Ghosted, Marks, QuizMarks
from rmsprop_gui.window.quiz.pane import MOST_CHOICES, QuizPane
from rmsprop_gui.window.quiz.surroundings import QuizSurroundings
from rmsprop_gui.window.shell.composition import Composition

_HEIGHT = 8  # of the layer on the canvas: where guesses are
_TO_THE_END = (Asked.PLACE, Asked.FATE)
"""What is asked about the last step is played up to it; else up to the step that is explained."""
_FREE = frozenset(("view", "charts"))
"""What may be set meanwhile."""
_SECONDS = 3.0  # that the way to what is explained takes at most
_CLEAN: dict[str, Any] = {
    **{"panels": frozenset[str](), "presented": frozenset[str](), "behind": frozenset[str]()},
    **{"magnifier": False, "legend": False, "relief": FIRST_RELIEF},
}
"""What is shown beside canvas and question: nothing."""


class QuizMaster(QObject):
    """Leads through a quiz in one window; the user's own work is put aside meanwhile."""

    def __init__(self, surroundings: QuizSurroundings, window: QWidget) -> None:
        super().__init__(window)
        self._to = to = surroundings
        self.pane = QuizPane(to.session.view.spotlight, to.central_area)
        self.pane.hide()
        self.marks = QuizMarks(to.canvas.getViewBox(), _HEIGHT)
        self.is_on = False
        self.question: Question | None = None
        """What is asked, or was and is explained now; None while it is being drawn."""
        self.is_told = False
        self._wanted = Wanted(SystemRandom().randrange(MAX_QUIZ_SEED + 1), 1, tuple(FAMILIES))
        self.score, self._missed = Score(), ""
        self._hands = [0] * MOST_CHOICES
        self._way: tuple[int, int] | None = None  # to be played, once what is explained has been computed
        self._playing = QTimer(self, singleShot=True)
        self._playing.setInterval(0)
        self._playing.timeout.connect(self._play)
        self._service: QuestionService | None = None  # while a question is being drawn
        self._keys = [self._key(key, window) for key in ("Return", "Enter")]
        self._connect()
        to.frames.add(self)

    def _key(self, key: str, window: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setEnabled(False)
        shortcut.activated.connect(self._on_enter)
        return shortcut

    def _connect(self) -> None:
        self._to.own_work.guest_left.connect(self._on_guest_left)
        self._to.docks.composed.connect(self._on_composed)
        self.pane.chosen.connect(self.choose)
        self.pane.went_on.connect(self.go_on)
        self.pane.close_asked.connect(self.leave)
        self.marks.chosen.connect(self.choose)
        self.pane.choosing.begun.connect(self.begin_anew)
        self.pane.choosing.class_chosen.connect(self._on_class_chosen)
        self.pane.choosing.left.connect(self._to.canvas.setFocus)

    # beginning and leaving

    def begin(self) -> None:
        """Put the user's own work aside and ask."""
        to = self._to
        to.first_start.close()
        to.own_work.put_aside(self.tr("Questions"))
        self.is_on = True
        to.starting_point.taker = self._on_pointed
        to.session.view.locks.allow(
            _FREE,
            self.tr("not while questions are on"),
            self.tr("That waits while questions are on; Esc brings your own experiment back."),
        )
        to.central_area.stand_beside(self.pane)
        to.mode_stack.note(Mode.QUESTIONS, True, self.leave)
        for key in self._keys:
            key.setEnabled(True)
        self.pane.show_score(self.score)
        self._ask()
        to.canvas.setFocus()

    @Slot()
    def leave(self) -> None:
        """Show the user's own work again, as it was."""
        self._to.own_work.bring_back()
        self._to.canvas.setFocus()

    @Slot()
    def _on_guest_left(self) -> None:
        if not self.is_on:
            return
        to = self._to
        self.is_on, self.question = False, None
        self.stop()
        to.starting_point.taker = None
        to.session.view.locks.allow(None)
        self.marks.show_marks(NONE)
        to.central_area.stand_beside(None)
        to.mode_stack.note(Mode.QUESTIONS, False, self.leave)
        for key in self._keys:
            key.setEnabled(False)

    @Slot(int, tuple)
    def begin_anew(self, seed: int, families: tuple[str, ...]) -> None:
        """Ask from the first question of this seed on, with no score yet."""
        self._wanted = Wanted(seed, 1, families)
        self.score, self._missed = Score(), ""
        self.pane.show_score(self.score)
        self._ask()
        self._to.canvas.setFocus()

    def stop(self) -> None:
        """End what draws questions."""
        if self._service is not None:
            self._service.stop()
            self._service.deleteLater()
            self._service = None

    # asking

    @property
    def _with_class(self) -> bool:
        return self.pane.choosing.with_class.isChecked()

    def _ask(self) -> None:
        """Have the question drawn that is wanted now."""
        self.question, self.is_told, self._way = None, False, None
        self._to.player.pause()
        self.pane.show_waiting(self._wanted.number, self._wanted.seed)
        if self._service is None:
            self._service = QuestionService(self)
            self._service.drawn.connect(self._on_drawn)
        self._service.ask_for(self._wanted)

    @Slot(object, object)
    def _on_drawn(self, wanted: Wanted, question: Question) -> None:
        if wanted != self._wanted or not self.is_on or self.question is not None:
            return
        self.stop()
        self.question, self.is_told = question, False
        self._hands = [0] * MOST_CHOICES
        self._show(question.before)
        places = tuple(choice.place for choice in question.choices if isinstance(choice, Marker))
        hint = self.tr("Choose the place {number}") if places else ""
        self.marks.show_marks(Marks(path=question.path, places=places), hint)
        self.pane.show_question(question, self._with_class)
        choices = (f"{i}: {words.choice_words(choice)}" for i, choice in enumerate(question.choices, 1))
        told = words.asked_of(question), words.told_of(question), words.path_words(question), *choices
        self._to.announcer.say("question", "; ".join(filter(None, told)))

    def _show(self, experiment: Experiment) -> None:
        """Begin with an experiment, with nothing beside it; what was zoomed into stays so for one question."""
        state = self._to.session.view.state
        view = replace(first_view(experiment), **_CLEAN)
        self._to.session.begin(experiment, in_the_room(view, state))

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take a choice as the answer, or with a class count a hand for it."""
        question = self.question
        if question is None or self.is_told or index >= len(question.choices):
            return
        if self._with_class:
            self._hands[index] += 1
            self.pane.show_hands(self._hands)
            return
        is_right = index == question.answer
        self._missed = "" if is_right else question.family
        self.score = self.score.after(is_right)
        self.pane.show_score(self.score)
        self._tell(question, index)

    def reveal(self) -> bool:
        """Tell the answer to a class; False where none is waited for."""
        if self.question is None or self.is_told or not self.is_on:
            return False
        if self._with_class:
            self._missed = ""
            self._tell(self.question, None)
        return True

    @Slot()
    def go_on(self) -> None:
        """Tell a class the answer; once it is told, ask the next question."""
        if self.question is not None and not self.is_told:
            self.reveal()
        elif self.question is not None:
            self._wanted = replace(self._wanted, number=self._wanted.number + 1, missed=self._missed)
            self._ask()

    # explaining

    def _tell(self, question: Question, given: int | None) -> None:
        """Show the answer, and play to the step that the explanation is about."""
        self.is_told = True
        view_range = self._to.session.view.state.view_range
        self._show(question.after)
        self._to.session.view.update(view_range=view_range, selected=0, legend=len(question.runs) > 1)
        self._mark(question, given)
        self.pane.show_answer(question, given)
        self._to.announcer.say("question", self.pane.spoken)
        first = question.shown if question.asked is Asked.PLACE else 0
        last = question.steps if question.asked in _TO_THE_END else question.feature.row
        self._to.session.view.update(axis=question.feature.axis, speed=_speed(last - first))
        self._way = first, last

    def _mark(self, question: Question, given: int | None) -> None:
        ghost = question.ghost
        places = tuple(choice.place for choice in question.choices if isinstance(choice, Marker))
        x1, x2 = question.recording.trajectory.position[question.feature.row].tolist()
        self.marks.show_marks(
            Marks(
                places=places,
                right=question.answer if places else None,
                wrong=given if places and given != question.answer else None,
                ghost=Ghosted(ghost.path, ghost.first, words.ghost_name(question)),
                looked_at=(x1, x2),
                path=question.path if question.shown else (),
                is_told=True,
            )
        )

    def show_frame(self, frame: Frame) -> None:
        """The ghost goes with the playhead."""
        self.marks.show_step(frame.step)
        if self._way is not None and frame.experiment.runs:
            self._playing.start()

    @Slot()
    def _play(self) -> None:
        """From where it was shown to what is explained."""
        if self._way is not None and self.is_told:
            first, last = self._way
            self._way = None
            self._to.player.seek(first)
            self._to.player.play(last)

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self.pane.show_look()
        self.marks.update()

    # what the user does besides

    def _on_pointed(self, x1: float, x2: float) -> None:
        """A click on the plane moves no start while questions are on."""

    @Slot()
    def _on_enter(self) -> None:
        focused = self.pane.window().focusWidget()
        if isinstance(focused, AnswerButton) and focused.isEnabled():
            focused.click()
        else:
            self.go_on()

    @Slot(bool)
    def _on_class_chosen(self, chosen: bool) -> None:
        if self.question is not None and not self.is_told:
            self._hands = [0] * MOST_CHOICES
            self.pane.show_question(self.question, chosen)

    @Slot(object)
    def _on_composed(self, composition: Composition) -> None:
        """The window is laid out in another way: there is still nothing beside the question."""
        if self.is_on:
            self._to.session.view.update(panels=frozenset(), behind=frozenset())
            self._to.docks.show_panels(self._to.session.view.state)


def _speed(steps: int) -> float:
    """The slowest at which so many steps are not too long a wait."""
    return next((speed for speed in SPEEDS if speed and steps <= _SECONDS * speed), SPEEDS[-2])
