"""What leads through a lesson: it walks from moment to moment and has the window show each of them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot

from rmsprop_gui.files.document import in_the_room
from rmsprop_gui.lessons import Lesson, Moment, Scene, moments
from rmsprop_gui.lessons.controls import EVERYTHING
from rmsprop_gui.lessons.lesson import Part
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.playback.player import Arrival, Player
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.experiment.session import Session

Panels = Callable[[Scene], tuple[frozenset[str], frozenset[str]]]
_WITHIN = 2.0  # seconds at the most to the next stop
_WAITS = 500  # milliseconds at a stop, which a key that is held does not walk past


class Guide(QObject):
    """Holds where one is in a lesson. Forward, paths play to the next stop; back, all is as it was there, at once.

    What is changed within a scene stays until the scene is left. While one explores, everything is unlocked and the
    lesson waits.
    """

    moved = Signal()
    """Another moment is shown, or more of it."""
    waited = Signal(str)
    """Why it does not go on now."""

    def __init__(self, lesson: Lesson, session: Session, player: Player, panels: Panels, parent: QObject) -> None:
        """`panels` tells which panels a scene has open, and which of them are behind the tab of another."""
        super().__init__(parent)
        self._panels = panels
        self.lesson, self._session, self._player = lesson, session, player
        self.moments = moments(lesson)
        self.index = 0
        self.is_exploring = False
        self._is_under_way = False  # to the moment that is not shown before it has come about
        self._is_moving_itself = False
        self._halted = QElapsedTimer()
        player.rested.connect(self._on_rested)

    # where one is

    @property
    def moment(self) -> Moment:
        """The moment that is shown, or that the paths are playing to."""
        return self.moments[self.index]

    @property
    def shown(self) -> Moment:
        """The moment whose words are to be seen: while the paths still play, the one before."""
        return self.moments[self.index - self._is_under_way]

    @property
    def scene(self) -> Scene:
        """The scene that one is in."""
        return self.lesson.scenes[self.moment.scene]

    @property
    def part(self) -> Part | None:
        """The part of the scene that is spoken of; None where the scene opens, and at the title."""
        part = self.shown.part
        return None if part is None else self.scene.parts[part]

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self.moment.kind is Kind.ASK

    @property
    def may_be_asked(self) -> bool:
        """Whether something of this scene is still to be answered: until then nothing that comes is to be seen."""
        following = self.moments[self.index :]
        asked = any(one.kind is Kind.ASK and one.scene == self.moment.scene for one in following)
        return asked and not self.is_exploring

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.index == len(self.moments) - 1

    @property
    def is_last_of_scene(self) -> bool:
        """Whether nothing follows in this scene."""
        return self.is_last or self.moments[self.index + 1].scene != self.moment.scene

    # walking

    def begin(self) -> None:
        """Show the title, over the first scene."""
        self._enter(0)

    def go_on(self) -> None:
        """To the next moment: at once where its step is near, else the paths play; again, and they are there.

        Where one has been exploring, back to the scene.
        """
        if self.is_exploring:
            self.return_to_scene()
        elif self._is_under_way:
            self._arrive()
        elif not self.is_last:
            before, self.index = self.moment, self.index + 1
            if self.moment.kind is Kind.OPEN:
                self._enter(self.index)
            elif self.moment.step > self._player.wanted:
                self._set_out()
            else:
                self._go_to(max(self.moment.step, before.step))

    def go_back(self) -> None:
        """To the moment before this one, as it was then; where one has been exploring, back to the scene."""
        if self.is_exploring:
            self.return_to_scene()
        elif self.index > 0:
            scene, self.index = self.moment.scene, self.index - 1
            self._is_under_way = False
            if self.moment.scene != scene or self.moment.kind is Kind.TITLE:
                self._enter(self.index)
            else:
                self._see()
                self.moved.emit()

    def go_to_scene(self, number: int) -> None:
        """To where the scene with this index opens."""
        wanted = (index for index, one in enumerate(self.moments) if one.scene == number and one.kind is Kind.OPEN)
        self._enter(next(wanted))

    def explore(self) -> None:
        """Unlock everything; the lesson waits."""
        self.is_exploring = True
        self._is_under_way = False
        self._session.view.locks.allow(None)
        self.moved.emit()

    def return_to_scene(self) -> None:
        """The scene as it is in the lesson, at the moment that one was at."""
        self._enter(self.index)

    # what the playhead does (see Lecture)

    def may_reach(self, step: int) -> bool:
        """Whether the playhead may go forward to this step: a question comes first, and at a stop one waits."""
        if self.is_exploring or self._is_under_way:
            return True
        if self.is_asking:
            self.waited.emit(self.tr("First the question: answer it, or skip it."))
            return False
        if self._halted.isValid() and self._halted.elapsed() < _WAITS:
            return False
        question = self._next_question()
        if question is None or self.moments[question].step >= step:
            return True
        if self.moments[question].step <= self._player.wanted:
            self.index = question
            self.moved.emit()
        else:
            self._player.seek(self.moments[question].step)
        return False

    def next_halt(self, step: int) -> int | None:
        """The next stop or question of this scene after a step."""
        if self.is_exploring:
            return None
        later = (one.step for one in self._of_scene() if one.kind in (Kind.STOP, Kind.ASK) and one.step > step)
        return next(later, None)

    def _of_scene(self) -> list[Moment]:
        return [one for one in self.moments if one.scene == self.moment.scene]

    def _next_question(self) -> int | None:
        """The index of the next question in this scene that has not been asked yet."""
        for index in range(self.index + 1, len(self.moments)):
            if self.moments[index].scene != self.moment.scene:
                return None
            if self.moments[index].kind is Kind.ASK:
                return index
        return None

    def _set_out(self) -> None:
        """Have the paths play to the step of the moment, which is shown once they are there."""
        step, player = self.moment.step, self._player
        if step == player.wanted + 1 and player.wanted == player.step:
            self._go_to(step, Arrival.WALKED)
            return
        self._is_under_way = True
        player.pause()
        self.moved.emit()
        player.play(step, _WITHIN)
        if not player.playing:  # there is nothing computed yet to be played
            self._arrive()

    def _arrive(self) -> None:
        """Be at the step of the moment at once."""
        self._is_under_way = False
        self._go_to(self.moment.step)

    def _go_to(self, step: int, arrival: Arrival = Arrival.SENT) -> None:
        self._is_moving_itself = True
        self._player.pause()
        if step != self._player.wanted:
            self._player.seek(step, 0, arrival)
        self._is_moving_itself = False
        self.moved.emit()

    @Slot(int, int)
    def _on_rested(self, step: int, part: int) -> None:
        """The playhead has come to rest: where there is something to be said there, it is said."""
        if self._is_moving_itself or self.is_exploring:
            return
        if self._is_under_way:
            if step >= self.moment.step:
                self._is_under_way = False
                self.moved.emit()
            return
        before = self.index
        self._follow(step)
        if self.index > before:
            self._halted.start()
        if self.index != before:
            self.moved.emit()

    def _follow(self, step: int) -> None:
        """Somebody has moved the playhead: to stops and questions that it has reached, back from what lies ahead."""
        while self.moment.step > step and self.moment.kind not in (Kind.OPEN, Kind.TITLE):
            self.index -= 1
        while not self.is_last_of_scene and not self.is_asking:
            following = self.moments[self.index + 1]
            is_halt = following.kind in (Kind.STOP, Kind.ASK)
            if not is_halt or not self.moment.step < following.step <= step:
                return
            self.index += 1

    # what is seen

    def _enter(self, index: int) -> None:
        """Show a moment with its scene as it is in the lesson."""
        self.index, self.is_exploring, self._is_under_way = index, False, False
        self._is_moving_itself = True
        panels, behind = self._panels(self.scene)
        self._session.begin(self.scene.experiment, replace(self._view(), panels=panels, behind=behind))
        self._is_moving_itself = False
        names = self.scene.unlocked
        self._session.view.locks.allow(None if EVERYTHING in names else names)
        self.moved.emit()

    def _see(self) -> None:
        """Show the moment with the experiment as it is now."""
        self._is_moving_itself = True
        self._session.view.set(self._view())
        self._is_moving_itself = False

    def _view(self) -> ViewState:
        """What the lesson shows at this moment, in this room."""
        now = self._session.view.state
        view = in_the_room(self.scene.view, now)
        panels, behind = now.panels, now.behind
        return replace(view, step=self.moment.step, part=0, panels=panels, behind=behind, arranged=now.arranged)
