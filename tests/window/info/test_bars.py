"""Bars as long as the logarithm of the rate, and a mark at 2/λ."""

import math
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import number
from rmsprop_gui.window.info.bars import RateBars
from rmsprop_gui.window.info.decades import decade_text
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
    tracks = [bars.track(axis).toAlignedRect() for axis in (0, 1)]
    return [int(seen[track.top() : track.bottom()].sum(axis=1).max()) for track in tracks]


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
    tracks = [bars.track(axis) for axis in (0, 1)]
    above = [(track.top() - 4 <= rows) & (rows < track.top()) for track in tracks]  # there no number is in the way
    upper, lower = (columns[there] for there in above)
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
    words = bars.scale_words()
    assert len(words) >= 2
    for (_, one, _), (_, other, _) in pairwise(words):
        assert one.right() < other.left()
    assert words[0][1].left() >= 0 and words[-1][1].right() <= width
    assert all(box.left() <= x <= box.right() for x, box, _ in words)


@pytest.mark.parametrize("width", [100, 150, 190, 320, 900])
@pytest.mark.parametrize("limit", [math.nan, 2e-4, 0.012, 0.1, 3.0, 90.0])
@pytest.mark.parametrize("rate", [1.234e-9, 0.0001, 0.011, 0.0809, 7.0, 99.0])
def test_the_number_of_a_bar_is_whole_and_touches_no_mark(
    bars: RateBars, rate: float, limit: float, width: int
) -> None:
    bars.resize(width, bars.height())
    bars.show_rates((rate, rate), (limit, limit), COLOUR)
    box, mark, track = bars.number_box(0), bars.mark(0), bars.track(0)
    room = QFontMetricsF(bars._strong).horizontalAdvance(number(rate))
    assert box is not None or track.width() < 2 * (room + 8)
    assert bool(bars.mark_lines(0)) == (mark is not None)
    if box is not None:
        assert box.width() >= room
        assert track.left() <= box.left() and box.right() <= track.right()
        assert not any(
            box.intersects(QRectF(line.p1(), line.p2()).adjusted(-1, 0, 1, 0)) for line in bars.mark_lines(0)
        )
        assert width < 320 or mark is None or mark < box.left() or box.right() < mark
        assert box.right() < bars.place(rate) or bars.place(rate) < box.left()


@pytest.mark.parametrize(
    ("decade", "said"), [(-4, "0.0001"), (-1, "0.1"), (0, "1"), (2, "100"), (-9, "1e−9"), (12, "1e12")]
)
def test_powers_of_ten_are_written_out(decade: int, said: str) -> None:
    assert decade_text(decade) == said
