"""What the tests know of each optimizer that its own file does not say: one entry each, in the catalogue's order.

An entry is the loop of the publication over plain floats, written from there and not from the package, and what stands
above it. It has the name of the optimizer, and it takes one step: from a point, the memory and the step number t (from
1) to the next point and memory. Its docstring names the source. After the gradient it takes the optimizer's
hyperparameters, in the order in which they are declared. The memory has the names of the package's accumulators and is
empty before the first step.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

Pair = list[float]
Memory = dict[str, Pair]
Gradient = Callable[[float, float], Pair]
Advance = Callable[..., tuple[Pair, Memory]]
Recall = Callable[[dict[str, Any], Memory], Memory]
ZERO: Pair = [0.0, 0.0]


@dataclass(frozen=True)
class Published:
    """An entry: the loop, and settings at which its path is smooth on every surface, with an ε that can be felt."""

    advance: Advance
    gentle: dict[str, float]
    reads: tuple[str, ...]
    """The equations as they are printed with the default switches; empty where that is not checked."""
    recall: Recall
    """From hyperparameters and the package's accumulators to the memory of the loop."""


PUBLISHED: dict[str, Published] = {}


def the_same(values: dict[str, Any], accumulators: Memory) -> Memory:
    return accumulators


def as_displacement(values: dict[str, Any], accumulators: Memory) -> Memory:
    """The package sums up gradients, Sutskever's velocity is what the point is moved by: −η lies between them."""
    return {name: [-values["learning_rate"] * part for part in pair] for name, pair in accumulators.items()}


def published(
    gentle: dict[str, float], reads: tuple[str, ...] = (), recall: Recall = the_same
) -> Callable[[Advance], Advance]:
    """Enter a loop under its name."""

    def enter(advance: Advance) -> Advance:
        PUBLISHED[advance.__name__] = Published(advance, gentle, reads, recall)
        return advance

    return enter


def root(v: float, epsilon: float, epsilon_inside: bool) -> float:
    """The root that most rates are divided by; where ε sits differs between papers and libraries."""
    return math.sqrt(v + epsilon) if epsilon_inside else math.sqrt(v) + epsilon


@published(gentle={"learning_rate": 0.001}, reads=("r = η", "d = g"))
def gradient_descent(x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float) -> tuple[Pair, Memory]:
    """Goodfellow, Bengio and Courville, Deep Learning (2016), eq. 4.5: x' = x − ε∇f(x)."""
    g = gradient(*x)
    return [x[i] - learning_rate * g[i] for i in (0, 1)], memory


@published(
    gentle={"learning_rate": 0.0002, "beta": 0.8}, reads=("p = β₁ p + g", "r = η", "d = p"), recall=as_displacement
)
def momentum(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float
) -> tuple[Pair, Memory]:
    """Sutskever, Martens, Dahl and Hinton (2013), eq. 1 and 2: v' = μv − ε∇f(θ), θ' = θ + v'."""
    g, old = gradient(*x), memory.get("p", ZERO)
    v = [beta * old[i] - learning_rate * g[i] for i in (0, 1)]
    return [x[i] + v[i] for i in (0, 1)], {"p": v}


@published(
    gentle={"learning_rate": 0.001, "beta": 0.7},
    reads=("m = β₁ m + (1 − β₁) g", "m̂ = m/(1 − β₁^t)", "r = η", "d = m̂"),
)
def ewma_momentum(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float, bias_correction: bool
) -> tuple[Pair, Memory]:
    """The RMSProp notebook, `ewma`: v = βv + (1 − β)g, x = x − η v / (1 − βᵗ); without the division uncorrected."""
    g, old = gradient(*x), memory.get("m", ZERO)
    v = [beta * old[i] + (1 - beta) * g[i] for i in (0, 1)]
    correction = 1 - beta**t if bias_correction else 1.0
    return [x[i] - learning_rate * (v[i] / correction) for i in (0, 1)], {"m": v}


@published(
    gentle={"learning_rate": 0.0002, "beta": 0.8}, reads=("p = β₁ p + g", "r = η", "d = p"), recall=as_displacement
)
def nesterov(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float
) -> tuple[Pair, Memory]:
    """Sutskever, Martens, Dahl and Hinton (2013), eq. 3 and 4: v' = μv − ε∇f(θ + μv), θ' = θ + v'."""
    old = memory.get("p", ZERO)
    g = gradient(*(x[i] + beta * old[i] for i in (0, 1)))
    v = [beta * old[i] - learning_rate * g[i] for i in (0, 1)]
    return [x[i] + v[i] for i in (0, 1)], {"p": v}


@published(gentle={"learning_rate": 0.3, "epsilon": 0.01}, reads=("v = v + g^2", "r = η/(√(v + ε))", "d = g"))
def adagrad(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, epsilon: float, epsilon_inside: bool
) -> tuple[Pair, Memory]:
    """Duchi, Hazan and Singer (2011), section 1.1, diagonal: x = x − η g / √(Σ g²).

    ε inside the root as in the notebook, outside as in Goodfellow et al. (2016), algorithm 8.4.
    """
    g, old = gradient(*x), memory.get("v", ZERO)
    v = [old[i] + g[i] * g[i] for i in (0, 1)]
    return [x[i] - learning_rate * g[i] / root(v[i], epsilon, epsilon_inside) for i in (0, 1)], {"v": v}


@published(
    gentle={"learning_rate": 0.005, "beta": 0.95, "epsilon": 0.01},
    reads=("v = β₂ v + (1 − β₂) g^2", "r = η/(√(v + ε))", "d = g"),
)
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
    g, old = gradient(*x), memory.get("v", ZERO)
    v = [beta * old[i] + (1 - beta) * (g[i] * g[i]) for i in (0, 1)]
    return [x[i] - learning_rate * g[i] / root(v[i], epsilon, epsilon_inside) for i in (0, 1)], {"v": v}


@published(
    gentle={"learning_rate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01},
    reads=(
        "m = β₁ m + (1 − β₁) g",
        "v = β₂ v + (1 − β₂) g^2",
        "m̂ = m/(1 − β₁^t)",
        "v̂ = v/(1 − β₂^t)",
        "r = η/(√(v̂) + ε)",
        "d = m̂",
    ),
)
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
    old_m, old_v = memory.get("m", ZERO), memory.get("v", ZERO)
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    v = [beta2 * old_v[i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    first, second = (1 - beta1**t, 1 - beta2**t) if bias_correction else (1.0, 1.0)
    x = [x[i] - learning_rate * (m[i] / first) / root(v[i] / second, epsilon, epsilon_inside) for i in (0, 1)]
    return x, {"m": m, "v": v}


@published(
    gentle={"learning_rate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01},
    reads=("m = β₁ m + (1 − β₁) g", "u = max(β₂ u, |g| + ε)", "m̂ = m/(1 − β₁^t)", "r = η/u", "d = m̂"),
)
def adamax(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[Pair, Memory]:
    """Kingma and Ba (2015), algorithm 2: θ = θ − α/(1 − β₁ᵗ) m/u, u = max(β₂u, |g|); ε added to |g| as in PyTorch."""
    g = gradient(*x)
    old_m, old_u = memory.get("m", ZERO), memory.get("u", ZERO)
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    u = [max(beta2 * old_u[i], abs(g[i]) + epsilon) for i in (0, 1)]
    return [x[i] - learning_rate / (1 - beta1**t) * m[i] / u[i] for i in (0, 1)], {"m": m, "u": u}


@published(
    gentle={"learning_rate": 0.003, "beta1": 0.8, "beta2": 0.95, "weight_decay": 0.1},
    reads=("r = η", "d = sign(μ m + (1 − μ) g)", "m = β₁ m + (1 − β₁) g"),
)
def lion(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    weight_decay: float,
) -> tuple[Pair, Memory]:
    """Chen et al. (2023), algorithm 2: c = β₁m + (1 − β₁)g, θ = θ − η (sign(c) + λθ), m = β₂m + (1 − β₂)g."""
    g, old = gradient(*x), memory.get("m", ZERO)
    c = [beta1 * old[i] + (1 - beta1) * g[i] for i in (0, 1)]
    signs = [float((c[i] > 0) - (c[i] < 0)) for i in (0, 1)]
    m = [beta2 * old[i] + (1 - beta2) * g[i] for i in (0, 1)]
    return [x[i] - learning_rate * (signs[i] + weight_decay * x[i]) for i in (0, 1)], {"m": m}


@published(
    gentle={"learning_rate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01, "weight_decay": 0.1},
    reads=(
        "m = β₁ m + (1 − β₁) g",
        "v = β₂ v + (1 − β₂) g^2",
        "m̂ = m/(1 − β₁^t)",
        "v̂ = v/(1 − β₂^t)",
        "r = η/(√(v̂) + ε)",
        "d = m̂ + (η ω x)/r",
    ),
)
def adamw(
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
    weight_decay: float,
) -> tuple[Pair, Memory]:
    """PyTorch's AdamW, after Loshchilov and Hutter (2019), algorithm 2: θ = θ − γλθ, and then the step of Adam."""
    g = gradient(*x)
    old_m, old_v = memory.get("m", ZERO), memory.get("v", ZERO)
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    v = [beta2 * old_v[i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    first, second = (1 - beta1**t, 1 - beta2**t) if bias_correction else (1.0, 1.0)
    x = [x[i] - learning_rate * weight_decay * x[i] for i in (0, 1)]
    x = [x[i] - learning_rate * (m[i] / first) / root(v[i] / second, epsilon, epsilon_inside) for i in (0, 1)]
    return x, {"m": m, "v": v}


@published(
    gentle={"learning_rate": 0.01, "shrink": 0.6, "grow": 1.1, "smallest": 1e-4, "largest": 0.05},
    reads=(
        "q = g h",
        "a = {a⁺ if q > 0; {a⁻ if q < 0; 1 otherwise} otherwise}",
        "Δ = clip(a Δ, Δmin, Δmax)",
        "h = {0 if q < 0; g otherwise}",
        "r = Δ",
        "d = sign(h)",
    ),
)
def rprop(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    shrink: float,
    grow: float,
    smallest: float,
    largest: float,
) -> tuple[Pair, Memory]:
    """PyTorch's Rprop, after Riedmiller and Braun (1993): where the sign has turned, the gradient is taken as 0."""
    g, old = gradient(*x), memory.get("h", ZERO)
    sizes = list(memory.get("delta", [learning_rate, learning_rate]))
    counted, landed = list(g), list(x)
    for i in (0, 1):
        if g[i] * old[i] > 0:
            sizes[i] = min(max(sizes[i] * grow, smallest), largest)
        elif g[i] * old[i] < 0:
            sizes[i] = min(max(sizes[i] * shrink, smallest), largest)
            counted[i] = 0.0
        else:
            sizes[i] = min(max(sizes[i], smallest), largest)
        landed[i] -= sizes[i] * ((counted[i] > 0) - (counted[i] < 0))
    return landed, {"delta": sizes, "h": counted}


def path(
    name: str,
    values: dict[str, Any],
    gradient: Callable[..., Pair],
    start: Pair,
    nudge: Callable[[float], float] = float,
) -> Iterator[Pair]:
    """The points of a run over `gradient(t, x1, x2)`, without end unless it overflows.

    `nudge` may displace each coordinate after each step.
    """
    memory: Memory = {}
    x, t = start, 0
    while all(map(math.isfinite, x)):
        yield x
        t += 1
        try:
            x, memory = PUBLISHED[name].advance(x, memory, t, partial(gradient, t), **values)
        except OverflowError:
            return
        x = [nudge(coordinate) for coordinate in x]
