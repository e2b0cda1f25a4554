"""What is said of a prediction, in as many words as there is room for: no number in it is ever cut."""

from collections.abc import Sequence

import pytest

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.lecture.prediction_words import Words, words_of
from window.frames import Film, experiment_of

ORIGIN, TARGET = 5, 15
GUESSES = ((1.0, 2.0), (0.0, 0.0), (-3.0, 1.0))


def asked(guesses: Sequence[Point]) -> tuple[Prediction, Film]:
    film = Film(experiment_of(RMSProp(), steps=40))
    prediction = Prediction.about(film.experiment, 0, ORIGIN, TARGET - ORIGIN)
    for guess in guesses:
        prediction = prediction.guessed(guess)
    return prediction, film


def told(step: int, guesses: Sequence[Point]) -> Words:
    prediction, film = asked(guesses)
    return words_of(prediction, film.frame(step))


@pytest.mark.parametrize("guesses", [(), GUESSES], ids=len)
def test_before_the_answer_it_says_what_to_do_and_which_step(guesses: Sequence[Point]) -> None:
    words = told(ORIGIN, guesses)
    assert not words.is_answer and all(str(TARGET) in text for text in (words.whole, *words.shorter))
    assert (f"Guesses: {len(guesses)}" in words.whole) == bool(guesses)


def test_the_fewer_words_the_fewer_distances_each_of_them_whole() -> None:
    words = told(TARGET, GUESSES)
    prediction, film = asked(GUESSES)
    distances = prediction.distances(film.frame(TARGET))
    assert words.is_answer and distances is not None
    ranked = sorted(range(len(distances)), key=lambda index: distances[index])
    parts = [f"{index + 1}: {number(distances[index], 3)}" for index in ranked]
    assert words.whole.removesuffix(".").endswith("   ".join(parts)) and words.shorter[0].endswith("   ".join(parts))
    assert words.shorter[1:] == ("   ".join(parts), *("   ".join((*parts[:count], "…")) for count in (2, 1)))
    lengths = list(map(len, (words.whole, *words.shorter)))
    assert lengths == sorted(lengths, reverse=True)


def test_where_nobody_has_guessed_there_is_nothing_to_rank() -> None:
    assert told(TARGET, ()) == Words("Nobody has guessed.", (), is_answer=True)
