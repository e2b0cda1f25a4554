"""The pane of a lesson: its page, where one is in it, Next and Back."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from rmsprop_gui.lessons import Lesson, Moment, Problem
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.controls.eliding import ElidingLabel
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.lessons.card import Card
from rmsprop_gui.window.lessons.guide import Guide
from rmsprop_gui.window.lessons.scene_bar import SceneBar
from rmsprop_gui.window.lessons.scene_page import ScenePage
from rmsprop_gui.window.lessons.title_page import TitlePage
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_MARGINS, _GAP = (12, 8, 8, 8), 8  # pixels at scale 1


class LessonPane(QWidget):
    """Shows where a guide is, and says what the user wants of it."""

    next_asked = Signal()
    back_asked = Signal()
    scene_asked = Signal(int)
    explore_asked = Signal()
    return_asked = Signal()
    close_asked = Signal()
    list_asked = Signal()
    notes_asked = Signal()
    answered = Signal(int, object)
    solution_asked = Signal(int)
    left = Signal()
    """The keyboard may go elsewhere."""

    def __init__(self, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent)
        self._spotlight = spotlight
        self._lesson: Lesson | None = None
        self._page: ScenePage | None = None
        self._current: Card | None = None
        self._is_exploring = False
        self._title_page = TitlePage(self, spotlight)
        self._make_head()
        self._make_middle()
        self._make_foot()
        self._make_empty()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._around, 1)
        self._column.addWidget(self._empty)
        self._column.addLayout(self._foot)
        self._scrolling = QTimer(self, singleShot=True)  # cards have their places only once they are laid out
        self._scrolling.setInterval(0)
        self._scrolling.timeout.connect(self._scroll)
        self._around.verticalScrollBar().rangeChanged.connect(self._on_height_changed)
        self._measure()
        self.show_nothing()

    def _make_empty(self) -> None:
        self._empty = QWidget(self)
        words = QLabel(self.tr("No lesson is open."), self._empty)
        words.setObjectName("soft")
        choose = QPushButton(self.tr("Choose a lesson…"), self._empty)
        choose.clicked.connect(self.list_asked)
        column = QVBoxLayout(self._empty)
        column.addWidget(words)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _make_head(self) -> None:
        self._name = ElidingLabel(self)
        self._name.setObjectName("soft")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._notes = self._tool(self.tr("Notes"), self.tr("The lecturer's notes, in a window of their own"))
        self._notes.clicked.connect(self.notes_asked)
        self._close = self._tool(self.tr("Close"), self.tr("Leave the lesson; your own experiment comes back"))
        self._close.clicked.connect(self.close_asked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._notes)
        self._head.addWidget(self._close)

    def _tool(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("text")
        button.setText(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _make_middle(self) -> None:
        self._bar = SceneBar(self)
        self._bar.chosen.connect(self.scene_asked)
        self._pages = QWidget(self)
        self._places = QVBoxLayout(self._pages)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.addWidget(self._title_page)
        self._around = QScrollArea(self)
        self._around.setWidget(self._pages)
        self._around.setWidgetResizable(True)
        self._around.setFrameShape(QFrame.Shape.NoFrame)
        self._around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._around.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its place is always kept
        self._around.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self._around))

    def _make_foot(self) -> None:
        self.back = QPushButton(self.tr("Back"), self)
        self.back.setToolTip(self.tr("The moment before this one, as it was (PageUp)"))
        self.back.clicked.connect(self.back_asked)
        self.explore = QPushButton(self.tr("Explore"), self)
        self.explore.clicked.connect(self._on_explore)
        self.next = QPushButton(self.tr("Next"), self)
        self.next.setObjectName("primary")
        self.next.setToolTip(self.tr("The next moment: a question, a stop, a scene (PageDown)"))
        self.next.clicked.connect(self.next_asked)
        self.more = QPushButton(self.tr("More lessons…"), self)
        self.more.setObjectName("primary")
        self.more.setToolTip(self.tr("This one is at its end: choose another"))
        self.more.clicked.connect(self.list_asked)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.explore)
        self._foot.addStretch(1)
        self._foot.addWidget(self.next)
        self._foot.addWidget(self.more)

    def show_lesson(self, lesson: Lesson, problems: tuple[Problem, ...]) -> None:
        """Show another lesson, from its title."""
        self._lesson = lesson
        self._show_what_there_is()
        self._name.setText(lesson.title)
        self._title_page.show_lesson(lesson, problems)
        self._drop_page()

    def show_nothing(self) -> None:
        """No lesson is open."""
        self._lesson = None
        self._drop_page()
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        """The lesson, or a way to one."""
        is_there = self._lesson is not None
        for part in (self._name, self._notes, self._close, self._bar, self._around, self.back, self.explore, self.next):
            part.setVisible(is_there)
        self.more.hide()
        self._empty.setVisible(not is_there)

    @property
    def page(self) -> ScenePage | None:
        """The page of the scene; None at the title."""
        return self._page

    @property
    def current(self) -> Card | None:
        """The card that is spoken of."""
        return self._current

    def show_guide(self, guide: Guide, done: frozenset[int]) -> None:
        """Show the moment that the guide is at; `done` are the scenes that have been gone through before."""
        moment, is_title = guide.shown, guide.shown.kind is Kind.TITLE
        titles = tuple(scene.title for scene in guide.lesson.scenes)
        self._bar.show_scenes(titles, -1 if is_title else moment.scene, done)
        self._title_page.setVisible(is_title)
        if is_title:
            self._drop_page()
        else:
            self._show_page(guide, moment)
        self.back.setEnabled(guide.index > 0)
        is_over = guide.is_last and not guide.is_exploring
        self.next.setVisible(not is_over)
        self.more.setVisible(is_over)
        self.next.setText(self.tr("Begin") if is_title else self.tr("Next"))
        self._show_exploring(guide.is_exploring, is_title)

    def _show_exploring(self, is_exploring: bool, is_title: bool) -> None:
        self.explore.setText(self.tr("Back to the scene") if is_exploring else self.tr("Explore"))
        explore = self.tr("Unlock everything: the lesson waits meanwhile")
        back = self.tr("The scene as it is in the lesson")
        self.explore.setToolTip(back if is_exploring else explore)
        self.explore.setVisible(not is_title)
        self._is_exploring = is_exploring
        self._pages.setEnabled(not is_exploring)

    def _show_page(self, guide: Guide, moment: Moment) -> None:
        page = self._page
        if page is None or page.scene is not guide.lesson.scenes[moment.scene]:
            self._drop_page()
            page = self._page = ScenePage(
                guide.lesson.scenes[moment.scene], moment.scene + 1, self._pages, self._spotlight
            )
            page.answered.connect(self.answered)
            page.skipped.connect(self.next_asked)
            page.solution_asked.connect(self.solution_asked)
            page.left.connect(self.left)
            self._places.addWidget(page)
        self._current = page.show_moment(moment)
        self._scrolling.start()

    def _drop_page(self) -> None:
        if self._page is not None:
            had_keyboard = self._page.isAncestorOf(self.window().focusWidget())
            self._page.hide()
            self._places.removeWidget(self._page)
            self._page.deleteLater()
            self._page = self._current = None
            if had_keyboard:
                self.left.emit()

    @Slot(int, int)
    def _on_height_changed(self, first: int, last: int) -> None:
        """The cards have been laid out, or one has grown."""
        self._scrolling.start()

    @Slot()
    def _scroll(self) -> None:
        """What is spoken of is seen as a whole, or its beginning where it is higher than the pane."""
        bar = self._around.verticalScrollBar()
        if self._current is None or self._page is None:
            bar.setValue(0)
            return
        top = self._current.mapTo(self._pages, self._current.rect().topLeft()).y()
        foot, room = top + self._current.height(), self._around.viewport().height()
        bar.setValue(min(max(bar.value(), foot - room), top))

    def show_frame(self, frame: Frame) -> None:
        """A step by itself changes nothing here: the guide says what does."""

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self._measure()
        self._title_page.show_look()
        if self._page is not None:
            self._page.show_look()

    def _measure(self) -> None:
        scale = current_look().scale
        self._column.setContentsMargins(*(round(side * scale) for side in _MARGINS))
        self._column.setSpacing(round(_GAP * scale))

    @Slot()
    def _on_explore(self) -> None:
        (self.return_asked if self._is_exploring else self.explore_asked).emit()
