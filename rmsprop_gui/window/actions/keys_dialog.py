"""The list of all keys, and of what the mouse does."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from rmsprop_gui.window.actions.action_info import ActionInfo, plain_text
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.look import current_look

_SIZE = QSize(520, 640)  # at scale 1


class KeysDialog(QDialog):
    """The table of actions as text: it can be read beside the window, scrolled and copied."""

    def __init__(self, actions: Sequence[ActionInfo], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.list = QTextBrowser(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self.list.setHtml(self._keys(actions) + self._gestures())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        scale, room = current_look().scale, self.screen().availableSize()
        self.resize((_SIZE * scale).boundedTo(room * 0.9))

    def _keys(self, actions: Sequence[ActionInfo]) -> str:
        parts = []
        for menu in dict.fromkeys(info.menu for info in actions):
            rows = [
                (self.tr(plain_text(info.text)), ", ".join(map(_spelled, info.keys)))
                for info in actions
                if info.menu == menu and info.keys
            ]
            if rows:
                parts.append(_table(" → ".join(plain_text(self.tr(part)) for part in menu.split("/")), rows))
        return "".join(parts)

    def _gestures(self) -> str:
        return _table(
            self.tr("Mouse"),
            [
                (self.tr("Start all runs from there"), self.tr("click on the canvas")),
                (self.tr("Move the start"), self.tr("drag the diamond")),
                (self.tr("Move the view"), self.tr("drag the canvas")),
                (self.tr("Zoom at the pointer"), self.tr("wheel over the canvas")),
                (self.tr("Turn the surface in 3-D"), self.tr("drag it, or arrows when tab has led there")),
                (self.tr("Move the surface in 3-D"), self.tr("Shift and drag it")),
                (self.tr("Come closer to the surface in 3-D"), self.tr("wheel over it")),
                (self.tr("See the surface in 3-D as at first"), self.tr("Home when tab has led there")),
                (self.tr("Move the playhead"), self.tr("click or drag on a chart")),
                (self.tr("Rename a run"), self.tr("double click on its name")),
                (self.tr("More for a run"), self.tr("right click on its card")),
            ],
        )


def _spelled(key: str) -> str:
    """The key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    body = "".join(f'<tr><td width="60%">{escape(what)}</td><td><b>{escape(how)}</b></td></tr>' for what, how in rows)
    return f'<h4>{escape(title)}</h4><table width="100%" cellspacing="3">{body}</table>'
