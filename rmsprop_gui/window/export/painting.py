"""One routine for all pictures: a widget paints itself as it does on the screen, on pixels or as shapes."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter, QPicture, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from rmsprop_gui.resources import resource
from rmsprop_gui.window.looks.look import FONTS

_Painted = TypeVar("_Painted")
_DOTS = 96  # logical pixels of an inch, in a file of shapes
_POINTS = 72 / _DOTS
_FINE = 2.0  # device pixels for a logical one of what is cut off
_LETTERED = r'font-family="{}[^"]*" font-size="[^"]*" font-weight="{}"'
_NOTHING = QWidget.RenderFlag(0)


class Whole(Protocol):
    """Has something painted again until all of it is there."""

    def __call__(self, paint: Callable[[], _Painted]) -> _Painted: ...


def at_once(paint: Callable[[], _Painted]) -> _Painted:
    """What a first painting shows is all there is."""
    return paint()


def painted(widget: QWidget, scale: float) -> QImage:
    """The widget in pixels, so many for each of its own along either side."""
    image = QImage(QSize(*(round(side * scale) for side in widget.size().toTuple())), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(widget.palette().window().color())
    painter = QPainter(image)
    QWidget.render(widget, painter, QPoint())
    painter.end()
    return image


def shapes(widget: QWidget) -> QPicture:
    """The widget as the shapes that it paints."""
    picture = QPicture()
    painter = QPainter(picture)
    painter.fillRect(widget.rect(), widget.palette().window())
    with _nothing_kept(widget):
        _paint_shapes(widget, painter, widget.rect())
    painter.end()
    return picture


@contextmanager
def _nothing_kept(widget: QWidget) -> Iterator[None]:
    """Within, Qt keeps no pictures of what is painted, which have pixels."""
    views = [widget] if isinstance(widget, QGraphicsView) else widget.findChildren(QGraphicsView)
    modes = [(item, item.cacheMode()) for view in views for item in view.scene().items()]
    for item, _ in modes:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    try:
        yield
    finally:
        for item, mode in modes:
            item.setCacheMode(mode)


def _paint_shapes(widget: QWidget, painter: QPainter, within: QRect) -> None:
    """A widget and those in it, of which so much is seen, each within its own edges.

    A text that is cut off is painted in pixels: as shapes, it would reach out.
    """
    painter.save()
    painter.setClipRect(within, Qt.ClipOperation.IntersectClip)
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    if within != widget.rect() and not children:
        painter.drawImage(within, _in_pixels(widget, within))
    else:
        QWidget.render(widget, painter, QPoint(), QRegion(), _NOTHING)
        for child in children:
            seen = within.translated(-child.pos()) & child.rect()
            if child.isVisible() and not seen.isEmpty():
                painter.translate(child.pos())
                _paint_shapes(child, painter, seen)
                painter.translate(-child.pos())
    painter.restore()


def _in_pixels(widget: QWidget, part: QRect) -> QImage:
    image = QImage(part.size() * _FINE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_FINE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QWidget.render(widget, painter, QPoint(), QRegion(part), _NOTHING)
    painter.end()
    return image


def write_png(file: BinaryIO, widget: QWidget, scale: float, whole: Whole = at_once) -> None:
    """Write the widget to a file as a PNG picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = whole(lambda: painted(widget, scale))
    image.setDevicePixelRatio(1.0)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs say bytes, Qt takes str
    file.write(buffer.data().data())


def write_svg(file: BinaryIO, widget: QWidget, scale: float, whole: Whole = at_once) -> None:
    """Write the widget to a file as an SVG picture, with the fonts of its letters in it."""
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setTitle("RMSProp Lab")
    generator.setDescription(widget.accessibleDescription())
    generator.setSize(widget.size() * scale)
    generator.setViewBox(widget.rect())
    generator.setResolution(_DOTS)
    picture = whole(lambda: shapes(widget))
    painter = QPainter(generator)
    painter.drawPicture(QPoint(), picture)
    painter.end()
    file.write(_with_fonts(_with_holes(bytes(data.data()))))


def write_pdf(file: BinaryIO, widget: QWidget, scale: float, whole: Whole = at_once) -> None:
    """Write the widget to a file as a page as large as itself."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("RMSProp Lab")
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QSizeF(widget.size()) * (_POINTS * scale), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    picture = whole(lambda: shapes(widget))
    painter = QPainter(writer)
    painter.scale(scale, scale)
    painter.drawPicture(QPoint(), picture)
    painter.end()
    file.write(data.data())


WRITERS = {"png": write_png, "svg": write_svg, "pdf": write_pdf}
"""By the names of the kinds of pictures."""


def _with_holes(svg: bytes) -> bytes:
    """The picture with holes in what it is clipped to: Qt says the rule for them as if it were for what is filled."""
    return svg.replace(b'fill-rule="evenodd" d=', b'fill-rule="evenodd" clip-rule="evenodd" d=')


def _with_fonts(svg: bytes) -> bytes:
    """The picture with the shipped fonts that it is lettered in: what shows it may not have them."""
    used = [font for font in FONTS if re.search(_LETTERED.format(*font[1:]).encode(), svg)]
    faces = "".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
        f"src:url(data:font/ttf;base64,{b64encode(resource(f'fonts/{font.file}.ttf').read_bytes()).decode()})}}"
        for font in used
    )
    return svg.replace(b"<defs>", f"<defs><style>{faces}</style>".encode(), 1)
