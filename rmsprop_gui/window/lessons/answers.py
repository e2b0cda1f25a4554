"""The answers that were given in a lesson, and what they lead to: a verdict, marks on the canvas, a ghost."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.lessons.checks import Answer, check_prediction
from rmsprop_gui.lessons.lesson import ByChoice, ByClick, Prediction
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Pin, Run
from rmsprop_gui.window.canvas.answer_marks import Asked
from rmsprop_gui.window.experiment.free_names import free_style
from rmsprop_gui.window.lessons.choice_keys import ChoiceKeys
from rmsprop_gui.window.lessons.guide import Guide
from rmsprop_gui.window.lessons.question_card import Given, QuestionCard
from rmsprop_gui.window.lessons.scene_page import ScenePage
from rmsprop_gui.window.lessons.surroundings import Surroundings


class Answers(QObject):
    """Remembers, as long as the lesson is open, what was answered where."""

    chosen = Signal(int, object)
    """An answer was given with a key, or with a click on the canvas: the index of the question, and the answer."""

    def __init__(self, surroundings: Surroundings, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = ChoiceKeys(window)
        self._keys.pressed.connect(self._on_key)
        self._to = surroundings
        self._guide: Guide | None = None
        self._given: dict[tuple[int, int], Given] = {}
        self._ghost: Pin | None = None

    def begin(self, guide: Guide) -> None:
        """Another lesson: nothing has been answered in it."""
        self._guide, self._ghost = guide, None
        self._given.clear()

    def end(self) -> None:
        """The lesson is left: the canvas is the user's again."""
        self._guide = None
        self._to.starting_point.taker = None
        self._to.canvas.show_question(None)
        self._to.session.view.locks.hide_what_comes(False)
        self._keys.offer(0)

    def given(self, part: int) -> Given | None:
        """What was answered to the question with this index in the scene; None for nothing."""
        return self._given.get((self._guide.moment.scene, part)) if self._guide is not None else None

    def give(self, part: int, answer: Answer) -> bool:
        """Take an answer to a question that is being asked; whether it is one."""
        guide = self._guide
        asked = guide.scene.parts[part] if guide is not None else None
        if guide is None or not guide.is_asking or guide.moment.part != part or not isinstance(asked, Prediction):
            return False
        outcome = check_prediction(asked, answer, self._to.canvas.mapping.view)
        self._given[guide.moment.scene, part] = Given(answer, outcome)
        return True

    def show(self, page: ScenePage | None) -> None:
        """Show on the page and on the canvas what is asked or told now."""
        guide = self._guide
        if guide is None:
            return
        moment = guide.shown
        for index, card in enumerate(page.cards if page is not None else ()):
            if isinstance(card, QuestionCard):
                is_asked = moment.kind is Kind.ASK and moment.part == index
                card.show_answer(not is_asked, self.given(index) if not is_asked else None)
        asked = guide.part if moment.kind is Kind.ASK and not guide.is_exploring else None
        choices = asked.answer.choices if isinstance(asked, Prediction) and isinstance(asked.answer, ByChoice) else ()
        self._keys.offer(len(choices))
        self._show_on_canvas(guide)
        self._show_ghost(guide)

    def _show_on_canvas(self, guide: Guide) -> None:
        """While a place is asked for, clicks are guesses; afterwards guess and place are marked."""
        moment = guide.shown
        part = guide.scene.parts[moment.part] if moment.part is not None else None
        is_asked = moment.kind is Kind.ASK and guide.is_asking and not guide.is_exploring
        by_click = part.answer if isinstance(part, Prediction) and isinstance(part.answer, ByClick) else None
        self._to.starting_point.taker = self._on_pointed if is_asked and by_click else None
        marked = Asked(guide.may_be_asked)
        self._to.session.view.locks.hide_what_comes(guide.may_be_asked)
        if by_click is not None and moment.kind is Kind.ANSWER and moment.part is not None:
            given = self.given(moment.part)
            guess = given.answer if given is not None and isinstance(given.answer, tuple) else None
            is_right = given is not None and given.outcome.is_right
            marked = Asked(guide.may_be_asked, guess, by_click.at, is_right)
        self._to.canvas.show_question(marked)

    @Slot(int)
    def _on_key(self, index: int) -> None:
        if self._guide is not None and self._guide.moment.part is not None:
            self.chosen.emit(self._guide.moment.part, index)

    @Slot(float, float)
    def _on_pointed(self, x1: float, x2: float) -> None:
        if self._guide is not None and self._guide.moment.part is not None:
            self.chosen.emit(self._guide.moment.part, (x1, x2))

    def _show_ghost(self, guide: Guide) -> None:
        """A wrong choice that is a run is seen as one, as long as its verdict is."""
        moment, rule = guide.shown, None
        if moment.kind is Kind.ANSWER and moment.part is not None and not guide.is_exploring:
            given = self.given(moment.part)
            rule = given.outcome.play if given is not None else None
        wanted = self._pin(rule) if rule is not None else None
        if wanted != self._ghost:
            session, before = self._to.session, self._ghost
            self._ghost = wanted
            pins = tuple(pin for pin in session.experiment.pins if pin != before)
            if wanted is not None:
                pins = (*pins, wanted)
            if pins != session.experiment.pins:
                session.set_experiment(replace(session.experiment, pins=pins), text=self.tr("ghost of an answer"))

    def _pin(self, rule: UpdateRule) -> Pin:
        experiment = self._to.session.experiment
        run = Run(rule, style=free_style(experiment.runs))
        return Pin(experiment.trial(run), self.tr("your answer: {run}").format(run=run.label)[:200], run.style)
