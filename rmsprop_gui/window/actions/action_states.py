"""Keeps the actions as the window is: what is on, and what can be undone, cleared or left."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.actions.action_table import ACTIONS, Toggle
from rmsprop_gui.window.actions.mode_stack import Mode, ModeStack
from rmsprop_gui.window.actions.possible import set_possible
from rmsprop_gui.window.documents.desk import Desk
from rmsprop_gui.window.experiment.kept_settings import KeptSettings
from rmsprop_gui.window.experiment.session import Session

_CONTROLS = {info.name: info.control for info in ACTIONS if info.control}


class ActionStates(QObject):
    """Listens to those who change something, whoever had them do it."""

    def __init__(
        self,
        actions: dict[str, QAction],
        session: Session,
        kept_settings: KeptSettings,
        desk: Desk,
        mode_stack: ModeStack,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._session, self._desk, self._mode_stack = session, desk, mode_stack
        self._kept_settings = kept_settings
        self._possible: dict[str, tuple[bool, str]] = {}  # what there is a reason for or against, besides a lock
        session.view.changed.connect(self._on_view_changed)
        session.history_changed.connect(self._show_history)
        session.changed.connect(self._show_pins)
        kept_settings.changed.connect(self._show_kept)
        desk.changed.connect(self._show_file)
        mode_stack.changed.connect(self._show_mode)
        session.view.locks.changed.connect(self._show_locks)
        self._show_history()
        self._show_pins()
        self._show_kept()
        self._show_file()
        self._show_mode()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        for info in ACTIONS:
            if isinstance(info, Toggle):
                self._actions[info.name].setChecked(info.shown(self._session.view.state))

    @Slot()
    def _show_history(self) -> None:
        history = self._session.history
        self._show_edit("undo", self.tr("&Undo {what}"), history.undo_text, self.tr("nothing has been edited"))
        self._show_edit("redo", self.tr("&Redo {what}"), history.redo_text, self.tr("nothing has been undone"))

    def _show_edit(self, name: str, text: str, what: str, why_not: str) -> None:
        self._actions[name].setText(text.format(what=what.replace("&", "&&")).rstrip())
        self._enable(name, bool(what), why_not)

    def _enable(self, name: str, is_possible: bool, why_not: str) -> None:
        self._possible[name] = is_possible, why_not
        self._show_possible(name)

    def _show_possible(self, name: str) -> None:
        """What a scene has locked is not possible, whatever else."""
        locks, control = self._session.view.locks, _CONTROLS.get(name)
        if control and not locks.allows(control):
            set_possible(self._actions[name], False, locks.reason)
        else:
            set_possible(self._actions[name], *self._possible.get(name, (True, "")))

    @Slot()
    def _show_locks(self) -> None:
        for name in _CONTROLS:
            self._show_possible(name)

    @Slot()
    def _show_pins(self) -> None:
        self._enable("clear_pins", bool(self._session.experiment.pins), self.tr("no path is pinned"))

    @Slot()
    def _show_kept(self) -> None:
        why_not = self.tr("no other surface has just been chosen")
        self._enable("keep_settings", self._kept_settings.are_there, why_not)

    @Slot()
    def _show_file(self) -> None:
        is_here, why_not = not self._desk.is_aside, self.tr("your own experiment is put aside")
        self._enable("save", is_here, why_not)
        self._enable("save_as", is_here, why_not)
        self._enable("bring_back", not is_here, self.tr("it is here: no lesson and no questions are open"))
        is_in_a_file = self._desk.path is not None
        self._enable("revert", is_here and is_in_a_file, why_not if is_in_a_file else self.tr("it is in no file yet"))

    @Slot()
    def _show_mode(self) -> None:
        last = self._mode_stack.last
        leave = self.tr("Leave the presenter view")
        if last is Mode.PREDICTION:
            leave = self.tr("Leave the prediction")
        elif last is Mode.MAGNIFIER:
            leave = self.tr("Make the magnifier small")
        elif last is Mode.WELCOME:
            leave = self.tr("Close the welcome")
        elif last is Mode.QUESTIONS:
            leave = self.tr("Leave the questions")
        self._actions["leave"].setText(leave)
        self._enable("leave", last is not None, self.tr("neither has been entered"))
