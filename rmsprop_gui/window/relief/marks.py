"""What lies on the surface besides its contours: paths, start, minima and heads, with their names."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.ageing import PathPen
from rmsprop_gui.window.canvas.head_labels import MANY, draw_head_label, head_text
from rmsprop_gui.window.canvas.label_places import Labelled, place_labels
from rmsprop_gui.window.canvas.layer import head_of
from rmsprop_gui.window.canvas.marks import Head, draw_head, draw_star, head_radius
from rmsprop_gui.window.canvas.paths_ahead import dot_ahead
from rmsprop_gui.window.canvas.pinned_paths import pin_pen
from rmsprop_gui.window.canvas.start_marker import draw_start
from rmsprop_gui.window.canvas.trails import path_pen
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.relief.paths import FAINT, SurfacePath
from rmsprop_gui.window.relief.scene import Scene

_STAR_REACH = 15.0  # pixels at scale 1 from the middle of a star or of the start that no name stands in
_TAIL = 12  # pieces of its own path that a name does not stand on
_EDGE = 6.0


@dataclass(frozen=True)
class _Spot:
    """Where a point of the plane is seen, and how strongly."""

    place: QPointF
    opacity: float


class Marks:
    """Paints a frame, or the way to it, on the surface of a scene."""

    def __init__(self) -> None:
        self._paths: dict[int, SurfacePath] = {}  # by the id of the recording that each holds
        self._spots: dict[int, int] = {}  # where the names stood last

    def draw(
        self,
        painter: QPainter,
        scene: Scene,
        frame: Frame,
        glide: Glide | None,
        view: ViewState,
        taken: list[QRectF] | None,
    ) -> None:
        """Paint all of it, with names beside the heads that do not touch what is taken; without where that is None."""
        self._take(scene, frame)
        step = glide.passed if glide is not None else frame.step
        look = current_look()
        for pin, recording in frame.pins():
            last = recording.length - 1 if view.prediction is None else recording.row(step)
            self._paths[id(recording)].draw(painter, pin_pen(pin, look), last, None)
        shown = frame.shown()
        for run, recording in shown if view.paths_ahead and view.prediction is None else ():
            dot = dot_ahead(run, look, scene.ratio)
            self._paths[id(recording)].draw_ahead(painter, recording.row(step), dot, look.scale)
        runs, seen = self._seen(scene, frame, glide)
        stars, start, places = seen[: -1 - len(runs)], seen[-1 - len(runs)], seen[len(seen) - len(runs) :]
        for star in filter(None, stars):
            painter.setOpacity(star.opacity)
            draw_star(painter, star.place, frame.experiment.surface.minima_are_found)
        painter.setOpacity(1.0)
        for run, recording in shown:
            tip = glide.point(recording) if glide is not None else None
            pen: PathPen = path_pen(run, run is frame.run, look)
            self._paths[id(recording)].draw(painter, pen, recording.row(step), tip)
        if start is not None:
            painter.setOpacity(start.opacity)
            draw_start(painter, start.place)
        pairs = sorted(zip(runs, places, strict=True), key=lambda pair: pair[0] == frame.selected)
        heads = [(_head(frame, index, spot.place), spot) for index, spot in pairs if spot is not None]
        for head, spot in heads:
            painter.setOpacity(spot.opacity)
            draw_head(painter, head, frame.step, scene.ratio)
        painter.setOpacity(1.0)
        if taken is not None:
            around = [_around(spot.place) for spot in (*stars, start) if spot is not None]
            self._draw_names(painter, scene, frame, [head for head, _ in heads], [*taken, *around])

    def _take(self, scene: Scene, frame: Frame) -> None:
        """Keep the paths that belong to this scene and this frame."""
        recordings = [recording for _, recording in (*frame.shown(), *frame.pins())]
        kept = {key: path for key, path in self._paths.items() if path.scene is scene}
        self._paths = {id(each): kept.get(id(each)) or SurfacePath(each, scene) for each in recordings}

    @staticmethod
    def _seen(scene: Scene, frame: Frame, glide: Glide | None) -> tuple[list[int], list[_Spot | None]]:
        """The runs that have a head, and where minima, start and those heads are seen; None for what is out of view."""
        moved = (glide.at if glide is not None else frame.step) > 0
        pairs = enumerate(zip(frame.experiment.runs, frame.recordings, strict=True))
        runs = {index: recording for index, (run, recording) in pairs if moved and run.visible and recording.length}
        heads = [head_of(recording, frame.step, glide) for recording in runs.values()]
        points = np.array([*scene.terrain.heights.minima, frame.experiment.start, *heads], float)
        return list(runs), [
            _Spot(QPointF(*pixel), FAINT if is_hidden else 1.0) if is_inside else None
            for pixel, is_inside, is_hidden in zip(*(table.tolist() for table in scene.places(points)), strict=True)
        ]

    def _draw_names(
        self, painter: QPainter, scene: Scene, frame: Frame, heads: list[Head], taken: list[QRectF]
    ) -> None:
        look, edge = current_look(), _EDGE * current_look().scale
        named = sorted(heads, key=lambda head: head.index != frame.selected)
        if len(frame.shown()) > MANY:
            named = [head for head in named if head.index == frame.selected]
        texts = {head.index: head_text(head, frame, look) for head in named}
        wanted = {
            head.index: Labelled(head.place, head.radius, texts[head.index].size, self._tail(head, frame.step))
            for head in named
        }
        others = [head.box for head in heads if head.index not in texts]
        area = scene.area.adjusted(edge, edge, -edge, -edge)
        places = place_labels(wanted, [*taken, *others], area, look.scale, self._spots)
        self._spots = {index: place.spot for index, place in places.items()}
        for index, place in places.items():
            draw_head_label(painter, texts[index], place)

    def _tail(self, head: Head, step: int) -> "np.ndarray":
        row = head.recording.row(step)
        pieces, _ = self._paths[id(head.recording)].pieces(max(row - _TAIL, 0), row, hidden=False)
        return pieces.reshape(-1, 2) if len(pieces) else np.zeros((2, 2))


def _head(frame: Frame, index: int, place: QPointF) -> Head:
    radius = head_radius(index == frame.selected)
    return Head(index, frame.experiment.runs[index], frame.recordings[index], place, radius)


def _around(place: QPointF) -> QRectF:
    reach = _STAR_REACH * current_look().scale
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
