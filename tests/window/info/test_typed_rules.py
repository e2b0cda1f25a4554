"""What is told of optimizers that nobody foresaw: the step, its reason, and what differs from another rule."""

from collections.abc import Iterator

import pytest
from optimizers.own.hostile import GOOD
from optimizers.own.texts import with_line

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import Adam
from rmsprop_gui.optimizers.own import own_rule
from rmsprop_gui.simulation.differences import compare
from rmsprop_gui.window.info.pane import InfoPane
from rmsprop_gui.window.runs.difference_words import difference_in_words
from window.frames import Film, experiment_of

END = "rate = eta\ndirection = {}"
TEXTS = (
    *GOOD[-2:],
    f"eta: 0.01\nm = m + g\n{END.format('m')}",
    f"eta: 0.01\nm = 2m + g\n{END.format('m')}",
    f"eta: 0.01\nm = m - g\n{END.format('m')}",
    f"eta: 0.01\nm = 0.9m + 0.1g\nw = m*g\n{END.format('m + w/1000')}",
    "eta: 0.01\nrate = eta/0\ndirection = 0*g",
    "eta: 0.1\nrate = -eta\ndirection = -g",
    "eta: 0.1\nv = max(v, x^2)\nrate = eta/sqrt(v + norm)\ndirection = sign(g)*t",
    "eta: 0.1\nu = max(0.9u, abs(g))\nrate = eta/u + eta\ndirection = g",
    with_line("v = beta*v + (1-beta)*g"),
    with_line("v = v*0", "rate = eta/sqrt(v)"),
    with_line("beta = 1/t\nv = beta*v + (1-beta)*g^2\nv_hat = v/(1 - beta^t)", "rate = eta/sqrt(v_hat)"),
)
STEPS = 4


@pytest.fixture
def pane() -> Iterator[InfoPane]:
    made = InfoPane()
    made.resize(360, 800)
    yield made
    made.deleteLater()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text)[:60])
def test_every_step_of_it_is_told(pane: InfoPane, text: str) -> None:
    rule = own_rule(text)()
    film = Film(experiment_of(rule, Adam(), steps=STEPS))
    for step, part in ((0, 0), (1, 0), (1, 2), (STEPS, 0)):
        pane.show_frame(film.frame(step, part=part))
        assert pane.rule.text


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text)[:60])
def test_what_differs_from_another_rule_is_told(text: str) -> None:
    rule = own_rule(text)()
    for notation in Notation:
        for pair in ((rule, Adam()), (Adam(), rule), (rule, own_rule(GOOD[0])())):
            told = difference_in_words("this", "that", compare(*pair), notation)
            assert told.endswith(".") and "nan" not in told


def test_what_never_fades_is_told_as_that() -> None:
    rule = own_rule(f"eta: 0.01\nm = m + g\n{END.format('m')}")()
    assert "adds up gradients, ever more of them the longer it runs" in difference_in_words(
        "a", "b", compare(rule, Adam()), Notation.LAB
    )
