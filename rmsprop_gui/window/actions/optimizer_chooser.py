"""The chooser of optimizers: all of them by their ideas, each with its year and a sentence, found by a few letters."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.window.actions.finder import Finder
from rmsprop_gui.window.actions.optimizer_lines import OFFER, Offer, OptimizerLines
from rmsprop_gui.window.controls.finding import found
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.runs.family_words import family_title

_WIDTH, _HEIGHT, _FIELD = 640, 720, 72  # pixels at scale 1; the field with what is around it
_PAGE = 5  # lines
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}


class OptimizerChooser(Finder):
    """Arrows go from optimizer to optimizer; letters find by name, idea, group and year."""

    chosen = Signal(str)
    """The name of an optimizer."""
    typing_asked = Signal()
    """One whose lines are typed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QListWidget(), window)
        self._offers = tuple(self._offered())
        self.setAccessibleName(self.tr("Optimizers"))
        self.field.setPlaceholderText(self.tr("Which optimizer? A few letters are enough"))
        self.field.setAccessibleName(self.tr("Search all optimizers"))
        self.list.setAccessibleName(self.tr("Optimizers"))
        self.list.setItemDelegate(OptimizerLines(self.list))
        self._place()
        self._on_text_changed("")

    @property
    def shown(self) -> list[Offer | None]:
        """What is found, in the order in which it is listed; None for a heading."""
        return [self.list.item(row).data(OFFER) for row in range(self.list.count())]

    def _offered(self) -> Iterator[Offer]:
        """Those of the catalogue by their families, in teaching order within them, and one to be typed."""
        for family in Family:
            title = family_title(family)
            for kind in (kind for kind in RULES.values() if kind.family is family):
                yield Offer(kind.name, kind.title, kind.idea, title, str(kind.year()), kind.sources)
        idea = self.tr("An optimizer whose lines you type, beginning with those of gradient descent.")
        yield Offer("", self.tr("Type its lines…"), idea, family_title(Family.OWN))

    def _find(self, wanted: str) -> None:
        offers = found(wanted, self._offers, lambda offer: (offer.title, f"{offer.year} {offer.group} {offer.idea}"))
        group = ""
        for offer in offers:
            if not wanted.strip() and offer.group != group:
                group = offer.group
                QListWidgetItem(group, self.list).setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(offer.title, self.list)
            item.setData(OFFER, offer)
            item.setToolTip(plain_tip("\n".join(source.cited() for source in offer.sources)))
            spoken = ", ".join(filter(None, (offer.title, offer.year, offer.group, offer.idea)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._mark(0, 1)

    def _mark(self, row: int, step: int) -> None:
        """Mark the offer at a row, or the next one in the direction of `step`, or the last one that there is."""
        rows = [each for each, offer in enumerate(self.shown) if offer is not None]
        there = [each for each in rows if each >= row] if step > 0 else [each for each in rows[::-1] if each <= row]
        if rows:
            self.list.setCurrentRow(there[0] if there else rows[-1 if step > 0 else 0])

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        offer = item.data(OFFER) if item is not None else None
        if offer is None:
            return
        self.close()
        if offer.name:
            self.chosen.emit(offer.name)
        else:
            self.typing_asked.emit()

    def _moves(self, event: QKeyEvent) -> bool:
        by = _MOVES.get(Qt.Key(event.key()))
        if by is not None:
            self._mark(self.list.currentRow() + by, by)
            if self.list.currentRow() == 1:
                self.list.scrollToTop()  # its heading too
        return by is not None

    def _room(self, within: QSize, top: int) -> tuple[int, int]:
        scale = current_look().scale
        high = min(round(_HEIGHT * scale), within.height() - 2 * top)
        return round(_WIDTH * scale), high - round(_FIELD * scale)
