"""One rule from many starts, or with many settings of a hyperparameter, all in one step: the same bits, sooner."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression, compile_function, names
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.update import Lines
from rmsprop_gui.surfaces.surface import Array, Surface


def swept_paths(surface: Surface, rule: UpdateRule, starts: Any, steps: int, **settings: Array) -> Array:
    """The positions of n runs, (n, steps + 1, 2), each from its own start; inf and NaN where one overflows.

    `starts` is (n, 2), or one point for all. Each of `settings`, (n,), is a hyperparameter in the place of that of the
    rule; the lines of the rule have to be the same for all of them. ValueError for a rule whose step is made of more
    than gradient, step and memory.
    """
    if rule.reads_point or rule.lookahead() != "x":
        raise ValueError(f"{rule.title} reads more than the gradient where it is")
    count = max((len(values) for values in settings.values()), default=len(np.atleast_2d(starts)))
    x = np.broadcast_to(np.asarray(starts, float), (count, 2))
    step = _swept_step(rule, tuple(settings))
    columns = [np.asarray(values, float)[:, None] for values in settings.values()]
    memory: Sequence[Array] = rule.start(x.shape)
    path = np.empty((steps + 1, count, 2))
    path[0] = x
    with np.errstate(all="ignore"):  # what overflows is no longer compared with anything
        for t in range(1, steps + 1):
            g = np.empty_like(path[0])
            g[:, 0], g[:, 1] = surface.gradient(path[t - 1, :, 0], path[t - 1, :, 1], float(t))
            rate, direction, *memory = step(*columns, g, t, *memory)
            path[t] = path[t - 1] - rate * direction
    return path.swapaxes(0, 1)


def _swept_step(rule: UpdateRule, swept: tuple[str, ...]) -> Callable[..., Any]:
    """`f(*swept, g, t, *accumulators)` → `(rate, direction, *accumulators)`, all else that is set bound to it."""
    lines = rule.assignments()
    read = {name for line in lines for name in names(line.expression)}
    bound = {name: float(value) for name, value in rule.values().items() if name in read and name not in swept}
    results = tuple(map(Name, ("rate", "direction", *rule.accumulators)))
    made = _compiled((*bound, *swept, "g", "t", *rule.accumulators), results, lines)
    return partial(made, *bound.values())


@lru_cache(maxsize=256)
def _compiled(arguments: tuple[str, ...], results: tuple[Expression, ...], lines: Lines) -> Callable[..., Any]:
    pairs = [(line.target, line.expression) for line in lines]
    return compile_function(arguments, results, pairs, counts=("t",))
