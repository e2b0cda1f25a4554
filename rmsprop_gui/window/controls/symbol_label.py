"""The letter of a parameter beside its slider."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from rmsprop_gui.formulas.meaning import Letters, Meaning, Span
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces, in_words
from rmsprop_gui.window.looks.look import current_theme
from rmsprop_gui.window.looks.symbols import draw_spans
from rmsprop_gui.window.spotlight import Spotlight

_EDGE = 2  # pixels left and right of the letter


class SymbolLabel(QLabel):
    """A letter in the colour of what it means."""

    def __init__(
        self, meaning: Meaning, parent: QWidget | None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(str(meaning.symbol), parent)
        self.setObjectName("symbol")
        self._meaning = meaning
        self.symbols = SymbolPlaces(self, spotlight, describe)

    @property
    def sentence(self) -> str:
        """What it is, in words."""
        return in_words(self.symbols.describe(self._meaning))

    def show_letters(self, letters: Letters) -> None:
        """Write it as these letters say."""
        self.setText(str(letters.get(self._meaning, self._meaning.symbol)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        font, room = QFont(self.font()), self.width() - 2 * _EDGE
        needed = QFontMetricsF(font).horizontalAdvance(self.text())
        if needed > room:  # Δmin is longer than most: it is written smaller, so that all sliders begin alike
            font.setPointSizeF(font.pointSizeF() * 0.97 * room / needed)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        foot = (self.height() + metrics.ascent() - metrics.descent()) / 2
        span = Span(self.text(), self._meaning)
        draw_spans(painter, QPointF(_EDGE, foot), (span,), current_theme().ink, painter.marks)
