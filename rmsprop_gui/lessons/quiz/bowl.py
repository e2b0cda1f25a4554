"""Quadratics that are drawn anew for each question, for what can be reckoned in the head."""

from dataclasses import dataclass

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.lessons.quiz.chance import Chance, Scene, rounded
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.surfaces.typed_surface import known_surface

_VIEW: View = ((-10.0, 10.0), (-10.0, 10.0))
_FACTORS = (0.5, 1.0, 2.0, 2.5, 4.0, 5.0, 10.0)  # each has an inverse of few digits
_CONDITIONS = (5.0, 10.0, 20.0, 50.0)
_LEAST = 1.0  # away from either axis, so that there is a slope along both


@dataclass(frozen=True)
class Bowl(Scene):
    """ax₁² + bx₂² and a start; `steep` is the axis, 0 or 1, with the curvature `curvature`."""

    steep: int
    curvature: float


def any_bowl(chance: Chance) -> Bowl:
    """A quadratic with round numbers, and a start away from both of its axes."""
    factor, condition, steep = chance.pick(_FACTORS), chance.pick(_CONDITIONS), chance.whole(0, 1)
    factors = [rounded(factor / condition)] * 2
    factors[steep] = factor
    text = " + ".join(f"{exact(value) if value != 1 else ''}x{axis}^2" for axis, value in enumerate(factors, 1))
    start = _off_axis(chance), _off_axis(chance)
    surface = known_surface(text, _VIEW, start, ((0.0, 0.0),))
    return Bowl(surface, start, steep, 2 * factor)


def _off_axis(chance: Chance) -> float:
    return chance.pick((-1, 1)) * round(chance.between(_LEAST, 0.8 * _VIEW[0][1]), 1)
