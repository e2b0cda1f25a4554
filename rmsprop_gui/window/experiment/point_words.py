"""What kind of point something is at, in words: the same wherever it is said."""

import math

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.local_model import LocalModel, PointKind
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.surface import Point

translate = QCoreApplication.translate
_DIGITS = 3


def resting_words(kind: PointKind) -> str:
    """Where a run rests."""
    texts = {
        PointKind.MINIMUM: translate("points", "at a minimum"),
        PointKind.MAXIMUM: translate("points", "at a maximum"),
        PointKind.SADDLE: translate("points", "at a saddle"),
        PointKind.FLAT: translate("points", "where it is flat"),
        PointKind.SLOPE: translate("points", "on a slope"),
    }
    return texts[kind]


def kind_hint(kind: PointKind) -> str:
    """By what that is said."""
    texts = {
        PointKind.MINIMUM: translate(
            "points", "The gradient is nearly zero, and the surface curves up along both axes."
        ),
        PointKind.MAXIMUM: translate(
            "points", "The gradient is nearly zero, and the surface curves down along both axes."
        ),
        PointKind.SADDLE: translate(
            "points", "The gradient is nearly zero, and the surface curves up along one axis, down along the other."
        ),
        PointKind.FLAT: translate(
            "points", "The gradient is nearly zero, and along an axis the surface has no curvature: it tells no more."
        ),
        PointKind.SLOPE: translate(
            "points",
            "The surface still falls here: it is the rates that have become small, or a bound that stops the run.",
        ),
    }
    return texts[kind]


def curvature_words(model: LocalModel) -> list[str]:
    """Both eigenvalues of the Hessian, and how they compare."""
    low, high = (number(value, _DIGITS) for value in model.curvatures)
    words = [f"λ {low}, {high}"]
    condition = model.condition_number
    if math.isfinite(condition):
        words.append(f"κ {number(condition, _DIGITS)}")
    elif math.isinf(condition):
        words.append("κ ∞")
    return words


def near_words(model: LocalModel, reach: float) -> list[str]:
    """What stationary point there is within reach, if any."""
    kind = model.kind_within(reach)
    return [] if kind is PointKind.SLOPE else [resting_words(kind)]


def star_words(objective: Objective, t: int, point: Point, reach: float) -> list[str]:
    """That there is a minimum within reach that a search has found; nothing of those that are known."""
    if not objective.surface.minima_are_found:
        return []
    is_near = any(math.dist(point, minimum) <= reach for minimum in objective.minima_at(t))
    return [translate("points", "minimum that was found by a search")] if is_near else []
