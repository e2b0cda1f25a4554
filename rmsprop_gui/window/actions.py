"""The table of actions: what the menus, the playback bar and the keys do, said once."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QWidget


@dataclass(frozen=True)
class ActionInfo:
    """One thing a user can do; the method of `Commands` with its name does it."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False


ACTIONS = (
    ActionInfo("save_picture", "&File", "Save &picture…", ("Ctrl+S",)),
    ActionInfo("quit", "&File", "&Quit", ("Ctrl+Q",)),
    ActionInfo("pin", "&Edit", "&Pin the paths", ("P",)),
    ActionInfo("clear_pins", "&Edit", "&Clear the pins", ("Shift+P",)),
    ActionInfo("reset_view", "&View", "Reset &view", ("V",)),
    ActionInfo("zoom_in", "&View", "Zoom &in", ("Z",)),
    ActionInfo("zoom_out", "&View", "Zoom &out", ("Shift+Z",)),
    ActionInfo("paths_ahead", "&View", "Paths &ahead of the playhead", ("A",), checkable=True),
    ActionInfo("overlays", "&View", "&What the step is made of", ("O",), checkable=True),
    ActionInfo("overlays_all", "&View", "What the step is made of, for &all runs", ("Shift+O",), checkable=True),
    ActionInfo("legend", "&View", "&Legend", ("L",), checkable=True),
    ActionInfo("hide_future", "&View", "Hide the &future in charts", ("H",), checkable=True),
    ActionInfo("comparison", "&View", "&Comparison table", ("T",)),
    ActionInfo("next_run", "&View", "&Next run", ("N",)),
    ActionInfo("previous_run", "&View", "Previous &run", ("Shift+N",)),
    ActionInfo("parameter", "&View", "Other &parameter in the formula", ("X",)),
    ActionInfo("larger", "&View", "Lar&ger", ("Ctrl++", "Ctrl+=")),
    ActionInfo("smaller", "&View", "S&maller", ("Ctrl+-",)),
    ActionInfo("usual_size", "&View", "&Usual size", ("Ctrl+0",)),
    ActionInfo("play", "&Playback", "&Play or pause", ("Space",)),
    ActionInfo("step_forward", "&Playback", "Step &forward", ("Right", "PgDown")),
    ActionInfo("step_back", "&Playback", "Step &back", ("Left", "PgUp")),
    ActionInfo("inside", "&Playback", "&Inside a step: walk through its parts", ("I",), checkable=True),
    ActionInfo("mid_run", "&Playback", "Edits apply from the play&head on", ("M",), checkable=True),
    ActionInfo("predict", "&Playback", "Pre&dict, then reveal", ("G",), checkable=True),
    ActionInfo("to_start", "&Playback", "To the &start", ("Home",)),
    ActionInfo("to_end", "&Playback", "To the &end", ("End",)),
    ActionInfo("restart", "&Playback", "&Restart", ("R",)),
    ActionInfo("faster", "&Playback", "Fas&ter", ("+", "=")),
    ActionInfo("slower", "&Playback", "S&lower", ("-",)),
    ActionInfo("keys", "&Help", "&Keyboard shortcuts", ("F1",)),
    ActionInfo("about", "&Help", "&About RMSProp Lab"),
)


def plain_text(text: str) -> str:
    """The text of an action without the marks that menus need."""
    return text.replace("&", "").rstrip("…")


def make_actions(window: QMainWindow, commands: QObject) -> dict[str, QAction]:
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
        action.setAutoRepeat(info.name in ("step_forward", "step_back", "faster", "slower", "zoom_in", "zoom_out"))
        (action.toggled if info.checkable else action.triggered).connect(getattr(commands, info.name))
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
