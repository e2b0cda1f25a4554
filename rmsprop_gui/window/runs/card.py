"""One run in the list: its name and look, and, while it is selected, its hyperparameters."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.formulas.meaning import Meaning, Notation
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter, Parameter
from rmsprop_gui.simulation.experiment import MAX_LABEL, Run
from rmsprop_gui.simulation.glossary import Entry, entry
from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.controls.disclosure import Disclosure
from rmsprop_gui.window.controls.eliding import ElidingLabel
from rmsprop_gui.window.controls.number_field import problem_label
from rmsprop_gui.window.controls.parameter_rows import ParameterRow, make_row
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.looks.look import current_look, current_theme, repolish
from rmsprop_gui.window.spotlight import Spotlight


class RunCard(QFrame):
    """Shows one run and says what the user wants of it."""

    selected = Signal()
    hyperparameter_changed = Signal(str, object)
    rule_settled = Signal()
    renamed = Signal(str)
    restyled = Signal(int)
    visibility_changed = Signal(bool)
    moved = Signal(int)
    duplicated = Signal()
    removed = Signal()
    left = Signal()
    """A field has been finished with Enter or Esc."""

    def __init__(self, run: Run, parent: QWidget | None = None, spotlight: Spotlight | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self._run = run
        self._rule = run.rule
        self._spotlight = spotlight
        self._make_header()
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 2, 0, 0)
        body.setSpacing(3)
        self.rows = self._make_rows(run.rule.own_parameters(), self._body, body)
        self.wrapping = Disclosure(self.tr("Schedule, decay, clipping"), self._body)
        self.wrapping.opening.connect(self._on_wrapping_opening)
        body.addWidget(self.wrapping)
        self._wrapping_rows: dict[str, ParameterRow] = {}
        self._is_wrapped = False
        self._summary = QLabel(self)
        self._summary.setObjectName("soft")
        self._summary.setWordWrap(True)
        self.problem = problem_label(self)
        self.problem.setMinimumWidth(1)  # a long word must not make the card wider than its column
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 6)
        layout.setSpacing(1)
        layout.addLayout(self._header)
        layout.addWidget(self._summary)
        layout.addWidget(self.problem)
        layout.addWidget(self._body)
        self.show_run(run, False)

    def _make_rows(
        self, declared: dict[str, Parameter], parent: QWidget, column: QVBoxLayout
    ) -> dict[str, ParameterRow]:
        told = self._spotlight, self._entry
        rows = {name: make_row(name, declaration, parent, *told) for name, declaration in declared.items()}
        for row in rows.values():
            row.value_changed.connect(self.hyperparameter_changed)
            row.settled.connect(self.rule_settled)
            row.left.connect(self.left)
            column.addWidget(row)
        return rows

    def fits(self, run: Run) -> bool:
        """Whether this card is that run's: another of its kind must not inherit what is being typed."""
        return type(run.rule) is type(self._run.rule) and run.label == self._run.label

    def show_run(self, run: Run, selected: bool, step: int = 0) -> None:
        """Show the run with the rule that takes the step after `step`."""
        self._run = run
        look = current_look()
        style = look.theme.run_style(run.style)
        self._marker.setPixmap(marker_pixmap(style.marker, style.colour, 6.0 * look.scale, self.devicePixelRatioF()))
        self._marker.setToolTip(style.name)
        self.name.setText(run.label)
        self.name.setToolTip(plain_tip(run.label))
        self._name_parts(run.label, style.name)
        self.visible.setChecked(run.visible)
        self._summary.setText(summary(run, look.notation))
        self._summary.setVisible(not selected)
        self._body.setVisible(selected)
        self.show_rule(run.rule_for(step + 1))
        self._letter_rows()
        if self.property("selected") != selected:
            self.setProperty("selected", selected)
            repolish(self)

    def _name_parts(self, label: str, style: str) -> None:
        """Tell the parts of this card from those of others, which look the same but for their place."""
        self.setAccessibleName(label)
        self._marker.setAccessibleName(self.tr("{run}: {style}").format(run=label, style=style))
        self._editor.setAccessibleName(self.tr("Name of {run}").format(run=label))
        self.visible.setAccessibleName(self.tr("Show {run}").format(run=label))
        self.menu_button.setAccessibleName(self.tr("More for {run}").format(run=label))

    def show_rule(self, rule: UpdateRule) -> None:
        """Show the hyperparameters that are in force."""
        self._rule = rule
        for name, row in self.rows.items():
            row.show_value(getattr(rule, name))
        is_wrapped = not rule.unusual().keys().isdisjoint(rule.wrapping_parameters())
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

    def show_failure(self, step: int | None, reason: str) -> None:
        """Show at which step the run failed, and why; nothing where `step` is None."""
        text = "" if step is None else self.tr("failed at step {step}: {reason}").format(step=step, reason=reason)
        if text != self.problem.text():
            self.problem.setText(text)
            self.problem.setVisible(bool(text))

    @Slot()
    def _on_wrapping_opening(self) -> None:
        """Make the controls of what few runs use: of many cards, few are ever opened."""
        if self._wrapping_rows:
            return
        self._wrapping_rows = self._make_rows(
            self._run.rule.wrapping_parameters(), self.wrapping.contents, self.wrapping.column
        )
        let_tab_reach(self.wrapping.contents, self.wrapping.button)
        self.rows |= self._wrapping_rows
        for name, row in self._wrapping_rows.items():
            row.show_value(getattr(self._rule, name))
        self._letter_rows()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.selected.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.name.geometry().contains(event.position().toPoint()):
            self.rename()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.selected.emit()
        self._menu().exec(event.globalPos())

    @Slot()
    def rename(self) -> None:
        """Let the name be edited in its place."""
        self._editor.setText(self._run.label)
        self._editor.selectAll()
        self.name.hide()
        self._editor.show()
        self._editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._editor
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._editor.setText(self._run.label)
            self._on_name_edited()
            return True
        return super().eventFilter(watched, event)

    def _make_header(self) -> None:
        self._marker = QLabel(self)
        self.name = ElidingLabel(self)
        font = QFont()  # says nothing but bold: its size stays the application's
        font.setBold(True)
        self.name.setFont(font)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self._editor = QLineEdit(self)
        self._editor.setAcceptDrops(False)  # files are dropped on the window
        self._editor.setMaxLength(MAX_LABEL)
        self._editor.installEventFilter(self)
        self._editor.editingFinished.connect(self._on_name_edited)
        self._editor.hide()
        self.visible = QCheckBox(self)
        self.visible.setToolTip(self.tr("Show or hide this run on the canvas and in the charts"))
        self.visible.clicked.connect(self.visibility_changed)
        self.menu_button = QToolButton(self)
        self.menu_button.setText("⋯")
        self.menu_button.setAutoRaise(True)
        self.menu_button.setToolTip(self.tr("Rename, recolour, move, duplicate, remove"))
        self.menu_button.clicked.connect(self._on_menu_asked)
        self._header = QHBoxLayout()
        self._header.setSpacing(6)
        self._header.addWidget(self._marker)
        self._header.addWidget(self.name, 1)
        self._header.addWidget(self._editor, 1)
        self._header.addWidget(self.visible)
        self._header.addWidget(self.menu_button)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.menu_button.accessibleName())
        menu.addAction(self.tr("Rename"), self.rename)
        looks = menu.addMenu(self.tr("Colour and marker"))
        for index, style in enumerate(current_theme().run_styles):
            action = QAction(
                QIcon(marker_pixmap(style.marker, style.colour, 6.0, self.devicePixelRatioF())), style.name, looks
            )
            action.setData(index)
            action.setCheckable(True)
            action.setChecked(index == self._run.style)
            looks.addAction(action)
        looks.triggered.connect(self._on_style_chosen)
        menu.addSeparator()
        menu.addAction(self.tr("Move up"), self._on_up)
        menu.addAction(self.tr("Move down"), self._on_down)
        menu.addAction(self.tr("Duplicate"), self.duplicated.emit)
        menu.addAction(self.tr("Remove"), self.removed.emit)
        return menu

    @Slot()
    def _on_menu_asked(self) -> None:
        self.selected.emit()
        self._menu().popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)

    @Slot(QAction)
    def _on_style_chosen(self, action: QAction) -> None:
        self.restyled.emit(action.data())

    @Slot()
    def _on_name_edited(self) -> None:
        if self._editor.isHidden():
            return
        label = self._editor.text().strip() or self._run.label  # without a name the old one stays
        ended_by_key = self._editor.hasFocus()
        self._editor.hide()
        self.name.show()
        if ended_by_key:
            self.left.emit()
        if label != self._run.label:
            self.renamed.emit(label)


def summary(run: Run, notation: Notation = Notation.LAB) -> str:
    """The rule's own hyperparameters, and all else that is not as usual, in one line."""
    rule, parts = run.rule, []
    letters = rule.letters(notation)
    own, unusual = rule.own_parameters(), rule.unusual()
    for name, declaration in rule.declared().items():
        if name in unusual or (name in own and isinstance(declaration, NumericParameter)):
            parts.append(declaration.format_setting(getattr(rule, name), letters))
    if run.changes:
        parts.append(", ".join(f"→ {change.row}" for change in run.changes[:3]) + "…" * (len(run.changes) > 3))
    return "   ".join(parts)
