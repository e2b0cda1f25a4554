"""The effective learning rates at which a rule stops being stable, from the curvature where it is."""

from typing import Any

import numpy as np

from rmsprop_gui.surfaces.surface import Array

_ROUNDING = 1e-12  # part of the curvatures: what is left of terms that cancel


def stability_limits(hessian: tuple[Any, Any, Any], rate: Array, bound: Array) -> Array:
    """The rates at which the steps begin to grow instead of to settle, shape (n, 2), at n points.

    `hessian` holds a = ∂²f/∂x₁², b = ∂²f/∂x₁∂x₂ and c = ∂²f/∂x₂², (n,) or numbers; `rate`, (n, 2), the effective rates
    there; `bound`, (n,), the product of rate and curvature up to which the rule is stable. Where b is 0, but for
    rounding, each axis has a limit of its own, bound/λ. Elsewhere the axes act together: what counts is the largest
    eigenvalue of the preconditioned Hessian diag(rate)·H (Cohen et al., Adaptive Gradient Methods at the Edge of
    Stability, 2022), and the limits are the rates, in the proportion that they have, at which it reaches the bound. A
    rate that is NaN counts as one that is the same for both. NaN where no rate is unstable.
    """
    n = len(bound)
    a, b, c = (np.broadcast_to(np.asarray(part, float), (n,)) for part in hessian)
    with np.errstate(all="ignore"):
        limits: Array = bound[:, None] / np.stack((a, c), axis=-1)
        tied = act_together((a, b, c))
        if tied.any():
            limits[tied] = _together(a[tied], b[tied], c[tied], rate[tied], bound[tied])
    limits[~((limits > 0) & (limits < np.inf))] = np.nan
    return limits


def act_together(hessian: tuple[Any, Any, Any]) -> Array:
    """Whether the axes have one limit between them, (n,), where the second derivatives a, b, c are those, (n,) each."""
    a, b, c = hessian
    with np.errstate(all="ignore"):
        tied: Array = ~(np.abs(b) <= _ROUNDING * np.sqrt(np.abs(a * c)))
    return tied


def _together(a: Array, b: Array, c: Array, rate: Array, bound: Array) -> Array:
    """The rates, in the proportion of `rate`, at which the largest eigenvalue of diag(rate)·H is the bound."""
    is_known = (np.isfinite(rate) & (rate > 0)).all(axis=1, keepdims=True)
    known: Array = np.where(is_known, rate, 1.0)
    first, second = known.T
    middle, half = (first * a + second * c) / 2, (first * a - second * c) / 2
    largest = middle + np.hypot(half, np.sqrt(first * second) * b)
    limits: Array = known * (bound / largest)[:, None]
    return limits
