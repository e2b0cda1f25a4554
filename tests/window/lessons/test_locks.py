"""What a scene does not unlock is dimmed and says so; each name of a control locks something that is there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rmsprop_gui.lessons.controls import GENERAL, controls
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Run, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.window.actions.action_table import ACTIONS
from rmsprop_gui.window.controls.lockable import NAMES
from rmsprop_gui.window.experiment.typed_rules import type_one
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed


@pytest.fixture(autouse=True)
def unlocked(window: MainWindow) -> Iterator[None]:
    yield
    window.view.locks.allow(None)
    window.session.set_experiment(notebook_experiment())


def held(window: MainWindow, name: str) -> list[QWidget]:
    """The controls of the window that a scene locks under a name."""
    return [widget for widget in window.findChildren(QWidget) if name in str(widget.property(NAMES) or "").split()]


def actions(name: str) -> list[str]:
    return [info.name for info in ACTIONS if info.control == name]


def with_all(window: MainWindow) -> None:
    """A run that is typed, one that can be wrapped, and data, so that there is a control for everything."""
    data = next(surface for surface in SURFACES.values() if surface.row_count > 1)
    experiment = replace(notebook_experiment().on_surface(data), sampling=Sampling(batch=1))
    window.session.set_experiment(experiment)
    type_one(window.session, None)
    window.session.select(0)
    window.runs_panel.cards[0].wrapping.open()


@pytest.mark.parametrize("name", sorted(GENERAL))
def test_each_general_name_locks_a_real_control(window: MainWindow, name: str) -> None:
    with_all(window)
    window.view.locks.allow(frozenset())
    locked, acting = held(window, name), actions(name)
    assert locked or acting, "nothing in the window has this name"
    assert not any(widget.isEnabled() for widget in locked)
    assert not any(window.actions_by_name[each].isEnabled() for each in acting)
    window.view.locks.allow(frozenset((name,)))
    assert all(widget.isEnabledTo(widget.parentWidget()) for widget in held(window, name))


def assert_locked_one_by_one(window: MainWindow, names: Iterable[str]) -> None:
    window.view.locks.allow(frozenset())
    for name in names:
        assert held(window, name) and not any(widget.isEnabled() for widget in held(window, name)), name
    for name in names:
        window.view.locks.allow(frozenset((name,)))
        assert all(widget.isEnabledTo(widget.parentWidget()) for widget in held(window, name)), name


def test_each_setting_of_a_rule_is_locked_by_its_name(window: MainWindow) -> None:
    new: dict[str, UpdateRule] = {}
    for rule in (kind() for kind in RULES.values()):
        new |= {name: rule for name in rule.main_parameters() if name not in new}
    with_own = list(dict.fromkeys(new.values()))
    window.session.set_experiment(replace(notebook_experiment(), runs=tuple(map(Run, with_own))))
    for card in window.runs_panel.cards:
        card.wrapping.open()
    assert_locked_one_by_one(window, sorted(new))
    assert new.keys() <= controls().keys()


@pytest.mark.parametrize("surface", [one for one in SURFACES.values() if one.parameters], ids=lambda one: one.name)
def test_each_parameter_of_a_surface_is_locked_by_its_name(window: MainWindow, surface: Surface) -> None:
    window.session.set_experiment(notebook_experiment().on_surface(surface))
    assert_locked_one_by_one(window, sorted(surface.parameters))


def test_one_run_alone_can_be_unlocked(window: MainWindow) -> None:
    window.view.locks.allow(frozenset(("runs.RMSProp.learning_rate",)))
    for card in window.runs_panel.cards:
        row = card.rows["learning_rate"]
        assert row.isEnabledTo(card) == (card.run.label == "RMSProp")


def test_what_is_locked_says_so_and_what_was_said_comes_back(window: MainWindow) -> None:
    row = window.runs_panel.cards[0].rows["learning_rate"]
    tips = row.toolTip(), window.runs_panel.add_button.toolTip()
    window.view.locks.allow(frozenset())
    assert row.toolTip() == window.runs_panel.add_button.toolTip() == "Locked in this scene"
    window.view.locks.allow(None)
    assert (row.toolTip(), window.runs_panel.add_button.toolTip()) == tips


@pytest.mark.parametrize(
    "edit",
    [
        lambda w: w.canvas.start_chosen.emit(1.0, 1.0),
        lambda w: w.canvas.start_dragged.emit(1.0, 1.0),
        lambda w: w.canvas.legend.visibility_changed.emit(0, False),
        lambda w: QTest.keyClick(w.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier),
        lambda w: QTest.keyClick(w.canvas, Qt.Key.Key_P),
        lambda w: QTest.keyClick(w.canvas, Qt.Key.Key_C),
    ],
    ids=["click", "drag", "legend", "key", "pin", "seed"],
)
def test_the_canvas_and_its_keys_change_nothing_that_is_locked(
    window: MainWindow, edit: Callable[[MainWindow], None]
) -> None:
    window.canvas.setFocus()
    window.view.locks.allow(frozenset())
    edit(computed(window))
    assert window.session.experiment == notebook_experiment()


def test_charts_stay_as_they_are_while_they_are_locked(window: MainWindow) -> None:
    before = window.view.state.charts
    window.view.locks.allow(frozenset())
    window.charts.left.set_whole_length(True)
    assert window.view.state.charts == before
    window.view.locks.allow(frozenset(("charts",)))
    window.charts.left.set_whole_length(True)
    assert window.view.state.charts != before
    window.view.update(charts=before)
