"""The legend: each run with its loss and what it is doing."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_pixmap, see_through, stroke_pen
from rmsprop_gui.window.canvas.strokes import dashed
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.theme import RunStyle

_PADDING, _KEY, _GAP, _EDGE = 8.0, 30.0, 12.0, 8.0
_SCALES = (1.0, 0.88, 0.78)
_REASON = 0.25  # of the canvas, at most, for why a run failed


@dataclass(frozen=True)
class LegendLine:
    """What the legend says of one run."""

    style: RunStyle
    name: str
    loss: str
    state: str
    alert: bool
    reason: str = ""
    """Why it failed; shown as far as there is room for it."""

    @property
    def state_and_reason(self) -> str:
        """What a run is doing at the step, and why where it has failed."""
        return f"{self.state}: {self.reason}" if self.reason else self.state


class Legend(FrameLayer):
    """One line a run: marker and dash, name, current loss, state. It keeps to the corner where the start is not."""

    def lines(self, mapping: Mapping) -> list[LegendLine]:
        """What the legend says of each visible run."""
        frame = self._frame
        if frame is None:
            return []
        lines = []
        for run, recording in frame.told():
            row = recording.row(frame.step)
            loss = number(float(recording.trajectory.loss[row]), 3) if recording.length else "—"
            style = current_look().theme.run_style(run.style)
            state, alert = self._state(recording, frame.step, mapping)
            failure = recording.failure if recording.state(frame.step) is State.FAILED else None
            lines.append(LegendLine(style, run.label, loss, state, alert, failure or ""))
        return lines

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        lines = self.lines(mapping)
        if lines:
            plain, bold, columns = self._fitted(lines, painter.font(), mapping.width)
            painter.setFont(plain)
            pitch = QFontMetricsF(plain).height() + 5
            box = self._place(_KEY + sum(columns) + 3 * _GAP + 2 * _PADDING, len(lines) * pitch + 2 * _PADDING, mapping)
            theme = current_look().theme
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.setBrush(see_through(theme.card))
            painter.drawRoundedRect(box, 5, 5)
            for index, line in enumerate(lines):
                corner = box.topLeft() + QPointF(_PADDING, _PADDING + index * pitch)
                _draw_line(painter, line, corner, columns, pitch, (plain, bold), mapping.ratio)

    def _fitted(
        self, lines: list[LegendLine], font: QFont, width: float
    ) -> tuple[QFont, QFont, tuple[float, float, float]]:
        """The fonts and columns: where the canvas is narrow the type is smaller, before names are cut short."""
        for scale in _SCALES:
            plain, bold = QFont(font), QFont(font)
            plain.setPointSizeF(font.pointSizeF() * scale)
            bold.setPointSizeF(font.pointSizeF() * scale)
            bold.setBold(True)
            columns = self._columns(lines, QFontMetricsF(plain), QFontMetricsF(bold), width)
            if columns[0] >= max(QFontMetricsF(plain).horizontalAdvance(line.name) for line in lines):
                break
        return plain, bold, columns

    @staticmethod
    def _columns(
        lines: list[LegendLine], plain: QFontMetricsF, bold: QFontMetricsF, width: float
    ) -> tuple[float, float, float]:
        """The widths of name, loss and state; names give way where the canvas is narrow, reasons before them."""
        losses = max(bold.horizontalAdvance("0.000"), *(bold.horizontalAdvance(line.loss) for line in lines))
        states = max(plain.horizontalAdvance(line.state) for line in lines)
        names = max(plain.horizontalAdvance(line.name) for line in lines) + 1
        free = width - (_KEY + losses + states + 3 * _GAP + 2 * _PADDING + 2 * _EDGE)
        reasons = max(plain.horizontalAdvance(line.state_and_reason) for line in lines) + 1 - states
        room = min(free - names, _REASON * width)
        return min(names, max(free, 40.0)), losses, states + max(min(reasons, room), 0.0)

    def _place(self, width: float, height: float, mapping: Mapping) -> QRectF:
        right = QRectF(mapping.width - width - _EDGE, _EDGE, width, height)
        start = mapping.pixel(self._frame.experiment.start) if self._frame else QPointF()
        covers = right.adjusted(-20, -20, 20, 30).contains(start)
        return right.translated(_EDGE - right.left(), 0) if covers else right

    def _state(self, recording: Recording, step: int, mapping: Mapping) -> tuple[str, bool]:
        state = recording.state(step)
        if state is State.DIVERGED:
            return self.tr("diverged at step {step}").format(step=recording.diverged_at), True
        if state is State.FAILED:
            return self.tr("failed at step {step}").format(step=recording.failed_at), True
        x1, x2 = recording.trajectory.position[recording.row(step)].tolist()
        if not mapping.contains((x1, x2)):
            return self.tr("left the view"), True
        return (self.tr("at rest") if state is State.AT_REST else self.tr("running")), False


def _draw_line(
    painter: QPainter,
    line: LegendLine,
    corner: QPointF,
    columns: tuple[float, float, float],
    pitch: float,
    fonts: tuple[QFont, QFont],
    ratio: float,
) -> None:
    names, losses, states = columns
    plain, bold = fonts
    middle = Qt.AlignmentFlag.AlignVCenter
    look = current_look()
    painter.drawPixmap(corner, _key(line.style, pitch, ratio, look))
    x = corner.x() + _KEY + _GAP
    painter.setPen(QColor(look.theme.ink))
    name = QFontMetricsF(plain).elidedText(line.name, Qt.TextElideMode.ElideRight, names)
    painter.drawText(QRectF(x, corner.y(), names + 1, pitch), middle, name)
    painter.setFont(bold)
    x += names + _GAP
    painter.drawText(QRectF(x, corner.y(), losses, pitch), middle | Qt.AlignmentFlag.AlignRight, line.loss)
    painter.setFont(plain)
    painter.setPen(QColor(look.theme.alert if line.alert else look.theme.ink_soft))
    state = line.state
    if line.reason:
        state = QFontMetricsF(plain).elidedText(line.state_and_reason, Qt.TextElideMode.ElideRight, states + 1)
    painter.drawText(QRectF(x + losses + _GAP, corner.y(), states + 2, pitch), middle, state)


@lru_cache(maxsize=64)
def _key(style: RunStyle, height: float, ratio: float, look: Look) -> QPixmap:
    """A piece of the path with its marker."""
    pixmap = QPixmap(round(_KEY * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = np.array([[1.0, height / 2, _KEY - 1, height / 2]])
    draw_strokes(painter, dashed(stroke, np.zeros(1), style.dash), stroke_pen(style.colour, 2.0 * look.scale))
    marker = marker_pixmap(style.marker, style.colour, 5.0 * look.scale, ratio, 1.5, look.theme.card)
    half = marker.deviceIndependentSize().width() / 2
    painter.drawPixmap(QPointF(_KEY / 2 - half, height / 2 - half), marker)
    painter.end()
    return pixmap
