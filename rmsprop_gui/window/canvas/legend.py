"""The legend: runs with their losses and what they are doing, for all that is not written beside their heads."""

from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.experiment import Pin, Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.local_model import PointKind, resting_kind
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.covered import Cover, CoveredPlaces
from rmsprop_gui.window.canvas.layer import Mapping, PressableLayer
from rmsprop_gui.window.canvas.legend_layout import GAP, KEY, LegendLayout, LegendLine, laid_out
from rmsprop_gui.window.canvas.minimum_path import minimum_moves, path_dot
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_sheet, stroke_pen
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.state_words import state_hint, state_words
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.sheets import Sheet, blank, draw_around, draw_sheet, stamp
from rmsprop_gui.window.pointer import DragEvent
from rmsprop_gui.window.view_store import ViewStore

_MANY = 5  # runs whose names can stand beside their heads; hidden ones count, as here they are shown again
_OPACITY, _RADIUS = 0.92, 12.0  # of its ground
_FADED = 0.4  # opacity of the key of a hidden run


class Legend(PressableLayer):
    """One line a run: marker, name, current loss, state; hidden runs are dimmed.

    A click selects a run, a double click hides it or shows it again, a drag moves the legend. It is needed where there
    are many runs, and for those beside whose heads there is no room for their names.
    """

    run_chosen = Signal(int)
    """A click on the line of the run with this index."""
    visibility_changed = Signal(int, bool)
    """A double click: hide that run, or show it."""

    def __init__(self, view_box: pg.ViewBox, height: int, covered: CoveredPlaces, view: ViewStore) -> None:
        super().__init__(view_box, height)
        self._covered, self._view = covered, view
        view.changed.connect(self._on_view_changed)
        self._nameless: frozenset[int] | None = None
        self._grip = QPointF()
        covered.changed.connect(self._on_covered_changed)
        self.visibleChanged.connect(self._on_placed)
        self.layout: LegendLayout | None = None
        """Where everything stands, as it was painted last; None while there is nothing."""

    def show_nameless(self, runs: frozenset[int] | None) -> None:
        """Show these runs, by index, as their names stand nowhere else; None where none of the names do."""
        if runs != self._nameless:
            self._nameless = runs
            self.update()

    @Slot()
    def _on_covered_changed(self) -> None:
        self.update()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.legend_place != before.legend_place:
            self._covered.cover(Cover.PLACED_LEGEND, QRectF())  # it is not in its own way
            self.update()

    def lines(self, mapping: Mapping) -> list[LegendLine]:
        """What the legend says of each run that is to be told of, and of the path of a minimum that moves."""
        frame = self._frame
        if frame is None:
            return []
        ways = [self._way()] if minimum_moves(frame) else []
        pairs = enumerate(zip(frame.experiment.runs, frame.recordings, strict=True))
        return (
            ways
            + [
                self._line(index, run, recording, frame, mapping)
                for index, (run, recording) in pairs
                if (recording.length or recording.done) and self._is_needed(index, frame)
            ]
            + self._recorded_elsewhere(frame)
        )

    def _way(self) -> LegendLine:
        """The line of the path that a minimum has walked."""
        style = RunStyle("minimum", current_look().theme.ink, "star")
        hint = self.tr("Where the minimum has been, step by step")
        return LegendLine(None, style, self.tr("the minimum so far"), "", "", False, hint=hint, dotted=True)

    def _recorded_elsewhere(self, frame: Frame) -> list[LegendLine]:
        """The lines of paths that were recorded elsewhere, where all runs are told of, too."""
        recorded = [pair for pair in frame.pins() if pair[0].trial.rule.recorded_path() is not None]
        tells_of_all = self._nameless is None or len(frame.experiment.runs) > _MANY
        return [self._of_elsewhere(pin, recording, frame) for pin, recording in recorded if tells_of_all]

    def _of_elsewhere(self, pin: Pin, recording: Recording, frame: Frame) -> LegendLine:
        style = current_look().theme.run_style(pin.style)
        loss = number(float(recording.trajectory.loss[recording.row(frame.step)]), 3)
        hint = self.tr("Recorded elsewhere: its numbers are known, and there is no formula")
        return LegendLine(None, style, pin_name(pin, frame.experiment), loss, self.tr("recorded"), False, hint=hint)

    def _is_needed(self, index: int, frame: Frame) -> bool:
        return self._nameless is None or len(frame.experiment.runs) > _MANY or index in self._nameless

    def _line(self, index: int, run: Run, recording: Recording, frame: Frame, mapping: Mapping) -> LegendLine:
        name = run_name(run, frame.experiment.runs)
        style, selected = current_look().theme.run_style(run.style), index == frame.selected
        if not run.visible:
            hint = self.tr("{run} is hidden.\nClick selects it, double click shows it again").format(run=name)
            return LegendLine(index, style, name, "", self.tr("hidden"), False, "", True, selected, hint)
        state = recording.state(frame.step)
        loss = number(float(recording.trajectory.loss[recording.row(frame.step)]), 3) if recording.length else "—"
        kind = resting_kind(frame.experiment.objective, recording, frame.step)
        words, alert = self._told(recording, state, kind, frame.step, mapping)
        failure = recording.failure if state is State.FAILED else None
        told = state_words(state, recording.stopped_at if state.is_stop else None, kind)
        said = self.tr("{run}: loss {loss}, {state}.").format(run=name, loss=loss, state=told)
        does = self.tr("Click selects it, double click hides it")
        hint = "\n".join(filter(None, (said, failure or state_hint(state, kind), does)))
        return LegendLine(index, style, name, loss, words, alert, failure or "", False, selected, hint)

    def _told(
        self, recording: Recording, state: State, kind: PointKind | None, step: int, mapping: Mapping
    ) -> tuple[str, bool]:
        """What a run is doing, and whether that is out of the ordinary."""
        if state.is_stop:
            return state_words(state, recording.stopped_at), True
        x1, x2 = recording.trajectory.position[recording.row(step)].tolist()
        if not mapping.contains((x1, x2)):
            return self.tr("left the view"), True
        return state_words(state, kind=kind), False

    def _laid_out(self, font: QFont, mapping: Mapping) -> LegendLayout | None:
        lines = self.lines(mapping)
        if not lines or self._frame is None:
            return None
        start, covered = mapping.pixel(self._frame.experiment.start), self._covered.within(self, Cover.LEGEND)
        return laid_out(lines, font, mapping, start, covered, self._view.state.legend_place)

    @Slot()
    def _on_placed(self) -> None:
        layout = self.layout if self.isVisible() else None
        box = self.mapRectToScene(layout.box) if layout is not None else QRectF()
        is_placed = self._view.state.legend_place is not None
        self._covered.cover(Cover.PLACED_LEGEND, box if is_placed else QRectF())
        self._covered.cover(Cover.LEGEND, QRectF() if is_placed else box)

    # painting

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        self.layout = layout = self._laid_out(painter.font(), mapping)
        self._on_placed()
        if layout is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(current_look().theme.ground)
        ground.setAlphaF(_OPACITY)
        painter.setBrush(ground)
        painter.drawRoundedRect(layout.box, _RADIUS, _RADIUS)
        for place, line in enumerate(layout.lines):
            _draw_line(painter, line, layout.row(place), layout, mapping.ratio)

    # the mouse

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        if self.layout is not None:
            path.addRect(self.layout.box)
        return path

    def hint_at(self, place: QPointF) -> str:
        line = self.layout.line_at(place) if self.layout is not None else None
        return line.hint if line is not None else ""

    def press(self, place: QPointF, double: bool) -> None:
        line = self.layout.line_at(place) if self.layout is not None else None
        if line is None or line.index is None:
            return
        if double:
            self.visibility_changed.emit(line.index, line.hidden)
        else:
            self.run_chosen.emit(line.index)

    def mouseDragEvent(self, event: DragEvent) -> None:
        if not self._takes(event) or self.layout is None:
            return
        if event.isStart():
            self._grip = self.layout.box.center() - self.mapFromScene(event.buttonDownScenePos())
        middle, mapping = self.mapFromScene(event.scenePos()) + self._grip, self.mapping()
        parts = middle.x() / mapping.width, middle.y() / mapping.height
        self._view.update(legend_place=tuple(min(max(part, 0.0), 1.0) for part in parts))


def _draw_line(painter: QPainter, line: LegendLine, row: QRectF, layout: LegendLayout, ratio: float) -> None:
    look, columns = current_look(), layout.columns
    theme, middle = look.theme, Qt.AlignmentFlag.AlignVCenter
    if line.selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tint))
        painter.drawRoundedRect(row.adjusted(-4, 0, 4, 0), 4, 4)
    painter.setOpacity(_FADED if line.hidden else 1.0)
    key = _dotted_key if line.dotted else _key
    draw_sheet(painter, row.topLeft(), key(line.style, layout.pitch, ratio, look))
    painter.setOpacity(1.0)
    painter.setPen(QColor(theme.ink_soft if line.hidden else theme.ink))
    painter.setFont(layout.plain)
    metrics, x = QFontMetricsF(layout.plain), row.left() + KEY + GAP
    if columns.names is not None:
        name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, columns.names)
        painter.drawText(QRectF(x, row.top(), columns.names + 1, row.height()), middle, name)
        x += columns.names + GAP
    if columns.losses is not None:
        painter.setFont(layout.bold)
        box = QRectF(x, row.top(), columns.losses, row.height())
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, line.loss)
        painter.setFont(layout.plain)
        x += columns.losses + GAP
    if columns.states is not None:
        painter.setPen(QColor(theme.alert if line.alert else theme.ink_soft))
        state = line.state
        if line.reason:
            state = metrics.elidedText(line.state_and_reason, Qt.TextElideMode.ElideRight, columns.states + 1)
        painter.drawText(QRectF(x, row.top(), columns.states + 2, row.height()), middle, state)


@lru_cache(maxsize=64)
def _key(style: RunStyle, height: float, ratio: float, look: Look) -> Sheet:
    """A piece of the path with its marker."""
    sheet = blank(QSizeF(KEY, height), ratio)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = np.array([[1.0, height / 2, KEY - 1, height / 2]])
    draw_strokes(painter, stroke, stroke_pen(style.colour, 2.0 * look.scale))
    marker = marker_sheet(style.marker, style.colour, 5.0 * look.scale, ratio, 1.5, look.theme.raised)
    draw_around(painter, QPointF(KEY / 2, height / 2), marker)
    painter.end()
    return sheet


@lru_cache(maxsize=4)
def _dotted_key(style: RunStyle, height: float, ratio: float, look: Look) -> Sheet:
    """A piece of the path of a minimum."""
    sheet = blank(QSizeF(KEY, height), ratio)
    painter = QPainter(sheet)
    stamp(painter, path_dot(look, ratio), np.column_stack((np.linspace(4, KEY - 4, 4), np.full(4, height / 2))))
    painter.end()
    return sheet
