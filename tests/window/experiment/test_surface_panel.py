"""The surface panel: what is chosen and typed there is what runs, and what cannot run is said where it was typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from optimizers.conventions import thing
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from rmsprop_gui.parameters.parameter import NumericParameter, Parameter
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.window.controls.parameter_rows import NumberRow
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_panel import SurfacePanel
from rmsprop_gui.window.main_window import MainWindow
from window.frames import type_text
from window.windows import computed

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


def choose(window: MainWindow, surface: Surface) -> None:
    choice = window.surface_panel.choice
    choice.setCurrentIndex(choice.findData(surface.name))
    choice.activated.emit(choice.currentIndex())


def enter(field: QLineEdit, text: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_text(field, text)
    if key is not None:
        QTest.keyClick(field, key)


def reasons(window: MainWindow) -> list[str]:
    labels = window.surface_panel.findChildren(QLabel, "problem")
    return [label.text() for label in labels if label.isVisible()]


@every_surface
def test_choosing_a_surface_runs_it_from_its_own_start(window: MainWindow, surface: Surface) -> None:
    choose(window, surface)
    experiment, panel = window.session.experiment, window.surface_panel
    assert (experiment.surface, experiment.start) == (surface, surface.start)
    assert tuple(field.value for field in panel.start) == surface.start
    assert (panel.formula.text.startswith("f = ") and "x₁" in panel.formula.text) or not surface.text()
    assert window.canvas.hasFocus()
    computed(window)
    assert window.player.experiment == experiment
    np.testing.assert_allclose(window.canvas.mapping.view, surface.view)
    texts = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert panel.choice.toolTip() == panel.choice.accessibleDescription() == surface.about
    assert "κ" in texts or "minimum" in texts


def test_every_surface_can_be_chosen_by_its_title(window: MainWindow) -> None:
    choice = window.surface_panel.choice
    titles = [surface.title for surface in SURFACES.values()]
    own = ["Your own function…", "Your own data…"]
    assert [choice.itemText(index) for index in range(choice.count())] == [*titles, *own]


@pytest.mark.parametrize(
    "name, number", [("quadratic", "50"), ("bowl", "10"), ("rosenbrock", "2508"), ("plateau", "1")]
)
def test_the_condition_number_is_that_at_the_minimum(window: MainWindow, name: str, number: str) -> None:
    choose(window, SURFACES[name])
    assert any(label.text().startswith(f"κ = {number}") for label in window.surface_panel.findChildren(QLabel))


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("text, value", [("2,5", 2.5), ("\N{MINUS SIGN}1.25", -1.25), ("0", 0.0), ("1e6", 1e6)])
def test_a_start_that_is_typed_is_run(window: MainWindow, axis: int, text: str, value: float) -> None:
    enter(window.surface_panel.start[axis], text)
    assert window.session.experiment.start[axis] == value
    assert window.session.experiment.start[1 - axis] == (9.0, -3.0)[1 - axis]
    assert window.canvas.hasFocus() and reasons(window) == []
    computed(window)
    assert window.player.recordings[0].trajectory.position[0].tolist() == list(window.session.experiment.start)


@pytest.mark.parametrize("text, steps", [("1", 1), ("5e2", 500), ("250.0", 250), ("2000", 2000)])
def test_a_number_of_steps_that_is_typed_is_run(window: MainWindow, text: str, steps: int) -> None:
    enter(window.surface_panel.steps, text)
    assert window.session.experiment.steps == steps and window.surface_panel.steps.text() == str(steps)
    assert computed(window).player.recorded == steps


def test_as_many_steps_as_there_can_be(window: MainWindow) -> None:
    enter(window.surface_panel.steps, "100000")
    assert window.session.experiment.steps == 100_000 and reasons(window) == []


@pytest.mark.parametrize("text", ["", "x", "1000001", "nan", "inf", "1e300"])
def test_a_start_that_cannot_run_is_marked(window: MainWindow, text: str) -> None:
    before, field = window.session.experiment, window.surface_panel.start[0]
    enter(field, text)
    assert field.property("invalid") is True and len(reasons(window)) == 1
    assert window.session.experiment == before and window.player.experiment == before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.property("invalid") and reasons(window) == [] and field.text() == "9"


@pytest.mark.parametrize("text", ["", "x", "0", "-5", "2.5", "100001", "nan", "inf", "1e300"])
def test_a_number_of_steps_that_cannot_run_is_marked(window: MainWindow, text: str) -> None:
    field = window.surface_panel.steps
    enter(field, text)
    (reason,) = reasons(window)
    assert field.property("invalid") is True and window.session.experiment.steps == 100
    assert len(reason) < 200, "a reason to be read"
    QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_thousands_separator_is_not_a_decimal_point(window: MainWindow) -> None:
    """The reason itself writes 100,000; who types that must not get 100 steps."""
    field = window.surface_panel.steps
    enter(field, "50,000")
    assert window.session.experiment.steps in (50_000, 100)
    assert window.session.experiment.steps == 50_000 or field.property("invalid") is True


def test_the_reason_stays_while_another_field_is_edited(window: MainWindow) -> None:
    first, second = window.surface_panel.start
    enter(first, "x", None)
    enter(second, "1", None)
    assert first.property("invalid") is True
    assert any("not a number" in reason for reason in reasons(window))


def test_where_the_surface_has_no_finite_value_the_start_is_refused(window: MainWindow) -> None:
    """Rosenbrock's highest start is finite; the plateau's far start is flat: both may run, and nothing is said."""
    for name in ("rosenbrock", "plateau"):
        choose(window, SURFACES[name])
        enter(window.surface_panel.start[0], "1000000")
        assert reasons(window) == []


def test_fields_follow_a_start_that_is_set_elsewhere(window: MainWindow) -> None:
    window.session.set_start((1.5, -0.25))
    assert [field.text() for field in window.surface_panel.start] == ["1.5", "\N{MINUS SIGN}0.25"]


def test_every_field_and_the_choice_are_named(window: MainWindow) -> None:
    panel = window.surface_panel
    names = [widget.accessibleName() for widget in (panel.choice, panel.formula, *panel.start, panel.steps)]
    assert all(names) and len(set(names)) == len(names)


class Coded(Surface):
    """|x|² as code, with a minimum and, where `hessian_raises`, a Hessian that raises."""

    name, title, about, view, start = "coded", "Coded", "Given as code.", ((-2.0, 2.0), (-2.0, 2.0)), (1.0, 1.0)
    parameters: Mapping[str, Parameter] = {}
    hessian_raises = False

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        return x1**2 + x2**2

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> tuple[Any, Any]:
        return 2 * x1, 2 * x2

    def hessian(self, x1: Any, x2: Any, t: Any = 0.0) -> tuple[Any, Any, Any]:
        if self.hessian_raises:
            raise RuntimeError("no <b>such</b> thing")
        return super().hessian(x1, x2, t)

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        return ((0.0, 0.0),)


class CodedBadly(Coded):
    """The same, whose Hessian raises."""

    hessian_raises = True


def written(formula: str, *minima: tuple[float, float]) -> Surface:
    return FormulaSurface("custom", "Custom", "Custom.", formula, ((-2, 2), (-2, 2)), (1, 1), minima)


@pytest.mark.parametrize(
    "surface, words",
    [
        (written("x1**2 - x2"), "No minimum of this surface is known."),
        (written("x1**4 + x2**2", (0, 0)), "Flat along a direction at its minimum: no finite condition number."),
        (written("sqrt(x1**2 + x2**2)", (0, 0)), "It has no curvature at a minimum: no condition number."),
        (Coded(), "κ = 1: as steep across as along. Curvature by differences of the gradient."),
        (CodedBadly(), "Its curvature cannot be computed: RuntimeError: no <b>such</b> thing"),
    ],
)
def test_what_is_not_known_of_a_surface_is_said_in_words(window: MainWindow, surface: Surface, words: str) -> None:
    window.session.set_surface(surface)
    labels = window.surface_panel.findChildren(QLabel)
    (label,) = [label for label in labels if label.text() == words]
    assert label.textFormat() == Qt.TextFormat.PlainText
    computed(window)


@pytest.mark.parametrize("axis", [0, 1])
def test_each_start_that_is_typed_is_undone_by_itself(window: MainWindow, axis: int) -> None:
    for text in ("1", "2"):
        enter(window.surface_panel.start[axis], text)
    window.session.undo()
    assert window.session.experiment.start[axis] == 1


def test_each_drag_of_a_parameter_is_undone_by_itself(window: MainWindow) -> None:
    row = window.surface_panel.rows["kappa"]
    assert isinstance(row, NumberRow)
    values = []
    for tick in (100, 300):
        row.slider.setValue(tick - 1)
        row.slider.setValue(tick)
        row.slider.settled.emit()
        values.append(window.session.experiment.surface.values()["kappa"])
    window.session.undo()
    assert window.session.experiment.surface.values()["kappa"] == values[0] != values[1]
    window.session.undo()
    assert window.session.experiment == notebook_experiment()


def test_a_parameter_of_another_surface_has_a_range_of_its_own(qtbot: QtBot) -> None:
    usual = SURFACES["quadratic"]
    assert isinstance(usual, FormulaSurface)
    narrow = NumericParameter(thing("κ"), "condition number", 1.0, 5.0, "linear")
    other = replace(
        usual, name="other", parameters={**usual.parameters, "kappa": narrow}, settings=(("kappa", 2.0), ("angle", 0.0))
    )
    session = Session(notebook_experiment())
    panel = SurfacePanel(session)
    qtbot.addWidget(panel)
    session.set_experiment(session.experiment.on_surface(other))
    row = panel.rows["kappa"]
    assert isinstance(row, NumberRow) and row.field.value == 2
    row.slider.setValue(row.slider.maximum())
    assert session.experiment.surface.values()["kappa"] == 5


def test_condition_numbers_that_differ_by_rounding_are_one(qtbot: QtBot) -> None:
    root = 0.7**0.5
    twin = FormulaSurface(
        *("twin", "Twin", "Two equal minima.", "3 * ((x1 - 0.9)**2 - 0.7)**2 + x2**2", ((-1, 1), (-1, 1)), (0.5, 0.5)),
        known_minima=((0.9 - root, 0), (0.9 + root, 0)),
    )
    numbers = twin.condition_numbers()
    assert numbers[0] != numbers[1] and numbers[0] == pytest.approx(numbers[1], rel=1e-12)
    panel = SurfacePanel(Session(notebook_experiment().on_surface(twin)))
    qtbot.addWidget(panel)
    told = [label.text() for label in panel.findChildren(QLabel) if label.text().startswith("κ =")]
    assert told == [f"κ = {numbers[0]:.4g}: {numbers[0]:.4g} times steeper across than along"]
