"""The place in a card for the lines of a rule that was typed; they are loaded where somebody has one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.window.controls.disclosure import Disclosure
from rmsprop_gui.window.controls.symbol_places import Describe
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.spotlight import Spotlight

if TYPE_CHECKING:
    from rmsprop_gui.window.runs.own_lines import OwnLines


class OwnLinesPlace(Disclosure):
    """A heading that opens the field in which the lines are edited."""

    rule_typed = Signal(object)
    settled = Signal()
    left = Signal()

    def __init__(self, rule: UpdateRule, parent: QWidget, spotlight: Spotlight | None, describe: Describe) -> None:
        super().__init__("", parent)
        self.button.setText(self.tr("Its lines"))
        self._rule, self._told = rule, (spotlight, describe)
        self.editor: OwnLines | None = None
        self.opening.connect(self._on_opening)

    def show_rule(self, rule: UpdateRule) -> None:
        """Show the rule that is in force."""
        self._rule = rule
        if self.editor is not None:
            self.editor.show_rule(rule)

    @property
    def last(self) -> QWidget:
        """The last control that the tab key reaches in it."""
        return self.editor.start if self.editor is not None else self.button

    def edit(self) -> None:
        """Open it and give the field the keyboard."""
        self.open()
        assert self.editor is not None
        self.editor.field.setFocus()

    @Slot()
    def _on_opening(self) -> None:
        if self.editor is not None:
            return
        from rmsprop_gui.window.runs.own_lines import OwnLines

        self.editor = editor = OwnLines(self._rule, self.contents, *self._told)
        editor.rule_typed.connect(self.rule_typed)
        editor.settled.connect(self.settled)
        editor.left.connect(self.left)
        self.column.addWidget(editor)
        let_tab_reach(editor, self.button)
