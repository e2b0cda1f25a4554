"""The pane with the surface in 3-D: what it shows of a frame, and when it is drawn anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAction,
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.surfaces.heights import Heights, height_axis
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.view.relief_view import Shown
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.canvas.corners import RADIUS
from rmsprop_gui.window.controls.screen_reader import Plot
from rmsprop_gui.window.looks.look import current_look, font_of
from rmsprop_gui.window.looks.sheets import ratio_of
from rmsprop_gui.window.relief.axes import TYPE, Axes, axis_title
from rmsprop_gui.window.relief.chooser import MenuButton
from rmsprop_gui.window.relief.marks import Marks
from rmsprop_gui.window.relief.picture import Picture
from rmsprop_gui.window.relief.scene import Scene, box_of, camera_of
from rmsprop_gui.window.relief.terrain import Terrain
from rmsprop_gui.window.relief.turning import Turning
from rmsprop_gui.window.view_store import ViewStore

_ROOM = (52.0, 64.0, 44.0, 56.0)  # pixels at scale 1 left of the box, above it, to its right and below it
_MOST = 0.11
_LEAST = QSize(200, 160)
_PATIENCE = 160  # milliseconds without a change until edges are made smooth
_WIDE = 520.0  # pixels at scale 1 from which on there is room for names beside the heads
_FINE = 2.0  # device pixels for its own, among shapes
_READ = 40.0  # pixels at scale 1 beside the sentence that says why there is no picture


@dataclass(frozen=True, eq=False)
class _Backdrop:
    """All that stays while the runs go on: the surface between the walls of its box, and where its numbers stand."""

    picture: QImage
    pixmap: QPixmap
    numbers: list[QRectF]


def _backdrop(scene: Scene, picture: QImage, size: QSize) -> _Backdrop:
    pixmap = QPixmap(size * scene.ratio)
    pixmap.setDevicePixelRatio(scene.ratio)
    pixmap.fill(QColor(current_look().theme.ground))
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    axes = Axes(scene)
    axes.draw_walls(painter)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    numbers = axes.draw_numbers(painter)
    painter.end()
    return _Backdrop(picture, pixmap, numbers)


class ReliefPane(QWidget):
    """The surface in 3-D over the part of the plane that `shown_range` tells, with the paths of the frame on it."""

    def __init__(
        self,
        service: SurfaceService,
        view: ViewStore,
        shown_range: Callable[[], View],
        choices: Sequence[tuple[str, Sequence[QAction]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._view, self._shown_range = service, view, shown_range
        self._frame: Frame | None = None
        self._glide: Glide | None = None
        self._asked: object = None
        self._heights: Heights | None = None
        self._scene: Scene | None = None
        self._seen_as: tuple[object, ...] = ()  # what that was made of
        self._drawn: Scene | None = None
        self._backdrop: _Backdrop | None = None
        self.picture, self._marks, self._turning = Picture(), Marks(), Turning(view)
        self.own_keys = self._turning.keys
        self._buttons = [MenuButton(words, actions, self) for words, actions in choices]
        self._resting = QTimer(self, singleShot=True)
        self._resting.setInterval(_PATIENCE)
        self._resting.timeout.connect(self.update)
        self.setAccessibleName(self.tr("Surface in 3-D"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the arrow keys to the steps
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(_LEAST)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        service.heights_ready.connect(self._on_heights_ready)
        view.changed.connect(self._on_view_changed)

    def accessible_interface(self) -> QAccessibleInterface:
        """A picture with a description, and the buttons on it."""
        return Plot(self, QAccessible.Role.Graphic)

    # what is shown

    def show_frame(self, frame: Frame) -> None:
        """Show the paths of this frame on the surface as it is at its step; nothing while this is out of sight."""
        self._frame, self._glide = frame, None
        if self.isVisible():
            self.ask_for_heights()
            self.update()

    @Slot(object)
    def show_glide(self, glide: Glide | None) -> None:
        """Paint what moves on its way to the frame; None for the frame as it is."""
        self._glide = glide
        if self.isVisible():
            self.ask_for_heights()
            self.update()

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self._place_buttons()
        self.update()

    @Slot()
    def ask_for_heights(self) -> None:
        """Have the heights computed that are to be seen, unless they are or will be."""
        if self._frame is None or not self.isVisible():
            return
        experiment, moment = self._frame.experiment, self._glide.at if self._glide is not None else self._frame.step
        asked = (
            *(experiment.objective, moment if experiment.objective.depends_on_step else 0),
            *(self._shown_range(), experiment.steps),
        )
        if asked != self._asked:
            self._asked = asked
            self._service.ask_for_heights(*asked)

    @Slot(object)
    def _on_heights_ready(self, heights: Heights) -> None:
        if self._frame is not None and heights.landscape == self._frame.experiment.objective:
            self._heights = heights
            self.update()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if (before.relief, before.equal_axes, before.paths_ahead, before.prediction) != (
            *(now.relief, now.equal_axes, now.paths_ahead, now.prediction),
        ):
            self.update()

    def settle(self) -> None:
        """Draw what has been drawn once at its best the next time, without waiting for a rest."""
        self._resting.stop()

    def scene(self, ratio: float | None = None) -> Scene | None:
        """The surface as it is seen now, in so many device pixels for its own; None until its heights are known."""
        if self._heights is None:
            return None
        ratio = ratio or self.devicePixelRatioF()
        relief, look = self._view.state.relief, current_look()
        terrain = self._terrain(self._heights)
        seen_as = terrain, relief, self.size().toTuple(), ratio, look.scale
        if self._scene is None or seen_as != self._seen_as:
            camera = camera_of(relief, terrain.reach, self._room)
            self._scene, self._seen_as = Scene(terrain, camera, self.width(), self.height(), ratio), seen_as
        return self._scene

    @property
    def _room(self) -> QRectF:
        """Where the box has its place: beside it is as much as numbers need, but not more than a part of the pane."""
        lengths, scale = (self.width(), self.height(), self.width(), self.height()), current_look().scale
        left, above, right, below = (min(side * scale, _MOST * all_) for side, all_ in zip(_ROOM, lengths, strict=True))
        return QRectF(self.rect()).adjusted(left, above, -right, -below)

    def _terrain(self, heights: Heights) -> Terrain:
        """The heights in their box: the same as long as they stand in it in the same way."""
        axis = height_axis(heights, self._view.state.relief.scale)
        reach = box_of(heights.view, self._view.state.equal_axes)
        kept = self._scene.terrain if self._scene is not None else None
        if kept is not None and kept.heights is heights and (kept.axis, kept.reach) == (axis, reach):
            return kept
        return Terrain(heights, axis, reach)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, scene = current_look(), self.scene(ratio_of(painter) or _FINE)
        painter.fillRect(self.rect(), QColor(look.theme.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if scene is not None:
            self._paint_scene(painter, scene)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.theme.accent), 2.0))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS * look.scale, RADIUS * look.scale)

    def _paint_scene(self, painter: QPainter, scene: Scene) -> None:
        """The surface between the far walls of its box and what lies on it."""
        look, is_at_rest = current_look(), not (self._resting.isActive() or self._turning.is_dragged)
        picture = self.picture.of(scene, look, smooth=is_at_rest and self._drawn is scene)
        if picture is None:
            self._paint_problem(painter)
            return
        if self._drawn is not scene:
            self._drawn = scene
            self._tell(scene)
        if not self.picture.is_smooth and not self._resting.isActive():
            self._resting.start()
        if self._backdrop is None or self._backdrop.picture is not picture:
            self._backdrop = _backdrop(scene, picture, self.size())
        painter.drawPixmap(0, 0, self._backdrop.pixmap)
        if self._frame is not None:
            state = self._view.state
            is_named = state.relief.shown is Shown.RELIEF or self.width() >= _WIDE * look.scale
            taken = self._backdrop.numbers if is_named else None
            self._marks.draw(painter, scene, self._frame, self._glide, state, taken)

    def _paint_problem(self, painter: QPainter) -> None:
        look, inset = current_look(), round(_READ * current_look().scale)
        painter.setFont(font_of(TYPE))
        painter.setPen(QColor(look.theme.ink))
        place = self.rect().adjusted(inset, inset, -inset, -inset)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.picture.problem)
        self.setAccessibleDescription(self.picture.problem)

    def _tell(self, scene: Scene) -> None:
        """Say in words what is to be seen."""
        title = self._frame.experiment.surface.title if self._frame is not None else ""
        text = self.tr("{surface}; heights: {heights}; seen from {azimuth}°, {elevation}° above the plane")
        self.setAccessibleDescription(
            text.format(
                surface=title,
                heights=axis_title(scene.terrain.axis),
                azimuth=round(scene.camera.azimuth),
                elevation=round(scene.camera.elevation),
            )
        )

    # what is done to it

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask_for_heights()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # else the window is only out of sight
            self.picture.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """In the upper right corner, from left to right."""
        right = self.width()
        for button in reversed(self._buttons):
            button.adjustSize()
            right -= button.width()
            button.move(right, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._turning.press(event)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._turning.drag(event, QSizeF(self.size()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._turning.release()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._resting.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turning.wheel(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._turning.press_key(event):
            super().keyPressEvent(event)
