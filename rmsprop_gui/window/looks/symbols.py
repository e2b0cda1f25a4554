"""Symbols as they are painted: in the colour of what they mean, and on a pill while that is pointed at."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintDevice, QPainter, QPen

from rmsprop_gui.formulas.meaning import Meaning, Spans
from rmsprop_gui.window.looks import accents
from rmsprop_gui.window.looks.look import current_look

Place = tuple[QRectF, Meaning]
_RADIUS, _MARGIN = 4.0, 2.0  # pixels of a pill at scale 1


class SymbolMarks:
    """Where symbols have been painted, in the coordinates of what they were painted on."""

    def __init__(self, pointed: Meaning | None = None) -> None:
        self._pointed = pointed
        self.places: list[Place] = []

    def put(self, painter: QPainter, box: QRectF, meaning: Meaning) -> None:
        """Note that a symbol is about to be painted in a box, and paint a pill there if it is the one pointed at."""
        self.places.append((painter.worldTransform().mapRect(box), meaning))
        if meaning == self._pointed:
            look = current_look()  # the tint alone is hardly seen from the last row
            painter.setPen(QPen(QColor(look.theme.colour_of(meaning)), look.scale))
            painter.setBrush(QColor(look.theme.tint))
            painter.drawRoundedRect(pill(box), _RADIUS * look.scale, _RADIUS * look.scale)
            painter.setBrush(Qt.BrushStyle.NoBrush)


class SymbolPainter(QPainter):
    """A painter that has marks for the symbols it paints."""

    def __init__(self, device: QPaintDevice, pointed: Meaning | None = None) -> None:
        super().__init__(device)
        self.marks = SymbolMarks(pointed)


def pill(box: QRectF) -> QRectF:
    """What is tinted behind a symbol."""
    margin = _MARGIN * current_look().scale
    return box.adjusted(-margin, 0, margin, 0)


def spans_width(metrics: QFontMetricsF, spans: Spans) -> float:
    """The width of spans as `draw_spans` draws them."""
    return sum(accents.width(metrics, span.text) for span in spans)


def draw_spans(painter: QPainter, at: QPointF, spans: Spans, ink: str, marks: SymbolMarks) -> None:
    """Draw spans side by side from a point on their baseline: symbols in their colours, all else in ink."""
    theme, metrics = current_look().theme, QFontMetricsF(painter.font())
    for span in spans:
        width = accents.width(metrics, span.text)
        if span.meaning is not None:
            marks.put(painter, QRectF(at.x(), at.y() - metrics.ascent(), width, metrics.height()), span.meaning)
        painter.setPen(QColor(theme.colour_of(span.meaning) if span.meaning is not None else ink))
        accents.draw(painter, at, span.text)
        at = at + QPointF(width, 0)
