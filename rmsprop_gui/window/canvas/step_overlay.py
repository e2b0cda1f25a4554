"""What a step is made of, drawn where it is taken: gradient, accumulators, rate, direction, and where it will land."""

from collections.abc import Callable
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Drawn, StepPart, dissect, parts_of
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.view.view_state import OverlayScope
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import draw_labels, marker_path
from rmsprop_gui.window.canvas.step_parts import draw_parts
from rmsprop_gui.window.canvas.step_scale import places_of
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import SymbolMarks

# accumulators are one kind, and so is the asking
_KIND = {Drawn.SQUARES: Drawn.ARROW, Drawn.SIZES: Drawn.ARROW, Drawn.POINT: Drawn.GRADIENT}


class StepOverlay(FrameLayer):
    """Draws the step that the panes explain; inside a step, as far as it has been carried out."""

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Callable[[Mapping], list[QRectF]]) -> None:
        super().__init__(view_box, height)
        self._taken = taken  # what nothing is written over
        self.scope = OverlayScope.INSIDE
        self._hides_landings = False
        self._is_relieved = False
        self.symbols: SymbolPlaces | None = None

    def show_scope(self, scope: OverlayScope) -> None:
        """Draw it for these runs."""
        self.scope = scope
        self.update()

    def hide_landings(self, hidden: bool) -> None:
        """Do not tell where the next step leads: that is to be guessed."""
        self._hides_landings = hidden
        self.update()

    def set_relieved(self, relieved: bool) -> None:
        """Something else shows the parts of a step while one is inside of it."""
        self._is_relieved = relieved
        self.update()

    def note_symbols(self, symbols: SymbolPlaces) -> None:
        """Tell these, which follow the pointer over the canvas, where symbols stand."""
        self.symbols = symbols

    def entry(self, meaning: Meaning) -> Entry:
        """What there is to say of a symbol, with its numbers once the step is whole."""
        frame, notation = self._frame, current_look().notation
        if frame is None or frame.rule is None or frame.recording is None:
            return entry(meaning, notation=notation)
        step = dissect(frame.rule, frame.recording, frame.row) if frame.row > 0 and frame.part == 0 else None
        return entry(meaning, frame.rule, step, notation)

    @property
    def _explained(self) -> Frame | None:
        """The frame whose step is drawn: while a step unfolds, as far as it has been taken apart."""
        return self._glide.explained if self._glide is not None else self._frame

    def runs(self) -> list[tuple[Run, Recording, bool]]:
        """The runs that are drawn, and whether each is the selected one."""
        frame = self._explained
        if frame is None or (self.scope is OverlayScope.INSIDE and (frame.part == 0 or self._is_relieved)):
            return []
        chosen = [(run, recording, run is frame.run) for run, recording in frame.shown()]
        return [one for one in chosen if one[2] or self.scope is OverlayScope.ALL]

    def carried_out(self, rule: UpdateRule) -> tuple[StepPart, ...]:
        """The parts of a step of this rule that are drawn: inside a step, those of the kinds that the selected has."""
        frame = self._explained
        if frame is None or frame.part == 0 or frame.rule is None:
            return parts_of(rule)
        told = parts_of(frame.rule)[: frame.part]
        if rule == frame.rule:
            return told
        kinds = {_KIND.get(part.drawn, part.drawn) for part in told}
        return tuple(part for part in parts_of(rule) if _KIND.get(part.drawn, part.drawn) in kinds)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        steps = {}
        marks = self.symbols.marked if self.symbols is not None else SymbolMarks()
        frame = self._explained
        for run, recording, is_selected in self.runs():
            row = frame.explained(recording) if frame is not None else 0
            if row > 0:
                step = dissect(run.rule_for(row), recording, row, frame.experiment.objective if frame else None)
                steps[id(step)] = step, run, is_selected
            if frame is not None and not self._hides_landings:
                self._draw_landing(painter, mapping, run, recording, frame.step)
        for place in places_of([step for step, _, _ in steps.values()], mapping):
            step, run, is_selected = steps[id(place.step)]
            colour = QColor(current_look().theme.run_style(run.style).colour)
            is_inside = frame is not None and frame.part > 0 and is_selected
            done = self.carried_out(step.rule)
            seen = self._glide.grown(step, done) if self._glide is not None else step
            captions = draw_parts(painter, replace(place, step=seen), done, is_inside, colour)
            if is_selected:
                draw_labels(painter, captions, mapping, marks, self._taken(mapping))

    def _draw_landing(self, painter: QPainter, mapping: Mapping, run: Run, recording: Recording, step: int) -> None:
        """A hollow marker where the step after `step` leads."""
        row = recording.row(step + 1)
        point = recording.trajectory.position[row].tolist()
        if row > step and mapping.contains((point[0], point[1])):
            look = current_look()
            style = look.theme.run_style(run.style)
            painter.save()
            painter.translate(mapping.pixel((point[0], point[1])))
            outline = marker_path(style.marker, 6.5 * look.scale)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((look.theme.casing, 4.5), (style.colour, 1.8)):
                painter.setPen(QPen(QColor(colour), width * look.scale))
                painter.drawPath(outline)
            painter.restore()
