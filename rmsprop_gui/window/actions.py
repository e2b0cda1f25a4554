"""The table of actions: what the menus, the playback bar and the keys do, said once."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QWidget

from rmsprop_gui.window.icons import icon


@dataclass(frozen=True)
class ActionInfo:
    """One thing a user can do. `slot` names the method of the window that does it."""

    name: str
    menu: str
    text: str
    slot: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


ACTIONS = (
    ActionInfo("save_picture", "&File", "Save &picture…", "on_save_picture", ("Ctrl+S",)),
    ActionInfo("quit", "&File", "&Quit", "close", ("Ctrl+Q",)),
    ActionInfo("reset_view", "&View", "Reset &view", "on_reset_view", ("V",)),
    ActionInfo("zoom_in", "&View", "Zoom &in", "on_zoom_in", ("Z",)),
    ActionInfo("zoom_out", "&View", "Zoom &out", "on_zoom_out", ("Shift+Z",)),
    ActionInfo("paths_ahead", "&View", "Paths &ahead of the playhead", "on_paths_ahead", ("A",), checkable=True),
    ActionInfo("next_run", "&View", "&Next run", "on_next_run", ("N",)),
    ActionInfo("previous_run", "&View", "Previous &run", "on_previous_run", ("Shift+N",)),
    ActionInfo("parameter", "&View", "Other &parameter in the formula", "on_parameter", ("X",)),
    ActionInfo("play", "&Playback", "&Play or pause", "on_play", ("Space",), "play"),
    ActionInfo("step_forward", "&Playback", "Step &forward", "on_step_forward", ("Right", "PgDown"), "step-forward"),
    ActionInfo("step_back", "&Playback", "Step &back", "on_step_back", ("Left", "PgUp"), "step-back"),
    ActionInfo("to_start", "&Playback", "To the &start", "on_to_start", ("Home",), "to-start"),
    ActionInfo("to_end", "&Playback", "To the &end", "on_to_end", ("End",), "to-end"),
    ActionInfo("restart", "&Playback", "&Restart", "on_restart", ("R",)),
    ActionInfo("faster", "&Playback", "Fas&ter", "on_faster", ("+", "=")),
    ActionInfo("slower", "&Playback", "S&lower", "on_slower", ("-",)),
    ActionInfo("keys", "&Help", "&Keyboard shortcuts", "on_keys", ("F1",)),
    ActionInfo("about", "&Help", "&About RMSProp Lab", "on_about"),
)


def plain_text(text: str) -> str:
    """The text of an action without the marks that menus need."""
    return text.replace("&", "").rstrip("…")


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """The actions of the table, in the window's menus, under their names."""
    menus = {
        title: window.menuBar().addMenu(window.tr(title)) for title in dict.fromkeys(info.menu for info in ACTIONS)
    }
    actions = {}
    for info in ACTIONS:
        action = QAction(window.tr(info.text), window)
        action.setObjectName(info.name)
        action.setShortcuts([QKeySequence(key) for key in info.keys])
        action.setCheckable(info.checkable)
        if info.icon:
            action.setIcon(icon(info.icon))
        action.triggered.connect(getattr(window, info.slot))
        menus[info.menu].addAction(action)
        actions[info.name] = action
    return actions


def belongs_to(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a key means something else to the focused widget than to the window's shortcuts.

    Space presses a focused button; while a name or a number is being edited, all but the function keys are its own.
    """
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return False
    if isinstance(widget, QAbstractButton):
        return event.key() == Qt.Key.Key_Space
    return isinstance(widget, QLineEdit) and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
