"""The first line of a run in the list: mark, name, loss at the playhead, and whether it is shown."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from rmsprop_gui.simulation.experiment import MAX_LABEL, Run
from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.controls.eliding import ElidingLabel, WholeLabel
from rmsprop_gui.window.controls.eye_button import EyeButton
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import current_look

# pixels at scale 1
_MARK, _MARK_PLACE = 8.5, 26
_NAME, _BODY, _LEAST_NAME = 17, 15, 36


class RunHeader(QWidget):
    """Shows what a run is called and how far down it is; its name can be edited in its place."""

    renamed = Signal(str)
    visibility_changed = Signal(bool)
    menu_asked = Signal()
    left = Signal()
    """The name has been finished with Enter or Esc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._marker = QLabel(self)
        self._marker.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = ElidingLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it has what is left
        self.loss = WholeLabel(self)
        self.loss.setToolTip(self.tr("Loss at the playhead"))
        self._make_editor()
        self._make_buttons()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._marker)
        for stretched in (self.name, self._editor):
            layout.addWidget(stretched, 1)
        for part in (self.menu_button, self.loss, self.visible):
            layout.addWidget(part)

    def _make_editor(self) -> None:
        self._editor = QLineEdit(self)
        self._editor.setAcceptDrops(False)  # files are dropped on the window
        self._editor.setMaxLength(MAX_LABEL)
        self._editor.installEventFilter(self)
        self._editor.editingFinished.connect(self._on_name_edited)
        self._editor.hide()

    def _make_buttons(self) -> None:
        self.visible = EyeButton(self)
        self.visible.setToolTip(self.tr("Shows or hides this run on the canvas and in the charts"))
        self.visible.clicked.connect(self.visibility_changed)
        self.menu_button = QToolButton(self)
        self.menu_button.setText("⋯")
        self.menu_button.setAutoRaise(True)
        self.menu_button.setToolTip(self.tr("Rename, edit, recolour, move, duplicate or remove it; a right click, too"))
        self.menu_button.clicked.connect(self.menu_asked)
        self.offer_menu(False)

    def offer_menu(self, offered: bool) -> None:
        """Show or hide the button of the menu; nothing else moves."""
        self.menu_button.setVisible(offered)

    def show_run(self, run: Run, name: str) -> None:
        """Show this run's mark, its name and whether it is visible."""
        look, self._name = current_look(), name
        style = look.theme.run_style(run.style)
        self._marker.setFixedWidth(round(_MARK_PLACE * look.scale))
        self._marker.setPixmap(marker_pixmap(style.marker, style.colour, _MARK * look.scale, self.devicePixelRatioF()))
        self._marker.setToolTip(style.name)
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * _NAME / _BODY)
        self.name.setFont(font)
        self.name.setMinimumWidth(round(_LEAST_NAME * look.scale))
        self.name.setText(self._name)
        self.name.setToolTip(plain_tip(self._name))
        self.visible.setChecked(run.visible)
        self._name_parts(style.name)

    def show_loss(self, loss: str) -> None:
        """Show the loss at the playhead; nothing where it is not known."""
        if loss != self.loss.text():
            self.loss.setText(loss)

    def _name_parts(self, style: str) -> None:
        """Tell the parts of this run from those of others, which look the same but for their place."""
        run = self._name
        self._marker.setAccessibleName(self.tr("{run}: {style}").format(run=run, style=style))
        self._editor.setAccessibleName(self.tr("Name of {run}").format(run=run))
        self.loss.setAccessibleName(self.tr("Loss of {run}").format(run=run))
        self.visible.setAccessibleName(self.tr("Show {run}").format(run=run))
        self.menu_button.setAccessibleName(self.tr("More for {run}").format(run=run))

    # the name

    @Slot()
    def rename(self) -> None:
        """Let the name be edited in its place."""
        self._editor.setText(self._name)
        self._editor.selectAll()
        self.name.hide()
        self._editor.show()
        self._editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._editor
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._editor.setText(self._name)
            self._on_name_edited()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_name_edited(self) -> None:
        if self._editor.isHidden():
            return
        name = self._editor.text().strip()  # without a name it is called what it is
        ended_by_key = self._editor.hasFocus()
        self._editor.hide()
        self.name.show()
        if ended_by_key:
            self.left.emit()
        if name != self._name:
            self.renamed.emit(name)
