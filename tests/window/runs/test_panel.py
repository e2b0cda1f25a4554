"""The runs panel: what is done to a card is done to its run, and to no other."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers import RULES, RMSProp, UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter, SwitchParameter
from rmsprop_gui.simulation.experiment import Run, notebook_experiment
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.controls.parameter_rows import ChoiceRow, NumberRow, ParameterRow, SwitchRow
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.runs.card import RunCard
from rmsprop_gui.window.runs.panel import RunsPanel
from rmsprop_gui.window.runs.summary_line import summary
from window.frames import type_text

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The panel on a session of its own."""

    def __init__(self) -> None:
        self.session = Session(notebook_experiment())
        self.panel = RunsPanel(self.session)
        self.panel.resize(280, 700)

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.session.experiment.runs

    @property
    def labels(self) -> list[str]:
        return [run.label for run in self.runs]

    def card(self, index: int) -> RunCard:
        return self.panel.cards[index]

    def from_menu(self, index: int, *texts: str) -> None:
        """Open the menu of a card with the mouse and choose an entry, maybe from a menu below it."""
        self.session.select(index)  # of a run that is not selected the button is there while the pointer is
        QTest.mouseClick(self.card(index).header.menu_button, LEFT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        below, action = menu, self.entry(menu, texts[0])
        for text in texts[1:]:
            below = action.menu()
            action = self.entry(below, text)
        menu.close()
        action.trigger()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @staticmethod
    def entry(menu: QMenu, text: str) -> QAction:
        return next(action for action in menu.actions() if action.text() == text)

    def add(self, name: str) -> None:
        self.panel.add(name)

    def assert_shown(self) -> None:
        """Each card says what its run is."""
        QCoreApplication.processEvents()
        assert len(self.panel.cards) == len(self.runs)
        assert {card for card in self.panel.findChildren(RunCard) if card.isVisible()} == set(self.panel.cards)
        for index, (card, run) in enumerate(zip(self.panel.cards, self.runs, strict=True)):
            assert card.header.name.text() == card.accessibleName() == run.label
            assert card.header.visible.isChecked() == run.visible
            assert card.is_selected == (index == self.session.selected)
            shown = run.rule.declared() if card.wrapping.button.isChecked() else run.rule.main_parameters()
            assert set(shown) <= set(card.rows) <= set(run.rule.declared())
            for name, row in card.rows.items():
                value = getattr(run.rule, name)
                assert shown_value(row) == value
                is_open = name in run.rule.main_parameters() or card.wrapping.button.isChecked()
                assert row.isVisibleTo(self.panel) == (index == self.session.selected and is_open)


def shown_value(row: ParameterRow) -> object:
    """What a row says."""
    if isinstance(row, ChoiceRow):
        return row.choice.currentData()
    return row.field.value if isinstance(row, NumberRow) else row.box.isChecked()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    with qtbot.waitActive(made.panel):
        made.panel.show()
    made.assert_shown()
    yield made
    made.panel.close()
    made.panel.deleteLater()


def test_every_optimizer_can_be_added_and_one_twice(bench: Bench) -> None:
    names = (*RULES, "rmsprop", "adam")
    for name in names:
        bench.add(name)
        bench.assert_shown()
        assert type(bench.runs[-1].rule) is RULES[name] and bench.session.selected == len(bench.runs) - 1
    assert len(set(bench.labels)) == len(bench.labels) == len(notebook_experiment().runs) + len(names)
    assert len({run.style % len(LIGHT.run_styles) for run in bench.runs}) == len(LIGHT.run_styles)


def test_the_button_asks_for_an_optimizer(bench: Bench) -> None:
    asked: list[bool] = []
    bench.panel.adding_asked.connect(lambda: asked.append(True))
    QTest.mouseClick(bench.panel.add_button, LEFT)
    assert asked == [True]


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_duplicate_has_its_own_name_and_look(bench: Bench, index: int) -> None:
    original = bench.runs[index]
    bench.from_menu(index, "Duplicate")
    bench.assert_shown()
    twin = bench.runs[index + 1]
    assert bench.runs[index] == original and twin.rule == original.rule
    assert twin.label != original.label and twin.style != original.style and bench.session.selected == index + 1


@pytest.mark.parametrize("index", [0, 1, 2])
def test_remove_takes_just_that_run(bench: Bench, index: int) -> None:
    others = bench.runs[:index] + bench.runs[index + 1 :]
    bench.from_menu(index, "Remove")
    bench.assert_shown()
    assert bench.runs == others


def test_all_can_be_removed_and_one_added_again(bench: Bench) -> None:
    empty = next(label for label in bench.panel.findChildren(QLabel) if "No runs" in label.text())
    for left in (2, 1, 0):
        bench.from_menu(0, "Remove")
        bench.assert_shown()
        assert len(bench.runs) == left and empty.isVisible() == (left == 0)
    assert bench.session.selected == -1
    bench.add("adam")
    bench.assert_shown()
    assert bench.session.selected == 0 and not empty.isVisible()


@pytest.mark.parametrize(
    "index, entry, order", [(0, "Move down", [1, 0, 2]), (2, "Move up", [0, 2, 1]), (0, "Move up", [0, 1, 2])]
)
def test_moving_keeps_the_runs_and_the_selection(bench: Bench, index: int, entry: str, order: list[int]) -> None:
    before = bench.runs
    bench.from_menu(index, entry)
    bench.assert_shown()
    assert bench.runs == tuple(before[origin] for origin in order)
    assert bench.runs[bench.session.selected] == before[index], "the card that was touched stays selected"


@pytest.mark.parametrize("style", range(len(LIGHT.run_styles)), ids=lambda style: LIGHT.run_styles[style].name)
def test_recolouring(bench: Bench, style: int) -> None:
    bench.from_menu(0, "Colour and marker", LIGHT.run_styles[style].name)
    assert bench.runs[0].style == style and bench.runs[1:] == notebook_experiment().runs[1:]


def test_hiding_and_showing(bench: Bench) -> None:
    for visible in (False, True):
        bench.card(1).header.visible.click()
        assert [run.visible for run in bench.runs] == [True, visible, True]
        bench.assert_shown()


@pytest.mark.parametrize("index", [0, 1])
def test_a_click_on_a_card_selects_it(bench: Bench, index: int) -> None:
    QTest.mouseClick(bench.card(index), LEFT, pos=QPoint(100, 12))
    assert bench.session.selected == index
    bench.assert_shown()


# renaming


def editor(card: RunCard) -> QLineEdit:
    (field,) = (
        field for field in card.findChildren(QLineEdit) if field.accessibleName() == f"Name of {card.accessibleName()}"
    )
    return field


def begin_to_rename(bench: Bench, index: int, text: str) -> QLineEdit:
    bench.from_menu(index, "Rename")
    field = editor(bench.card(index))
    assert field.isVisible() and field.hasFocus() and field.text() == bench.labels[index]
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_text(field, text)
    return field


@pytest.mark.parametrize(
    "text, label", [("fast", "fast"), ("  β = 0.99 ", "β = 0.99"), ("", "AdaGrad"), ("   ", "AdaGrad")]
)
def test_renaming_ends_with_enter_and_an_empty_name_changes_nothing(bench: Bench, text: str, label: str) -> None:
    field = begin_to_rename(bench, 1, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    bench.assert_shown()
    assert bench.labels == ["EWMA momentum", label, "RMSProp"] and not editor(bench.card(1)).isVisible()
    assert bench.card(1).header.name.isVisible()


def test_escape_ends_renaming_without_a_change(bench: Bench) -> None:
    QTest.keyClick(begin_to_rename(bench, 1, "other"), Qt.Key.Key_Escape)
    assert bench.labels[1] == "AdaGrad" and not editor(bench.card(1)).isVisible()


def test_a_name_is_taken_over_when_it_is_left(bench: Bench) -> None:
    begin_to_rename(bench, 1, "other")
    bench.panel.add_button.setFocus()
    assert bench.labels[1] == "other"


def test_a_double_click_on_the_name_renames(bench: Bench) -> None:
    card = bench.card(0)
    name = card.header.name
    QTest.mouseDClick(card, LEFT, pos=name.mapTo(card, name.rect().center()))
    assert editor(card).isVisible()
    QTest.keyClick(editor(card), Qt.Key.Key_Escape)


# hyperparameters

NUMBERS = {
    (key, item): (name, key)
    for name, rule in RULES.items()
    for key, item in rule.declared().items()
    if isinstance(item, NumericParameter)
}
"""What several rules declare alike once, of the last of them."""


@pytest.mark.parametrize("name, key", NUMBERS.values())
def test_the_slider_edits_the_run_while_it_is_dragged(bench: Bench, name: str, key: str) -> None:
    bench.add(name)
    bench.card(3).wrapping.open()
    row, seen = bench.card(3).rows[key], []
    assert isinstance(row, NumberRow)
    row.slider.setSliderDown(True)
    last = row.slider.maximum()
    for tick in (last // 6, last // 3, last // 2, last - last // 6):
        row.slider.setValue(tick)
        seen.append(getattr(bench.runs[3].rule, key))
        assert row.field.text() == exact(seen[-1])
    row.slider.setSliderDown(False)
    assert len(set(seen)) == 4 and [run.rule for run in bench.runs[:3]] == [
        run.rule for run in notebook_experiment().runs
    ]
    bench.assert_shown()


@pytest.mark.parametrize("name", RULES)
def test_switches_edit_the_run(bench: Bench, name: str) -> None:
    bench.add(name)
    bench.card(3).wrapping.open()
    for key, row in bench.card(3).rows.items():
        if isinstance(row, SwitchRow):
            before = getattr(bench.runs[3].rule, key)
            row.box.click()
            assert getattr(bench.runs[3].rule, key) is not before
            bench.assert_shown()


def type_number(bench: Bench, index: int, key: str, text: str) -> None:
    row = bench.card(index).rows[key]
    assert isinstance(row, NumberRow)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClick(row.field, Qt.Key.Key_Delete)
    type_text(row.field, text)


def test_a_number_edits_the_run_exactly(bench: Bench) -> None:
    type_number(bench, 2, "learning_rate", "0.0123456789")
    QTest.keyClick(bench.card(2).rows["learning_rate"].field, Qt.Key.Key_Return)
    assert bench.runs[2].rule == RMSProp(learning_rate=0.0123456789)
    bench.assert_shown()


def test_a_number_out_of_range_leaves_the_run_alone(bench: Bench) -> None:
    type_number(bench, 2, "beta", "1")
    QTest.keyClick(bench.card(2).rows["beta"].field, Qt.Key.Key_Return)
    assert bench.runs == notebook_experiment().runs and bench.card(2).rows["beta"].field.property("invalid")


@pytest.mark.parametrize("entry", ["Remove", "Move up", "Duplicate"])
def test_an_unfinished_number_does_not_go_to_another_run(bench: Bench, capture_slots: list[object], entry: str) -> None:
    """The menu leaves the focus in the field, so the field is left only when its card goes."""
    type_number(bench, 2, "learning_rate", "0.5")
    bench.from_menu(2, entry)
    momentum, adagrad, rmsprop = notebook_experiment().runs
    edited = replace(rmsprop, rule=replace(rmsprop.rule, learning_rate=0.5))
    assert capture_slots == []
    assert all(run in (momentum, adagrad, rmsprop, edited) or run.label == "RMSProp 2" for run in bench.runs)
    assert [type(run.rule).title for run in bench.runs] == [run.label.removesuffix(" 2") for run in bench.runs]
    bench.assert_shown()


@pytest.mark.parametrize("entry", ["Remove", "Move up", "Move down", "Duplicate"])
def test_an_unfinished_number_does_not_go_to_another_run_of_its_kind(
    bench: Bench, capture_slots: list[object], entry: str
) -> None:
    """Their cards are alike and may be used again for one another."""
    for _ in range(2):
        bench.from_menu(2, "Duplicate")
    bench.session.select(3)
    others = {run.label for run in bench.runs} - {bench.runs[3].label}
    type_number(bench, 3, "learning_rate", "0.5")
    bench.from_menu(3, entry)
    bench.panel.add_button.setFocus()
    assert capture_slots == []
    assert not [run.label for run in bench.runs if run.label in others and run.rule.learning_rate == 0.5]
    bench.assert_shown()


@pytest.mark.parametrize("index, entry", [(2, "Remove"), (0, "Move down"), (1, "Duplicate")])
def test_an_unfinished_name_goes_to_its_own_run(
    bench: Bench, capture_slots: list[object], index: int, entry: str
) -> None:
    begin_to_rename(bench, 0, "mine")
    bench.from_menu(index, entry)
    assert capture_slots == []
    names = {type(run.rule).title: run.label for run in bench.runs if not run.label.endswith(" 2")}
    expected = {"EWMA momentum": "mine", "AdaGrad": "AdaGrad", "RMSProp": "RMSProp"}
    assert all(names[title] in (title, expected[title]) for title in names)
    bench.assert_shown()


@pytest.fixture
def capture_slots(qtbot: QtBot) -> Iterator[list[object]]:
    """Exceptions that a slot raises."""
    with qtbot.captureExceptions() as exceptions:
        yield exceptions


def test_cards_are_kept_while_a_slider_is_dragged(bench: Bench) -> None:
    before = list(bench.panel.cards)
    bench.card(2).rows["beta"].slider.setValue(5000)
    assert bench.panel.cards == before


def test_a_slider_returns_when_its_edit_is_refused(qtbot: QtBot) -> None:
    """At the last step there is none left that a change could apply to."""
    session, refused = Session(notebook_experiment()), []
    panel = RunsPanel(session, None, lambda: session.experiment.steps)
    qtbot.addWidget(panel)
    panel.from_playhead.setChecked(True)
    panel.refused.connect(refused.append)
    row = panel.cards[2].rows["beta"]
    assert isinstance(row, NumberRow)
    before = row.slider.value(), row.field.text()
    row.slider.setValue(8000)
    assert len(refused) == 1 and session.experiment == notebook_experiment()
    assert (row.slider.value(), row.field.text()) == before


# what a card says of a run that is not selected


@pytest.mark.parametrize("name", RULES)
def test_a_summary_holds_every_number_that_counts(name: str) -> None:
    rule = RULES[name]()
    text = summary(Run(rule, "run"))
    for key, item in rule.own_parameters().items():
        if isinstance(item, NumericParameter):
            told = f"{item.symbol} {exact(getattr(rule, key))}" in text
            assert told == (key in rule.names_read() and key not in rule.variants)
    assert not any(
        str(item.label) in text or f"{item.short_label} " in text for item in rule.further_parameters().values()
    )


@pytest.mark.parametrize("name", RULES)
def test_a_summary_tells_what_the_rule_is_wrapped_in(name: str) -> None:
    rule = RULES[name](schedule="cosine", schedule_steps=40, clip_norm=2.5, l2=0.5)
    assert summary(Run(rule, "run")).endswith("cosine schedule   T 40   l₂ 0.5   C 2.5")


@pytest.mark.parametrize("name", RULES)
def test_what_it_is_wrapped_in_is_out_of_the_way_until_it_is_set(bench: Bench, name: str) -> None:
    bench.add(name)
    bench.assert_shown()
    wrapping = bench.card(3).wrapping
    assert not wrapping.button.isChecked() and not wrapping.contents.isVisible()
    wrapping.button.setFocus()
    QTest.keyClick(wrapping.button, Qt.Key.Key_Space)
    assert wrapping.contents.isVisible()
    row = bench.card(3).rows["schedule"]
    assert isinstance(row, ChoiceRow)
    row.choice.setFocus()
    QTest.keyClick(row.choice, Qt.Key.Key_Down)
    assert bench.runs[3].rule.schedule == "step"
    bench.assert_shown()
    QTest.keyClick(wrapping.button, Qt.Key.Key_Space)
    type_into = bench.card(3).rows["schedule_steps"]
    type_into.value_changed.emit("schedule_steps", 7)
    assert not wrapping.contents.isVisible(), "who has closed it wants it closed"
    bench.assert_shown()
    bench.session.undo()
    bench.session.undo()
    assert bench.runs[3].rule == RULES[name]()
    bench.session.redo()
    assert bench.card(3).wrapping.contents.isVisible()


def test_a_summary_tells_conventions_apart() -> None:
    texts = {summary(Run(RMSProp(epsilon_inside=inside), "run")) for inside in (True, False)}
    assert len(texts) == 2


@pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)
def test_a_summary_tells_the_switches_that_are_not_as_usual_and_no_others(rule: UpdateRule) -> None:
    for key, item in rule.declared().items():
        if isinstance(item, SwitchParameter):
            turned = replace(rule, **{key: not getattr(rule, key)})
            assert item.label not in summary(Run(rule, "run"))
            said = item.label if getattr(turned, key) else f"no {item.label}"
            assert summary(Run(turned, "run")).split("   ")[-1] == said or f"   {said}   " in summary(
                Run(turned, "run")
            )


def test_a_summary_names_the_convention_of_epsilon() -> None:
    assert summary(Run(RMSProp(epsilon_inside=False), "run")).endswith("   no ε inside the root")


@pytest.mark.parametrize("step, rate", [(0, 0.1), (19, 0.1), (20, 0.5), (99, 0.5)])
def test_a_card_shows_what_takes_the_next_step(qtbot: QtBot, step: int, rate: float) -> None:
    session = Session(notebook_experiment())
    panel = RunsPanel(session, playhead=lambda: step)
    qtbot.addWidget(panel)
    session.set_hyperparameter(2, "learning_rate", 0.5, row=20)
    row = panel.cards[2].rows["learning_rate"]
    assert isinstance(row, NumberRow) and row.field.value == rate
    panel.show_look()
    assert row.field.value == rate


@pytest.mark.parametrize("count, told", [(1, "→ 10"), (3, "→ 10, → 20, → 30"), (4, "→ 10, → 20, → 30…")])
def test_a_summary_tells_the_first_changes_on_the_way(count: int, told: str) -> None:
    run = Run(RMSProp(), "x")
    for change in range(1, count + 1):
        run = run.changed(10 * change, RMSProp(learning_rate=change / 100))
    assert summary(run).endswith(f"   {told}")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["enter", "escape"])
def test_a_key_that_ends_renaming_lets_the_keyboard_go_elsewhere(qtbot: QtBot, key: Qt.Key) -> None:
    panel = RunsPanel(Session(notebook_experiment()))
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
    left: list[str] = []
    panel.left.connect(lambda: left.append("left"))
    panel.cards[0].header.rename()
    (editor,) = (one for one in panel.cards[0].findChildren(QLineEdit) if one.hasFocus())
    type_text(editor, "x")
    QTest.keyClick(editor, key)
    assert left == ["left"] and editor.isHidden()
