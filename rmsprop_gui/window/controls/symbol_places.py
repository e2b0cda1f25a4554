"""Where symbols stand on a widget: pointing at one lights it everywhere and says what it is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QRegion
from PySide6.QtWidgets import QToolTip, QWidget

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.window.looks.symbols import Place, SymbolMarks, SymbolPainter, pill
from rmsprop_gui.window.spotlight import Spotlight

Describe = Callable[[Meaning], Entry]


class SymbolPlaces(QObject):
    """Follows the pointer over a widget that paints symbols, and has them painted anew where that makes a difference.

    `describe` says what is known of a symbol there.
    """

    def __init__(
        self,
        widget: QWidget,
        spotlight: Spotlight | None = None,
        describe: Describe = entry,
        opens: bool = False,
    ) -> None:
        """With `opens` a click on a symbol asks for its entry: where a click on the widget has nothing else to do."""
        super().__init__(widget)
        self.widget = widget
        self._opens = opens
        self.spotlight = spotlight or Spotlight(self)
        self.describe = describe
        self.places: list[Place] = []
        self.marked = SymbolMarks()
        """What is being painted on the widget by another painter."""
        widget.setMouseTracking(True)
        widget.installEventFilter(self)
        self.spotlight.changed.connect(self._on_spotlight_changed)

    def painter(self) -> SymbolPainter:
        """A painter on the widget. What it marks are the places from now on."""
        painter = SymbolPainter(self.widget, self.spotlight.meaning)
        self.places = painter.marks.places
        return painter

    def mark_anew(self) -> None:
        """Another painter is about to paint all of the widget: what is `marked` from now on are the places."""
        self.marked = SymbolMarks(self.spotlight.meaning)
        self.places = self.marked.places

    def at(self, point: QPointF) -> Meaning | None:
        """What the symbol at a point means; None where there is none."""
        return next((meaning for box, meaning in self.places if pill(box).contains(point)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._point_at(self.at(event.position()))
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            self._ask(event)
        elif event.type() == QEvent.Type.Leave:
            self.spotlight.point_at(None)
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_tip(event)
        return False

    def _point_at(self, meaning: Meaning | None) -> None:
        self.spotlight.point_at(meaning)
        if self._opens and meaning is not None:
            self.widget.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._opens:
            self.widget.unsetCursor()

    def _ask(self, event: QMouseEvent) -> None:
        meaning = self.at(event.position()) if self._opens and event.button() is Qt.MouseButton.LeftButton else None
        if meaning is not None:
            self.spotlight.asked.emit(meaning)

    def _show_tip(self, event: QHelpEvent) -> bool:
        meaning = self.at(QPointF(event.pos()))
        if meaning is None:
            return False  # the widget may have a tool tip of its own
        QToolTip.showText(event.globalPos(), in_words(self.describe(meaning)), self.widget)
        return True

    @Slot(object, object)
    def _on_spotlight_changed(self, before: Meaning | None, now: Meaning | None) -> None:
        region = QRegion()
        for box, meaning in self.places:
            if meaning in (before, now):
                region += pill(box).toAlignedRect().adjusted(-1, -1, 1, 1)
        if not region.isEmpty():
            self.widget.update(region)


def in_words(said: Entry) -> str:
    """v: running mean of squared gradients, memory β₂; below that its value, or those for x₁ and x₂."""
    text = f"{said.letter}: {QCoreApplication.translate('Meaning', said.sentence)}"
    if said.memory:
        text += QCoreApplication.translate("SymbolPlaces", ", memory {letter}").format(letter=said.memory)
    if len(said.values) == 1:
        return f"{text}\n{said.letter} = {exact_text(said.values[0])}"
    if said.values:
        first, second = map(number, said.values)
        return f"{text}\nx₁: {first}, x₂: {second}"
    return text
