"""The panels around the canvas: laid out, opened and closed, and brought back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.shell.column_area import ColumnArea, column_of
from rmsprop_gui.window.shell.composition import Composition, Place, composition_for
from rmsprop_gui.window.shell.dock import PANELS, Dock
from rmsprop_gui.window.shell.dock_tabs import name_tabs, prepare_for_docks
from rmsprop_gui.window.view_store import ViewStore

LAYOUT_VERSION = 1
"""To be raised when a layout that was saved would no longer do."""
_LEAST = QSize(640, 440)  # of a window that its panels follow
_LARGEST_SHARE = 0.42  # of the window, that a panel takes by itself


class Docks(QObject):
    """All panels of one window. They can be moved, closed, undocked, and brought back to where they were.

    Where they are follows from the size of the window, until the user moves, undocks or resizes one: then all stay as
    they are until the layout is reset. A panel that the user opens or closes stays open or closed in any case.
    """

    revealed = Signal()
    """A panel has come into sight: what it shows may be old."""
    left = Signal()
    """A panel has gone out of sight with the keyboard in it."""
    composed = Signal(object)
    """The window has another Composition."""

    def __init__(self, window: QMainWindow, view: ViewStore) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._panes: dict[QWidget, Dock] = {}
        self._scale = current_look().scale
        self.composition = composition_for(window.size(), self._scale)
        """What suits the window, or has when the user began to arrange the panels."""
        self._is_placed_by_user = False
        self._wishes: dict[str, bool] = {}  # panels that the user has opened or closed, and whether they are open
        self._known = frozenset[str]()  # the panels that were open when that was looked at last
        self._is_composing = False
        self._folded = False
        self._was_seen = False
        self._noting = QTimer(self, singleShot=True)  # Qt tells of the tabs of one place one by one
        self._noting.setInterval(0)
        self._noting.timeout.connect(self._note)
        self._resizing = QTimer(self, singleShot=True)  # tabs and panes take their room only when they are laid out
        self._resizing.setInterval(0)
        self._resizing.timeout.connect(self._resize)
        prepare_for_docks(window)
        self._docks = {panel.name: Dock(panel, window) for panel in PANELS}
        for dock in self._docks.values():
            dock.revealed.connect(self.revealed)
            dock.left.connect(self.left)
            dock.visibilityChanged.connect(self._name_tabs)
            dock.visibilityChanged.connect(self._noting.start)
            dock.visibilityChanged.connect(self._resizing.start)  # Qt would open a drawer as narrow as can be
            dock.topLevelChanged.connect(self._on_placed)
            dock.dockLocationChanged.connect(self._on_placed)
        self.reset()
        view.changed.connect(self._on_view_changed)

    def __getitem__(self, name: str) -> Dock:
        return self._docks[name]

    def fill(self, name: str, *panes: QWidget) -> None:
        """Put panes into a panel, one below the other where it scrolls."""
        dock = self._docks[name]
        self._panes.update(dict.fromkeys(panes, dock))
        column = column_of(dock, *panes) if dock.panel.scrolls else panes[0]
        dock.hold(ColumnArea(column, dock, dock.panel.largest_minimum))
        self._resizing.start()

    def toggles(self) -> list[QAction]:
        """For each panel the action that closes and opens it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    # what is open

    def bring_to_front(self, name: str) -> None:
        """Open a panel, and show its tab where it shares a place."""
        self._docks[name].show()
        self._docks[name].raise_()

    def put_away(self, name: str) -> None:
        """Close a panel that is open by a wish of the user; one that belongs there gives way to another tab."""
        dock = self._docks[name]
        if name not in self.composition.opened:
            dock.close()
        elif others := self._window.tabifiedDockWidgets(dock):
            others[0].raise_()

    def bring_or_put_away(self, name: str) -> None:
        """Bring a panel to the front, or put it away where it is there already."""
        (self.put_away if self._docks[name].in_sight else self.bring_to_front)(name)

    def beside(self, name: str) -> frozenset[str]:
        """The panels that share the place of this one, as tabs, or would if they were open."""
        tabs = self._window.tabifiedDockWidgets(self._docks[name])
        return self.composition.sharing(name) | {dock.panel.name for dock in tabs if isinstance(dock, Dock)}

    def show_panels(self, view: ViewState) -> None:
        """Open and close panels, and bring to the front, as the view says."""
        if view.panels is None or self._folded:
            return
        have_come = self._show(view.panels)
        for name in view.panels - view.behind:
            if name in self._docks and (have_come or not self._docks[name].in_sight):
                self._docks[name].raise_()  # Qt brings a tab that comes to the front

    def _show(self, names: frozenset[str]) -> bool:
        """Open and close panels so that these are open; whether any has been opened."""
        have_come = bool(names & self._docks.keys() - self._shown)
        for name, dock in self._docks.items():
            if dock.isHidden() == (name in names):
                dock.setVisible(name in names)
        return have_come

    @property
    def _shown(self) -> frozenset[str]:
        return frozenset(name for name, dock in self._docks.items() if not dock.isHidden())

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.panels is None:
            self._noting.start()
        elif (before.panels, before.behind) != (now.panels, now.behind):
            self.show_panels(now)

    @Slot()
    def _note(self) -> None:
        """Tell the view which panels are there; those that are folded away for a while still are."""
        if self._window.isVisible() and not self._window.isMinimized() and not self._folded:
            if not self._was_seen:
                self._was_seen = True
                self.show_panels(self._view.state)  # a window that nobody has seen yet brings none to the front
            self._note_wishes()
            shown = self._shown
            behind = frozenset(name for name in shown if not self._docks[name].in_sight)
            self._view.update(panels=shown, behind=behind, arranged=self.is_arranged)

    @property
    def is_arranged(self) -> bool:
        """Whether anything is as the user wants it, and not as suits the window; folded away, whether it was."""
        if self._folded:
            return self._view.state.arranged
        return self._is_placed_by_user or self._shown != self.composition.opened

    def shows(self, pane: object) -> bool:
        """Whether a pane is worth being updated: it is in no panel, or in one that is in sight."""
        dock = self._panes.get(cast(QWidget, pane))
        return dock is None or dock.in_sight

    @Slot()
    def _name_tabs(self) -> None:
        name_tabs(self._window, self._docks.values())

    # where they are

    @Slot()
    def follow(self) -> None:
        """Lay the panels out as suits the size of the window, unless the user has done so; give them what they want."""
        if self._folded:
            return
        self._resizing.start()  # there may have been too little room
        wanted = composition_for(self._window.size(), current_look().scale)
        if wanted is not self.composition and not self._is_placed_by_user:
            self._note_wishes()
            opened = {name for name, is_open in self._wishes.items() if is_open}
            self._compose(wanted, (wanted.opened - self._wishes.keys()) | opened)

    def _note_wishes(self) -> None:
        """What is open now and was not, or the other way round, is as the user wants it in any composition."""
        shown = self._shown
        self._wishes |= {name: name in shown for name in shown ^ self._known}
        self._known = shown

    def reset(self) -> None:
        """All panels where they belong in a window of this size, and as large as they should be."""
        self._is_placed_by_user = False
        self._wishes.clear()
        wanted = composition_for(self._window.size(), current_look().scale)
        self._compose(wanted, wanted.opened)
        self._noting.start()

    def _compose(self, composition: Composition, shown: frozenset[str]) -> None:
        self.composition = composition
        self._window.setMinimumSize(_LEAST)  # not what this composition needs: one that needs less would follow
        with self._composing():
            for place in composition.places:
                self._put(place)
            for place in composition.places:
                if place.beside:
                    self._window.tabifyDockWidget(self._docks[place.beside], self._docks[place.panel])
            self._show(shown)
            self._known = self._shown
            for place in composition.places:
                if not place.beside and place.panel in shown:
                    self._docks[place.panel].raise_()
            self._resize()
        self.composed.emit(composition)
        self._resizing.start()

    def _put(self, place: Place) -> None:
        dock = self._docks[place.panel]
        dock.setFloating(False)
        self._window.addDockWidget(place.side, dock)
        dock.show()  # what is hidden cannot become a tab
        dock.wanted = float(place.size)
        dock.set_whole(place.is_whole)

    @contextmanager
    def _composing(self) -> Iterator[None]:
        """What is moved now is not moved by the user."""
        before, self._is_composing = self._is_composing, True
        try:
            yield
        finally:
            self._is_composing = before

    @Slot()
    def _on_placed(self) -> None:
        """A panel has been dragged to another place, or undocked."""
        if not self._is_composing:
            self._keep_as_is()

    def note_sizes(self) -> None:
        """The mouse has let go of an edge between panels: where one has been moved, that is how they should be."""
        wanted = {dock: dock.extent / self._scale for dock in self._docks.values() if self._is_in_place(dock)}
        if any(dock.wanted is None or abs(dock.wanted - size) * self._scale > 1 for dock, size in wanted.items()):
            for dock, size in wanted.items():
                dock.wanted = size
            self._keep_as_is()

    def _keep_as_is(self) -> None:
        self._is_placed_by_user = True
        self._window.setMinimumSize(QSize(0, 0))  # what is in it decides
        for dock in self._docks.values():
            dock.set_whole(False)
        self._noting.start()

    @Slot()
    def _resize(self) -> None:
        """Give the panels that are in sight what they want, as far as there is room."""
        if self._folded:
            return
        for is_column, orientation, whole in (
            (True, Qt.Orientation.Horizontal, self._window.width()),
            (False, Qt.Orientation.Vertical, self._window.height()),
        ):
            docks = {dock: dock.wanted for dock in self._docks.values() if dock.is_column == is_column}
            wanted = {dock: size for dock, size in docks.items() if size is not None and self._is_in_place(dock)}
            sizes = [min(round(size * self._scale), round(_LARGEST_SHARE * whole)) for size in wanted.values()]
            self._window.resizeDocks(list(wanted), sizes, orientation)

    def show_look(self) -> None:
        """Let the panels grow and shrink with what is in them; what is larger may need another layout."""
        for dock in self._docks.values():
            dock.show_look()
        if self._scale != current_look().scale:
            self._note_what_is_wanted()
            self._scale = current_look().scale
            self.follow()
            self._resize()

    def _note_what_is_wanted(self) -> None:
        """Of panels that were brought back: what they have at the scale until now."""
        for dock in self._docks.values():
            if dock.wanted is None and self._is_in_place(dock) and not self._folded:
                dock.wanted = dock.extent / self._scale

    def show_titles(self, shown: bool) -> None:
        """Give the panels titles to drag them by, or take them away."""
        for dock in self._docks.values():
            dock.title_bar.set_arranging(shown)

    @staticmethod
    def _is_in_place(dock: Dock) -> bool:
        return dock.in_sight and not dock.isFloating()

    # away, and back

    def fold(self) -> None:
        """Leave no panel, for the last row's sake."""
        self._note_what_is_wanted()
        self._folded = True
        with self._composing():
            self._show(frozenset())

    def save(self) -> bytes:
        """Where all panels are, in Qt's own words."""
        return bytes(self._window.saveState(LAYOUT_VERSION).data())

    def unfold(self, layout: bytes) -> None:
        """Bring back what `save` has kept before `fold`."""
        self._folded = False
        with self._composing():
            self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)
        self.follow()

    def restore(self, layout: bytes) -> bool:
        """Bring back what the user has arranged in a window before; False if that cannot be."""
        for dock in self._docks.values():
            dock.wanted = None
        with self._composing():
            is_restored = self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)
        if is_restored:
            self._keep_as_is()
        return is_restored
