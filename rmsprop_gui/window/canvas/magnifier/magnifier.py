"""The magnifier on the canvas: the step of the selected run in a corner where it hides nothing."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.simulation.dissection import dissect, parts_of
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.covered import Cover, CoveredPlaces
from rmsprop_gui.window.canvas.layer import Mapping, PressableLayer
from rmsprop_gui.window.canvas.magnifier.corner import best_corner, corners_of
from rmsprop_gui.window.canvas.magnifier.picture import Inset, Subject
from rmsprop_gui.window.canvas.magnifier.surroundings import Surroundings
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.sheets import Sheet, draw_sheet
from rmsprop_gui.window.looks.symbols import SymbolMarks
from rmsprop_gui.window.view_store import ViewStore

_RADIUS, _PRESENTED_RADIUS = 0.16, 0.23  # of the height of the canvas, while it is round
_HEIGHT, _WIDTH = 0.76, 0.6  # of the canvas, at the most, where it is large: the scale has room above it
_NARROWEST, _SMALLEST = 700.0, 240.0  # pixels of the canvas for a round one, and of the side of a large one
_PATH = 24  # steps of the path before and after the step
_SHOWN = ("magnifier", "enlarged", "presenter", "paths_ahead")  # what of a view makes a difference
_REST = 40  # milliseconds from one picture to the next while steps or starts follow fast: no eye reads more
_REACH = 0.02  # of the view, around a point that rests


@dataclass(frozen=True)
class _Painted:
    """What has been painted of what, and where its symbols stand."""

    inset: Inset
    contours: Contours | None
    levels: Levels | None
    pointed: Meaning | None
    ratio: float
    sheet: Sheet
    marks: SymbolMarks

    @property
    def of(self) -> tuple[object, ...]:
        """What it depends on."""
        return self.inset, self.contours, self.levels, self.pointed, self.ratio


class Magnifier(PressableLayer):
    """Shows the step that the panes explain, with equal axes; inside a step, as far as it has been carried out.

    A click enlarges it, and the next one makes it round again. While something is to be predicted it shows the step
    that has been taken last, and nothing of what follows.
    """

    seen_changed = Signal(bool)
    """Whether there is anything to be seen of it."""

    def __init__(
        self, view_box: pg.ViewBox, height: int, covered: CoveredPlaces, service: SurfaceService, view: ViewStore
    ) -> None:
        super().__init__(view_box, height)
        self._covered, self._view = covered, view
        self.symbols: SymbolPlaces | None = None
        self.inset: Inset | None = None
        """What is shown; None for nothing."""
        self.box = QRectF()
        """Where, in the pixels of the layer."""
        self._around = Surroundings(service, self)
        self._levels: Levels | None = None  # of the canvas
        self._painted: _Painted | None = None
        self._is_late = False  # whether a later frame than the one that is shown has come
        self._resting = QTimer(self, singleShot=True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._on_rested)
        self._corner = 0
        self._weighed: object = None  # what the corner was chosen for
        self._kept_off: list[QRectF] = []  # what it keeps away from
        self._is_predicting = False
        covered.changed.connect(self._on_covered_changed)
        view.changed.connect(self._on_view_changed)
        self._around.changed.connect(self._on_around_changed)

    # what is shown

    def show_frame(self, frame: Frame) -> None:
        """Show the step of this frame; where frames follow fast, not each of them, but always the last."""
        before = self._frame
        super().show_frame(frame)
        follows = self.inset is not None and _follows(before, frame)
        has_moved = follows and before is not None and frame.recordings != before.recordings
        self._is_late = follows and (has_moved or self._resting.isActive())
        if not self._is_late:
            self.arrange()
        elif not self._resting.isActive():
            self._resting.start()  # other paths are seen first: while the start is dragged, the eye is there

    @Slot()
    def _on_rested(self) -> None:
        if self._is_late:
            self.arrange()

    def set_predicting(self, predicting: bool) -> None:
        """Give nothing away that comes after the playhead, not even by where this stands."""
        self._is_predicting = predicting
        self.arrange()

    def note_symbols(self, symbols: SymbolPlaces) -> None:
        """Tell these, which follow the pointer over the canvas, where symbols stand."""
        self.symbols = symbols

    def show_levels(self, levels: Levels) -> None:
        """Shade heights as the canvas does that has these levels."""
        self._levels = levels
        self.update()

    def show_glide(self, glide: Glide | None) -> None:
        before, now = (one.unfolding if one is not None else None for one in (self._glide, glide))
        super().show_glide(glide)
        if now != before:
            self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Show what there is to be seen now, as large as there is room, in a corner where it hides nothing."""
        self._is_late = False
        self._resting.start()
        was_seen, mapping = self.inset is not None, self.mapping()
        side, subject = self._side(mapping), self._subject(mapping)
        self.inset = None
        if side and subject is not None and self._frame is not None:
            look = current_look()
            self.inset = Inset(subject, side, not self._view.state.enlarged, look)
            self.box = self._placed(side, mapping)
            self._around.show(self._frame.experiment.objective, self._frame.step, self.inset.view, round(side))
        is_seen = self.inset is not None
        self._covered.cover(Cover.MAGNIFIER, self.mapRectToScene(self.box) if is_seen else QRectF())
        self.prepareGeometryChange()  # its shape moves along
        self.update()
        if is_seen != was_seen:
            self.seen_changed.emit(is_seen)

    def _side(self, mapping: Mapping) -> float:
        """How wide and high it is; 0 where there is no room for it."""
        state = self._view.state
        if not state.magnifier:
            return 0.0
        if state.enlarged:
            side = round(min(_HEIGHT * mapping.height, _WIDTH * mapping.width))
            return side if side >= _SMALLEST else 0.0
        radius = (_PRESENTED_RADIUS if state.presenter else _RADIUS) * mapping.height
        return float(2 * round(radius)) if mapping.width >= _NARROWEST else 0.0

    def _subject(self, mapping: Mapping) -> Subject | None:
        frame = self._glide.explained if self._glide is not None else self._frame
        if frame is None or frame.run is None or frame.recording is None or not frame.run.visible:
            return None
        recording, part = frame.recording, 0 if self._is_predicting else frame.part
        row = recording.row(frame.step) if self._is_predicting else frame.row
        if row <= 0:
            return None
        rule, points = frame.run.rule_for(row), recording.trajectory.position
        done = parts_of(rule)[:part] if part else parts_of(rule)
        last = row if self._is_predicting else min(row + _PATH, recording.length - 1)
        sampling = frame.experiment.sampling
        step = dissect(rule, recording, row, frame.experiment.objective)
        return Subject(
            step=step,
            seen=self._glide.grown(step, done) if self._glide is not None else step,
            done=done,
            looked_at=done[-1] if part else None,
            name=run_name(frame.run, frame.experiment.runs),
            style=current_look().theme.run_style(frame.run.style),
            trail=points[max(row - _PATH, 0) : row],
            ahead=points[row : last + 1] if self._view.state.paths_ahead and not part else points[:0],
            reach=_REACH * min(high - low for low, high in mapping.view),
            is_exact=not sampling.is_noisy and not sampling.batch,
        )

    # where it stands

    def _placed(self, side: float, mapping: Mapping) -> QRectF:
        """The box in its corner; another corner is chosen only for another picture of the plane."""
        boxes, frame = corners_of(side, mapping), self._frame
        assert frame is not None
        covered = self._kept_off = self._covered.within(self, Cover.MAGNIFIER)
        pairs = (*frame.shown(), *frame.pins())
        wanted = mapping, side, covered, frame.experiment.start, [(id(one), one.length) for _, one in pairs]
        if wanted != self._weighed and not (self._is_predicting and self._weighed):
            paths = frame.paths() if self._is_predicting else [one.trajectory.position for _, one in pairs]
            seen = [mapping.to_pixels(path) for path in paths]
            self._weighed = wanted
            self._corner = best_corner(boxes, covered, mapping.pixel(frame.experiment.start), seen)
        return boxes[self._corner]

    # what it depends on

    @Slot()
    def _on_around_changed(self) -> None:
        self.update(self.box)

    @Slot()
    def _on_covered_changed(self) -> None:
        if self.inset is not None and self._covered.within(self, Cover.MAGNIFIER) != self._kept_off:
            self.arrange()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if any(getattr(before, name) != getattr(now, name) for name in _SHOWN):
            self.arrange()

    # painting

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self.inset is None or self.symbols is None:
            return
        painted = self._paint(self.inset, self.symbols.spotlight.meaning, mapping.ratio)
        draw_sheet(painter, self.box.topLeft(), painted.sheet)
        place = painter.worldTransform()
        for symbol, meaning in painted.marks.places:
            self.symbols.marked.places.append((place.mapRect(symbol.translated(self.box.topLeft())), meaning))

    def _paint(self, inset: Inset, pointed: Meaning | None, ratio: float) -> _Painted:
        painted, wanted = self._painted, (inset, self._around.contours, self._levels, pointed, ratio)
        if painted is None or painted.of != wanted:
            painted = self._painted = _Painted(*wanted, *inset.paint(*wanted[1:]))
        return painted

    # the mouse

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        if self.inset is not None:
            (path.addEllipse if self.inset.is_round else path.addRect)(self.box)
        return path

    def hint_at(self, place: QPointF) -> str:
        return self.tr("Click makes it small again") if self._view.state.enlarged else self.tr("Click enlarges it")

    def press(self, place: QPointF, double: bool) -> None:
        if not double:
            self._view.update(enlarged=not self._view.state.enlarged)


def _follows(before: Frame | None, now: Frame) -> bool:
    """Whether the same run is shown on the same surface, but the playhead has moved on or the paths are others."""
    if before is None or before.part or now.part or not (before.step and now.step):
        return False
    return _shown_of(before) == _shown_of(now) and (now.step > before.step or now.recordings != before.recordings)


def _shown_of(frame: Frame) -> tuple[object, ...]:
    run = frame.run
    return frame.experiment.objective, frame.selected, run and (run.style, run.visible, type(run.rule))
