"""Leads through the lesson that is open: it has the guide walk, and everybody show where it is."""

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from rmsprop_gui.files.experiment_file import shown, why
from rmsprop_gui.lessons import ReadLesson, Scene, read_lesson
from rmsprop_gui.lessons.checks import Answer
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.window.lessons.answers import Answers
from rmsprop_gui.window.lessons.audience_words import AudienceWords
from rmsprop_gui.window.lessons.card import Card
from rmsprop_gui.window.lessons.guide import Guide
from rmsprop_gui.window.lessons.notes_window import NotesWindow
from rmsprop_gui.window.lessons.pane import LessonPane
from rmsprop_gui.window.lessons.progress import Progress
from rmsprop_gui.window.lessons.surroundings import PANEL, Surroundings
from rmsprop_gui.window.lessons.tasks import Tasks
from rmsprop_gui.window.lessons.told import told
from rmsprop_gui.window.shell.composition import Composition

_BESIDE = frozenset(("info",))  # what is open beside a lesson whose scenes do not say


class Conductor(QObject):
    """Opens and closes lessons in one window; the user's own work is put aside meanwhile."""

    list_asked = Signal()
    """The list of lessons is wanted."""

    def __init__(self, surroundings: Surroundings, window: QMainWindow) -> None:
        super().__init__(window)
        self._to = to = surroundings
        self._window = window
        self._key = ""
        self._began = QElapsedTimer()
        self.guide: Guide | None = None
        self.progress = Progress(to.progress)
        self.pane = LessonPane(window, to.session.view.spotlight)
        self.answers = Answers(to, window, self)
        self.tasks = Tasks(to, self)
        self.words = AudienceWords(to.session.view, to.central_area)
        to.central_area.lay_over(self.words)
        self.notes: NotesWindow | None = None
        to.docks.fill(PANEL, self.pane)
        to.frames.add(self.pane)
        to.documents.own_work.guest_left.connect(self._on_guest_left)
        self._connect()

    def _connect(self) -> None:
        pane = self.pane
        pane.next_asked.connect(self._on_next)
        pane.back_asked.connect(self._on_back)
        pane.scene_asked.connect(self.show_scene)
        pane.explore_asked.connect(self._on_explore)
        pane.return_asked.connect(self._on_return)
        pane.close_asked.connect(self.close)
        pane.notes_asked.connect(self.show_notes)
        pane.list_asked.connect(self.list_asked)
        pane.answered.connect(self._on_answered)
        pane.solution_asked.connect(self._on_solution_asked)
        pane.left.connect(self._to.canvas.setFocus)
        self.answers.chosen.connect(self._on_answered)
        self._to.docks.composed.connect(self._on_composed)

    # opening and closing

    def open_path(self, path: Path) -> None:
        """Open the lesson in a file; where that cannot be, say so, and everything stays as it is."""
        try:
            read = read_lesson(path)
        except (OSError, ValueError) as error:
            self._refuse(shown(path), why(error))
            self._to.documents.files.missed.emit(path)
        else:
            if self.begin(read, str(path.absolute()), shown(path.name)):
                self._to.documents.files.used.emit(path.absolute())

    def _refuse(self, name: str, reason: str) -> None:
        text = self.tr("“{name}” cannot be opened: {reason}.").format(name=name, reason=reason)
        self._to.documents.questions.tell(self.tr("Open lesson"), text)

    @property
    def path(self) -> Path | None:
        """The file of the lesson that is open; None where none is, or where it is in no file."""
        return Path(self._key) if self.guide is not None and self._key else None

    def begin(self, read: ReadLesson, key: str, name: str) -> bool:
        """Open a lesson; False where there is nothing to show of it.

        `key` is the path of its file, under which progress is kept; without one none is.
        """
        if read.lesson is None:
            self._refuse(name, "; ".join(map(str, read.problems[:3])))
            return False
        self._to.documents.own_work.put_aside(read.lesson.title)
        self._key = key
        guide = self.guide = Guide(read.lesson, self._to.session, self._to.player, self._panels, self)
        self._to.lecture.course = guide
        guide.moved.connect(self._on_moved)
        guide.waited.connect(self._to.central_area.show_hint)
        self.pane.show_lesson(read.lesson, read.problems)
        self.answers.begin(guide)
        self._began.start()
        self._to.docks.bring_to_front(PANEL)
        guide.begin()
        self._to.canvas.setFocus()
        return True

    @Slot()
    def close(self) -> None:
        """Leave the lesson; the user's own work comes back."""
        self._to.documents.own_work.bring_back()
        self._to.canvas.setFocus()

    @Slot()
    def _on_guest_left(self) -> None:
        guide, self.guide = self.guide, None
        if guide is None:
            return
        self._to.lecture.course = None
        self.answers.end()
        self.tasks.end()
        self.words.say(())
        if self.notes is not None:
            self.notes.close()
        self._to.session.view.locks.allow(None)
        guide.deleteLater()
        self.pane.show_nothing()
        self._to.docks.put_away(PANEL)

    @Slot()
    def show_notes(self) -> None:
        """Show the lecturer's notes in their window, or bring that to the front."""
        if self.notes is None:
            self.notes = NotesWindow(self._window, self._began)
            self.notes.next_asked.connect(self._on_next)
            self.notes.back_asked.connect(self._on_back)
            self._to.appearance.changed.connect(self.notes.show_look)
        if self.guide is not None:
            self.notes.show_guide(self.guide)
            self.notes.show()
            self.notes.activateWindow()

    def _panels(self, scene: Scene) -> tuple[frozenset[str], frozenset[str]]:
        """What is open in a scene, and what of that is behind the lesson."""
        wanted = scene.view.panels if scene.view.panels is not None else _BESIDE
        return wanted | {PANEL}, wanted & self._to.docks.beside(PANEL)

    @Slot(object)
    def _on_composed(self, composition: Composition) -> None:
        """The window is laid out in another way; what is open is still as the scene has it."""
        if self.guide is not None:
            panels, behind = self._panels(self.guide.scene)
            self._to.session.view.update(panels=panels, behind=behind)
            self._to.docks.show_panels(self._to.session.view.state)

    # walking

    def walk(self, by: int) -> bool:
        """To the next moment, or for −1 to the one before; False where no lesson is open."""
        if self.guide is None:
            return False
        if by > 0:
            self.guide.go_on()
        else:
            self.guide.go_back()
        return True

    @Slot()
    def _on_next(self) -> None:
        self.walk(1)

    @Slot()
    def _on_back(self) -> None:
        self.walk(-1)

    @Slot(int)
    def show_scene(self, number: int) -> None:
        """Go to where the scene with this index opens."""
        if self.guide is not None:
            self.guide.go_to_scene(number)

    @Slot()
    def _on_explore(self) -> None:
        if self.guide is not None:
            self.guide.explore()

    @Slot()
    def _on_return(self) -> None:
        if self.guide is not None:
            self.guide.return_to_scene()

    @Slot(int, object)
    def _on_answered(self, part: int, answer: Answer) -> None:
        if self.guide is not None and self.answers.give(part, answer):
            self.guide.go_on()

    @Slot(int)
    def _on_solution_asked(self, part: int) -> None:
        if self.guide is not None:
            self.tasks.solve(self.guide.scene.parts[part])

    @Slot()
    def _on_moved(self) -> None:
        """Show where the guide is, and say it."""
        guide = self.guide
        if guide is None:
            return
        if self._key and guide.is_last_of_scene and guide.moment.kind is not Kind.TITLE:
            self.progress.note_done(self._key, guide.scene.title)
        done = self.progress.done(self._key)
        scenes = guide.lesson.scenes
        self.pane.show_guide(guide, frozenset(i for i, scene in enumerate(scenes) if scene.title in done))
        self.answers.show(self.pane.page)
        self.tasks.show(self.pane.page)
        self.words.say(told(guide.lesson, guide.shown) if not guide.is_exploring else ())
        if self.notes is not None:
            self.notes.show_guide(guide)
        self._announce(self.pane.current)

    def _announce(self, card: Card | None) -> None:
        guide = self.guide
        assert guide is not None
        title = guide.lesson.title if guide.shown.kind is Kind.TITLE else guide.scene.title
        self._to.announcer.say("lesson", title if card is None else card.text)
