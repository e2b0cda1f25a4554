"""The letter of a parameter beside its slider."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from rmsprop_gui.formulas.meaning import Letters, Meaning
from rmsprop_gui.formulas.typeset import Letter
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.formula_layout import Layout
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces, in_words
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_SIZE = 22.0  # pixels at scale 1, as in a formula
_EDGE = 2  # pixels left and right of the letter


class SymbolLabel(QLabel):
    """A letter as formulas have it, in the colour of what it means."""

    def __init__(
        self, meaning: Meaning, parent: QWidget | None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(str(meaning.symbol), parent)
        self._meaning, self._symbol = meaning, meaning.symbol
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)

    @property
    def sentence(self) -> str:
        """What it is, in words."""
        return in_words(self.symbols.describe(self._meaning))

    def show_letters(self, letters: Letters) -> None:
        """Write it as these letters say."""
        self._symbol = letters.get(self._meaning, self._meaning.symbol)
        self.setText(str(self._symbol))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = self.symbols.painter(), current_look()
        box, size, room = Letter(self._symbol, self._meaning), _SIZE * look.scale, self.width() - 2 * _EDGE
        placed = Layout(size, look.theme).place(box)
        if placed.width > room:  # Δmin is longer than most: it is written smaller, so that all sliders begin alike
            placed = Layout(0.97 * size * room / placed.width, look.theme).place(box)
        foot = (self.height() + placed.ascent - placed.descent) / 2
        placed.paint(painter, _EDGE, foot)
