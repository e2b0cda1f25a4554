"""Keeps the actions as the window is: what can be undone, cleared or left, which theme is on."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from rmsprop_gui.window.actions.mode_stack import PREDICTION, ModeStack
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.shell.presenter import Presenter


class ActionStates(QObject):
    """Listens to those who change something, whoever had them do it."""

    def __init__(
        self,
        actions: dict[str, QAction],
        session: Session,
        appearance: Appearance,
        presenter: Presenter,
        mode_stack: ModeStack,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._session, self._appearance, self._mode_stack = session, appearance, mode_stack
        session.history_changed.connect(self._show_history)
        appearance.changed.connect(self._show_theme)
        presenter.changed.connect(actions["presenter"].setChecked)
        session.changed.connect(self._show_pins)
        mode_stack.changed.connect(self._show_mode)
        self._show_history()
        self._show_theme()
        self._show_pins()
        self._show_mode()

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

    @Slot()
    def _show_pins(self) -> None:
        self._actions["clear_pins"].setEnabled(bool(self._session.experiment.pins))

    @Slot()
    def _show_mode(self) -> None:
        last = self._mode_stack.last
        leave = self.tr("Leave the prediction") if last == PREDICTION else self.tr("Leave the presenter view")
        self._actions["leave"].setText(leave)
        self._actions["leave"].setEnabled(bool(last))
