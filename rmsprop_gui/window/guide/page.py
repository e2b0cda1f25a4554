"""One entry of the guide as it is read: letter and title, what it is, its formulas, where it is seen, its sources."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rmsprop_gui.guide.entry import Entry, Formulas
from rmsprop_gui.literature import Publication
from rmsprop_gui.window.controls.flow_layout import FlowLayout
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.controls.symbol_label import SymbolLabel
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import GROUP_GAP
from rmsprop_gui.window.spotlight import Spotlight

_FORMULA, _GAP = 22.0, 8  # pixels at scale 1


class EntryPage(QWidget):
    """Made once for an entry; a click on a letter in it or on the name of another entry asks for that."""

    wanted = Signal(str)
    """The key of another entry."""

    def __init__(
        self,
        entry: Entry,
        titles: Mapping[str, str],
        spotlight: Spotlight,
        open_link: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """`titles` are those of all entries, by their keys."""
        super().__init__(parent)
        self._titles, self._spotlight, self._open = titles, spotlight, open_link
        self.entry = entry
        self.setAccessibleName(entry.title)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(round(_GAP * current_look().scale))
        self._add_head()
        self._box.addWidget(self._words(self.tr(entry.text)))
        for formulas in entry.formulas:
            self._add_formulas(formulas)
        if entry.seen:
            self._add_group(self.tr("Where it is seen"), self._words(self.tr(entry.seen)))
        if entry.see:
            self._add_group(self.tr("See also"), self._others())
        self._add_sources()
        self._box.addStretch(1)

    def _add_head(self) -> None:
        row = QHBoxLayout()
        if self.entry.symbol is not None:
            letter = SymbolLabel(self.entry.symbol, self)
            letter.setFixedSize(QSize(44, 36) * current_look().scale)
            row.addWidget(letter)
        title = self._words(self.tr(self.entry.title), "title")
        row.addWidget(title, 1)
        self._box.addLayout(row)
        if self.entry.besides:
            self._box.addWidget(self._words(self.tr(self.entry.besides), "soft"))

    def _words(self, text: str, name: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _add_formulas(self, formulas: Formulas) -> None:
        if formulas.label:
            self._box.addWidget(self._words(self.tr(formulas.label), "soft"))
        view = FormulaView(_FORMULA, self, self._spotlight)
        view.setAccessibleName(self.tr("Formula"))
        view.show_formulas(formulas.boxes)
        self._box.addWidget(view)

    def _add_group(self, title: str, *widgets: QWidget) -> None:
        self._box.addSpacing(round((GROUP_GAP - _GAP) * current_look().scale))
        self._box.addWidget(self._words(title, "heading"))
        for widget in widgets:
            self._box.addWidget(widget)

    def _others(self) -> QWidget:
        others = QWidget(self)
        flow = FlowLayout(others)
        flow.setSpacing(round(_GAP / 2 * current_look().scale))
        for key in self.entry.see:
            button = QPushButton(self.tr(self._titles[key]).replace("&", "&&"), others)
            button.setAutoDefault(False)  # Enter is for the field
            button.clicked.connect(partial(self._on_other_clicked, key))
            flow.addWidget(button)
        return others

    def _add_sources(self) -> None:
        if self.entry.sources:
            self._add_group(self.tr("Where it comes from"))
        for source in self.entry.sources:
            self._box.addWidget(self._words(source.cited()))
            if source.link:
                self._box.addWidget(self._link(source), 0, Qt.AlignmentFlag.AlignLeft)

    def _link(self, source: Publication) -> QPushButton:
        """A button that says where it leads to: out of the program."""
        host = source.link.removeprefix("https://").split("/")[0]
        button = QPushButton(self.tr("Open at {host}").format(host=host), self)
        button.setAccessibleName(self.tr("Open {source} at {host}").format(source=source.short, host=host))
        button.setToolTip(plain_tip(source.link))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._on_link_clicked, source.link))
        return button

    def _on_link_clicked(self, link: str, *_: bool) -> None:
        self._open(link)

    def _on_other_clicked(self, key: str, *_: bool) -> None:
        self.wanted.emit(key)
