"""One picture of the magnifier: contours under a veil, the parts of a step over them, labels, and its frame."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.simulation.dissection import Dissection, StepPart
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.surfaces.surface import Array, View
from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.magnifier.captions import Caption, captions_of
from rmsprop_gui.window.canvas.magnifier.ground import paint_ground
from rmsprop_gui.window.canvas.magnifier.labels import Label, Lettering, labels_of
from rmsprop_gui.window.canvas.magnifier.painting import Pen, paint_marks, paint_paths
from rmsprop_gui.window.canvas.magnifier.room import ROUND, SQUARE, Room
from rmsprop_gui.window.canvas.magnifier.room_for_labels import LabelRoom
from rmsprop_gui.window.canvas.magnifier.scene import Scene, scene_of
from rmsprop_gui.window.looks.look import Look
from rmsprop_gui.window.looks.sheets import VECTOR, Sheet, blank_pixels
from rmsprop_gui.window.looks.symbols import SymbolMarks

_RIM, _CASING = 1.6, 5.0  # pixels at scale 1: the line around it, and the casing within
_CORNER = 18.0
_LANE = 10.0
_LETTERS, _NUMBERS = 20.0, 0.036
"""Type of a round one in pixels at scale 1, of a square one in parts of its side."""
_LARGEST = 0.2  # of the radius, for the type of a round one
_SMALLEST = 14.0  # pixels at scale 1


@dataclass(frozen=True)
class Subject:
    """What is to be seen: a step of a run, as far as its parts are `done`, and the path before and after it, (n, 2).

    `seen` is the step with its numbers as they are painted, while it unfolds. `reach` is how much of the plane is seen
    around a point that rests; `is_exact` says whether the gradient is that of the contours.
    """

    step: Dissection
    seen: Dissection
    done: tuple[StepPart, ...]
    looked_at: StepPart | None
    name: str
    style: RunStyle
    trail: Array
    ahead: Array
    reach: float
    is_exact: bool


class Inset:
    """The picture of a subject, `side` pixels wide and high."""

    def __init__(self, subject: Subject, side: float, is_round: bool, look: Look) -> None:
        self.subject, self.side, self.is_round, self.look = subject, side, is_round, look
        self.frame = (_RIM + _CASING) * look.scale if is_round else _RIM * look.scale
        self.middle = QPointF(side / 2, side / 2)
        room = Room(ROUND if is_round else SQUARE, side / 2 - self.frame, _LANE * look.scale)
        self.scene: Scene = scene_of(subject.step, subject.seen, subject.done, room, subject.reach)
        self.captions: list[Caption] = []
        self.labels: list[Label] = []
        """As they were painted."""

    @property
    def view(self) -> View:
        """The part of the plane that is seen."""
        half = self.side / 2
        (left, bottom), (right, top) = self.scene.point(-half, -half), self.scene.point(half, half)
        return (left, right), (bottom, top)

    def paint(
        self, contours: Contours | None, levels: Levels | None, pointed: Meaning | None, ratio: float
    ) -> tuple[Sheet, SymbolMarks]:
        """The picture, shaded like a canvas with these levels, and where its symbols stand on it.

        `ratio` device pixels make one of its own.
        """
        mapping = Mapping(self.view, self.side, self.side, ratio)
        sheet, marks = mapping.blank(), SymbolMarks(pointed)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mapping.is_vector:
            painter.setClipPath(_outline(self.side, self.is_round, self.look.scale))
        paint_ground(painter, contours, levels, mapping, self.look)
        pen = Pen(painter, self.middle, self.look, self.subject.style, self.subject.looked_at)
        paint_paths(pen, self.scene, self.subject.trail, self.subject.ahead)
        paint_marks(pen, self.scene)
        self._letter(pen, pointed, marks, ratio)
        self._cut_out(painter, ratio)
        self._paint_frame(painter)
        painter.end()
        return sheet, marks

    def _cut_out(self, painter: QPainter, ratio: float) -> None:
        """Keep what is within the line around it; pixels are masked, which is faster than to clip them."""
        if ratio == VECTOR:
            painter.setClipping(False)
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawPixmap(0, 0, _mask(self.side, self.is_round, self.look.scale, ratio))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _letter(self, pen: Pen, pointed: Meaning | None, marks: SymbolMarks, ratio: float) -> None:
        subject, room = self.subject, LabelRoom(self._inner(self.frame), self.is_round)
        paths = [pen.line(points, self.scene) for points in (subject.trail, subject.ahead)]
        if not self.is_round:
            row = subject.step.row
            self.captions = captions_of(subject.name, row, subject.is_exact, self.scene, room.area, pen, paths)
            for caption in self.captions:
                caption.paint(pen)
                room.taken.append(caption.box)
        lettering = Lettering(subject.step, self._type(), not self.is_round, ratio, pointed)
        self.labels = labels_of(self.scene, pen, lettering, room, paths)
        for label in self.labels:
            label.picture.draw(pen.painter, label.box, marks)

    def _type(self) -> float:
        scale = self.look.scale
        if self.is_round:
            return max(min(_LETTERS * scale, _LARGEST * self.side / 2), _SMALLEST * scale)
        return max(_NUMBERS * self.side, _SMALLEST * scale)

    def _paint_frame(self, painter: QPainter) -> None:
        theme, scale = self.look.theme, self.look.scale
        if self.is_round:
            painter.setPen(QPen(QColor(theme.casing), _CASING * scale))
            painter.drawEllipse(self._inner((_RIM + _CASING / 2) * scale))
        painter.setPen(QPen(QColor(theme.border), _RIM * scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_outline(self.side, self.is_round, scale))

    def _inner(self, margin: float) -> QRectF:
        return QRectF(0, 0, self.side, self.side).adjusted(margin, margin, -margin, -margin)


def _outline(side: float, is_round: bool, scale: float) -> QPainterPath:
    """The line around it."""
    path, margin = QPainterPath(), _RIM * scale / 2
    box = QRectF(margin, margin, side - 2 * margin, side - 2 * margin)
    if is_round:
        path.addEllipse(box)
    else:
        path.addRoundedRect(box, _CORNER * scale, _CORNER * scale)
    return path


@lru_cache(maxsize=4)
def _mask(side: float, is_round: bool, scale: float, ratio: float) -> QPixmap:
    """All that is within the line around it."""
    pixmap = blank_pixels(QSizeF(side, side), ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_outline(side, is_round, scale), Qt.GlobalColor.black)
    painter.end()
    return pixmap
