"""The numbers that chance gives: normal, independent, and the same however they are asked for."""

import numpy as np
import pytest

from rmsprop_gui.simulation.chance import NoiseOfSeeds, Stream, noise_of_step
from rmsprop_gui.surfaces.surface import Array

NOISES = (Stream.ADDED, Stream.RELATIVE)
SEEDS, STEPS = range(1000), 500


@pytest.fixture(scope="module")
def drawn() -> dict[Stream, Array]:
    """A million numbers of each kind, (steps, 2, seeds)."""
    return {stream: _all(NoiseOfSeeds(SEEDS, STEPS), stream) for stream in NOISES}


def _all(noise: NoiseOfSeeds, stream: Stream) -> Array:
    return np.array([noise.at(t, stream) for t in range(1, STEPS + 1)])


@pytest.mark.parametrize("stream", NOISES, ids=lambda stream: stream.name)
def test_mean_and_variance_of_a_million_draws_are_within_four_standard_errors(
    drawn: dict[Stream, Array], stream: Stream
) -> None:
    numbers = drawn[stream].ravel()
    assert numbers.size == 1_000_000
    assert abs(numbers.mean()) < 4 / 1000
    assert abs(numbers.var() - 1) < 4 * np.sqrt(2) / 1000


def test_nothing_goes_with_anything_else(drawn: dict[Stream, Array]) -> None:
    added, relative = drawn[Stream.ADDED], drawn[Stream.RELATIVE]
    pairs = {
        "the two streams": (added, relative),
        "the parameters": (added[:, 0], added[:, 1]),
        "the parameters of relative noise": (relative[:, 0], relative[:, 1]),
        "steps": (added[1:], added[:-1]),
        "steps of relative noise": (relative[1:], relative[:-1]),
        "seeds": (added[..., 1:], added[..., :-1]),
        "seeds of relative noise": (relative[..., 1:], relative[..., :-1]),
        "one stream with the other of the next seed": (added[..., 1:], relative[..., :-1]),
    }
    for what, (one, other) in pairs.items():
        assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 4 / np.sqrt(one.size), what


@pytest.mark.parametrize("stream", NOISES, ids=lambda stream: stream.name)
@pytest.mark.parametrize("last", [3, 255, 256, 600])
def test_many_seeds_at_once_are_given_the_very_bits_of_each(stream: Stream, last: int) -> None:
    seeds = range(2**32 - 3, 2**32)
    noise = NoiseOfSeeds(seeds, last)
    for t in (1, 2, last - 1, last, 1):
        at_once = np.array(noise.at(t, stream)).T.tolist()
        assert at_once == [list(noise_of_step(seed, t, stream)) for seed in seeds], t
