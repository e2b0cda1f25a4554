"""Paths and distances once more, written from the publications and not from the package, many starts at once."""

from typing import Any

import numpy as np

_FAR = 9.0


def walk(surface: Any, rule: Any, starts: Any, steps: int, rates: Any = None) -> np.ndarray:
    """The positions, (n, steps + 1, 2), of one of the rules that are asked about."""
    settings = {name: getattr(rule, name) for name in rule.own_parameters()}
    eta = np.array([settings["learning_rate"]] if rates is None else rates, float)[:, None]
    x = np.broadcast_to(np.atleast_2d(np.asarray(starts, float)), (max(len(np.atleast_2d(starts)), len(eta)), 2)).copy()
    m, v, rows = np.zeros_like(x), np.zeros_like(x), [x.copy()]
    with np.errstate(all="ignore"):
        for t in range(1, steps + 1):
            g = np.empty_like(x)
            g[:, 0], g[:, 1] = surface.gradient(x[:, 0], x[:, 1])
            m, v, move = LOOPS[rule.name](settings, eta, t, g, m, v)
            x = x - move
            rows.append(x.copy())
    return np.stack(rows, axis=1)


def _gradient_descent(s: Any, eta: Any, t: int, g: Any, m: Any, v: Any) -> tuple[Any, Any, Any]:
    return m, v, eta * g


def _ewma(s: Any, eta: Any, t: int, g: Any, m: Any, v: Any) -> tuple[Any, Any, Any]:
    m = s["beta"] * m + (1 - s["beta"]) * g
    return m, v, eta * m / (1 - s["beta"] ** t)


def _adagrad(s: Any, eta: Any, t: int, g: Any, m: Any, v: Any) -> tuple[Any, Any, Any]:
    v = v + g * g
    return m, v, eta * g / np.sqrt(v + s["epsilon"])


def _rmsprop(s: Any, eta: Any, t: int, g: Any, m: Any, v: Any) -> tuple[Any, Any, Any]:
    v = s["beta"] * v + (1 - s["beta"]) * g * g
    return m, v, eta * g / np.sqrt(v + s["epsilon"])


def _adam(s: Any, eta: Any, t: int, g: Any, m: Any, v: Any) -> tuple[Any, Any, Any]:
    m = s["beta1"] * m + (1 - s["beta1"]) * g
    v = s["beta2"] * v + (1 - s["beta2"]) * g * g
    return m, v, eta * (m / (1 - s["beta1"] ** t)) / (np.sqrt(v / (1 - s["beta2"] ** t)) + s["epsilon"])


LOOPS = {
    "gradient_descent": _gradient_descent,
    "ewma_momentum": _ewma,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
}


def unit(points: Any, view: Any) -> np.ndarray:
    """The points where each axis of the view goes from 0 to 1/√2."""
    (left, right), (bottom, top) = view
    scaled = np.stack(
        [(points[..., 0] - left) / (right - left), (points[..., 1] - bottom) / (top - bottom)], axis=-1
    ) / np.sqrt(2)
    return np.where(np.isfinite(scaled), np.clip(scaled, -_FAR, _FAR), _FAR)


def distance(one: Any, other: Any) -> np.ndarray:
    """The largest distance at the same step."""
    return np.sqrt(((one - other) ** 2).sum(-1)).max(-1)


def nearby(view: Any, start: Any) -> np.ndarray:
    """The start moved by two hundredths of the view, four ways."""
    (left, right), (bottom, top) = view
    dx, dy = 0.02 * (right - left), 0.02 * (top - bottom)
    around = ((dx, 0), (-dx, 0), (0, dy), (0, -dy))
    return np.array([(start[0] + right, start[1] + up) for right, up in around])


def slopes(surface: Any, points: np.ndarray) -> np.ndarray:
    """The gradient at each of n points, (n, 2)."""
    g = np.empty_like(points)
    with np.errstate(all="ignore"):
        g[:, 0], g[:, 1] = surface.gradient(points[:, 0], points[:, 1])
    return g
