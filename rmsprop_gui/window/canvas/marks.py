"""The points that matter: minima, where each run is now, and where hyperparameters were changed."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.parameters.settings import differences
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.layer import FrameLayer, Layer, Mapping, head_of
from rmsprop_gui.window.canvas.path_finder import PathPoint
from rmsprop_gui.window.canvas.pens import draw_label, draw_marker, marker_sheet
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.sheets import draw_around

_HEAD, _HEAD_SELECTED, _RIM = 22.0, 25.0, 2.5  # pixels across and around at scale 1, as all below
_HOVERED = 1.5  # more around the head of the run that is pointed at
_STAR = 26.0
_STAR_RIM = 2.0
_WHITE, _DARK = "#ffffff", "#1a2230"  # the star is the same in all themes: deep is dark in each of them


class Minima(Layer):
    """A star at every minimum: white where it is known, dark where a search has found it."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._minima: tuple[Point, ...] = ()
        self._are_found = False

    def show_minima(self, minima: tuple[Point, ...], are_found: bool = False) -> None:
        """Mark these points, which are known or have been found."""
        self._minima, self._are_found = minima, are_found
        self.update()

    def boxes(self, mapping: Mapping) -> list[QRectF]:
        """Where the stars are, in pixels."""
        half = (_STAR / 2 + _STAR_RIM) * current_look().scale
        places = [mapping.pixel(minimum) for minimum in self._minima if mapping.contains(minimum)]
        return [QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half) for place in places]

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        for box in self.boxes(mapping):
            draw_star(painter, box.center(), self._are_found)


def draw_star(painter: QPainter, centre: QPointF, is_found: bool, part: float = 1.0) -> None:
    """The mark of a minimum: white where it is known, dark where it was found; a part of its usual size."""
    scale = part * current_look().scale
    ink, rim = (_DARK, _WHITE) if is_found else (_WHITE, _DARK)
    painter.save()
    painter.translate(centre)
    draw_marker(painter, "star", ink, _STAR / 2 * scale, _STAR_RIM * scale, rim)
    painter.restore()


@dataclass(frozen=True)
class Head:
    """Where a run is at the playhead, in pixels; `radius` reaches to the outside of its rim."""

    index: int
    run: Run
    recording: Recording
    place: QPointF
    radius: float

    @property
    def box(self) -> QRectF:
        """The square around it."""
        corner = QPointF(self.radius, self.radius)
        return QRectF(self.place - corner, self.place + corner)


def heads(frame: Frame, glide: Glide | None, mapping: Mapping) -> list[Head]:
    """Those in view, at the step of the frame or on the way there; before the first step the start says it for all."""
    found = []
    at = glide.at if glide is not None else frame.step
    pairs = zip(frame.experiment.runs, frame.recordings, strict=True)
    for index, (run, recording) in enumerate(pairs):
        if run.visible and recording.length and at > 0:
            x1, x2 = head_of(recording, frame.step, glide)
            if mapping.contains((x1, x2)):
                radius = head_radius(index == frame.selected)
                found.append(Head(index, run, recording, mapping.pixel((x1, x2)), radius))
    return found


def head_radius(is_selected: bool) -> float:
    """To the outside of the rim of a head, in pixels."""
    return ((_HEAD_SELECTED if is_selected else _HEAD) / 2 + _RIM) * current_look().scale


def draw_head(painter: QPainter, head: Head, step: int, ratio: float, is_hovered: bool = False) -> None:
    """The head of a run at a step, larger where the run is pointed at; at rest it has a rim of ink."""
    look = current_look()
    style, rests = look.theme.run_style(head.run.style), head.recording.state(step) is State.AT_REST
    rim = look.theme.ink if rests else look.theme.casing
    radius = head.radius + ((_HOVERED if is_hovered else 0.0) - _RIM) * look.scale
    draw_around(painter, head.place, marker_sheet(style.marker, style.colour, radius, ratio, _RIM * look.scale, rim))


class CurrentPoints(FrameLayer):
    """Where each visible run is at the playhead, the selected one larger and last; one at rest has a rim of ink."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._hovered: int | None = None

    @Slot(object)
    def show_hovered(self, point: PathPoint | None) -> None:
        """The pointer is at the path of a run, whose head is then larger; or at none."""
        hovered = point.index if point is not None and not point.is_pin else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None:
            return
        selected = self._frame.selected
        for head in sorted(heads(self._frame, self._glide, mapping), key=lambda head: head.index == selected):
            draw_head(painter, head, self._frame.step, mapping.ratio, head.index == self._hovered)


class ChangeMarks(FrameLayer):
    """Where hyperparameters were changed on the way: a ring on the path, with what they were changed to."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None:
            return
        look = current_look()
        for run, recording in self._frame.shown():
            colour, before = QColor(look.theme.run_style(run.style).colour), run.rule
            for change in run.changes:
                x1, x2 = recording.trajectory.position[recording.row(change.row)].tolist()
                is_past = change.row <= self._frame.step and change.row < recording.length
                if is_past and mapping.contains((x1, x2)):
                    text = differences(before, change.rule, run.rule.letters(look.notation))
                    self._draw_mark(painter, mapping, mapping.pixel((x1, x2)), colour, text)
                before = change.rule

    @staticmethod
    def _draw_mark(painter: QPainter, mapping: Mapping, centre: QPointF, colour: QColor, text: str) -> None:
        look = current_look()
        for pen in (QPen(QColor(look.theme.casing), 4.5 * look.scale), QPen(colour, 2.0 * look.scale)):
            painter.setPen(pen)
            painter.drawEllipse(centre, 6.0 * look.scale, 6.0 * look.scale)
        draw_label(painter, text, centre, mapping)
