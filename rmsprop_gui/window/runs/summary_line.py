"""The hyperparameters of a run in one line, each with its letter in its colour."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Letters, Notation
from rmsprop_gui.formulas.typeset import Letter
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.formula_layout import Layout, Placed
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

# pixels at scale 1
_HEIGHT, _LETTER = 24, 18.0
_APART, _GAP = 16.0, 6.0  # between two settings, and between a letter and its value
_TOLD_CHANGES = 3
_MORE = "…"


class SummaryLine(QWidget):
    """Says as many settings as there is room for, whole or not at all; its tip says all."""

    def __init__(self, parent: QWidget, spotlight: Spotlight | None = None, describe: Describe = entry) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self.symbols = SymbolPlaces(self, spotlight, describe)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_run(self, run: Run) -> None:
        """Show the settings of this run."""
        self._run = run
        text = summary(run, current_look().notation)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(_HEIGHT * current_look().scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._run is None:
            return
        painter, metrics, scale = self.symbols.painter(), QFontMetricsF(self.font()), current_look().scale
        x = float(self.contentsMargins().left())
        foot = (self.height() + metrics.capHeight()) / 2
        settings = self._placed(self._run, metrics)
        for index, setting in enumerate(settings):
            is_last = index == len(settings) - 1
            room = self.width() - x - (0.0 if is_last else _APART * scale + metrics.horizontalAdvance(_MORE))
            if setting.width > room:
                self._write(painter, x, foot, _MORE)
                break
            if setting.letter is not None:
                setting.letter.paint(painter, x, foot)
            self._write(painter, x + setting.text_at, foot, setting.text)
            x += setting.width + _APART * scale

    def _write(self, painter: QPainter, x: float, foot: float, text: str) -> None:
        painter.setFont(self.font())
        painter.setPen(QColor(current_look().theme.ink_soft))
        painter.drawText(QPointF(x, foot), text)

    def _placed(self, run: Run, metrics: QFontMetricsF) -> list["_Setting"]:
        look = current_look()
        layout, letters, told = Layout(_LETTER * look.scale, look.theme), run.rule.letters(look.notation), []
        for declared, text in _told(run, letters):
            letter, text_at = None, 0.0
            if declared is not None:
                letter = layout.place(Letter(letters.get(declared.meaning, declared.symbol), declared.meaning))
                text_at = letter.width + _GAP * look.scale
            told.append(_Setting(letter, text_at, text, text_at + metrics.horizontalAdvance(text)))
        return told


@dataclass(frozen=True)
class _Setting:
    """One setting in pixels: its letter if it has one, where its text begins, and how wide both are."""

    letter: Placed | None
    text_at: float
    text: str
    width: float


def summary(run: Run, notation: Notation = Notation.LAB) -> str:
    """The rule's own hyperparameters, and all else that is not as usual, in one line."""
    letters = run.rule.letters(notation)
    pairs = ((declared.short_label(letters) if declared else "", text) for declared, text in _told(run, letters))
    return "   ".join(f"{letter} {text}".lstrip() for letter, text in pairs)


def _told(run: Run, letters: Letters) -> Iterator[tuple[NumericParameter | None, str]]:
    """What there is to tell: a number with its declaration, or words alone; none that no line reads."""
    rule, own, unusual = run.rule, run.rule.own_parameters(), run.rule.unusual()
    for name, declared in rule.declared().items():
        value = getattr(rule, name)
        if isinstance(declared, NumericParameter):
            if (name in own and name in rule.names_read()) or name in unusual:
                yield declared, declared.format_value(value)
        elif name in unusual:
            yield None, declared.format_setting(value, letters)
    if run.changes:
        rows = ", ".join(f"→ {change.row}" for change in run.changes[:_TOLD_CHANGES])
        yield None, rows + "…" * (len(run.changes) > _TOLD_CHANGES)
