"""One letter and one colour for one thing in every pane, and pointing at it lights it in every pane."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from optimizers.conventions import SHAPES, WRAPPINGS, random_settings
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget

from rmsprop_gui.formulas.boxes import Box, Cases, Fenced, Fraction, Glyphs, Letter, Marked, Power, Root, Row
from rmsprop_gui.formulas.meaning import Meaning, Notation, Role, Spans
from rmsprop_gui.optimizers import RULES, Adam, EWMAMomentum, RMSProp, UpdateRule, meanings
from rmsprop_gui.simulation.dissection import dissect, parts_of
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.explanation import in_symbols, solved
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.measures import accumulators
from rmsprop_gui.view.theme import THEMES
from rmsprop_gui.view.view_state import ChartView, OverlayScope
from rmsprop_gui.window.canvas import step_overlay
from rmsprop_gui.window.canvas.pens import Caption, draw_labels
from rmsprop_gui.window.controls.parameter_rows import NumberRow
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces, in_words
from rmsprop_gui.window.looks.look import current_theme
from rmsprop_gui.window.main_window import MainWindow

from .frames import Film, experiment_of, pixels
from .windows import computed

WRAPPED = [RULES[name](**WRAPPINGS["everything"]) for name in SHAPES]
EVERY = [*(kind() for kind in RULES.values()), RMSProp(momentum=0.9, centered=True), Adam(amsgrad=True), *WRAPPED]
"""Every rule, all that some may remember, and some in all wrappers; letters of any settings are tested elsewhere."""
every_rule = pytest.mark.parametrize("rule", EVERY, ids=str)
every_notation = pytest.mark.parametrize("notation", Notation)


@dataclass(frozen=True)
class Written:
    """A letter that stands in a pane."""

    pane: str
    letter: str
    meaning: Meaning


def of_box(box: Box) -> Iterator[tuple[str, Meaning | None]]:
    """All letters of a formula, and its numbers, with what they mean."""
    match box:
        case Letter(symbol, meaning):
            yield str(symbol), meaning
        case Glyphs(_, _, meaning) if meaning is not None:
            yield "", meaning
        case Row(items):
            for item in items:
                yield from of_box(item)
        case Fraction(first, second) | Power(first, second):
            yield from of_box(first)
            yield from of_box(second)
        case Root(body) | Fenced(body, _) | Marked(body, _):
            yield from of_box(body)
        case Cases(first, condition, second):
            for part in (first, condition, second):
                yield from of_box(part)


def show(window: MainWindow, *rules: UpdateRule, surface: str = "quadratic") -> MainWindow:
    """Runs of these rules, the last of which is explained at step 5, with charts of what it remembers."""
    place = SURFACES[surface]
    runs = tuple(Run(rule, f"{rule.title} {index}", index) for index, rule in enumerate(rules))
    window.session.set_experiment(Experiment(place, place.start, runs, 20))
    window.session.select(len(rules) - 1)
    names = [measure.name for measure in accumulators(rules)] or ["rate"]
    window.view.update(charts=(ChartView(names[0], False), ChartView(names[-1])), overlays=OverlayScope.SELECTED)
    window.docks.bring_to_front("charts")
    computed(window)
    window.lecture.show_step(5)
    window.runs_panel.cards[-1].wrapping.open()
    QCoreApplication.processEvents()
    return window


def symbols_in(window: MainWindow) -> dict[str, SymbolPlaces]:
    """Who follows the pointer in which pane, once all of them have been painted."""
    info, charts, card = window.info, window.charts, window.runs_panel.cards[-1]
    found = {
        "formula": info.rule.symbols,
        "table": info.table.symbols,
        "bars": info.bars.symbols,
        "memory": info.memory.symbols,
        "left chart": charts.left.heading.choice.symbols,
        "right chart": charts.right.heading.choice.symbols,
        "canvas": window.canvas.symbols,
    }
    differs = window.runs_panel.what_differs
    if not differs.isHidden():
        found |= {"lines that differ": differs.lines.symbols, "settings that differ": differs.settings.symbols}
    return found | {f"slider {name}": row.symbols for name, row in card.rows.items() if isinstance(row, NumberRow)}


def remembers(window: MainWindow) -> bool:
    """Whether there is something to tell of the memory of the rule that is explained: of none there is no letter."""
    return not all(part.is_silent for part in window.info.memory.parts)


def written_in(window: MainWindow, labels: list[Spans]) -> Iterator[Written]:
    """All letters of all panes, and those on the canvas."""
    info, charts, card = window.info, window.charts, window.runs_panel.cards[-1]
    for line in info.rule.lines:
        for box in (line.letters.written(), line.told.written()):
            yield from (Written("formula", letter, meaning) for letter, meaning in of_box(box) if letter and meaning)
    spans = {"table": [span for row in info.table.rows for span in row.written]}
    spans["memory"] = [part.letter for part in info.memory.seen if part.letter is not None]
    spans["chart"] = [span for chart in charts.charts for span in chart.heading.choice.written]
    spans["canvas"] = [span for label in labels for span in label]
    for pane, row in spans.items():
        yield from (Written(pane, span.text, span.meaning) for span in row if span.meaning is not None)
    for line in window.runs_panel.what_differs.lines.lines:
        for letter, meaning in of_box(line.box):
            yield from (Written(f"lines of {line.run}", letter, meaning),) if letter and meaning else ()
    for name, row in card.rows.items():
        if isinstance(row, NumberRow):
            row.grab()  # it may be out of sight
            ((_, meaning),) = row.symbols.places
            yield Written(f"slider {name}", row.letter, meaning)


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> list[Spans]:
    """What is written on the canvas beside the parts of a step, as it is painted."""
    said: list[Spans] = []

    def draw(painter: QPainter, shown: list[Caption], *rest: Any) -> None:
        said.extend(spans for spans, _, _ in shown)
        draw_labels(painter, shown, *rest)

    monkeypatch.setattr(step_overlay, "draw_labels", draw)
    return said


def painted(symbols: SymbolPlaces) -> np.ndarray:
    return pixels(symbols.widget)


def within(picture: np.ndarray, box: QRectF) -> np.ndarray:
    left, top, right, bottom = (max(round(edge), 0) for edge in box.getCoords())
    return picture[top:bottom, left:right]


def is_written_in(picture: np.ndarray, colour: str) -> bool:
    """Whether some pixel is at least half way from the paper to that colour, and not on the way to another."""
    wanted = np.array([int(colour[index : index + 2], 16) for index in (1, 3, 5)])
    values, counts = np.unique(picture.reshape(-1, picture.shape[-1]), axis=0, return_counts=True)
    paper = values[counts.argmax()]
    way, reached = wanted - paper, picture - paper
    share = reached @ way / (way @ way)
    aside = np.abs(reached - share[..., None] * way).max(axis=2)
    return bool(((share > 0.5) & (aside < 14)).any())


@every_notation
def test_every_pane_writes_all_in_one_letter(window: MainWindow, labels: list[Spans], notation: Notation) -> None:
    """Through all rules, and all they can be wrapped in; inside a step through all of its parts where it is wrapped."""
    window.view.update(notation=notation)
    across: dict[str, set[Meaning]] = {}
    for rule in EVERY:
        show(window, rule)
        panes, last = set(), len(parts_of(rule))
        for part in range(last + 1) if rule in WRAPPED else (0, last):
            window.player.seek(5, part)
            QCoreApplication.processEvents()
            labels.clear()
            pixels(window.canvas)
            for one in written_in(window, labels):
                assert one.letter == str(rule.letters(notation)[one.meaning]), (rule.name, one)
                across.setdefault(one.letter, set()).add(one.meaning)
                panes.add(one.pane.partition(" ")[0])
        assert panes >= {"formula", "table", "chart", "canvas", "slider"}, rule.name
        assert ("memory" in panes) == remembers(window), rule.name
    if notation is Notation.LAB:
        assert all(len(meant) == 1 for meant in across.values())
        assert sum(map(len, across.values())) == len(set().union(*across.values()))
    else:
        assert {len(meant) for meant in across.values()} == {1, 2, 3}  # the notebook's v is m, p and the squares


@pytest.mark.parametrize(("rule", "theme"), [(rule, "light") for rule in EVERY] + [(Adam(), theme) for theme in THEMES])
def test_every_letter_has_the_colour_of_what_it_means(window: MainWindow, rule: UpdateRule, theme: str) -> None:
    window.view.update(theme=theme)
    show(window, rule)
    colours = current_theme()
    for pane, symbols in symbols_in(window).items():
        picture = painted(symbols)
        may_be_wordless = pane in ("canvas", "left chart", "right chart") or (
            pane == "memory" and not remembers(window)
        )
        assert may_be_wordless or symbols.places, pane
        for box, meaning in symbols.places:
            assert is_written_in(within(picture, box), colours.colour_of(meaning)), (pane, meaning.key)


@pytest.mark.parametrize("seed", range(4))
def test_letters_and_colours_agree_in_random_experiments(window: MainWindow, labels: list[Spans], seed: int) -> None:
    """Formula, bars, memory, charts, table, canvas with magnifier, sliders and what differs, at random steps."""
    dice = random.Random(seed)
    rules = [rule(**random_settings(rule, dice)) for rule in dice.sample(list(RULES.values()), 2)]
    show(window, *rules, surface=dice.choice(("quadratic", "rosenbrock", "beale")))
    for _ in range(3):
        notation, theme = dice.choice(list(Notation)), dice.choice(list(THEMES))
        window.view.update(notation=notation, theme=theme)
        window.player.seek(dice.randint(1, 20), dice.choice((0, 0, 1, 3)))
        QCoreApplication.processEvents()
        labels.clear()
        pictures = {pane: (painted(symbols), symbols.places) for pane, symbols in symbols_in(window).items()}
        for one in written_in(window, labels):
            told = rules if one.pane.startswith(("chart", "lines")) else rules[-1:]  # those two are of all runs
            assert one.letter in {str(rule.letters(notation).get(one.meaning)) for rule in told}, one
        if window.player.part:
            continue  # what a step has not come to yet is written in soft ink
        for pane, (picture, places) in pictures.items():
            for box, meaning in places:
                colour = current_theme().colour_of(meaning)
                assert is_written_in(within(picture, box), colour), (pane, meaning.key, rules, theme)


@every_rule
def test_numbers_are_those_of_the_letters_above_them(rule: UpdateRule) -> None:
    """No colour of a number stands for itself: its letter is in the same line of the formula."""
    film = Film(experiment_of(rule))
    step = dissect(rule, film.recordings[0], 3)
    for lettered, numbered in zip(in_symbols(rule), solved(step, 0), strict=True):
        letters = {meaning for letter, meaning in of_box(lettered) if letter}
        assert {meaning for _, meaning in of_box(numbered.written())} <= letters


# the choice


def test_another_notation_is_shown_in_every_pane_at_once(window: MainWindow, labels: list[Spans]) -> None:
    show(window, EWMAMomentum())
    lab = {one.pane for one in written_in(window, labels) if one.meaning == meanings.CORRECTED_MEAN}
    window.actions_by_name["notebook_letters"].trigger()
    QCoreApplication.processEvents()
    labels.clear()
    pixels(window.canvas)
    written = list(written_in(window, labels))
    assert {one.pane for one in written if one.letter.startswith("v") and one.meaning.role is Role.DIRECTION} >= lab
    assert not any(one.letter.startswith("m") for one in written)
    assert window.runs_panel.cards[-1].rows["beta"].letter == "β"
    window.actions_by_name["notebook_letters"].trigger()
    QCoreApplication.processEvents()
    assert window.runs_panel.cards[-1].rows["beta"].letter == "β₁"


# pointing


class PaintCounter(QObject):
    """Counts the paintings of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        return False


NO_KEY = Qt.KeyboardModifier.NoModifier


def move_to(symbols: SymbolPlaces, point: QPointF) -> None:
    """The pointer, over the widget."""
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, symbols.widget.mapToGlobal(point), none, none, Qt.KeyboardModifier(0)
    )
    QCoreApplication.sendEvent(symbols.widget, event)


def is_lit(picture: np.ndarray, dark: np.ndarray, box: QRectF) -> bool:
    """Whether the rim of a pill passes above and below the middle of a symbol; that of a neighbour passes once."""
    seen = [edge for edge in (box.top(), box.bottom()) if 1 <= edge < len(picture) - 1]
    edges = (QRectF(int(box.center().x()), edge - 1, 1, 2) for edge in seen)
    return bool(seen) and all((within(picture, edge) != within(dark, edge)).any() for edge in edges)


def test_pointing_at_any_symbol_in_any_pane_lights_it_in_all(window: MainWindow) -> None:
    for rules in ((RMSProp(),), (RMSProp(), Adam(learning_rate=0.5))):
        show(window, *rules)
        everywhere = symbols_in(window)
        dark = {pane: painted(symbols) for pane, symbols in everywhere.items()}
        for pane, symbols in everywhere.items():
            for box, meaning in list(symbols.places):
                move_to(symbols, box.center())
                assert window.view.spotlight.meaning == symbols.at(box.center()), (pane, meaning.key)
        window.view.spotlight.point_at(None)
        for meaning in {meaning for rule in rules for meaning in rule.meanings().values()}:
            window.view.spotlight.point_at(meaning)
            for pane, symbols in everywhere.items():
                picture = painted(symbols)
                lit = {other for box, other in symbols.places if is_lit(picture, dark[pane], box)}
                assert lit == {other for _, other in symbols.places if other == meaning}, (pane, meaning.key)
        window.view.spotlight.point_at(None)
        assert all((painted(symbols) == dark[pane]).all() for pane, symbols in everywhere.items())


def test_only_what_changes_is_painted(window: MainWindow) -> None:
    show(window, Adam())
    everywhere, counter = symbols_in(window), PaintCounter()
    for symbols in everywhere.values():
        painted(symbols)
    QTest.qWait(400)  # what comes a little later, such as the charts' words
    for widget in (window, *window.findChildren(QWidget)):
        widget.installEventFilter(counter)
    for meaning in (meanings.FLOOR, meanings.MEAN, meanings.SQUARES, None):
        before = window.view.spotlight.meaning
        counter.painted.clear()
        window.view.spotlight.point_at(meaning)
        QTest.qWait(50)
        both = {before, meaning}
        changed = {one.widget for one in everywhere.values() if both & {other for _, other in one.places}}
        seen = {one.widget for one in everywhere.values() if both & set(in_sight(one))}
        around = {above for widget in changed for above in parents(widget)}
        assert seen <= set(counter.painted) <= changed | around
        counter.painted.clear()
        window.view.spotlight.point_at(meaning)
        QTest.qWait(50)
        assert not counter.painted


def in_sight(symbols: SymbolPlaces) -> Iterator[Meaning]:
    """What stands where a pane is not scrolled away."""
    seen = symbols.widget.visibleRegion()
    return (meaning for box, meaning in symbols.places if seen.contains(box.center().toPoint()))


def parents(widget: QWidget) -> Iterator[QWidget]:
    """What lies below a widget is painted with it, within the same region."""
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def test_leaving_puts_the_light_out(window: MainWindow) -> None:
    symbols = symbols_in(show(window, RMSProp()))["formula"]
    painted(symbols)
    move_to(symbols, symbols.places[0][0].center())
    assert window.view.spotlight.meaning is not None
    QCoreApplication.sendEvent(symbols.widget, QEvent(QEvent.Type.Leave))
    assert window.view.spotlight.meaning is None


TIPS = [
    (RMSProp(), meanings.SQUARES, Notation.LAB, "v: running mean of squared gradients, memory β₂\nx₁: "),
    (RMSProp(), meanings.SQUARES, Notation.NOTEBOOK, "v: running mean of squared gradients, memory β\nx₁: "),
    (RULES["adagrad"](), meanings.SQUARES, Notation.LAB, "v: sum of all squared gradients so far\nx₁: "),
    (EWMAMomentum(), meanings.MEAN, Notation.NOTEBOOK, "v: running mean of gradients, memory β\nx₁: "),
    (RMSProp(), meanings.MEMORY_OF_SQUARES, Notation.LAB, "β₂: memory of squares, the part of them that is kept"),
]


@pytest.mark.parametrize(("rule", "meaning", "notation", "text"), TIPS)
def test_a_resting_pointer_is_told_what_the_symbol_is(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    rule: UpdateRule,
    meaning: Meaning,
    notation: Notation,
    text: str,
) -> None:
    window.view.update(notation=notation)
    symbols = symbols_in(show(window, rule))["formula"]
    painted(symbols)
    box = next(box for box, other in symbols.places if other == meaning)
    place = box.center().toPoint()
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, said, *rest: told.append(said))
    for point in (place, QPoint(0, 0)):
        globally = symbols.widget.mapToGlobal(point)
        QCoreApplication.sendEvent(symbols.widget, QHelpEvent(QEvent.Type.ToolTip, point, globally))
    assert len(told) == 1 and told[0].startswith(text)


def test_the_numbers_of_the_step_are_told(window: MainWindow) -> None:
    show(window, RMSProp())
    values = window.player.recordings[0].trajectory.accumulators[5, 0].tolist()
    said = window.info.rule.symbols.describe(meanings.SQUARES)
    assert said.values == tuple(values) and in_words(said).count("\n") == 1
    window.player.seek(5, 1)  # inside a step they are told one by one
    assert window.info.rule.symbols.describe(meanings.SQUARES).values == ()


@every_rule
def test_the_sentences_are_there_for_who_cannot_point(window: MainWindow, rule: UpdateRule) -> None:
    show(window, rule)
    described = window.info.rule.accessibleDescription().splitlines()
    for line in rule.assignments():
        sentence = rule.quantities()[line.target].sentence
        assert any(sentence in said for said in described), line.target
    for name, row in window.runs_panel.cards[-1].rows.items():
        if isinstance(row, NumberRow):
            meaning = rule.meanings()[name]
            assert f"{meaning.symbol}: {meaning.sentence}" in row.slider.accessibleDescription()
