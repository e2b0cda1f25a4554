"""A widget that shows the update of a rule, line by line, with the numbers of a step."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.rule_layout import Column, RuleLine, RuleSetter, RuleType
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

MARGIN = 12
"""Pixels at scale 1 left and right of the lines: so far the tint of one reaches out."""
_EDGE, _RADIUS = 4, 12  # of that tint, in pixels at scale 1
_MAIN = RuleType(27.0, 20.0, 14.0)  # at scale 1


class RuleView(QWidget):
    """The lines of an update, each with its numbers below it or behind it; letters in soft where there are none yet.

    They are set as large as the widest fits, and never larger again while the letters, the width and the look stay the
    same, so that numbers of changing length do not make the window jump.
    """

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)
        self.lines: tuple[RuleLine, ...] = ()
        self.marked = -1
        self._type: RuleType | None = None
        self._corner: QWidget | None = None
        self._column = Column(0, ())
        self._set_for: object = None
        self._setting_anew = QTimer(self, singleShot=True)
        self._setting_anew.setInterval(0)
        self._glossary = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Update rule"))

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read, not typed: the lines are the description."""
        return Painted(self, QAccessible.Role.StaticText)

    @property
    def text(self) -> str:
        """What is shown, a row each: letters, and below them numbers."""
        return "\n".join(line.text for line in self.lines)

    @property
    def column(self) -> Column:
        """The lines in their places, in pixels, from the left margin on."""
        return self._column

    @property
    def type(self) -> RuleType:
        """The sizes of type that it is set in at the most and at the least."""
        scale = current_look().scale
        return self._type or RuleType(_MAIN.formula * scale, _MAIN.numbers * scale, _MAIN.least)

    def set_type(self, type_: RuleType | None) -> None:
        """Set it in these sizes; None for those that the look asks for."""
        if type_ != self._type:
            self._type = type_
            self._arrange()

    def set_corner(self, widget: QWidget) -> None:
        """Have a small control behind the letters of the last line, at the right."""
        self._corner = widget
        widget.setParent(self)
        self._arrange()

    def show_lines(self, lines: tuple[RuleLine, ...], marked: int = -1, glossary: str = "") -> None:
        """Show these lines, and let the one with the index `marked` stand out.

        `glossary` says what the letters are, for who cannot point at them.
        """
        shown = lines, marked, glossary
        if shown != (self.lines, self.marked, self._glossary) or self._key() != self._set_for:
            self.lines, self.marked, self._glossary = shown
            self.setAccessibleDescription(f"{self.text}\n{glossary}")
            self._arrange()

    @Slot()
    def forget(self) -> None:
        """Have what is shown from now on, all at once, as large as fits, whatever was shown before."""
        self._setting_anew.start()
        self._arrange()

    def run_along(self, lines: tuple[RuleLine, ...], marked: int) -> None:
        """Paint numbers that are on their way to those that are shown; screen readers are told nothing of it."""
        if (lines, marked) != (self.lines, self.marked):
            self.lines, self.marked = lines, marked
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @property
    def _margin(self) -> int:
        return round(MARGIN * current_look().scale)

    @property
    def kept(self) -> QSizeF:
        """What is kept free for the control in the corner."""
        if self._corner is None or self._corner.isHidden():
            return QSizeF(0, 0)
        return QSizeF(self._corner.sizeHint()) + QSizeF(self._margin, 0)

    def _key(self) -> object:
        """What the size of the lines depends on, but for their numbers."""
        return (
            tuple(line.letters for line in self.lines),
            self.width(),
            self.type,
            current_look(),
            self.kept.toTuple(),
        )

    def _arrange(self) -> None:
        key = self._key()
        before, height = None, 0
        if key == self._set_for and not self._setting_anew.isActive():
            before, height = self._column, self.height()
        self._set_for = key
        setter = RuleSetter(self.type, current_look().theme, self.width() - 2 * self._margin, self.kept)
        self._column = setter.fit(self.lines, before)
        self.setFixedHeight(round(max(self._column.height, height)))
        self._place_corner()
        self.update()

    def _place_corner(self) -> None:
        if self._corner is None or not self._column.rows:
            return
        first = next(row for row in self._column.rows if row.line == len(self.lines) - 1)
        hint, foot = self._corner.sizeHint(), first.y + 0.25 * self._column.size
        left, top = self.width() - self._margin - hint.width(), foot - hint.height()
        self._corner.setGeometry(QRect(round(left), round(top), hint.width(), hint.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if 0 <= self.marked < len(self._column.bands):
            self._highlight(painter, *self._column.bands[self.marked])
        for row in self._column.rows:
            painter.setPen(Qt.PenStyle.SolidLine)
            row.placed.paint(painter, self._margin, row.y)

    def _highlight(self, painter: QPainter, top: float, bottom: float) -> None:
        """A tinted band across the view with a solid edge: it can be seen without telling colours apart."""
        look = current_look()
        edge, radius = _EDGE * look.scale, _RADIUS * look.scale
        band = QPainterPath(QPointF(0, top))
        band.lineTo(self.width() - radius, top)
        band.arcTo(QRectF(self.width() - 2 * radius, top, 2 * radius, 2 * radius), 90, -90)
        band.arcTo(QRectF(self.width() - 2 * radius, bottom - 2 * radius, 2 * radius, 2 * radius), 0, -90)
        band.lineTo(0, bottom)
        band.closeSubpath()
        painter.fillPath(band, QColor(look.theme.tint))
        painter.fillRect(QRectF(0, top, edge, bottom - top), QColor(look.theme.accent))
