"""Markers and strokes, drawn in runs of thousands."""

import math
from collections.abc import Callable
from functools import lru_cache

from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from rmsprop_gui.formulas.meaning import Span, Spans
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.labels import placed
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.looks import accents
from rmsprop_gui.window.looks.look import current_theme
from rmsprop_gui.window.looks.sheets import VECTOR, Sheet, blank, ratio_of
from rmsprop_gui.window.looks.symbols import SymbolMarks, draw_spans, spans_width

SQUARE_FILL, RATE_FILL = 0.16, 0.20
"""Opacities of what is inside of the squares and of the ellipse of a step."""
Caption = tuple[Spans, QPointF, bool]
"""What is written, beside which point, and whether strongly."""
_FARTHEST = 1e5  # pixels: what is longer than that leaves every screen


def draw_strokes(painter: QPainter, strokes: Array, pen: QPen) -> None:
    """Draw segments (n, 4), handed to Qt as one block of memory."""
    if len(strokes) and ratio_of(painter) == VECTOR:
        painter.strokePath(joined(strokes), pen)
    elif len(strokes):
        lines = internals.PrimitiveArray(QLineF, 4)
        lines.resize(len(strokes))
        lines.ndarray()[:] = strokes
        painter.setPen(pen)
        painter.drawLines(*lines.drawargs())


def joined(strokes: Array) -> QPainterPath:
    """Segments (n, 4) as one path, which goes on where one of them begins at the end of the one before."""
    path, end = QPainterPath(), None
    for x, y, to_x, to_y in strokes.tolist():
        if (x, y) != end:
            path.moveTo(x, y)
        path.lineTo(to_x, to_y)
        end = to_x, to_y
    return path


def stroke_pen(colour: str, width: float) -> QPen:
    """A pen with square caps: they close the corners between strokes, and round ones take twenty times as long."""
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)


def marker_path(marker: str, radius: float) -> QPainterPath:
    """The outline of a marker around the origin."""
    path = QPainterPath()
    match marker:
        case "circle":
            path.addEllipse(QPointF(0, 0), radius, radius)
        case "cross":
            arm = radius * 0.36
            for x, y, width, height in ((-radius, -arm, 2 * radius, 2 * arm), (-arm, -radius, 2 * arm, 2 * radius)):
                path.addRect(x, y, width, height)
            path = path.simplified()
        case "star":
            path = _polygon(10, radius * 1.15, -90, radius * 0.45)
        case _:
            corners, angle, scale = _POLYGONS[marker]
            path = _polygon(corners, radius * scale, angle)
    return path


_POLYGONS = {
    "square": (4, 45, 1.25),
    "triangle": (3, -90, 1.25),
    "diamond": (4, 0, 1.25),
    "pentagon": (5, -90, 1.1),
    "hexagon": (6, 0, 1.1),
    "wedge": (3, 90, 1.25),
}  # corners, angle of the first, size against the circle


def _polygon(corners: int, radius: float, angle: float, inner: float | None = None) -> QPainterPath:
    points = []
    for index in range(corners):
        turn = math.radians(angle + index * 360 / corners)
        reach = inner if inner is not None and index % 2 else radius
        points.append(QPointF(reach * math.cos(turn), reach * math.sin(turn)))
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


@lru_cache(maxsize=128)
def marker_sheet(
    marker: str, colour: str, radius: float, ratio: float, halo: float = 0.0, ground: str = "white"
) -> Sheet:
    """A picture of a marker with its middle in the picture's, on a halo of that width and colour."""

    def paint(painter: QPainter) -> None:
        draw_marker(painter, marker, colour, radius, halo, ground)

    return _pictured(math.ceil((radius * 1.3 + halo + 1) * 2), ratio, paint)


def marker_pixmap(marker: str, colour: str, radius: float, ratio: float) -> QPixmap:
    """The same in pixels."""
    return _pixels(marker_sheet(marker, colour, radius, ratio))


def _pixels(sheet: Sheet) -> QPixmap:
    assert isinstance(sheet, QPixmap), "a widget is painted in pixels"
    return sheet


def _pictured(side: int, ratio: float, paint: Callable[[QPainter], None]) -> Sheet:
    """What `paint` paints around the origin, in the middle of a square sheet."""
    sheet = blank(QSizeF(side, side), ratio)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    paint(painter)
    painter.end()
    return sheet


def draw_marker(
    painter: QPainter, marker: str, colour: str, radius: float, halo: float = 0.0, ground: str = "white"
) -> None:
    """Draw a marker around the origin, on a halo of that width and colour."""
    path = marker_path(marker, radius)
    if halo:
        painter.strokePath(path, QPen(QColor(ground), 2 * halo, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.fillPath(path, QColor(colour))


def draw_arrow(
    painter: QPainter,
    start: QPointF,
    end: QPointF,
    colour: QColor,
    width: float,
    ground: str,
) -> None:
    """An arrow on a halo of the ground's colour; its head is never longer than half of it."""
    way = end - start
    length = math.hypot(way.x(), way.y())
    if not 0.5 < length < _FARTHEST:
        return
    along = way / length
    across, head = QPointF(-along.y(), along.x()), min(3.2 * width + 3.0, length / 2)
    foot = end - along * head
    tip = QPolygonF([end, foot + across * head * 0.5, foot - across * head * 0.5])
    for pen in (
        QPen(QColor(ground), width + 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap),
        QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap),
    ):
        painter.setPen(pen)
        painter.drawLine(start, foot)
    painter.setPen(QPen(QColor(ground), 1.2))
    painter.setBrush(colour)
    painter.drawPolygon(tip)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_label(painter: QPainter, text: str, corner: QPointF, mapping: Mapping, is_strong: bool = False) -> None:
    """A few letters beside a point, within the view, on a ground that lets the picture shine through."""
    font = QFont(painter.font())
    font.setBold(is_strong)
    metrics = QFontMetricsF(font)
    width, height = accents.width(metrics, text) + 6, metrics.height()
    x = min(max(corner.x() + 6, 2.0), mapping.width - width)
    y = min(max(corner.y() - height - 2, 2.0), mapping.height - height - 2)
    _draw_in(painter, (Span(text),), QRectF(x, y, width, height), font, is_strong, SymbolMarks())


def draw_labels(
    painter: QPainter, labels: list[Caption], mapping: Mapping, marks: SymbolMarks, taken: list[QRectF]
) -> list[QRectF | None]:
    """Letters beside their points so that none covers another or what is taken, and where; without room left out."""
    fonts = [QFont(painter.font()) for _ in labels]
    for font, (_, _, is_strong) in zip(fonts, labels, strict=True):
        font.setBold(is_strong)
    metrics = [QFontMetricsF(font) for font in fonts]
    sizes = [
        QSizeF(spans_width(one, spans) + 6, one.height()) for one, (spans, _, _) in zip(metrics, labels, strict=True)
    ]
    area = QRectF(2, 2, mapping.width - 4, mapping.height - 4)
    boxes = placed([point for _, point, _ in labels], sizes, area, taken)
    for (spans, _, is_strong), box, font in zip(labels, boxes, fonts, strict=True):
        if box is not None:
            _draw_in(painter, spans, box, font, is_strong, marks)
    return boxes


def _draw_in(painter: QPainter, spans: Spans, box: QRectF, font: QFont, is_strong: bool, marks: SymbolMarks) -> None:
    theme = current_theme()
    painter.save()
    painter.setOpacity(1.0)
    painter.setFont(font)
    painter.setPen(QPen(QColor(theme.accent), 1.0) if is_strong else Qt.PenStyle.NoPen)
    painter.setBrush(see_through(theme.raised))
    painter.drawRoundedRect(box, 3, 3)
    foot = QPointF(box.x() + 3, box.y() + QFontMetricsF(font).ascent())
    draw_spans(painter, foot, spans, theme.ink, marks)
    painter.restore()


@lru_cache(maxsize=128)
def hollow_sheet(marker: str, colour: str, radius: float, ratio: float, ground: str = "white") -> Sheet:
    """A picture of a marker's outline, filled with the ground: for what is no run any more but a pinned path."""

    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(colour), max(radius * 0.3, 1.0)))
        painter.setBrush(QColor(ground))
        painter.drawPath(marker_path(marker, radius))

    return _pictured(math.ceil((radius * 1.3 + 1) * 2), ratio, paint)  # as large as the full one


def hollow_pixmap(marker: str, colour: str, radius: float, ratio: float, ground: str = "white") -> QPixmap:
    """The same in pixels."""
    return _pixels(hollow_sheet(marker, colour, radius, ratio, ground))


@lru_cache(maxsize=256)
def ring_sheet(colour: str, filling: str, radius: float, rim: float, ratio: float) -> Sheet:
    """A picture of a circle with that outer radius, whose rim has one colour and what is within it another."""

    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(colour), rim) if rim else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(filling))
        painter.drawEllipse(QPointF(0, 0), radius - rim / 2, radius - rim / 2)

    return _pictured(math.ceil((radius + 1) * 2), ratio, paint)


def filled(colour: QColor, opacity: float) -> QColor:
    """What is inside of an outline of this colour."""
    ground = QColor(colour)
    ground.setAlphaF(opacity)
    return ground


def see_through(colour: str) -> QColor:
    """The ground of what is written over the picture: a path below it stays visible."""
    ground = QColor(colour)
    ground.setAlpha(225)
    return ground
