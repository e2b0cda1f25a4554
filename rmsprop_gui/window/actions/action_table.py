"""The table of actions: what the menus, the playback bar and the keys do, said once."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QMainWindow, QMenu, QWidget


@dataclass(frozen=True)
class ActionInfo:
    """One thing a user can do; the method of `Commands` with its name does it."""

    name: str
    menu: str
    """Its title; a menu within a menu is written behind a stroke."""
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    """Of the checkable actions of one group exactly one is on."""
    fleeting: bool = False
    """Not remembered, though checkable: the next start begins without it."""
    apart: bool = False
    """Separated from what comes before it in its menu."""


ACTIONS = (
    ActionInfo("save_picture", "&File", "Save &picture…", ("Ctrl+S",)),
    ActionInfo("quit", "&File", "&Quit", ("Ctrl+Q",)),
    ActionInfo("undo", "&Edit", "&Undo", ("Ctrl+Z",)),
    ActionInfo("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionInfo("pin", "&Edit", "&Pin the paths", ("P",)),
    ActionInfo("clear_pins", "&Edit", "&Clear the pins", ("Shift+P",)),
    ActionInfo("start_left", "&Edit/Move the &start", "&Left", ("Shift+Left",)),
    ActionInfo("start_right", "&Edit/Move the &start", "&Right", ("Shift+Right",)),
    ActionInfo("start_up", "&Edit/Move the &start", "&Up", ("Shift+Up",)),
    ActionInfo("start_down", "&Edit/Move the &start", "&Down", ("Shift+Down",)),
    ActionInfo("start_left_little", "&Edit/Move the &start", "A little left", ("Ctrl+Shift+Left",)),
    ActionInfo("start_right_little", "&Edit/Move the &start", "A little right", ("Ctrl+Shift+Right",)),
    ActionInfo("start_up_little", "&Edit/Move the &start", "A little up", ("Ctrl+Shift+Up",)),
    ActionInfo("start_down_little", "&Edit/Move the &start", "A little down", ("Ctrl+Shift+Down",)),
    ActionInfo("presenter", "&View", "Presen&ter view", ("F5", "F11"), checkable=True, fleeting=True),
    ActionInfo("leave", "&View", "Leave the prediction or the presenter view", ("Esc",)),
    ActionInfo("pointer_dot", "&View", "&Dot around the pointer", ("D",), checkable=True),
    ActionInfo("reset_view", "&View", "Reset &view", ("V",), apart=True),
    ActionInfo("zoom_in", "&View", "Zoom &in", ("Z",)),
    ActionInfo("zoom_out", "&View", "Zoom &out", ("Shift+Z",)),
    ActionInfo("paths_ahead", "&View", "Paths &ahead of the playhead", ("A",), checkable=True, apart=True),
    ActionInfo("overlays", "&View", "&What the step is made of", ("O",), checkable=True),
    ActionInfo("overlays_all", "&View", "What the step is made of, for &all runs", ("Shift+O",), checkable=True),
    ActionInfo("legend", "&View", "&Legend", ("L",), checkable=True),
    ActionInfo("hide_future", "&View", "Hide the &future in charts", ("H",), checkable=True),
    ActionInfo("comparison", "&View", "&Comparison table", ("T",)),
    ActionInfo("next_run", "&View", "&Next run", ("N",), apart=True),
    ActionInfo("previous_run", "&View", "Previous &run", ("Shift+N",)),
    ActionInfo("parameter", "&View", "Other &parameter in the formula", ("X",)),
    ActionInfo("larger", "&View", "Lar&ger", ("Ctrl++", "Ctrl+="), apart=True),
    ActionInfo("smaller", "&View", "S&maller", ("Ctrl+-",)),
    ActionInfo("usual_size", "&View", "&Usual size", ("Ctrl+0",)),
    ActionInfo("theme_system", "&View/T&heme", "As the &system", checkable=True, group="theme"),
    ActionInfo("theme_light", "&View/T&heme", "&Light", checkable=True, group="theme"),
    ActionInfo("theme_dark", "&View/T&heme", "&Dark", checkable=True, group="theme"),
    ActionInfo("reset_layout", "&View/Pan&els", "&Reset layout", apart=True),
    ActionInfo("play", "&Playback", "&Play or pause", ("Space",)),
    ActionInfo("step_forward", "&Playback", "Step &forward", ("Right", "PgDown")),
    ActionInfo("step_back", "&Playback", "Step &back", ("Left", "PgUp")),
    ActionInfo("inside", "&Playback", "&Inside a step: walk through its parts", ("I",), checkable=True, fleeting=True),
    ActionInfo("mid_run", "&Playback", "Edits apply from the play&head on", ("M",), checkable=True, fleeting=True),
    ActionInfo("predict", "&Playback", "Pre&dict, then reveal", ("G",), checkable=True, fleeting=True),
    ActionInfo("to_start", "&Playback", "To the &start", ("Home",)),
    ActionInfo("to_end", "&Playback", "To the &end", ("End",)),
    ActionInfo("restart", "&Playback", "&Restart", ("R",)),
    ActionInfo("faster", "&Playback", "Fas&ter", ("+", "=")),
    ActionInfo("slower", "&Playback", "S&lower", ("-",)),
    ActionInfo("keys", "&Help", "&Keyboard shortcuts", ("F1",)),
    ActionInfo("about", "&Help", "&About RMSProp Lab"),
)


REMEMBERED = tuple(info.name for info in ACTIONS if info.checkable and not info.group and not info.fleeting)
"""The actions that are on or off as they were at the end."""
_REPEATING = ("step_forward", "step_back", "faster", "slower", "zoom_in", "zoom_out", "start", "undo", "redo")
"""How the names of those begin that are done again and again while the key is held."""

_MOVING = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)


def plain_text(text: str) -> str:
    """The text of an action without the marks that menus need."""
    return text.replace("&", "").rstrip("…")


def make_actions(window: QMainWindow, commands: QObject) -> dict[str, QAction]:
    """The actions of the table, in the window's menus, under their names."""
    menus: dict[str, QMenu] = {}
    groups: dict[str, QActionGroup] = {}
    actions = {}
    for info in ACTIONS:
        action = actions[info.name] = QAction(window.tr(info.text), window)
        action.setObjectName(info.name)
        action.setShortcuts([QKeySequence(key) for key in info.keys])
        action.setCheckable(info.checkable)
        action.setAutoRepeat(info.name.startswith(_REPEATING))
        (action.toggled if info.checkable else action.triggered).connect(getattr(commands, info.name))
        menu = _menu(window, menus, info.menu)
        if info.apart:
            menu.addSeparator()
        menu.addAction(action)
        window.addAction(action)  # its keys work while the menu bar is hidden, too
        if info.group:
            groups.setdefault(info.group, QActionGroup(window)).addAction(action)
    return actions


def put_above(action: QAction, others: list[QAction]) -> None:
    """Put other actions at the top of this one's menu."""
    for menu in action.associatedObjects():
        if isinstance(menu, QMenu):
            menu.insertActions(menu.actions()[0], others)


def _menu(window: QMainWindow, menus: dict[str, QMenu], path: str) -> QMenu:
    """The menu that a path leads to, made where there is none yet."""
    if path not in menus:
        above, _, title = path.rpartition("/")
        owner = _menu(window, menus, above) if above else window.menuBar()
        menus[path] = owner.addMenu(window.tr(title))
        menus[path].setObjectName(plain_text(title))
    return menus[path]


def belongs_to(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a key means something else to the focused widget than to the window's shortcuts.

    Space presses a focused button, arrows and their like move in a table; while a name or a number is being edited,
    all but the function keys are its own.
    """
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return False
    if isinstance(widget, QAbstractItemView):
        return event.key() in _MOVING and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if isinstance(widget, QAbstractButton):
        return event.key() == Qt.Key.Key_Space
    return isinstance(widget, QLineEdit) and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
