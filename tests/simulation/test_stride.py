"""A step of both parameters in one function has the bits of the gradient and the rule asked one after the other."""

from typing import Any

import pytest
from crossed import PLACES

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.surfaces import SURFACES, Surface

WRAPPED: dict[str, dict[str, Any]] = {
    "bare": {},
    "penalty": {"l2": 0.1},
    "decay": {"weight_decay": 0.1},
    "schedule": {"schedule": "cosine"},
    "clipped": {"clip_value": 1.0},
    "everything": {"clip_norm": 1.0, "l2": 0.1, "weight_decay": 0.05, "schedule": "warmup", "clip_value": 3.0},
}


class InParts(Objective):
    """An objective that keeps its formulas to itself."""

    def stepping_formulas(self) -> None:
        return None


def stepped(objective: Objective, rule: UpdateRule) -> tuple[int | None, Trajectory]:
    block = Stepper(objective, objective.surface.start, rule, 150).advance(151)
    return block.diverged_at, block.trajectory


@pytest.mark.parametrize("wrapping", WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_in_one_function_or_in_parts_the_bits_are_the_same(kind: type[UpdateRule], wrapping: dict[str, Any]) -> None:
    rule = kind(**wrapping)
    for surface in (SURFACES[place] for place in PLACES):
        (end, whole), (end_in_parts, parts) = (stepped(make(surface), rule) for make in (Objective, InParts))
        assert end == end_in_parts
        for name, one, other in zip(Trajectory._fields, whole, parts, strict=True):
            assert one.tobytes() == other.tobytes(), (surface.name, name)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_formulas_are_what_a_step_is_given(surface: Surface) -> None:
    """None of data, as each step may be given other rows."""
    formulas = Objective(surface).stepping_formulas()
    assert (formulas is None) == bool(surface.row_count)
