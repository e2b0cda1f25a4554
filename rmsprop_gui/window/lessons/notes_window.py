"""The lecturer's notes, in a window of their own for another screen: the first is what the audience sees."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from rmsprop_gui.lessons import Moment
from rmsprop_gui.lessons.lesson import Prediction
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.lessons.guide import Guide
from rmsprop_gui.window.lessons.prose_view import ProseView
from rmsprop_gui.window.lessons.told import heading, line, named, part_of, told, what_comes, wrong_answers
from rmsprop_gui.window.looks.look import current_look, font_of
from rmsprop_gui.window.spotlight import Spotlight

_SIZE = (760, 620)
_LETTERS, _CLOCK = 17.0, 30.0  # pixels, whatever the scale of the first window
_MARGIN = 20


class NotesWindow(QWidget):
    """Tells what is spoken of, the notes, wrong answers that are to be expected, what comes next, and the time.

    Its letters do not grow with those of the presenter view. PageDown and PageUp lead on from here, too.
    """

    next_asked = Signal()
    back_asked = Signal()

    def __init__(self, beside: QWidget, since: QElapsedTimer) -> None:
        """It goes to another screen than that of `beside`, if there is one; `since` runs from when the lesson began."""
        super().__init__(None, Qt.WindowType.Window)
        self._since = since
        self.clock = QLabel(self)
        self.clock.setAccessibleName(self.tr("Time since the lesson was opened"))
        self.notes = ProseView(self, Spotlight(self), _LETTERS)
        self._make_keys()
        self._lay_out()
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        self._blocks: Blocks = ()
        self._tick()
        self.show_look()
        self.resize(*_SIZE)
        self._go_elsewhere(beside)

    def _make_keys(self) -> None:
        for keys, signal in ((("PgDown", "Right"), self.next_asked), (("PgUp", "Left"), self.back_asked)):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(signal)

    def _lay_out(self) -> None:
        around = QScrollArea(self)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notes)
        column.addStretch(1)
        around.setWidget(page)
        around.setWidgetResizable(True)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, around))
        box = QVBoxLayout(self)
        box.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        box.addWidget(self.clock)
        box.addWidget(around, 1)

    def _go_elsewhere(self, beside: QWidget) -> None:
        """Onto another screen than that window, where there is one."""
        others = [screen for screen in QGuiApplication.screens() if screen is not beside.screen()]
        if others:
            room = others[0].availableGeometry()
            self.move(room.center() - self.rect().center())

    def show_guide(self, guide: Guide) -> None:
        """Tell what the lecturer wants to know at this moment."""
        lesson, moment = guide.lesson, guide.shown
        self.setWindowTitle(self.tr("Notes: {lesson}").format(lesson=lesson.title))
        where = self.tr("Scene {scene} of {count}: {title}").format(
            scene=moment.scene + 1, count=len(lesson.scenes), title=guide.scene.title
        )
        is_title = moment.kind is Kind.TITLE
        following = guide.moments[guide.index + 1] if not guide.is_last else None
        now = told(lesson, moment)
        self._blocks = (
            *heading(lesson.title if is_title else where, 2),
            *(now if moment.kind not in (Kind.OPEN, Kind.TITLE) else ()),
            *(lesson.teacher if is_title else guide.scene.notes),
            *self._wrong(guide, moment),
            *named(self.tr("Next:"), what_comes(lesson, following)),
        )
        self.notes.show_blocks(self._blocks, self._letters)

    def _wrong(self, guide: Guide, moment: Moment) -> Blocks:
        part = part_of(guide.lesson, moment)
        wrong = wrong_answers(part) if isinstance(part, Prediction) else ()
        return (*line(self.tr("What may be answered wrongly:")), *wrong) if wrong else ()

    @property
    def _letters(self) -> float:
        """The size that is as large on the screen as it should be, whatever the scale of the look."""
        return _LETTERS / current_look().scale

    def show_look(self) -> None:
        """Take over the colours of the look that the application has now, but not its scale."""
        self.clock.setFont(font_of(_CLOCK / current_look().scale, QFont.Weight.DemiBold))
        self.notes.show_blocks(self._blocks, self._letters)

    @Slot()
    def _tick(self) -> None:
        minutes, seconds = divmod(self._since.elapsed() // 1000, 60)
        self.clock.setText(f"{minutes}:{seconds:02}")
