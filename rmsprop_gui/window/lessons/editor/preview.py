"""What the scene that is being written looks like: its page with all of its parts, as students have it at the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rmsprop_gui.lessons import ReadLesson, Scene
from rmsprop_gui.lessons.moments import Kind, Moment
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.lessons.scene_page import ScenePage
from rmsprop_gui.window.lessons.title_page import TitlePage
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_MARGIN = 12  # pixels at scale 1


class Preview(QScrollArea):
    """Shows the scene that a line is in, or the title page for what stands before the first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._spotlight = Spotlight(self)
        self._page: ScenePage | None = None
        self._inner = QWidget(self)
        self._title = TitlePage(self._inner, self._spotlight)
        self._column = QVBoxLayout(self._inner)
        self._column.addWidget(self._title)
        self.setAccessibleName(self.tr("Preview"))
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self))
        self.show_look()

    @property
    def scene(self) -> Scene | None:
        """The scene that is shown; None for the title page."""
        return self._page.scene if self._page is not None else None

    def show_read(self, read: ReadLesson, line: int) -> None:
        """Show what has been read, at a line of the text. Where nothing can be shown, what was shown stays."""
        if read.lesson is None:
            return
        found = [(at, scene) for at, scene in enumerate(read.lesson.scenes) if scene.span.first <= line]
        if not found:
            self._drop_page()
            self._title.show_lesson(read.lesson, ())
            self._title.show()
            return
        number, scene = found[-1]
        if self.scene != scene:
            self._show_page(scene, number)

    def _show_page(self, scene: Scene, number: int) -> None:
        before = self.verticalScrollBar().value()
        self._drop_page()
        self._title.hide()
        page = self._page = ScenePage(scene, number + 1, self._inner, self._spotlight)
        page.show_moment(Moment(Kind.OPEN, number, None, scene.view.step, tuple(range(len(scene.parts)))))
        page.setEnabled(False)  # nothing is to be answered here
        self._column.addWidget(page)
        self.verticalScrollBar().setValue(before)

    def _drop_page(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._column.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        margin = round(_MARGIN * current_look().scale)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._title.show_look()
        if self._page is not None:
            self._page.show_look()
