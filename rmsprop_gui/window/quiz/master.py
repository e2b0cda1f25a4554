"""Asks: has questions drawn, shows them, takes answers, and has the explanation played.

Nobody runs before the answer: the session has the experiment without its run, and the path is drawn by a layer of the
quiz. So no pane, no chart, no tip and no screen reader can give it away.
"""

from dataclasses import replace
from random import SystemRandom

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.background.question_service import QuestionService, Wanted
from rmsprop_gui.lessons.quiz import FAMILIES, MAX_QUIZ_SEED
from rmsprop_gui.lessons.quiz.question import Asked, Marker, Question
from rmsprop_gui.lessons.quiz.score import Score
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import SPEEDS
from rmsprop_gui.window.quiz import words
from rmsprop_gui.window.quiz.marks import NONE, Ghosted, Marks, QuizMarks
from rmsprop_gui.window.quiz.pane import MOST_CHOICES, QuizPane
from rmsprop_gui.window.quiz.room import QuizRoom
from rmsprop_gui.window.quiz.surroundings import QuizSurroundings

_HEIGHT = 8  # of the layer on the canvas: where guesses are
_TO_THE_END = (Asked.PLACE, Asked.FATE)
"""What is asked about the last step is played up to it; else up to the step that is explained."""
_SECONDS = 3.0  # that the way to what is explained takes at most


class QuizMaster(QObject):
    """Leads through a quiz in one window."""

    def __init__(self, surroundings: QuizSurroundings, window: QWidget) -> None:
        super().__init__(window)
        self._to = to = surroundings
        self.pane = QuizPane(to.session.view.spotlight, to.central_area)
        self.pane.hide()
        self.marks = QuizMarks(to.canvas.getViewBox(), _HEIGHT, to.canvas.label_places)
        self._room = QuizRoom(to, self.pane, window)
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
        self._connect()
        to.frames.add(self)

    def _connect(self) -> None:
        self._room.left.connect(self._on_left)
        self._room.enter_pressed.connect(self.go_on)
        self.pane.chosen.connect(self.choose)
        self.pane.went_on.connect(self.go_on)
        self.pane.close_asked.connect(self.leave)
        self.marks.chosen.connect(self.choose)
        self.pane.choosing.begun.connect(self.begin_anew)
        self.pane.choosing.class_chosen.connect(self._on_class_chosen)
        self.pane.choosing.left.connect(self._to.canvas.setFocus)

    # beginning and leaving

    @property
    def is_on(self) -> bool:
        """Whether questions have the window."""
        return self._room.is_open

    def begin(self) -> None:
        """Put the user's own work aside and ask."""
        self._room.open()
        self.pane.show_score(self.score)
        self._ask()

    @Slot()
    def leave(self) -> None:
        """Show the user's own work again, as it was."""
        self._room.close()

    @Slot()
    def _on_left(self) -> None:
        self.question = None
        self.stop()
        self.marks.show_marks(NONE)

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
        self._room.show(question.before)
        places = tuple(choice.place for choice in question.choices if isinstance(choice, Marker))
        hint = self.tr("Choose the place {number}") if places else ""
        self.marks.show_marks(Marks(path=question.path, places=places), hint)
        self.pane.show_question(question, self._with_class)
        choices = (f"{i}: {words.choice_words(choice)}" for i, choice in enumerate(question.choices, 1))
        told = words.asked_of(question), words.told_of(question), words.path_words(question), *choices
        self._to.announcer.say("question", "; ".join(filter(None, told)))

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
        view_range = question.close_up or self._to.session.view.state.view_range
        self._room.show(question.after)
        self._to.session.view.update(view_range=view_range, selected=0, legend=len(question.runs) > 1)
        self._mark(question, given)
        self.pane.show_answer(question, given)
        self._to.canvas.setFocus()  # where the keys of the playback belong; Enter asks the next question
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
                ghost=None if len(question.runs) > 1 else Ghosted(ghost.path, ghost.first, words.ghost_name(question)),
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

    @Slot(bool)
    def _on_class_chosen(self, chosen: bool) -> None:
        if self.question is not None and not self.is_told:
            self._hands = [0] * MOST_CHOICES
            self.pane.show_question(self.question, chosen)
        self.pane.show_score(Score() if chosen else self.score)


def _speed(steps: int) -> float:
    """The slowest at which so many steps are not too long a wait."""
    return next((speed for speed in SPEEDS if speed and steps <= _SECONDS * speed), SPEEDS[-2])
