"""Keeps the actions as the window is: what can be undone, which theme is on, whether it is being presented."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from rmsprop_gui.window.appearance import Appearance
from rmsprop_gui.window.presenter import Presenter
from rmsprop_gui.window.session import Session


class ActionStates(QObject):
    """Listens to those who change something, whoever had them do it."""

    def __init__(
        self,
        actions: dict[str, QAction],
        session: Session,
        appearance: Appearance,
        presenter: Presenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._session, self._appearance = session, appearance
        session.history_changed.connect(self._show_history)
        appearance.changed.connect(self._show_theme)
        presenter.changed.connect(self._show_presenting)
        self._show_history()
        self._show_theme()
        self._show_presenting(presenter.active)

    @Slot()
    def _show_history(self) -> None:
        history = self._session.history
        self._show_edit("undo", self.tr("&Undo {what}"), history.undo_text)
        self._show_edit("redo", self.tr("&Redo {what}"), history.redo_text)

    def _show_edit(self, name: str, text: str, what: str) -> None:
        self._actions[name].setText(text.format(what=what.replace("&", "&&")).rstrip())
        self._actions[name].setEnabled(bool(what))

    @Slot()
    def _show_theme(self) -> None:
        self._actions[f"theme_{self._appearance.theme}"].setChecked(True)

    @Slot(bool)
    def _show_presenting(self, presenting: bool) -> None:
        self._actions["presenter"].setChecked(presenting)
        self._actions["leave_presenter"].setEnabled(presenting)
