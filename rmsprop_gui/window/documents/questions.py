"""Questions and messages that lie over the window and keep nothing else waiting."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

Action = Callable[[], object]
Kind = QMessageBox.ButtonRole
"""Of a button: where the desktop puts it."""
WARNING = QMessageBox.Icon.Warning
_CANCEL = QMessageBox.StandardButton.Cancel


class Questions(QObject):
    """Asks, one thing at a time; what is to be done is carried out when the answer comes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask(
        self,
        title: str,
        text: str,
        answers: Mapping[str, tuple[Kind, Action]],
        refused: Action = lambda: None,
        icon: QMessageBox.Icon = QMessageBox.Icon.Question,
    ) -> None:
        """Ask with a button for each answer, the first of them the usual one; `refused` is for none of them."""
        box = self._box(title, text, icon)
        actions: dict[object, Action] = {}
        for label, (role, action) in answers.items():
            button = box.addButton(label, role)
            button.setAutoDefault(True)
            if not actions:
                box.setDefaultButton(button)
            actions[button] = action
        box.setEscapeButton(box.addButton(_CANCEL))
        box.finished.connect(lambda _: actions.get(box.clickedButton(), refused)())
        box.open()

    def tell(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self._box(title, text, WARNING).open()

    def inform(self, title: str, text: str) -> None:
        """Say what was asked for."""
        self._box(title, text, QMessageBox.Icon.NoIcon).open()

    def ask_for_file(
        self, title: str, suffix: str, kinds: str, proposed: str, chosen: Callable[[str], None], saving: bool
    ) -> None:
        """Ask for a path to read from or to write to; the suffix is added before it is asked whether to overwrite."""
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        if saving:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(proposed)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setDirectory(proposed)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    @property
    def is_asking(self) -> bool:
        """Whether something is being asked that has not been answered."""
        dialogs = (*self._window.findChildren(QMessageBox), *self._window.findChildren(QFileDialog))
        return any(dialog.isVisible() for dialog in dialogs)

    def _box(self, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(icon)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)  # names of files and what was found in them are not ours
        box.setText(text)
        return box
