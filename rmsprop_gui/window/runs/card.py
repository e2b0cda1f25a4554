"""One run in the list: its first line, and below it its hyperparameters, while it is selected with their controls."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.window.controls.disclosure import Disclosure
from rmsprop_gui.window.controls.lockable import Lockable
from rmsprop_gui.window.controls.number_field import problem_label
from rmsprop_gui.window.controls.parameter_rows import NumberRow, ParameterRow
from rmsprop_gui.window.locks import Locks
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.runs.bands import bands_of
from rmsprop_gui.window.runs.header import RunHeader
from rmsprop_gui.window.runs.menu import RunMenu
from rmsprop_gui.window.runs.own_lines_place import OwnLinesPlace
from rmsprop_gui.window.runs.setting_rows import SettingRows
from rmsprop_gui.window.runs.summary_line import SummaryLine
from rmsprop_gui.window.spotlight import Spotlight

# pixels at scale 1
_MARGINS, _INDENT = (10, 10, 8, 12), 32
_RADIUS, _EDGE, _EDGE_INSET = 12.0, 4.0, 12.0


class RunCard(QFrame):
    """Shows one run and says what the user wants of it."""

    selected = Signal()
    hyperparameter_changed = Signal(str, object)
    rule_settled = Signal()
    rule_typed = Signal(object)
    """The rule that has been typed in the place of the one that was typed before."""
    lines_asked = Signal()
    read_asked = Signal()
    renamed = Signal(str)
    restyled = Signal(int)
    visibility_changed = Signal(bool)
    moved = Signal(int)
    duplicated = Signal()
    removed = Signal()
    left = Signal()
    """A field has been finished with Enter or Esc, or the control that has the keyboard is going out of sight."""

    def __init__(
        self,
        run: Run,
        parent: QWidget | None = None,
        spotlight: Spotlight | None = None,
        locks: Locks | None = None,
    ) -> None:
        super().__init__(parent)
        self._locks = locks or Locks(self)
        self._run = run
        self._rule = run.rule
        self._spotlight = spotlight
        self._selected = False
        self._make_header()
        self._settings = SummaryLine(self, spotlight, self._entry)
        self.problem = problem_label(self)
        self.problem.setMinimumWidth(1)  # a long word must not make the card wider than its column
        self._make_body()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        for part in (self.header, self._settings, self.problem, self._body):
            self._layout.addWidget(part)
        self.show_run(run, run.label, False)

    def _make_header(self) -> None:
        self.header = RunHeader(self)
        self.header.renamed.connect(self.renamed)
        self.header.visibility_changed.connect(self.visibility_changed)
        self.header.menu_asked.connect(self._on_menu_asked)
        self.header.left.connect(self.left)
        for button in (self.header.visible, self.header.menu_button):
            self._hold(button, "runs")

    def _make_body(self) -> None:
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.lines = self._make_lines() if self._run.rule.text else None
        self._own_rows = self._make_rows(self._body)
        self._own_rows.show_declared(self._run.rule.main_parameters())
        self._column.addWidget(self._own_rows)
        title = (
            self.tr("Variants, schedule, clipping") if self._run.rule.variants else self.tr("Schedule, decay, clipping")
        )
        self.wrapping = Disclosure(title, self._body)
        self.wrapping.opening.connect(self._on_wrapping_opening)
        self._column.addWidget(self.wrapping)
        self._wrapping_rows: SettingRows | None = None
        self._is_wrapped = False

    def _make_rows(self, parent: QWidget, spacing: int = 0) -> SettingRows:
        rows = SettingRows(parent, self._spotlight, self._entry, spacing, self._hold)
        rows.value_changed.connect(self.hyperparameter_changed)
        rows.settled.connect(self.rule_settled)
        rows.left.connect(self.left)
        return rows

    def _make_lines(self) -> OwnLinesPlace:
        """Where the lines of a rule that was typed can be edited."""
        lines = OwnLinesPlace(self._run.rule, self._body, self._spotlight, self._entry)
        self._hold(lines, "lines")
        self._column.addWidget(lines)
        lines.rule_typed.connect(self.rule_typed)
        lines.settled.connect(self.rule_settled)
        lines.left.connect(self.left)
        return lines

    def _hold(self, widget: QWidget, name: str) -> None:
        """Have a control locked, unless it is unlocked for all runs or for this one."""
        Lockable(widget, self._locks, lambda: (name, self._group(name), f"runs.{self._run.label}.{name}"))

    def _group(self, name: str) -> str:
        """What unlocks it together with others: all that any optimizer can be wrapped in is one thing."""
        return "settings" if name in self._run.rule.further_parameters() else name

    @property
    def rows(self) -> dict[str, ParameterRow]:
        """The controls that there are, by the names of what they set."""
        return self._own_rows.rows | (self._wrapping_rows.rows if self._wrapping_rows is not None else {})

    @property
    def run(self) -> Run:
        """What is shown."""
        return self._run

    @property
    def is_selected(self) -> bool:
        """Whether this is the run that the window explains."""
        return self._selected

    def fits(self, run: Run) -> bool:
        """Whether this card is that run's: another of its kind must not inherit what is being typed."""
        return _told_by(run) == _told_by(self._run)

    def show_run(self, run: Run, name: str, selected: bool, step: int = 0) -> None:
        """Show the run, under this name, with the rule that takes the step after `step`."""
        if self._selected and not selected:
            self._give_keyboard_back()
        self._run, self._selected = run, selected
        if self.lines is not None:
            self.lines.show_rule(run.rule)
            self._own_rows.show_declared(run.rule.main_parameters(), self.lines.last)
        self.setAccessibleName(name)
        self.header.show_run(run, name)
        self.header.offer_menu(selected or self.underMouse())
        self._settings.show_run(run)
        self._settings.setVisible(not selected)
        self._body.setVisible(selected)
        self.show_rule(run.rule_for(step + 1))
        self._letter_rows()
        self._fit()
        self.update()

    def _give_keyboard_back(self) -> None:
        """Qt would let whatever comes next have it, anywhere in the window."""
        focus = self.window().focusWidget()
        if focus is self.header.menu_button or self._body.isAncestorOf(focus):
            self.left.emit()

    def _fit(self) -> None:
        """Take the distances of the scale."""
        scale = current_look().scale
        left, top, right, bottom = (round(margin * scale) for margin in _MARGINS)
        self._layout.setContentsMargins(left, top, right, bottom)
        self._settings.setContentsMargins(round(_INDENT * scale), 0, 0, 0)
        self._column.setContentsMargins(round(4 * scale), round(4 * scale), 0, 0)

    def show_rule(self, rule: UpdateRule) -> None:
        """Show the hyperparameters that are in force."""
        self._rule = rule
        for name, row in self.rows.items():
            row.show_value(getattr(rule, name))
        is_wrapped = not rule.unusual().keys().isdisjoint(rule.further_parameters())
        if is_wrapped and not self._is_wrapped:
            self.wrapping.open()
        self._is_wrapped = is_wrapped

    def _letter_rows(self) -> None:
        letters = self._rule.letters(current_look().notation)
        for row in self.rows.values():
            row.show_letters(letters)

    def _entry(self, meaning: Meaning) -> Entry:
        """What there is to say of a symbol."""
        return entry(meaning, self._rule, notation=current_look().notation)

    def show_bands(self, experiment: Experiment) -> None:
        """Show above the learning rate what its values lead to in this experiment."""
        row = self.rows["learning_rate"]
        if isinstance(row, NumberRow):
            row.slider.show_bands(bands_of(self._rule, experiment))

    def show_failure(self, step: int | None, reason: str) -> None:
        """Show at which step the run failed, and why; nothing where `step` is None."""
        text = "" if step is None else self.tr("failed at step {step}: {reason}").format(step=step, reason=reason)
        if text != self.problem.text():
            self.problem.setText(text)
            self.problem.setVisible(bool(text))

    @Slot()
    def _on_wrapping_opening(self) -> None:
        """Make the controls of what few runs use: of many cards, few are ever opened."""
        if self._wrapping_rows is not None:
            return
        rows = self._wrapping_rows = self._make_rows(self.wrapping.contents, self.wrapping.column.spacing())
        self.wrapping.column.addWidget(rows)
        rows.show_declared(self._rule.further_parameters(), self.wrapping.button)
        for name, row in rows.rows.items():
            row.show_value(getattr(self._rule, name))
        self._letter_rows()

    # its look

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._selected:
            return
        look, painter = current_look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius, edge, inset = (length * look.scale for length in (_RADIUS, _EDGE, _EDGE_INSET))
        painter.setBrush(QColor(look.theme.tint))
        painter.drawRoundedRect(self.rect(), radius, radius)
        painter.setBrush(QColor(look.theme.run_style(self._run.style).colour))
        painter.drawRoundedRect(QRectF(0, inset, edge, self.height() - 2 * inset), edge / 2, edge / 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.header.offer_menu(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.header.offer_menu(self._selected)

    # the mouse and the menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.selected.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        name = self.header.name
        if name.rect().contains(name.mapFrom(self, event.position().toPoint())):
            self.header.rename()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())

    @Slot()
    def _on_menu_asked(self) -> None:
        button = self.header.menu_button
        self._open_menu(button.mapToGlobal(QPoint(0, button.height())))

    def _open_menu(self, place: QPoint) -> None:
        self.selected.emit()
        if self._locks.refuses("runs"):
            return
        menu = RunMenu(self.header.menu_button.accessibleName(), self._run.style, bool(self._run.rule.sources), self)
        menu.rename_asked.connect(self.header.rename)
        menu.lines_asked.connect(self.lines_asked)
        menu.read_asked.connect(self.read_asked)
        menu.style_chosen.connect(self.restyled)
        menu.moved.connect(self.moved)
        menu.duplicated.connect(self.duplicated)
        menu.removed.connect(self.removed)
        menu.popup(place)


def _told_by(run: Run) -> tuple[object, ...]:
    """What a run keeps while it is edited: its kind, the name that it was given, or else its look."""
    return run.rule.name, run.label if run.is_named else run.style, run.is_named
