"""What chance has made of a gradient, in a sentence."""

from dataclasses import replace

import pytest

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.simulation.dissection import Dissection, Pair
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.window.info.chance_words import chance_in_words
from rmsprop_gui.window.info.step_words import words_of
from window.frames import Film, experiment_of

CASES = {
    "turned": ((0.0, 2.0), (1.0, 0.0), "Chance turned the gradient by 90° and made it 2.0 times as long: |g| = 2.000."),
    "short": ((1.0, 0.0), (4.0, 0.0), "Chance turned the gradient by 0° and made it 0.25 times as long: |g| = 1.000."),
    "back": ((-3.0, 0.0), (1.0, 0.0), "Chance turned the gradient by 180° and made it 3.0 times as long: |g| = 3.000."),
    "at the minimum": ((1.0, 1.0), (0.0, 0.0), ""),
    "no chance": ((1.0, 1.0), None, ""),
}  # fmt: skip


@pytest.mark.parametrize("g, true, said", CASES.values(), ids=CASES)
def test_it_says_how_the_gradient_was_changed(g: Pair, true: Pair | None, said: str) -> None:
    step = Dissection(RMSProp(), 1, (0.0, 0.0), (), {"g": g}, true_gradient=true)
    assert chance_in_words(step) == said


def test_it_is_said_of_the_step_that_is_explained_where_there_is_noise() -> None:
    quiet = experiment_of(RMSProp())
    for experiment, is_said in ((quiet, False), (replace(quiet, sampling=Sampling(noise=1.0)), True)):
        words = words_of(Film(experiment).frame(5), 0, None, Notation.LAB)
        assert words.chance.startswith("Chance turned") == is_said and (words.chance in words.text)
