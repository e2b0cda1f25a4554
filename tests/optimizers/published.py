"""Every optimizer as a plain loop over floats, written from its publication and not from the package.

Each function takes one step: from a point, the memory and the step number t (from 1) to the next point and memory. The
memory is a list of two pairs, the smoothed gradient or velocity and the squares; who needs only one leaves the other.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

Pair = list[float]
Memory = tuple[Pair, Pair]
Gradient = Callable[[float, float], Pair]
Advance = Callable[..., tuple[Pair, Memory]]
NOTHING: Memory = ([0.0, 0.0], [0.0, 0.0])


def gradient_descent(x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float) -> tuple[Pair, Memory]:
    """Goodfellow, Bengio and Courville, Deep Learning (2016), eq. 4.5: x' = x − ε∇f(x)."""
    g = gradient(*x)
    return [x[i] - learning_rate * g[i] for i in (0, 1)], memory


def momentum(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float
) -> tuple[Pair, Memory]:
    """Sutskever, Martens, Dahl and Hinton (2013), eq. 1 and 2: v' = μv − ε∇f(θ), θ' = θ + v'."""
    g = gradient(*x)
    v = [beta * memory[0][i] - learning_rate * g[i] for i in (0, 1)]
    return [x[i] + v[i] for i in (0, 1)], (v, memory[1])


def nesterov(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float
) -> tuple[Pair, Memory]:
    """Sutskever, Martens, Dahl and Hinton (2013), eq. 3 and 4: v' = μv − ε∇f(θ + μv), θ' = θ + v'."""
    g = gradient(*(x[i] + beta * memory[0][i] for i in (0, 1)))
    v = [beta * memory[0][i] - learning_rate * g[i] for i in (0, 1)]
    return [x[i] + v[i] for i in (0, 1)], (v, memory[1])


def ewma_momentum(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float, bias_correction: bool
) -> tuple[Pair, Memory]:
    """The RMSProp notebook, `ewma`: v = βv + (1 − β)g, x = x − η v / (1 − βᵗ); without the division uncorrected."""
    g = gradient(*x)
    v = [beta * memory[0][i] + (1 - beta) * g[i] for i in (0, 1)]
    correction = 1 - beta**t if bias_correction else 1.0
    return [x[i] - learning_rate * (v[i] / correction) for i in (0, 1)], (v, memory[1])


def adagrad(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, epsilon: float, epsilon_inside: bool
) -> tuple[Pair, Memory]:
    """Duchi, Hazan and Singer (2011), section 1.1, diagonal: x = x − η g / √(Σ g²).

    ε inside the root as in the notebook, outside as in Goodfellow et al. (2016), algorithm 8.4.
    """
    g = gradient(*x)
    v = [memory[1][i] + g[i] * g[i] for i in (0, 1)]
    return [x[i] - learning_rate * g[i] / _root(v[i], epsilon, epsilon_inside) for i in (0, 1)], (memory[0], v)


def rmsprop(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta: float,
    epsilon: float,
    epsilon_inside: bool,
) -> tuple[Pair, Memory]:
    """Tieleman and Hinton, lecture 6e (2012), slide 29: MeanSquare = 0.9 MeanSquare + 0.1 g², divide g by its root.

    ε inside the root as in Goodfellow et al. (2016), algorithm 8.5, outside as in PyTorch's `RMSprop`.
    """
    g = gradient(*x)
    v = [beta * memory[1][i] + (1 - beta) * (g[i] * g[i]) for i in (0, 1)]
    return [x[i] - learning_rate * g[i] / _root(v[i], epsilon, epsilon_inside) for i in (0, 1)], (memory[0], v)


def adam(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
    epsilon_inside: bool,
    bias_correction: bool,
) -> tuple[Pair, Memory]:
    """Kingma and Ba (2015), algorithm 1: θ = θ − α m̂ / (√v̂ + ε); the switches change what they name and no more."""
    g = gradient(*x)
    m = [beta1 * memory[0][i] + (1 - beta1) * g[i] for i in (0, 1)]
    v = [beta2 * memory[1][i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    first, second = (1 - beta1**t, 1 - beta2**t) if bias_correction else (1.0, 1.0)
    x = [x[i] - learning_rate * (m[i] / first) / _root(v[i] / second, epsilon, epsilon_inside) for i in (0, 1)]
    return x, (m, v)


PUBLISHED: dict[str, Advance] = {
    function.__name__: function
    for function in (gradient_descent, momentum, ewma_momentum, nesterov, adagrad, rmsprop, adam)
}


def path(
    name: str, values: dict[str, Any], gradient: Gradient, start: Pair, nudge: Callable[[float], float] = float
) -> Iterator[Pair]:
    """The points of a run, without end unless it overflows; `nudge` may displace each coordinate after each step."""
    x, memory, t = start, NOTHING, 0
    while all(map(math.isfinite, x)):
        yield x
        t += 1
        try:
            x, memory = PUBLISHED[name](x, memory, t, gradient, **values)
        except OverflowError:
            return
        x = [nudge(coordinate) for coordinate in x]


def recall(name: str, values: dict[str, Any], accumulators: dict[str, Pair]) -> Memory:
    """The memory of a published loop that stands where the package's accumulators say.

    Sutskever's velocity is a displacement, the package's a sum of gradients: −η lies between them.
    """
    first, squares = accumulators.get("m", [0.0, 0.0]), accumulators.get("v", [0.0, 0.0])
    if name in ("momentum", "nesterov"):
        return [-values["learning_rate"] * part for part in squares], [0.0, 0.0]
    return (squares, [0.0, 0.0]) if name == "ewma_momentum" else (first, squares)


def _root(v: float, epsilon: float, epsilon_inside: bool) -> float:
    return math.sqrt(v + epsilon) if epsilon_inside else math.sqrt(v) + epsilon
