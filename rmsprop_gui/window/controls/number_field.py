"""Fields for exact numbers, which say at once what is wrong with what is typed."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import repolish

_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")


class NumberField(QLineEdit):
    """A number that `check` accepts; it raises ValueError with the reason otherwise.

    What is typed is judged at each key and taken over with Enter or when the field is left. What cannot be used stays
    in the field, marked, with its reason in `problem`; the last good value keeps running. Esc brings that back.
    """

    entered = Signal(float)
    left = Signal()
    """Enter or Esc: the keyboard may go elsewhere."""

    def __init__(
        self,
        name: str,
        check: Callable[[float], None],
        problem: QLabel,
        parent: QWidget | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)  # files are dropped on the window
        self._whole = whole
        self._check = check
        self._problem = problem
        self._value = 0.0
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._on_text_edited)

    @property
    def value(self) -> float:
        """The last good value."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a value that has been set elsewhere. What is being typed over the same value stays as it is."""
        if value != self._value or not (self.text() or self.isModified()):
            self._value = value
            self._restore()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the field's own while something has been typed, else the window's."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.isModified()
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who has not pointed at a digit types on after the last one; the tab key selects all of them."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._restore()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> float:
        text = self.text().strip().replace("\N{MINUS SIGN}", "-")
        if _GROUPED.fullmatch(text.removeprefix("-")) and not self._whole:
            raise ValueError(self.tr("write 1000 or 1.000, not 1,000: it may mean either"))
        text = text.replace(",", "" if self._whole else ".").replace("_", "?")  # Python would take 1_0 for 10
        if not text:
            raise ValueError(self.tr("a number is needed here"))
        try:
            value = float(text)
        except ValueError:
            raise ValueError(self.tr("“{text}” is not a number").format(text=self.text())) from None
        self._check(value)
        return value

    @Slot()
    def _on_text_edited(self) -> None:
        try:
            self._read()
        except ValueError as error:
            self._mark(str(error))
        else:
            self._mark("")

    def commit(self) -> bool:
        """Take over what is typed; False, with the reason shown, if it cannot be used."""
        if not self.isModified():
            return True
        try:
            value = self._read()
            if value != self._value:
                self.entered.emit(value)
        except ValueError as error:
            self._mark(str(error))
            return False
        self._value = value
        self._restore()
        return True

    def _restore(self) -> None:
        sign, text = ("\N{MINUS SIGN}" if self._value < 0 else ""), exact(abs(self._value))
        self.setText(sign + text)
        self.setModified(False)
        if not self.hasFocus():
            self.home(False)  # of a number that is too long the first digits are seen
        self._mark("")

    def _invalid(self) -> bool:
        return bool(self.property("invalid"))

    def _mark(self, reason: str) -> None:
        if bool(reason) != self._invalid():
            self.setProperty("invalid", bool(reason))
            repolish(self)
        self.setAccessibleDescription(reason)
        self.setToolTip(plain_tip(reason))
        self._problem.setText(reason)
        self._problem.setVisible(bool(reason))


def problem_label(parent: QWidget) -> QLabel:
    """The place for the reason below a field; hidden while there is none."""
    label = QLabel(parent)
    label.setObjectName("problem")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.hide()
    return label
