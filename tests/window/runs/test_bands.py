"""The bands above the slider follow rule, settings and surface."""

import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.controls.parameter_rows import NumberRow
from rmsprop_gui.window.controls.slider_painting import Band
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.runs.panel import RunsPanel


@pytest.fixture
def panel(qtbot: QtBot) -> RunsPanel:
    made = RunsPanel(Session(notebook_experiment()))
    qtbot.addWidget(made)
    return made


def shown(panel: RunsPanel) -> tuple[Band, ...]:
    """Above the learning rate of the selected run."""
    (card,) = (card for card in panel.cards if card.is_selected)
    row = card.rows["learning_rate"]
    assert isinstance(row, NumberRow)
    return row.slider.bands


def ends(panel: RunsPanel) -> list[tuple[str, float]]:
    return [(band.ground, pytest.approx(band.high)) for band in shown(panel)]


def test_they_follow_the_rule_its_settings_and_the_surface(panel: RunsPanel) -> None:
    session = panel._session
    assert shown(panel) == (), "RMSProp has no limit of its learning rate"
    session.add(RULES["gradient_descent"]())
    assert ends(panel) == [("stable", 0.1), ("oscillating", 0.2), ("divergent", 10.0)]
    session.set_hyperparameter(3, "l2", 10.0)
    assert ends(panel) == [("stable", 0.05), ("oscillating", 0.1), ("divergent", 10.0)]
    session.set_hyperparameter(3, "l2", 0.0)
    session.set_surface(SURFACES["bowl"])
    assert ends(panel) == [("stable", 0.5), ("oscillating", 1.0), ("divergent", 10.0)]
    session.set_hyperparameter(3, "schedule", "cosine")
    assert shown(panel) == ()


def test_they_join_and_end_where_the_slider_does(panel: RunsPanel) -> None:
    session = panel._session
    session.set_surface(SURFACES["rosenbrock"])
    session.add(RULES["momentum"](beta=0.99))
    bands = shown(panel)
    assert [band.ground for band in bands] == ["oscillating", "divergent"], "stable lies below the slider's end"
    assert bands[0].low == 1e-5 and bands[0].high == bands[1].low and bands[-1].high == 10.0


def test_the_tip_names_each_with_its_number(panel: RunsPanel) -> None:
    panel._session.add(RULES["gradient_descent"]())
    (card,) = (card for card in panel.cards if card.is_selected)
    tip = card.rows["learning_rate"].slider.toolTip()  # type: ignore[union-attr]
    for words in ("up to 0.100: stable", "up to 0.200: oscillating", "beyond 0.200: divergent", "curvature 10.0"):
        assert words in tip
