"""What the heads are called and what their losses are, beside them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.local_model import PointKind, resting_kind
from rmsprop_gui.window.canvas.label_places import Labelled, PlacedLabel, place_labels
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.lettering import HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.marks import Head, heads
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.state_words import state_words
from rmsprop_gui.window.looks.look import Look, current_look, font_of

MANY = 5
"""Runs of which each has a label; of more only the selected one, as the legend tells of all of them."""
_TYPE, _STRONG, _PLAIN = 16.0, 600, 400  # pixels at scale 1, as all below, and the weights of name and value
_APART = 6.0  # between name and value
_EDGE = 6.0  # from the edge of the canvas
_TAIL = 12  # steps of its own path that a label does not stand on
_LEADER, _CASING = 1.5, 4.5
_TIGHT = 0.86  # of a line's height is taken by its letters


@dataclass(frozen=True)
class HeadText:
    """What stands beside a head: the name of the run in its colour, and its loss or what it has come to."""

    name: str
    value: str
    colour: str
    name_width: float
    size: QSizeF


class HeadLabels(FrameLayer):
    """A label beside each head in view for which there is room."""

    nameless_changed = Signal(object)
    """The runs that are shown, by index, which have no label here: a frozenset."""

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Callable[[Mapping], list[QRectF]]) -> None:
        super().__init__(view_box, height)
        self._taken = taken  # what no label may touch, besides heads
        self._found: dict[int, PlacedLabel] = {}
        self._texts: dict[int, HeadText] = {}
        self._heads: list[Head] = []
        self._found_for: object = None  # frame, glide, mapping, look and taken places
        self._found_in = QRectF()  # the area
        self.nameless: frozenset[int] = frozenset()

    def places(self, mapping: Mapping) -> dict[int, PlacedLabel]:
        """Where the label of each run stands, by index."""
        frame, look, taken = self._frame, current_look(), self._taken(mapping)
        wanted = frame, self._glide, mapping, look, taken
        if wanted != self._found_for:
            self._found_for = wanted
            self._find(frame, self._glide, mapping, look, taken)
        return self._found

    def told(self, mapping: Mapping) -> dict[int, tuple[str, str]]:
        """Name and value on the label of each run, by index."""
        return {index: (self._texts[index].name, self._texts[index].value) for index in self.places(mapping)}

    def boxes(self, mapping: Mapping) -> list[QRectF]:
        """Where labels and heads are, in pixels."""
        labels = [place.box for place in self.places(mapping).values()]
        return [*labels, *(head.box for head in self._heads)]

    def _find(
        self, frame: Frame | None, glide: Glide | None, mapping: Mapping, look: Look, taken: list[QRectF]
    ) -> None:
        self._heads = heads(frame, glide, mapping) if frame is not None else []
        selected = frame.selected if frame is not None else -1
        named = sorted(self._heads, key=lambda head: head.index != selected)
        if frame is not None and len(frame.shown()) > MANY:
            taken = [*taken, *(head.box for head in self._heads if head.index != selected)]
            named = [head for head in named if head.index == selected]
        self._texts = {head.index: head_text(head, frame, look) for head in named if frame is not None}
        wanted = {head.index: _labelled(head, self._texts[head.index], frame, mapping) for head in named if frame}
        edge = _EDGE * look.scale
        area = QRectF(edge, edge, mapping.width - 2 * edge, mapping.height - 2 * edge)
        keeps = area == self._found_in  # elsewhere a place that was good says nothing
        before = {index: place.spot for index, place in self._found.items()} if keeps else {}
        self._found_in = area
        self._found = place_labels(wanted, taken, area, look.scale, before)
        self._tell_nameless(frame)

    def _tell_nameless(self, frame: Frame | None) -> None:
        pairs = zip(frame.experiment.runs, frame.recordings, strict=True) if frame is not None and frame.step else ()
        shown = (index for index, (run, recording) in enumerate(pairs) if run.visible and recording.length)
        nameless = frozenset(shown) - set(self._found)
        if nameless != self.nameless:
            self.nameless = nameless
            self.nameless_changed.emit(nameless)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        for index, place in self.places(mapping).items():
            draw_head_label(painter, self._texts[index], place)


def draw_head_label(painter: QPainter, text: HeadText, place: PlacedLabel) -> None:
    """A label at its place, tied to its head where it is far from it."""
    look = current_look()
    casing, halo = look.theme.casing, HALO * look.scale
    if place.leader is not None:
        for colour, width in ((casing, _CASING), (text.colour, _LEADER)):
            painter.setPen(QPen(QColor(colour), width * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(place.leader)
    draw_lettering(painter, text.name, place.box, _TYPE, _STRONG, text.colour, casing, halo)
    rest = place.box.adjusted(text.name_width + _APART * look.scale, 0, 0, 0)
    draw_lettering(painter, text.value, rest, _TYPE, _PLAIN, look.theme.ink, casing, halo)


def head_text(head: Head, frame: Frame, look: Look) -> HeadText:
    """What stands beside a head at the step of the frame."""
    recording, step, called = head.recording, frame.step, run_name(head.run, frame.experiment.runs)
    state = recording.state(step)
    loss = float(recording.trajectory.loss[recording.row(step)])
    value = state_words(state, recording.stopped_at) if state.is_stop else number(loss, 3)
    kind = resting_kind(frame.experiment.objective, recording, step)
    if kind not in (None, PointKind.MINIMUM):  # that it has arrived is to be seen
        value = f"{value} {state_words(state, kind=kind)}"
    name = text_size(called, font_of(_TYPE, _STRONG))
    width = name.width() + _APART * look.scale + text_size(value, font_of(_TYPE, _PLAIN)).width()
    colour = look.theme.run_style(head.run.style).colour
    return HeadText(called, value, colour, name.width(), QSizeF(width, _TIGHT * name.height()))


def _labelled(head: Head, text: HeadText, frame: Frame, mapping: Mapping) -> Labelled:
    row = head.recording.row(frame.step)
    tail = mapping.to_pixels(head.recording.trajectory.position[max(row - _TAIL, 0) : row + 1])
    return Labelled(head.place, head.radius, text.size, tail if len(tail) > 1 else np.zeros((2, 2)))
