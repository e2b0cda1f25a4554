"""The menu of the files that were opened or saved last."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from rmsprop_gui.files.experiment_file import shown, why
from rmsprop_gui.files.recent_files import RecentFiles
from rmsprop_gui.window.controls.plain_tip import plain_tip


class RecentMenu(QObject):
    """Fills the menu above its last entry, which clears it, each time it is opened."""

    chosen = Signal(object)
    """The path that was chosen."""
    failed = Signal(str)
    """The list cannot be written, and why."""

    def __init__(self, recent: RecentFiles, clear: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._recent, self._clear = recent, clear
        self._entries: list[QAction] = []
        self._menu = next(menu for menu in clear.associatedObjects() if isinstance(menu, QMenu))
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._on_about_to_show)

    def paths(self) -> tuple[Path, ...]:
        """The files, the latest first."""
        return self._recent.paths()

    @Slot(object)
    def note_used(self, path: Path) -> None:
        """A file was opened or saved."""
        self._try(partial(self._recent.add, path))

    @Slot(object)
    def note_missed(self, path: Path) -> None:
        """A file could not be opened: one that is gone is not offered again."""
        if not os.path.lexists(path):
            self._try(partial(self._recent.remove, path.absolute()))

    def clear(self) -> None:
        """Forget all of them."""
        self._try(self._recent.clear)

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except OSError as error:
            self.failed.emit(why(error))

    @Slot()
    def _on_about_to_show(self) -> None:
        for entry in self._entries:
            self._menu.removeAction(entry)
            entry.deleteLater()
        paths = self._recent.paths()
        self._entries = [self._entry(number, path) for number, path in enumerate(paths, 1)]
        self._menu.insertActions(self._clear, self._entries)
        self._clear.setEnabled(bool(paths))

    def _entry(self, number: int, path: Path) -> QAction:
        name = shown(path.name).replace("&", "&&")
        entry = QAction(f"&{number} {name}" if number < 10 else name, self)
        entry.setToolTip(plain_tip(str(path)))
        entry.triggered.connect(partial(self._on_chosen, path))
        return entry

    def _on_chosen(self, path: Path, *_: bool) -> None:
        self.chosen.emit(path)
