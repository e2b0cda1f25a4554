"""The gallery of surfaces: small pictures by what they teach, opened from the field of the surface."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from rmsprop_gui.surfaces import GROUPS, SURFACES
from rmsprop_gui.window.actions.finder import Finder
from rmsprop_gui.window.actions.tiles import Tile, TileList
from rmsprop_gui.window.controls.finding import found
from rmsprop_gui.window.experiment.surface_field import SurfaceField
from rmsprop_gui.window.looks.look import current_look

_WIDTH, _HEIGHT = 960, 720  # pixels at scale 1
_FIELD = 72  # pixels at scale 1 that the field and what is around it take
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class SurfaceGallery(Finder):
    """Offers what the field offers. Arrows go from picture to picture; letters find by name and by what is taught."""

    list: TileList

    def __init__(self, choice: SurfaceField, window: QWidget) -> None:
        super().__init__(TileList(), window)
        self._choice = choice
        self._tiles = tuple(self._offered())
        self.setAccessibleName(self.tr("Surfaces"))
        self.field.setPlaceholderText(self.tr("Which surface? A few letters are enough"))
        self.field.setAccessibleName(self.tr("Search all surfaces"))
        self.list.setAccessibleName(self.tr("Surfaces"))
        self._place()
        self._on_text_changed("")

    def _offered(self) -> Iterator[Tile]:
        """Those of the catalogue in their groups, then what else the field has."""
        now = self._choice.currentData()
        for group in GROUPS:
            for surface in group.surfaces:
                about, is_on = surface.about, surface.name == now
                tip = "\n".join((about, *(source.cited() for source in surface.sources)))
                yield Tile(surface.name, surface.title, about, group.title, group.about, surface, is_on, tip)
        for name, title in self._choice.offered():
            if name not in SURFACES:
                yield Tile(name, title, "", self.tr("Your own"), is_on=name == now)

    def _find(self, wanted: str) -> None:
        tiles = found(wanted, self._tiles, lambda tile: (tile.title, f"{tile.group} {tile.about}"))
        self.list.fill(tiles, headed=not wanted.strip(), spoken=self._spoken)

    def _spoken(self, tile: Tile) -> str:
        return ", ".join(filter(None, (tile.title, self.tr("on") if tile.is_on else "", tile.group, tile.about)))

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        tile = self.list.marked
        if tile is not None:
            self.close()
            self._choice.choose(tile.key)

    def _moves(self, event: QKeyEvent) -> bool:
        is_move = event.key() in _MOVES
        if is_move:
            QApplication.sendEvent(self.list, QKeyEvent(event))
        return is_move

    def _room(self, within: QSize, top: int) -> tuple[int, int]:
        scale = current_look().scale
        high = min(round(_HEIGHT * scale), within.height() - 2 * top)
        return round(_WIDTH * scale), high - round(_FIELD * scale)
