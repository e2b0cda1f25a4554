"""Where one is among the scenes: a segment for each, which a click goes to, and their names in a menu."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QToolTip, QWidget

from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import current_look

_HEIGHT, _LINE, _GAP = 24.0, 6.0, 3.0  # pixels at scale 1


class _Segments(QWidget):
    """One for each scene: those that are done are filled, the present one stands out."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.titles: tuple[str, ...] = ()
        self.done: frozenset[int] = frozenset()
        self.present = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(60, round(_HEIGHT * current_look().scale))

    def _at(self, place: QPointF) -> int:
        return min(max(int(place.x() * len(self.titles) / max(self.width(), 1)), 0), len(self.titles) - 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.titles:
            index = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(f"{index + 1}. {self.titles[index]}"), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.titles:
            self.chosen.emit(self._at(event.position()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = current_look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        count = len(self.titles)
        gap = min(_GAP * look.scale, self.width() / max(4 * count, 1))
        for index in range(count):
            is_present = index == self.present
            height = _LINE * look.scale * (1.6 if is_present else 1.0)
            left, right = (edge * self.width() / count for edge in (index, index + 1))
            is_filled = is_present or index in self.done
            painter.setBrush(QColor(look.theme.accent if is_filled else look.theme.track))
            painter.setOpacity(1.0 if is_present or not is_filled else 0.55)
            box = QRectF(left, (self.height() - height) / 2, right - left - gap, height)
            painter.drawRoundedRect(box, height / 2, height / 2)


class SceneBar(QWidget):
    """Scene 3 of 10, all of which can be gone to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._segments = _Segments(self)
        self._segments.chosen.connect(self.chosen)
        self.button = QToolButton(self)
        self.button.setObjectName("text")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolTip(self.tr("All scenes of the lesson: go to any of them"))
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(self.tr("Scenes"))
        self.menu.triggered.connect(self._on_triggered)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._segments, 1)
        row.addWidget(self.button)

    def show_scenes(self, titles: tuple[str, ...], present: int, done: frozenset[int]) -> None:
        """Show where one is; −1 for before the first scene."""
        segments = self._segments
        if titles != segments.titles or done != segments.done:
            self.menu.clear()
            for index, title in enumerate(titles):
                text = f"{index + 1}. {title}".replace("&", "&&")
                action = QAction(self.tr("{scene} (done)").format(scene=text) if index in done else text, self.menu)
                action.setData(index)
                action.setCheckable(True)
                self.menu.addAction(action)
        for action in self.menu.actions():
            action.setChecked(action.data() == present)
        segments.titles, segments.present, segments.done = titles, present, done
        where = self.tr("{scene} of {count}").format(scene=present + 1, count=len(titles))
        self.button.setText(where if present >= 0 else self.tr("{count} scenes").format(count=len(titles)))
        self.button.setAccessibleName(self.tr("Scene {where}").format(where=self.button.text()))
        segments.update()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
