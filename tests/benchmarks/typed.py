"""A typed function beside the same one written by hand with numpy."""

from collections.abc import Callable

import numpy as np

from rmsprop_gui.surfaces.typed_surface import typed_surface
from tests.benchmarks.figure import Figure, paired, seconds

_TIMES = 15
_GRIDS = 20
_TYPED = {
    "valley": "(1 - x)^2 + 100(y - x^2)^2",
    "dents": "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
}


def _valley(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def _dents(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return 20 + x**2 - 10 * np.cos(2 * np.pi * x) + y**2 - 10 * np.cos(2 * np.pi * y)


def _valley_slope(x: float, y: float) -> tuple[float, float]:
    return -2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)


def _dents_slope(x: float, y: float) -> tuple[float, float]:
    return 2 * x + 20 * np.pi * np.sin(2 * np.pi * x), 2 * y + 20 * np.pi * np.sin(2 * np.pi * y)


def _grid(name: str, by_hand: Callable[..., np.ndarray]) -> Figure:
    surface = typed_surface(_TYPED[name])
    x, y = np.meshgrid(np.linspace(-2, 2, 284), np.linspace(-1, 3, 175))
    ours, theirs, ratio = paired(
        lambda: seconds(lambda: [by_hand(x, y) for _ in range(_GRIDS)]),
        lambda: seconds(lambda: [surface.value(x, y, 0) for _ in range(_GRIDS)]),
        _TIMES,
    )
    return Figure(
        f"speed of a typed {name}, heights of a contour grid / by hand",
        _GRIDS / theirs,
        _GRIDS / ours,
        "1/s",
        0.8,
        True,
        ratio,
    )


def _step(name: str, by_hand: Callable[..., tuple[float, float]]) -> Figure:
    slope = typed_surface(_TYPED[name]).stepping_gradient(plain=True)
    points = [(0.001 * k, 1.5 - 0.002 * k) for k in range(1000)]
    ours, theirs, ratio = paired(
        lambda: seconds(lambda: [by_hand(x, y) for x, y in points]),
        lambda: seconds(lambda: [slope(x, y, 1) for x, y in points]),
        _TIMES,
    )
    what = f"speed of a typed {name}, slope at a point / by hand"
    return Figure(what, 1 / theirs, 1 / ours, "1/ms", 0.8, True, ratio)


def valley_grid() -> Figure:
    return _grid("valley", _valley)


def dents_grid() -> Figure:
    return _grid("dents", _dents)


def valley_step() -> Figure:
    return _step("valley", _valley_slope)


def dents_step() -> Figure:
    return _step("dents", _dents_slope)


FIGURES = (valley_grid, dents_grid, valley_step, dents_step)
