"""A step that has no number because of a root or a logarithm: which one, of what, and along which parameters."""

import pytest
from optimizers.own.texts import with_line
from window.frames import experiment_of, recordings_of

from rmsprop_gui.optimizers.own import own_rule
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.outside_domain import POWER, OutsideDomain
from rmsprop_gui.simulation.recording import State
from rmsprop_gui.window.info.stop_text import stop_text

END = "rate = eta\ndirection = g"

# What is typed, at which step it ends, and what is said of it. The first gradient is (1.8, −30).
ENDS: list[tuple[str, int, OutsideDomain | None]] = [
    (with_line("v = beta*v + (1-beta)*g", "rate = eta/sqrt(v)"), 1, OutsideDomain("rate", "sqrt", (1,), (-3.0,))),
    (f"eta: 1\nv = log(-1 - t)\n{END}", 1, None),  # nobody reads v: no step is lost by it
    ("eta: 0.01\nrate = eta*log(3 - t)\ndirection = g", 3, None),  # log(0) is infinite, which is an overflow
    ("eta: 0.01\nrate = eta*log(3.5 - t)\ndirection = g", 4, OutsideDomain("rate", "log", (0, 1), (-0.5, -0.5))),
    ("eta: 0.01\nrate = eta\ndirection = g^0.5", 1, OutsideDomain("direction", POWER, (1,), (-30.0,))),
    ("eta: 0.01\nw = sqrt(g)\nrate = eta\ndirection = w + sqrt(w)", 1, OutsideDomain("w", "sqrt", (1,), (-30.0,))),
]


def ended(text: str) -> tuple[UpdateRule, int | None, object, State, str]:
    rule = own_rule(text)()
    (recording,) = recordings_of(experiment_of(rule, steps=5))
    row = recording.length - 1
    return rule, recording.diverged_at, recording.undefined, recording.state(5), stop_text(recording, rule, row)


@pytest.mark.parametrize(("text", "step", "found"), ENDS, ids=lambda item: repr(item)[:40])
def test_the_first_value_that_is_missing_is_named(text: str, step: int, found: OutsideDomain | None) -> None:
    _, at, undefined, state, _ = ended(text)
    if found is not None:
        assert isinstance(undefined, OutsideDomain) and (at, state) == (step, State.OUTSIDE)
        assert (undefined.target, undefined.function, undefined.axes) == (found.target, found.function, found.axes)
        assert undefined.arguments == pytest.approx(found.arguments)
    else:
        assert undefined is None and state is not State.OUTSIDE


def test_it_is_said_in_a_sentence() -> None:
    *_, told = ended(with_line("v = beta*v + (1-beta)*g", "rate = eta/sqrt(v)"))
    assert told == (
        "No number at step 1: along x₂ Own rule takes the root of −3.000 in the line that sets r. "
        "There is no such number, and the run ends."
    )
