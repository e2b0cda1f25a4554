"""What is known of a surface, in words: its minima where they were found, and how ill-conditioned it is."""

import math

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.surfaces.search import MOST_MINIMA

_tr = QCoreApplication.translate
_DIGITS = 4


def surface_words(surface: Surface) -> str:
    """What was found of it, and its curvature."""
    if not surface.minima_are_found:
        return _curvature(surface)
    return f"{_found(surface)} {_curvature(surface)}" if surface.minima else _found(surface)


def _found(surface: Surface) -> str:
    """Which minima a search has come to."""
    minima = surface.minima
    if surface.depends_on_step:
        return _tr("SurfacePanel", "It changes with the step t: minima are not searched for.")
    if not minima:
        return _tr("SurfacePanel", "No minimum was found.")
    if len(minima) > 1:
        many = _tr("SurfacePanel", "The {count} lowest of the minima found are marked.")
        text = many if len(minima) == MOST_MINIMA else _tr("SurfacePanel", "{count} minima found.")
        return text.format(count=len(minima))
    place = ", ".join(number(part, _DIGITS) for part in minima[0])
    return _tr("SurfacePanel", "Minimum found at {place}.").format(place=place)


def _curvature(surface: Surface) -> str:
    """How ill-conditioned it is, as far as that is known, and how its curvature is computed."""
    try:
        numbers = sorted(surface.condition_numbers(), key=lambda number: (math.isnan(number), number))
    except Exception as error:  # whatever the code of a surface may do; where a run fails of it, that says so too
        return _tr("SurfacePanel", "Its curvature cannot be computed: {reason}").format(reason=reason(error))
    if not numbers:
        text = _tr("SurfacePanel", "No minimum of this surface is known.")
    elif math.isnan(numbers[-1]):
        text = _tr("SurfacePanel", "It has no curvature at a minimum: no condition number.")
    elif not math.isfinite(numbers[0]):
        text = _tr("SurfacePanel", "Flat along a direction at its minimum: no finite condition number.")
    elif not math.isfinite(numbers[-1]):
        text = _tr("SurfacePanel", "κ from {low}; flat along a direction at a minimum").format(low=f"{numbers[0]:.4g}")
    else:
        text = _ratios(f"{numbers[0]:.{_DIGITS}g}", f"{numbers[-1]:.{_DIGITS}g}")
    return (
        text
        if surface.hessian_is_exact
        else f"{text}. {_tr('SurfacePanel', 'Curvature by differences of the gradient.')}"
    )


def _ratios(low: str, high: str) -> str:
    """The lowest and the highest condition number, as they are printed: where that is the same, there is one."""
    if low != high:
        value = f"{low} … {high}"
        return _tr("SurfacePanel", "κ = {value}, times steeper across than along, at its minima").format(value=value)
    if low == "1":
        return _tr("SurfacePanel", "κ = 1: as steep across as along")
    return _tr("SurfacePanel", "κ = {value}: {value} times steeper across than along").format(value=low)
