"""A typed function in a file: whole, or refused with a sentence."""

from typing import Any

import pytest

from rmsprop_gui.files import schema
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.document_text import from_text, to_text
from rmsprop_gui.files.surface_part import read_surface, write_surface
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces.typed_surface import FUNCTION, typed_surface
from rmsprop_gui.view.view_state import ViewState

from .time_limit import within

GOOD: dict[str, Any] = {"text": "2x^2 + 0.1y^2", "view": ((-9, 9), (-4.5, 4.5)), "start": (8, -3), "minima": [(0, 0)]}

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no function": ({"text": "2x^2 +"}, "is expected instead of the end at character 7"),
    "code": ({"text": "__import__('os').system('true')"}, "'__import__' is not known here"),
    "a megabyte": ({"text": "x" * 1_000_000}, "too long"),
    "depth": ({"text": "(" * 999 + "x" + ")" * 999}, "more than 1000 parts"),
    "powers": ({"text": "^".join(["(x sin(y))"] * 60)}, "slope of this function is too long"),
    "a range that is none": ({"view": ((1, 1), (0, 1))}, "a range cannot go from 1 to 1"),
    "a range without end": ({"view": ((0, float("inf")), (0, 1))}, "must be between"),
    "a start that is nowhere": ({"start": (float("nan"), 0)}, "must be between"),
    "minima beyond the plane": ({"minima": [(1e9, 0)]}, "must be between"),
    "more minima than are found": ({"minima": [(0, k) for k in range(99)]}, "at most 50 minima"),
}


@pytest.mark.parametrize("changed, said", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_at_once(changed: dict[str, Any], said: str) -> None:
    content = schema.Surface(name=FUNCTION, function=schema.Function(**{**GOOD, **changed}))
    with within(1.0), pytest.raises(ValueError, match=said):
        read_surface(content)


@pytest.mark.parametrize("other", [{"name": "bowl"}, {"settings": {"kappa": 3.0}}])
def test_a_function_is_nothing_else(other: dict[str, Any]) -> None:
    content = {"name": FUNCTION, "function": schema.Function(**GOOD), **other}
    with pytest.raises(ValueError, match=r"is not typed|has no setting"):
        read_surface(schema.Surface(**content))


def test_what_was_found_is_not_searched_for_again() -> None:
    content = schema.Surface(name=FUNCTION, function=schema.Function(**GOOD))
    surface = read_surface(content)
    assert (surface.view, surface.start, surface.minima) == (GOOD["view"], GOOD["start"], ((0, 0),))
    assert write_surface(surface) == content


def test_an_experiment_on_a_typed_function_is_carried_as_text() -> None:
    experiment = notebook_experiment().on_surface(typed_surface("f = abs(x) + √(1 + y²)"))
    document = Document(experiment, ViewState())
    assert from_text(to_text(document), ViewState()) == document
