"""Lines at the rates at which the rule of the selected run stops being stable where it is: 38/λ₁, 2/λmax."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.explanation import joint_limit_name, limit_name
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.stability import act_together
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.scales import LogScale, Scale
from rmsprop_gui.window.charts.sizes import LIMIT, MARKER_ROOM, LookOf, text_font
from rmsprop_gui.window.looks.look import current_look

_AXES = ("₁", "₂")
NONE = (math.nan, math.nan)
_SAME = 1e-9  # part by which limits may differ and still be one
_GAP = 3.0


def recorded_limits(frame: Frame) -> list[Array]:
    """All that will stand on a chart, whichever run is selected: so its range rests."""
    return [recording.trajectory.limit for recording in frame.recordings]


def current_limits(frame: Frame) -> tuple[float, float]:
    """Where the selected run is; inside a step, where that is taken from."""
    if frame.recording is None or not frame.recording.length:
        return NONE
    first, second = frame.recording.trajectory.limit[frame.recording.row(frame.step)].tolist()
    return first, second


def limit_names(frame: Frame) -> tuple[str, str]:
    """What they are called: the rates of the rule in force, as a formula of the curvature along each axis.

    Where the axes act together it is the largest curvature: the limit of both, or in the proportion of their rates.
    """
    rule = frame.rule
    if rule is None:
        return "", ""
    limits = current_limits(frame)
    if not _acting_together(frame, rule):
        names = [limit_name(rule, axis) for axis in _AXES]
    elif _are_one(limits):
        names = [limit_name(rule, "max")] * 2
    else:
        names = [joint_limit_name(rule, axis) for axis in _AXES]
    first, second = (name or "" for name in names)
    return first, second


def _acting_together(frame: Frame, rule: UpdateRule) -> bool:
    """Whether the parameters of the selected run depend on one another where it is, as for `current_limits`."""
    if frame.recording is None or not frame.recording.length:
        return False
    row = frame.recording.row(frame.step)
    (x1, x2), t = frame.recording.trajectory.position[row : row + 1].T, np.array([float(row)])
    with np.errstate(all="ignore"):  # far out a curvature may be larger than any number
        a, b, c = frame.experiment.objective.hessian(x1, x2, t)
        added = rule.curvature_added()
        return bool(np.any(act_together((a + added, b, c + added))))


def _are_one(limits: tuple[float, float]) -> bool:
    return abs(limits[0] - limits[1]) <= _SAME * abs(limits[0])


class LimitsLayer(ChartLayer):
    """A line across the chart for each limit, with its name: a dash would say which parameter, and the name does."""

    def __init__(self, view_box: pg.ViewBox, height: int, look: LookOf = current_look) -> None:
        super().__init__(view_box, height, look)
        self.limits: tuple[float, float] = NONE
        self.names = ("", "")
        self._step: int | None = None
        self._scale: Scale = LogScale()

    def show_limits(
        self, limits: tuple[float, float], scale: Scale, names: tuple[str, str] = ("", ""), step: int | None = None
    ) -> None:
        """Draw lines there, NaN for none, with these names, clear of the markers at a step."""
        self.limits, self._scale, self.names, self._step = limits, scale, names, step
        self.setVisible(not all(map(math.isnan, limits)))
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = self.look()
        painter.setFont(text_font(look))
        lines = self.lines(mapping)
        room = MARKER_ROOM * look.scale
        painter.setPen(QPen(QColor(look.theme.ink_soft), LIMIT * look.scale))
        for y in lines:
            if math.isfinite(y):
                painter.drawLine(QLineF(room, y, mapping.width - room, y))
        for text, box in self.labels(lines, mapping):
            painter.fillRect(box, QColor(look.theme.ground))
            painter.setPen(QColor(look.theme.ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def taken(self, mapping: Mapping) -> list[QRectF]:
        """Where the names are."""
        return [box for _, box in self.labels(self.lines(mapping), mapping)]

    def lines(self, mapping: Mapping) -> list[float]:
        """How far down each of them is, in pixels."""
        heights = self._scale.heights(np.array(self.limits))
        places: list[float] = mapping.to_pixels(np.column_stack((np.zeros(2), heights)))[:, 1].tolist()
        return places

    def labels(self, lines: list[float], mapping: Mapping) -> list[tuple[str, QRectF]]:
        """Names and their places at the right end of the lines, the upper one first; none covers another.

        A limit beyond the range has its name at that edge, with an arrow.
        """
        named = [(y, name) for y, name in zip(lines, self.names, strict=True) if math.isfinite(y)]
        if len(named) == 2 and _are_one(self.limits):
            named = [(named[0][0], " = ".join(dict.fromkeys(self.names)))]
        metrics = QFontMetricsF(text_font(self.look()))
        right = mapping.width - _GAP - 2 * MARKER_ROOM * self.look().scale  # clear of markers at the last step
        placed: list[tuple[str, QRectF]] = []
        for index, (y, name) in enumerate(sorted(named)):
            text = name + (" ↑" if y < 0 else " ↓" if y > mapping.height else "")
            width, height = metrics.horizontalAdvance(text) + 6, metrics.height()
            top = y - height - 1 if index == 0 else y + 1
            if index == 1 and y - placed[0][1].bottom() > height + 1:
                top = y - height - 1  # there is room above the lower line too
            placed.append((text, QRectF(self._beside_markers(right, width, mapping) - width, top, width, height)))
        return _apart(placed, mapping.height)

    def _beside_markers(self, right: float, width: float, mapping: Mapping) -> float:
        """Where a name ends that would end at `right`, but for the markers on the playhead."""
        room = MARKER_ROOM * self.look().scale
        now = mapping.pixel((self._step, 0.0)).x() if self._step is not None else -math.inf
        is_covered = right - width - room < now < right + room
        return now - room if is_covered and now - room - width > 0 else right


def _apart(placed: list[tuple[str, QRectF]], height: float) -> list[tuple[str, QRectF]]:
    """Move labels, from the top one down, into the chart and off one another."""
    for index, (_, box) in enumerate(placed):
        left_below = (len(placed) - 1 - index) * box.height()
        above = placed[index - 1][1].bottom() if index else 0.0
        box.moveTop(max(min(box.top(), height - box.height() - left_below), above))
    return placed
