"""Means in place of the values of a run: over the last steps, and over many seeds."""

from dataclasses import replace

import numpy as np

from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.measures import Measure
from rmsprop_gui.window.charts.series import Series


def smoothed(series: Series, window: int) -> Series:
    """With the mean over the last `window` steps in place of each value, which stays behind it."""
    if window == 1:
        return series
    raw = series.values if series.raw is None else series.raw
    return replace(series, values=running_mean(series.values, window), raw=raw)


def over_seeds(series: Series, measure: Measure, averages: Averages | None) -> Series:
    """With the mean over the seeds, where the measure has one. That a single run has stopped ends no mean."""
    if averages is None or measure.mean is None:
        return series
    mean = measure.mean(averages)[: averages.known]
    return replace(series, values=mean, raw=series.values, averages=averages, diverged_at=None, failed_at=None)


def running_mean(values: Array, window: int) -> Array:
    """Of each value with the `window` − 1 before it, (n,) or (n, 2), as far as there are some; NaN is left out.

    Nothing is ever subtracted: after a large value, small ones keep all their digits.
    """
    known = ~np.isnan(values)
    total, count = (_running_sum(part, window) for part in (np.where(known, values, 0.0), known.astype(float)))
    with np.errstate(invalid="ignore"):
        mean: Array = total / count
    return mean


def _running_sum(values: Array, window: int) -> Array:
    """Each sum is the end of one block and the beginning of the next."""
    n, rest = len(values), values.shape[1:]
    padded = np.concatenate((values, np.zeros((-n % window, *rest)))).reshape(-1, window, *rest)
    begins = np.cumsum(padded, axis=1).reshape(-1, *rest)[:n]
    ends = np.cumsum(padded[:, ::-1], axis=1)[:, ::-1].reshape(-1, *rest)
    first = np.arange(n) - window + 1  # of each sum
    crosses = (first > 0) & (first % window != 0)
    begins[crosses] += ends[first[crosses]]
    return begins
