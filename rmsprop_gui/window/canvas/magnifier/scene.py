"""Where the parts of a step are in the magnifier, and how large: in pixels to the right and up from its middle.

The step has a scale of its own, as have the rates; gradients, means of them and roots of squares share one. Each scale
goes up in fifths, so that it rests for some steps. Where the step goes right or down the picture is mirrored: the
larger square has a quadrant into which nothing points, and the point makes room for it.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rmsprop_gui.simulation.dissection import LOOK_AHEAD, TRUE_GRADIENT, Dissection, Drawn, Pair, StepPart, parts_of
from rmsprop_gui.view.view_state import narrowest
from rmsprop_gui.window.canvas.magnifier.marks import Arrow, Ellipse, Mark, Quadrant, Ring, Square
from rmsprop_gui.window.canvas.magnifier.room import Room

_RUNG = 1.2
_ALIKE = math.cos(math.radians(9))  # arrows that are closer than that lie side by side
_ARROWS = (Drawn.GRADIENT, Drawn.ARROW, Drawn.DIRECTION)
_SIDES: dict[Drawn, Callable[[float], float]] = {
    Drawn.SQUARES: lambda square: math.sqrt(max(square, 0.0)),
    Drawn.SIZES: abs,
}


@dataclass(frozen=True)
class Scene:
    """The parts of a step in the order in which they are painted, around its `origin`.

    `x_scale` pixels are a unit of the plane, `g_scale` a unit of gradients and of roots of squares.
    """

    before: Pair
    origin: Pair
    x_scale: float
    g_scale: float
    marks: tuple[Mark, ...]

    def place(self, point: Pair) -> Pair:
        """Where a point of the plane is."""
        x, y = self.origin
        return x + (point[0] - self.before[0]) * self.x_scale, y + (point[1] - self.before[1]) * self.x_scale

    def point(self, x: float, y: float) -> Pair:
        """The point of the plane that is at a place."""
        across, up = (x - self.origin[0]) / self.x_scale, (y - self.origin[1]) / self.x_scale
        return self.before[0] + across, self.before[1] + up


def scene_of(step: Dissection, seen: Dissection, done: Iterable[StepPart], room: Room, reach: float) -> Scene:
    """The parts of a step that have been carried out, of each kind the last; what is not finite is left out.

    Their places do not depend on how many these are; their sizes are those of the numbers in `seen`, which while a step
    unfolds are not yet its own. `reach` is how much of the plane is seen, in a radius, around a
    point from which no step is taken.
    """
    told = [part for part in parts_of(step.rule) if all(map(math.isfinite, step.values[part.target]))]
    newest = {part.drawn: part for part in done if part in told}
    return _Composer(step, seen, tuple(told), room, reach).scene(newest)


@dataclass(frozen=True)
class _Composer:
    """Gives all parts of a step, `told`, their places."""

    step: Dissection
    seen: Dissection
    told: tuple[StepPart, ...]
    room: Room
    reach: float

    def scene(self, newest: dict[Drawn, StepPart]) -> Scene:
        large, small = self._quadrants()
        use = self.room.proportions
        origin = large[0] * use.aside * self.room.radius, -large[1] * use.below * self.room.radius
        ahead = self._moved(self.step.values.get(LOOK_AHEAD, self.step.before))
        ways = [way for way in (self._moved(self.step.values["x"]), ahead) if any(way)]
        x_scale = _rung([self.room.times(origin, way, use.step) for way in ways], self.room.radius / self.reach)
        x_scale = min(x_scale, 2 * self.room.radius / self._narrowest())
        asked = _add(origin, _times(ahead, x_scale))
        g_scale = self._g_scale(origin, asked, large, small)
        marks: list[Mark] = []
        for kind in (Drawn.SQUARES, Drawn.SIZES):
            if kind in newest:
                marks += self._squares(newest[kind], origin, g_scale, large, small)
        if Drawn.RATE in newest:
            marks.append(self._ellipse(newest[Drawn.RATE], origin))
        if Drawn.POINT in newest and any(ahead):
            marks.append(Ring(newest[Drawn.POINT], asked, origin))
        marks += self._arrows(newest, origin, asked, x_scale, g_scale)
        return Scene(self.step.before, origin, x_scale, g_scale, tuple(marks))

    def _narrowest(self) -> float:
        """How much of the plane is seen at the least: in less, points could not be told apart."""
        return max(narrowest(part, part) for part in self.step.before)

    def _moved(self, point: Pair) -> Pair:
        way = point[0] - self.step.before[0], point[1] - self.step.before[1]
        return way if all(map(math.isfinite, way)) else (0.0, 0.0)

    @staticmethod
    def _against(part: StepPart, step: Dissection) -> Pair:
        return _times(step.values[part.target], -1.0)

    @staticmethod
    def _sizes(part: StepPart, step: Dissection) -> Pair:
        first, second = map(_SIDES[part.drawn], step.values[part.target])
        return first, second

    def _quadrants(self) -> tuple[Quadrant, Quadrant]:
        """Where the larger and the smaller square lie."""
        own = _quadrant(self._moved(self.step.values["x"]))
        taken = {own, *(_quadrant(self._against(part, self.step)) for part in self.told if part.drawn in _ARROWS)}
        right, up = own
        others = [quadrant for quadrant in ((-right, up), (right, -up), (-right, -up)) if quadrant not in taken]
        large = others[0] if others else (-right, up)
        opposite = -large[0], -large[1]
        free = [quadrant for quadrant in (opposite, *others) if quadrant not in (*taken, large)]
        return large, free[0] if free else opposite

    def _g_scale(self, origin: Pair, asked: Pair, large: Quadrant, small: Quadrant) -> float:
        use, limits = self.room.proportions, []
        for part in self.told:
            if part.drawn in _ARROWS:
                start = asked if part.drawn is Drawn.GRADIENT else origin
                limits.append(self.room.times(start, self._against(part, self.step), use.arrow))
            elif part.drawn in _SIDES:
                for size, quadrant in zip(
                    sorted(self._sizes(part, self.step), reverse=True), (large, small), strict=True
                ):
                    limits.append(self.room.times(origin, _times(quadrant, size), use.square * math.sqrt(2)))
        if self.step.true_gradient is not None:
            limits.append(self.room.times(asked, _times(self.step.true_gradient, -1.0), use.arrow))
        return _rung(limits, 1.0)

    def _squares(self, part: StepPart, origin: Pair, scale: float, large: Quadrant, small: Quadrant) -> list[Square]:
        first, second = self._sizes(part, self.seen)
        quadrants = (large, small) if first > second else (small, large)
        sizes = first * scale, second * scale
        return [Square(part, axis, origin, quadrants[axis], sizes[axis]) for axis in (0, 1)]

    def _ellipse(self, part: StepPart, origin: Pair) -> Ellipse:
        rates = tuple(map(abs, self.seen.values[part.target]))
        longest = max(map(abs, self.step.values[part.target]))
        scale = _rung([self.room.proportions.ellipse * self.room.radius / longest] if longest else [], 1.0)
        return Ellipse(part, origin, (rates[0] * scale, rates[1] * scale))

    def _arrows(
        self, newest: dict[Drawn, StepPart], origin: Pair, asked: Pair, x_scale: float, g_scale: float
    ) -> list[Arrow]:
        """The step first; a direction that is the same as another arrow is none of its own."""
        arrows, values = [], []
        if Drawn.MOVE in newest:
            way = _times(self._moved(self.seen.values["x"]), x_scale)
            arrows.append(Arrow(newest[Drawn.MOVE], origin, way, is_move=True))
        for part in (newest[kind] for kind in _ARROWS if kind in newest):
            if self.step.values[part.target] not in values:
                values.append(self.step.values[part.target])
                start = asked if part.drawn is Drawn.GRADIENT else origin
                arrows.append(Arrow(part, start, _times(self._against(part, self.seen), g_scale)))
        if Drawn.GRADIENT in newest and self.step.true_gradient is not None:
            way = _times(self.step.true_gradient, -g_scale)
            arrows.append(Arrow(TRUE_GRADIENT, asked, way, is_pale=True))
        return _in_lanes([arrow for arrow in arrows if arrow.size and math.isfinite(arrow.size)], self.room.lane)


def _in_lanes(arrows: list[Arrow], lane: float) -> list[Arrow]:
    """Beside an arrow that goes the same way, not on it: on its left, the next one on its right."""
    placed: list[Arrow] = []
    for arrow in arrows:
        alike = sum(_are_alike(arrow, other) for other in placed)
        side = lane * (0, 1, -1)[min(alike, 2)] / arrow.size
        shift = -arrow.way[1] * side, arrow.way[0] * side
        placed.append(replace(arrow, start=_add(arrow.start, shift)))
    return placed


def _are_alike(one: Arrow, other: Arrow) -> bool:
    return one.way[0] * other.way[0] + one.way[1] * other.way[1] >= _ALIKE * one.size * other.size


def _quadrant(way: Pair) -> Quadrant:
    """The one that a way leads into; left or up where it leads along an axis."""
    return (1 if way[0] > 0 else -1), (-1 if way[1] < 0 else 1)


def _add(start: Pair, way: Pair) -> Pair:
    return start[0] + way[0], start[1] + way[1]


def _times(way: tuple[float, float], scale: float) -> Pair:
    return way[0] * scale, way[1] * scale


def _rung(limits: list[float], otherwise: float) -> float:
    """The largest scale on the ladder that keeps to all limits; `otherwise` where there are none."""
    least = min(limits, default=math.inf)
    return _RUNG ** math.floor(math.log(least, _RUNG)) if 0 < least < math.inf else otherwise
