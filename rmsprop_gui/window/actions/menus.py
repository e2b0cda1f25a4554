"""The actions of the table as Qt has them, in the menus of a window."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from rmsprop_gui.window.actions.action_info import plain_text
from rmsprop_gui.window.actions.action_table import ACTIONS, Command, Toggle
from rmsprop_gui.window.actions.action_tips import TIPS, with_keys
from rmsprop_gui.window.actions.commands import Commands
from rmsprop_gui.window.view_store import ViewStore


def make_actions(window: QMainWindow, commands: Commands, view: ViewStore) -> dict[str, QAction]:
    """The actions of the table, in the window's menus, under their names."""
    menus: dict[str, QMenu] = {}
    groups: dict[str, QActionGroup] = {}
    actions = {}
    for info in ACTIONS:
        action = actions[info.name] = _make_action(window, info)
        if isinstance(info, Toggle):
            action.setCheckable(True)
            action.setChecked(info.shown(view.state))
            action.toggled.connect(partial(_on_toggled, action, info, commands, view))
            if info.group:
                groups.setdefault(info.group, QActionGroup(window)).addAction(action)
        else:
            action.triggered.connect(partial(_on_triggered, info, commands))
        menu = _menu(window, menus, info.menu)
        if info.apart:
            menu.addSeparator()
        menu.addAction(action)
        window.addAction(action)  # its keys work while the menu bar is hidden, too
    return actions


def _make_action(window: QMainWindow, info: Command | Toggle) -> QAction:
    action = QAction(window.tr(info.text), window)
    action.setObjectName(info.name)
    action.setShortcuts([QKeySequence(key) for key in info.keys])
    action.setAutoRepeat(info.repeats)
    tip = with_keys(window.tr(TIPS[info.name]), info.keys)
    action.setToolTip(tip)
    action.setWhatsThis(tip)
    return action


def _on_triggered(info: Command, commands: Commands) -> None:
    info.do(commands)


def _on_toggled(action: QAction, info: Toggle, commands: Commands, view: ViewStore, on: bool) -> None:
    """Do what the user asks for; where the view has it so already, it is only being shown."""
    if on != info.shown(view.state):
        info.do(commands, on)
        action.setChecked(info.shown(view.state))  # it may have been refused


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
        menus[path].setToolTipsVisible(True)
        menus[path].setAccessibleName(plain_text(window.tr(title)))
    return menus[path]
