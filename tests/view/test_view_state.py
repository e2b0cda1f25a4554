"""The view is one value: it is compared as a whole and refuses what cannot be shown."""

import math
from dataclasses import FrozenInstanceError, replace

import pytest

from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ChartView, ViewState, first_view


def test_at_first_the_last_run_is_selected_and_all_else_is_as_usual() -> None:
    assert first_view(notebook_experiment()) == replace(ViewState(), selected=2)
    assert first_view(replace(notebook_experiment(), runs=())).selected == -1


def test_what_is_remembered_is_kept_but_for_the_selection() -> None:
    remembered = ViewState(selected=0, theme="dark", charts=(ChartView("distance"), ChartView("loss", False)))
    assert first_view(notebook_experiment(), remembered) == replace(remembered, selected=2)


def test_it_is_a_value() -> None:
    assert ViewState(step=3) == ViewState(step=3) != ViewState(step=4)
    assert hash(ViewState(step=3)) == hash(ViewState(step=3))
    with pytest.raises(FrozenInstanceError):
        ViewState().step = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    "wrong, reason",
    [
        ({"axis": 2}, "no number 2"),
        ({"axis": -1}, "no number -1"),
        ({"step": -1}, "step -1"),
        ({"part": -1}, "part -1"),
        ({"charts": (ChartView("loss"),)}, "2 charts, not 1"),
        ({"view_range": ((1.0, 1.0), (0.0, 1.0))}, "from 1.0 to 1.0"),
        ({"view_range": ((0.0, 1.0), (2.0, -2.0))}, "from 2.0 to -2.0"),
        ({"view_range": ((0.0, math.inf), (0.0, 1.0))}, "to inf"),
        ({"view_range": ((math.nan, 1.0), (0.0, 1.0))}, "from nan"),
        ({"view_range": ((0.0, 5e-324), (0.0, 1.0))}, "from 0.0 to 5e-324"),
        ({"view_range": ((0.0, 1.0), (0.0, 1e-10))}, "from 0.0 to 1e-10"),
        ({"view_range": ((999_999.0, 999_999.0 + 1e-8), (0.0, 1.0))}, "from 999999.0 to 999999.00000001"),
        ({"legend_place": (0.5, 1.01)}, "legend cannot be at"),
        ({"legend_place": (math.nan, 0.5)}, "legend cannot be at"),
        ({"compared": -1}, "no run -1"),
        ({"presented": frozenset({"rule", "cat"})}, "has no cat"),
        ({"speed": -1.0}, "speed -1"),
        ({"scale": 0.0}, "size 0"),
        ({"scale": math.nan}, "size nan"),
    ],
    ids=str,
)
def test_what_cannot_be_shown_is_refused(wrong: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        ViewState(**wrong)
