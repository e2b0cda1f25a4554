"""When a path can be asked about: what makes it seen, and what makes sure that only one answer fits."""

from collections.abc import Sequence

import numpy as np

from rmsprop_gui.lessons.quiz.chance import Scene, with_setting
from rmsprop_gui.lessons.quiz.unit_view import FAR, is_inside, same, to_unit
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.sweep import swept_paths
from rmsprop_gui.surfaces.surface import Array

_INSIDE = 0.9  # of its points
_REACH = 0.15
NEAR = 0.02
"""A start that is moved by this part of the view shall not change the answer."""
UNSEEN = 1e-6
"""A start that is moved by this part of the view is to anybody the same."""
_GROWN = 1e3  # times that move, is what may become of it
_FACTORS = 2.0 ** np.linspace(-3, 3, 61)  # of a learning rate, that a path is fitted with


def unit_path(scene: Scene, rule: UpdateRule, steps: int) -> Array:
    """A path in the unit view, (steps + 1, 2)."""
    return to_unit(swept_paths(scene.surface, rule, scene.start, steps)[0], scene.surface.view)


def is_seen(path: Array) -> bool:
    """Whether nearly all of a path of the unit view is within it, and it goes somewhere."""
    reach = np.linalg.norm(path - path[0], axis=1).max()
    is_finite = bool((np.abs(path) < FAR).all())
    return is_finite and bool(np.mean(is_inside(path)) >= _INSIDE) and bool(reach >= _REACH)


def is_chaotic(scene: Scene, rule: UpdateRule, path: Array) -> bool:
    """Whether a move of the start that nobody can see makes another path, in the unit view, as rounding might too."""
    nearly = to_unit(swept_paths(scene.surface, rule, scene.nearby(UNSEEN), len(path) - 1), scene.surface.view)
    return bool((same(nearly, path) > _GROWN * UNSEEN).any())


def is_steady(scene: Scene, rule: UpdateRule, path: Array, others: Sequence[Array]) -> bool:
    """Whether the path is still the one of its own rule where the start is moved a little: no chaos.

    `path` and `others` are what the choices draw, in the unit view. Each path from a start nearby has to be nearer to
    the answer's than to any other.
    """
    if is_chaotic(scene, rule, path):
        return False
    moved = to_unit(swept_paths(scene.surface, rule, scene.nearby(NEAR), len(path) - 1), scene.surface.view)
    own = same(moved, path)
    return all(bool((own < same(moved, other)).all()) for other in others)


def best_fit(scene: Scene, rule: UpdateRule, path: Array) -> tuple[UpdateRule, Array]:
    """The rule at the learning rate at which it comes nearest to a path of the unit view, and what it draws there."""
    declared = rule.declared()["learning_rate"]
    assert isinstance(declared, NumericParameter)
    rates = np.clip(rule.values()["learning_rate"] * _FACTORS, declared.low, declared.high)
    paths = swept_paths(scene.surface, rule, scene.start, len(path) - 1, learning_rate=rates)
    unit = to_unit(paths, scene.surface.view)
    best = int(np.argmin(same(unit, path)))
    return with_setting(rule, "learning_rate", float(rates[best])), unit[best]
