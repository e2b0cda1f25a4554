"""The legend: each run with its loss and what it is doing."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_pixmap, stroke_pen
from rmsprop_gui.window.canvas.strokes import dashed
from rmsprop_gui.window.theme import ALERT, INK, INK_SOFT, LINE, run_style

import numpy as np

_PADDING, _KEY, _GAP = 8.0, 40.0, 12.0


class Legend(Layer):
    """One line a run in the corner of the canvas: marker and dash, name, current loss, state."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._frame: Frame | None = None

    def show_frame(self, frame: Frame) -> None:
        self._frame = frame
        self.update()

    def lines(self, mapping: Mapping) -> list[tuple[Run, str, str]]:
        """What the legend says: run, loss, state."""
        frame = self._frame
        if frame is None:
            return []
        return [
            (run, self._loss(recording, frame.step), self._state(recording, frame.step, mapping))
            for run, recording in frame.shown()
        ]

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        lines = self.lines(mapping)
        if not lines:
            return
        bold = QFont(painter.font())
        bold.setBold(True)
        plain, strong = QFontMetricsF(painter.font()), QFontMetricsF(bold)
        names = max(plain.horizontalAdvance(run.label) for run, _, _ in lines)
        losses = max(strong.horizontalAdvance("0.000"), *(strong.horizontalAdvance(loss) for _, loss, _ in lines))
        states = max(plain.horizontalAdvance(state) for _, _, state in lines)
        height = plain.height() + 5
        names = min(names, max(mapping.width - (_KEY + losses + states + 2 * _GAP + 2 * _PADDING + 16), 40.0))
        width = _KEY + names + losses + states + 2 * _GAP + 2 * _PADDING
        frame = QRectF(mapping.width - width - 8, 8, width, len(lines) * height + 2 * _PADDING)
        painter.setPen(QPen(QColor(LINE), 1))
        painter.setBrush(QColor(255, 255, 255, 235))
        painter.drawRoundedRect(frame, 5, 5)
        y = frame.top() + _PADDING
        for run, loss, state in lines:
            row = QRectF(frame.left() + _PADDING, y, width - 2 * _PADDING, height)
            self._draw_line(painter, row, run, (names, losses), (loss, state), mapping.ratio, bold)
            y += height

    def _draw_line(
        self,
        painter: QPainter,
        row: QRectF,
        run: Run,
        widths: tuple[float, float],
        texts: tuple[str, str],
        ratio: float,
        bold: QFont,
    ) -> None:
        style, middle, left = run_style(run.style), row.center().y(), row.left()
        stroke = np.array([[left, middle, left + _KEY - 10, middle]])
        draw_strokes(painter, dashed(stroke, np.zeros(1), style.dash), stroke_pen(style.colour, 2.0))
        pixmap = marker_pixmap(style.marker, style.colour, 5.0, ratio, halo=1.5)
        half = pixmap.deviceIndependentSize().width() / 2
        painter.drawPixmap(round(left + (_KEY - 10) / 2 - half), round(middle - half), pixmap)
        aligned = Qt.AlignmentFlag.AlignVCenter
        plain = QFont(painter.font())
        painter.setPen(QColor(INK))
        name = QFontMetricsF(plain).elidedText(run.label, Qt.TextElideMode.ElideRight, widths[0] + 1)
        painter.drawText(row.adjusted(_KEY, 0, 0, 0), aligned, name)
        painter.setFont(bold)
        loss_box = QRectF(left + _KEY + widths[0] + _GAP, row.top(), widths[1], row.height())
        painter.drawText(loss_box, aligned | Qt.AlignmentFlag.AlignRight, texts[0])
        painter.setFont(plain)
        painter.setPen(QColor(ALERT if texts[1] not in (self.tr("running"), self.tr("at rest")) else INK_SOFT))
        painter.drawText(row.adjusted(_KEY + sum(widths) + 2 * _GAP, 0, 0, 0), aligned, texts[1])

    def _loss(self, recording: Recording, step: int) -> str:
        return number(float(recording.steps.loss[recording.row(step)]), 3)

    def _state(self, recording: Recording, step: int, mapping: Mapping) -> str:
        state = recording.state(step)
        if state is State.DIVERGED:
            return self.tr("diverged at step {step}").format(step=recording.diverged_at)
        x1, x2 = recording.steps.position[recording.row(step)].tolist()
        if not mapping.contains((x1, x2)):
            return self.tr("left the view")
        return self.tr("at rest") if state is State.AT_REST else self.tr("running")
