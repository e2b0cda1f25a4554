"""How large what a step is made of is drawn.

Gradient, sums of gradients and of their sizes, roots of sums of squares and direction have one unit, so they are drawn
to one scale, the same for all runs; rates have their own. Both scales keep to powers of four, so that what shrinks is
seen to shrink. The step itself is as long as it is.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from rmsprop_gui.simulation.dissection import Dissection, Drawn, Pair, parts_of
from rmsprop_gui.window.canvas.layer import Mapping

REACH = 0.32  # of the smaller side of the canvas: the longest arrow
_RATE_REACH = 0.14


@dataclass(frozen=True)
class Place:
    """Where one step is drawn: pixels of the point it starts from, and pixels for a unit along each axis."""

    mapping: Mapping
    step: Dissection
    gradient_scale: float
    rate_scale: float

    @property
    def origin(self) -> QPointF:
        """The pixel from which the step is taken."""
        return self.mapping.pixel(self.step.before)

    def against(self, values: Pair) -> QPointF:
        """A vector in the unit of the gradient, reversed: in pixels, pointing where it lets the point go."""
        across, down = _units(self.mapping)
        return QPointF(-values[0] * across, values[1] * down) * self.gradient_scale

    def roots(self, squares: Pair) -> Pair:
        """The roots of two accumulators of squares, as pixels along their axes."""
        return self.sizes((math.sqrt(max(squares[0], 0.0)), math.sqrt(max(squares[1], 0.0))))

    def sizes(self, sizes: Pair) -> Pair:
        """Two sizes in the unit of the gradient, as pixels along their axes."""
        across, down = _units(self.mapping)
        return abs(sizes[0]) * across * self.gradient_scale, abs(sizes[1]) * down * self.gradient_scale


def _units(mapping: Mapping) -> Pair:
    (left, right), (bottom, top) = mapping.view
    return mapping.width / (right - left), mapping.height / (top - bottom)


def places_of(steps: list[Dissection], mapping: Mapping) -> list[Place]:
    """Where the steps are drawn that begin in the view, and how large: the longest of all still fits."""
    seen = [Place(mapping, step, 1.0, 1.0) for step in steps if mapping.contains(step.before)]
    sizes = [(_longest(unit), max(map(abs, unit.step.values["rate"]))) for unit in seen]
    finite = [(unit, size) for unit, size in zip(seen, sizes, strict=True) if all(map(math.isfinite, size))]
    if not finite:
        return []
    side = min(mapping.width, mapping.height)
    gradient = REACH * side / _rung(max(length for _, (length, _) in finite))
    rate = _RATE_REACH * side / _rung(max(rate for _, (_, rate) in finite))
    return [Place(mapping, unit.step, gradient, rate) for unit, _ in finite]


def _longest(unit: Place) -> float:
    """The longest of what is drawn in the unit of the gradient, at scale 1."""
    lengths = [0.0]
    for part in parts_of(unit.step.rule):
        values = unit.step.values[part.target]
        if part.drawn in (Drawn.GRADIENT, Drawn.ARROW, Drawn.DIRECTION):
            lengths.append(math.hypot(*unit.against(values).toTuple()))
        elif part.drawn is Drawn.SQUARES:
            lengths += unit.roots(values)
        elif part.drawn is Drawn.SIZES:
            lengths += unit.sizes(values)
    if unit.step.true_gradient is not None:
        lengths.append(math.hypot(*unit.against(unit.step.true_gradient).toTuple()))
    return max(lengths)


def _rung(size: float) -> float:
    """The next power of four: on this ladder the scale stays for a while, and what shrinks is drawn smaller."""
    return float(4.0 ** math.ceil(math.log(max(size, 1e-300), 4.0)))
