"""Bars as long as the logarithm of the rate, and a mark at 2/λ."""

import math
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.info.bars import RateBars, _decade
from window.frames import pixels

COLOUR = "#d55e00"
NONE = (math.nan, math.nan)


@pytest.fixture
def bars(qtbot: QtBot) -> RateBars:
    made = RateBars()
    qtbot.addWidget(made)
    made.resize(320, made.height())
    return made


def lengths(bars: RateBars) -> list[int]:
    """How many pixels long the bar of each parameter is."""
    wanted = np.array([0xD5, 0x5E, 0x00])
    seen = np.abs(pixels(bars) - wanted).max(axis=2) < 20
    rows = np.flatnonzero(seen.sum(axis=1) > 0)
    if not len(rows):
        return [0, 0]
    upper, lower = np.split(seen.sum(axis=1), [round(len(seen) * 0.35)])
    return [int(upper.max()), int(lower.max())]


@pytest.mark.parametrize("factor", [10.0, 100.0, 1000.0])
def test_equal_ratios_are_equal_lengths(bars: RateBars, factor: float) -> None:
    decade = []
    for rates in ((1e-3, 1e-3 * factor), (1e-2, 1e-2 * factor)):
        bars.show_rates(rates, NONE, COLOUR)
        first, second = lengths(bars)
        decade.append((second - first) / math.log10(factor))
    assert decade[0] == pytest.approx(decade[1], abs=2) and decade[0] > 20


@pytest.mark.parametrize("rates", [NONE, (0.0, 0.0), (math.inf, math.inf), (-1.0, -1.0)], ids=str)
def test_what_has_no_logarithm_has_no_bar(bars: RateBars, rates: tuple[float, float]) -> None:
    bars.show_rates(rates, NONE, COLOUR)
    assert lengths(bars) == [0, 0]


@pytest.mark.parametrize("rates", [(1e-30, 1e-30), (1e30, 1e-3), (1e-300, 1e300)], ids=str)
def test_any_rate_fits(bars: RateBars, rates: tuple[float, float]) -> None:
    bars.show_rates(rates, (1e-9, 1e9), COLOUR)
    assert all(0 <= length < bars.width() for length in lengths(bars)) and max(lengths(bars)) > 0


def test_the_mark_stands_where_a_bar_of_that_rate_would_end(bars: RateBars) -> None:
    bars.show_rates((0.2, 10.0), NONE, COLOUR)
    plain, ends = pixels(bars), lengths(bars)
    bars.show_rates((0.2, 10.0), (10.0, 0.2), COLOUR)
    rows, columns = np.nonzero((pixels(bars) != plain).any(axis=2))
    upper, lower = columns[rows < bars.height() * 0.3], columns[rows > bars.height() * 0.4]
    left = int(np.nonzero(np.abs(plain - np.array([0xD5, 0x5E, 0x00])).max(axis=2) < 20)[1].min())
    assert abs(upper.mean() - (left + ends[1])) < 4 and abs(lower.mean() - (left + ends[0])) < 4


@pytest.mark.parametrize("limits", [(1e6, 1e-8), (1e300, 1e-300), (math.inf, 0.0)], ids=str)
def test_a_limit_that_is_far_away_does_not_squeeze_the_bars(bars: RateBars, limits: tuple[float, float]) -> None:
    bars.show_rates((0.1, 0.2), NONE, COLOUR)
    alone = pixels(bars)
    bars.show_rates((0.1, 0.2), limits, COLOUR)
    assert (pixels(bars) == alone).all()


@pytest.mark.parametrize("width", [120, 160, 220, 320, 900])
@pytest.mark.parametrize("rates", [NONE, (1e-12, 1e5)], ids=str)
def test_labels_of_the_scale_stand_apart(bars: RateBars, rates: tuple[float, float], width: int) -> None:
    bars.resize(width, bars.height())
    bars.show_rates(rates, NONE, COLOUR)
    low, high = bars._decades()
    scale = width - bars._label - bars._right
    labelled = bars._labelled(scale, low, high)
    places = [bars._label + (decade - low) / (high - low) * scale for decade in labelled]
    assert len(labelled) >= 2
    letters = QFontMetricsF(bars._small())
    for one, other in pairwise(zip(labelled, places, strict=True)):
        ends = [letters.horizontalAdvance(_decade(decade)) / 2 for decade in (one[0], other[0])]
        assert one[1] + ends[0] < other[1] - ends[1]
