"""Chance that comes again: normal numbers and rows of data that follow from a seed and a step alone."""

from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.surfaces.surface import Array, Rows

MAX_SEED = 2**32 - 1
STEPS_AT_ONCE = 256  # steps whose noise is drawn at once
_FROM_THE_FIRST = {"buffer": np.zeros(4, np.uint64), "buffer_pos": 4, "has_uint32": 0, "uinteger": 0}


class Stream(IntEnum):
    """What is drawn. The streams of one seed have nothing to do with each other."""

    ADDED = 1
    """Noise that is added to the gradient."""
    BATCH = 2
    """Rows of data."""
    RELATIVE = 3
    """Noise that the gradient is multiplied by."""


def noise_of_step(seed: int, t: int, stream: Stream = Stream.ADDED) -> tuple[float, float]:
    """Two independent standard normal numbers, one for either parameter."""
    chunk, index = divmod(t, STEPS_AT_ONCE)
    n1, n2 = _normals(seed, chunk, stream)[index]
    return n1, n2


@lru_cache(maxsize=64)
def _normals(seed: int, chunk: int, stream: Stream) -> list[list[float]]:
    """The noise of `STEPS_AT_ONCE` steps, two numbers each."""
    numbers: list[list[float]] = _generator(seed, stream, chunk).standard_normal((STEPS_AT_ONCE, 2)).tolist()
    return numbers


class NoiseOfSeeds:
    """The same numbers for many seeds at once: those of step t as two arrays, (seeds,) each.

    It is made for steps up to `last`, taken in turn: only those of a few are kept.
    """

    def __init__(self, seeds: range, last: int) -> None:
        self._seeds, self._last = seeds, last
        self._drawn: dict[Stream, tuple[int, Array]] = {}

    def at(self, t: int, stream: Stream) -> tuple[Array, Array]:
        """What `noise_of_step` gives for each of the seeds."""
        chunk, index = divmod(t, STEPS_AT_ONCE)
        known, numbers = self._drawn.get(stream, (-1, np.empty(0)))
        if known != chunk:
            numbers = self._chunk(chunk, stream)
            self._drawn[stream] = chunk, numbers
        first, second = numbers[index]
        return first, second

    def _chunk(self, chunk: int, stream: Stream) -> Array:
        """(steps, 2, seeds). To set one generator back takes a tenth of the time that it takes to make one."""
        rows = min(STEPS_AT_ONCE, self._last + 1 - chunk * STEPS_AT_ONCE)
        philox = np.random.Philox(key=[0, stream])
        generator, drawn = np.random.Generator(philox), np.empty((len(self._seeds), rows, 2))
        for seed, numbers in zip(self._seeds, drawn, strict=True):
            philox.state = _state(seed, stream, chunk)
            generator.standard_normal(out=numbers)
        return np.ascontiguousarray(drawn.transpose(1, 2, 0))


def _state(seed: int, stream: Stream, counter: int) -> Any:
    """Where `_generator` begins."""
    place = {"counter": np.array([0, counter, 0, 0], np.uint64), "key": np.array([seed, stream], np.uint64)}
    return {"bit_generator": "Philox", "state": place, **_FROM_THE_FIRST}


@lru_cache(maxsize=512)
def rows_of_step(seed: int, t: int, count: int, batch: int) -> Rows:
    """The indices of `batch` of `count` rows of data, in order."""
    rows: Rows = np.sort(_generator(seed, Stream.BATCH, t).choice(count, batch, replace=False))
    rows.flags.writeable = False
    return rows


def _generator(seed: int, stream: Stream, counter: int) -> "np.random.Generator":  # in quotes: it would be loaded
    """A generator at a place of its own in the sequence of a seed: what others have drawn does not move it."""
    return np.random.Generator(np.random.Philox(key=[seed, stream], counter=[0, counter, 0, 0]))
