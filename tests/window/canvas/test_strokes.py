"""Paths cut to the view, thinned and dashed: the same as by brute force, and nothing seen is lost."""

import math

import numpy as np
import pytest

from rmsprop_gui.window.canvas.strokes import dashed, lengths, strokes, unrepeated

WIDTH, HEIGHT, MARGIN, GRID = 300.0, 200.0, 40.0, 0.25


def walk(seed: int, count: int = 400, reach: float = 120.0) -> np.ndarray:
    """A path that goes in and out of the view."""
    random = np.random.default_rng(seed)
    return np.cumsum(random.normal(0, reach, (count, 2)), axis=0) % 700 - 150


def inside(points: np.ndarray, slack: float) -> np.ndarray:
    low, high = -MARGIN - slack, np.array([WIDTH, HEIGHT]) + MARGIN + slack
    return (points >= low).all(axis=1) & (points <= high).all(axis=1)


def distance(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """How far points lie from a segment."""
    along = np.clip(((points - start) @ (end - start)) / max(float((end - start) @ (end - start)), 1e-300), 0, 1)
    return np.linalg.norm(points - (start + along[:, None] * (end - start)), axis=1)


@pytest.mark.parametrize("seed", range(5))
def test_clipping_agrees_with_brute_force(seed: int) -> None:
    """Of each segment just the points within the view and its margin are drawn."""
    path = walk(seed)
    segments, leads_to = strokes(path, WIDTH, HEIGHT)
    drawn = dict(zip(leads_to.tolist(), segments, strict=True))
    for index in range(1, len(path)):
        before, after = path[index - 1], path[index]
        sampled = before + np.linspace(0, 1, 1001)[:, None] * (after - before)
        seen = sampled[inside(sampled, 0.0)]
        if len(seen) < 5:
            continue
        start, end = drawn[index][:2], drawn[index][2:]
        assert distance(seen, start, end).max() < 1.5 * GRID + np.linalg.norm(after - before) / 1000
        assert inside(np.array([start, end]), GRID).all()
        assert distance(np.array([start, end]), before, after).max() < GRID
        assert (end - start) @ (after - before) > 0, "in the direction of the path"
    assert len(drawn) > 50


@pytest.mark.parametrize("seed", range(3))
def test_what_does_not_come_near_the_view_is_left_out(seed: int) -> None:
    segments, _ = strokes(walk(seed) + np.array([5000.0, 0.0]), WIDTH, HEIGHT)
    assert len(segments) == 0


def test_a_segment_right_across_the_view_is_kept() -> None:
    segments, leads_to = strokes(np.array([[-1e6, 100.0], [1e6, 100.0]]), WIDTH, HEIGHT)
    assert leads_to.tolist() == [1]
    np.testing.assert_allclose(segments[0], [-MARGIN, 100.0, WIDTH + MARGIN, 100.0])


@pytest.mark.parametrize(
    "path", [[], [[10, 10]], [[10, 10], [10, 10]], [[10, 10], [10.05, 10.05]]], ids=["none", "one", "still", "tiny"]
)
def test_what_does_not_move_is_not_drawn(path: list[list[float]]) -> None:
    segments, leads_to = strokes(np.array(path, float).reshape(-1, 2), WIDTH, HEIGHT)
    assert len(segments) == len(leads_to) == 0


@pytest.mark.parametrize("far", [1e12, 1e200, np.inf, np.nan])
def test_points_out_of_this_world_break_nothing(far: float) -> None:
    segments, leads_to = strokes(
        np.array([[10.0, 10.0], [20.0, 20.0], [far, far], [30.0, 30.0], [40.0, 40.0]]), WIDTH, HEIGHT
    )
    assert np.isfinite(segments).all() and {1, 4} <= set(leads_to.tolist())


def test_a_path_cut_in_pieces_is_the_path() -> None:
    path = walk(7)
    whole, leads_to = strokes(path, WIDTH, HEIGHT)
    pieces = [strokes(path[first : first + 31], WIDTH, HEIGHT)[0] for first in range(0, len(path) - 1, 30)]
    np.testing.assert_array_equal(np.concatenate(pieces), whole)
    assert (np.diff(leads_to) > 0).all()


def test_lengths_are_those_of_the_segments() -> None:
    assert lengths(np.array([[0, 0, 3, 4], [1, 1, 1, 1]], float)).tolist() == [5.0, 0.0]


# repeated segments


def test_only_what_is_drawn_already_is_left_out() -> None:
    there, back, other = [0.0, 0.0, 10.0, 5.25], [10.0, 5.25, 0.0, 0.0], [0.0, 0.0, 10.0, 5.5]
    assert unrepeated(np.array([there, back, there, other, back])).tolist() == [0, 3]


@pytest.mark.parametrize("seed", range(5))
def test_no_segment_is_lost(seed: int) -> None:
    random = np.random.default_rng(seed)
    ends = np.round(random.uniform(-MARGIN, 4000, (40, 2)) * 4) / 4
    chosen = random.integers(0, len(ends), (600, 2))
    segments = np.concatenate((ends[chosen[:, 0]], ends[chosen[:, 1]]), axis=1)
    kept = unrepeated(segments)

    def seen(of: np.ndarray) -> set[frozenset[tuple[float, ...]]]:
        return {frozenset((tuple(one[:2]), tuple(one[2:]))) for one in of.tolist()}

    assert seen(segments[kept]) == seen(segments)
    assert len(kept) == len(seen(segments)) < len(segments)
    assert (np.diff(kept) > 0).all()


# dashes

PATTERNS = [(9, 4), (3, 4), (12, 4, 3, 4), (14, 3, 3, 3, 3, 3)]


def along(segments: np.ndarray, begins: np.ndarray, pieces: np.ndarray) -> list[tuple[float, float]]:
    """Where along the path each piece begins and ends, by finding the segment it lies on."""
    found = []
    for piece in pieces:
        best = math.inf
        for segment, begin in zip(segments, begins, strict=True):
            off = distance(piece.reshape(2, 2), segment[:2], segment[2:]).max()
            direction = segment[2:] - segment[:2]
            if off < best and (piece[2:] - piece[:2]) @ direction > 0:
                size = np.linalg.norm(direction)
                best = off
                place = [float((end - segment[:2]) @ direction / size + begin) for end in piece.reshape(2, 2)]
        assert best < 1e-6, "every piece lies on the path"
        found.append((place[0], place[1]))
    return found


@pytest.mark.parametrize("dash", PATTERNS, ids=str)
def test_dashes_lie_on_the_path_where_the_pattern_is_on(dash: tuple[float, ...]) -> None:
    random = np.random.default_rng(1)
    path = np.cumsum(random.uniform(-30, 40, (12, 2)), axis=0)
    segments = np.concatenate((path[:-1], path[1:]), axis=1)
    begins = np.concatenate(([0.0], np.cumsum(lengths(segments))[:-1])) + 3.7
    pieces = along(segments, begins, dashed(segments, begins, dash))
    edges = np.cumsum((0.0, *dash))
    end = float(begins[-1] + lengths(segments)[-1])
    for place in np.linspace(begins[0] + 0.01, end - 0.01, 997):
        phase = place % edges[-1]
        nearest = np.abs(np.concatenate((edges - phase, begins - place))).min()
        if nearest < 1e-3:
            continue
        on = any(low <= phase < high for low, high in zip(edges[:-1:2], edges[1::2], strict=True))
        assert sum(first <= place < last for first, last in pieces) == on


@pytest.mark.parametrize("dash", PATTERNS, ids=str)
def test_dashes_add_up(dash: tuple[float, ...]) -> None:
    period, on = sum(dash), sum(dash[0::2])
    segments = np.array([[0.0, 0.0, 10 * period, 0.0]])
    assert lengths(dashed(segments, np.zeros(1), dash)).sum() == pytest.approx(10 * on)
    assert lengths(dashed(segments, np.array([0.37 * period]), dash)).sum() == pytest.approx(10 * on)


def test_a_solid_line_and_no_line_stay_what_they_are() -> None:
    segments = np.array([[0.0, 0.0, 5.0, 5.0]])
    assert dashed(segments, np.zeros(1), ()) is segments
    assert len(dashed(segments[:0], np.zeros(0), (3.0, 2.0))) == 0


def test_dashes_do_not_depend_on_where_the_path_is_cut() -> None:
    whole = np.array([[0.0, 0.0, 100.0, 0.0]])
    halves = np.array([[0.0, 0.0, 41.25, 0.0], [41.25, 0.0, 100.0, 0.0]])
    dash = (9.0, 4.0)
    first, second = dashed(whole, np.zeros(1), dash), dashed(halves, np.array([0.0, 41.25]), dash)
    assert lengths(first).sum() == pytest.approx(lengths(second).sum())
    covered = [
        np.concatenate([np.arange(a, b, 0.25) for a, _, b, _ in np.sort(part, axis=0)]) for part in (first, second)
    ]
    assert set(np.round(covered[0]).tolist()) == set(np.round(covered[1]).tolist())
