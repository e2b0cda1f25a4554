"""What can be done with a run as a whole."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.looks.look import current_look

_MARK = 6.0  # pixels at scale 1


class RunMenu(QMenu):
    """Rename, edit the lines, recolour, read about, move, duplicate, remove. It deletes itself when it is closed."""

    rename_asked = Signal()
    lines_asked = Signal()
    read_asked = Signal()
    style_chosen = Signal(int)
    moved = Signal(int)
    duplicated = Signal()
    removed = Signal()

    def __init__(self, name: str, style: int, has_source: bool, parent: QWidget) -> None:
        """Where it comes from can be read of what has been published."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.addAction(self.tr("Rename"), self.rename_asked.emit)
        self.addAction(self.tr("Edit its lines…"), self.lines_asked.emit)
        self._add_styles(style)
        if has_source:
            self.addAction(self.tr("What it is and where it comes from…"), self.read_asked.emit)
        self.addSeparator()
        self.addAction(self.tr("Move up"), self._on_up)
        self.addAction(self.tr("Move down"), self._on_down)
        self.addAction(self.tr("Duplicate"), self.duplicated.emit)
        self.addAction(self.tr("Remove"), self.removed.emit)

    def _add_styles(self, chosen: int) -> None:
        look, menu = current_look(), self.addMenu(self.tr("Colour and marker"))
        for index, style in enumerate(look.theme.run_styles):
            picture = marker_pixmap(style.marker, style.colour, _MARK * look.scale, self.devicePixelRatioF())
            action = QAction(QIcon(picture), style.name, menu)
            action.setData(index)
            action.setCheckable(True)
            action.setChecked(index == chosen)
            menu.addAction(action)
        menu.triggered.connect(self._on_style_chosen)

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)

    @Slot(QAction)
    def _on_style_chosen(self, action: QAction) -> None:
        self.style_chosen.emit(action.data())
