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


@published(
    gentle={"learning_rate": 0.001, "lambd": 0.1, "alpha": 0.5, "t0": 10},
    reads=("r = η/((1 + ν η (t − 1))^Γ)", "d = g + ν x", "X = X + (x − r d − X)/(max(1, t − 1 − Θ))"),
)
def asgd(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    lambd: float,
    alpha: float,
    t0: int,
) -> tuple[Pair, Memory]:
    """PyTorch's ASGD, after Polyak and Juditsky (1992): x decays by λη and moves by −ηg; its average from t0 on."""
    g, average = gradient(*x), memory.get("average", ZERO)
    eta = learning_rate / (1 + lambd * learning_rate * (t - 1)) ** alpha
    x = [x[i] * (1 - lambd * eta) - eta * g[i] for i in (0, 1)]
    mu = 1 / max(1, t - 1 - t0)
    return x, {"average": [average[i] + mu * (x[i] - average[i]) for i in (0, 1)]}


@published(
    gentle={"learning_rate": 0.001, "beta": 0.8},
    reads=("Σ = (1 − 1/t) Σ + g", "r = η/(t + 1)", "d = Σ"),
)
def schedule_free(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float
) -> tuple[Pair, Memory]:
    """Defazio et al. (2024), eq. 9 to 11: y = (1 − β)z + βx, z' = z − γ∇f(y), x' = (1 − c)x + cz', c = 1/(t + 1).

    z is kept as the sum of gradients that lies between it and x: z = x − γ (1 − 1/t) · sum.
    """
    lead = memory.get("lead", ZERO)
    z = [x[i] - learning_rate * (1 - 1 / t) * lead[i] for i in (0, 1)]
    g = gradient(*((1 - beta) * z[i] + beta * x[i] for i in (0, 1)))
    z = [z[i] - learning_rate * g[i] for i in (0, 1)]
    c = 1 / (t + 1)
    landed = [(1 - c) * x[i] + c * z[i] for i in (0, 1)]
    return landed, {"lead": [(landed[i] - z[i]) / learning_rate / (1 - c) for i in (0, 1)]}


@published(
    gentle={"learning_rate": 0.3, "epsilon": 0.01, "lr_decay": 0.1}, reads=("v = v + g^2", "r = η/(√(v + ε))", "d = g")
)
def adagrad(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    epsilon: float,
    epsilon_inside: bool,
    lr_decay: float,
) -> tuple[Pair, Memory]:
    """Duchi, Hazan and Singer (2011), section 1.1, diagonal: x = x − η g / √(Σ g²).

    ε inside the root as in the notebook, outside as in Goodfellow et al. (2016), algorithm 8.4; PyTorch's `lr_decay`.
    """
    g, old = gradient(*x), memory.get("v", ZERO)
    v = [old[i] + g[i] * g[i] for i in (0, 1)]
    slowed = learning_rate / (1 + (t - 1) * lr_decay)
    return [x[i] - slowed * g[i] / root(v[i], epsilon, epsilon_inside) for i in (0, 1)], {"v": v}


@published(
    gentle={"learning_rate": 0.002, "beta": 0.95, "epsilon": 0.01, "momentum": 0.5},
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
    centered: bool,
    momentum: float,
) -> tuple[Pair, Memory]:
    """Tieleman and Hinton, lecture 6e (2012), slide 29: MeanSquare = 0.9 MeanSquare + 0.1 g², divide g by its root.

    ε inside the root as in Goodfellow et al. (2016), algorithm 8.5, outside as in PyTorch's `RMSprop`, from which
    `centered` and `momentum` are: E[g²] − E[g]², and buffer = momentum · buffer + g/root, x = x − η · buffer.
    """
    g, old, m, p = gradient(*x), *(memory.get(name, ZERO) for name in ("v", "m", "p"))
    v = [beta * old[i] + (1 - beta) * (g[i] * g[i]) for i in (0, 1)]
    if centered:
        m = [beta * m[i] + (1 - beta) * g[i] for i in (0, 1)]
    spread = [max(v[i] - m[i] * m[i], 0.0) if centered else v[i] for i in (0, 1)]
    scaled = [g[i] / root(spread[i], epsilon, epsilon_inside) for i in (0, 1)]
    if momentum:
        p = scaled = [momentum * p[i] + scaled[i] for i in (0, 1)]
    return [x[i] - learning_rate * scaled[i] for i in (0, 1)], {"v": v, "m": m, "p": p}


@published(
    gentle={"learning_rate": 0.1, "beta": 0.95, "epsilon": 0.001},
    reads=(
        "v = β₂ v + (1 − β₂) g^2",
        "Λ = √(E + ε)",
        "r = (η Λ)/(√(v + ε))",
        "d = g",
        "E = β₂ E + (1 − β₂) (Λ/(√(v + ε)) g)^2",
    ),
)
def adadelta(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, beta: float, epsilon: float
) -> tuple[Pair, Memory]:
    """Zeiler (2012), algorithm 1: Δx = −RMS[Δx]/RMS[g] g, both with ε inside; the step is that times PyTorch's `lr`."""
    g, old, steps = gradient(*x), memory.get("v", ZERO), memory.get("squared_steps", ZERO)
    v = [beta * old[i] + (1 - beta) * (g[i] * g[i]) for i in (0, 1)]
    delta = [math.sqrt(steps[i] + epsilon) / math.sqrt(v[i] + epsilon) * g[i] for i in (0, 1)]
    steps = [beta * steps[i] + (1 - beta) * (delta[i] * delta[i]) for i in (0, 1)]
    return [x[i] - learning_rate * delta[i] for i in (0, 1)], {"v": v, "squared_steps": steps}


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
    amsgrad: bool,
) -> tuple[Pair, Memory]:
    """Kingma and Ba (2015), algorithm 1: θ = θ − α m̂ / (√v̂ + ε); the switches change what they name and no more.

    AMSGrad is algorithm 2 of Reddi, Kale and Kumar (2018): the largest v so far, corrected afterwards as in PyTorch.
    """
    g = gradient(*x)
    old_m, old_v, largest = (memory.get(name, ZERO) for name in ("m", "v", "v_max"))
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    v = [beta2 * old_v[i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    if amsgrad:
        largest = [max(largest[i], v[i]) for i in (0, 1)]
    by = largest if amsgrad else v
    first, second = (1 - beta1**t, 1 - beta2**t) if bias_correction else (1.0, 1.0)
    x = [x[i] - learning_rate * (m[i] / first) / root(by[i] / second, epsilon, epsilon_inside) for i in (0, 1)]
    return x, {"m": m, "v": v, "v_max": largest}


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
    amsgrad: bool,
    weight_decay: float,
) -> tuple[Pair, Memory]:
    """PyTorch's AdamW, after Loshchilov and Hutter (2019), algorithm 2: θ = θ − γλθ, and then the step of Adam."""
    shrunk = [x[i] - learning_rate * weight_decay * x[i] for i in (0, 1)]
    moved, memory = adam(
        x, memory, t, gradient, learning_rate, beta1, beta2, epsilon, epsilon_inside, bias_correction, amsgrad
    )
    return [shrunk[i] + (moved[i] - x[i]) for i in (0, 1)], memory


@published(
    gentle={"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01, "momentum_decay": 0.1},
    reads=(
        "b = β₁ · (1 − 0.5 · 0.96^(t Ψ))",
        "b⁺ = β₁ · (1 − 0.5 · 0.96^((t + 1) Ψ))",
        "B = B b",
        "m = β₁ m + (1 − β₁) g",
        "v = β₂ v + (1 − β₂) g^2",
        "v̂ = v/(1 − β₂^t)",
        "r = η/(√(v̂) + ε)",
        "N = (b⁺ m)/(1 − B b⁺) + ((1 − b) g)/(1 − B)",
        "d = N",
    ),
)
def nadam(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
    momentum_decay: float,
) -> tuple[Pair, Memory]:
    """Dozat (2016), algorithm 8, with μ_t = β₁ (1 − ½ · 0.96^(tψ)), as in PyTorch's NAdam."""
    g = gradient(*x)
    old_m, old_v = memory.get("m", ZERO), memory.get("v", ZERO)
    mu, mu_next = (beta1 * (1 - 0.5 * 0.96 ** (s * momentum_decay)) for s in (t, t + 1))
    product = memory.get("product", [1.0, 1.0])[0] * mu
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    v = [beta2 * old_v[i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    ahead = [mu_next / (1 - product * mu_next) * m[i] + (1 - mu) / (1 - product) * g[i] for i in (0, 1)]
    x = [x[i] - learning_rate * ahead[i] / (math.sqrt(v[i] / (1 - beta2**t)) + epsilon) for i in (0, 1)]
    return x, {"m": m, "v": v, "product": [product, product]}


@published(
    gentle={"learning_rate": 0.001, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01},
    reads=(
        "m = β₁ m + (1 − β₁) g",
        "v = β₂ v + (1 − β₂) g^2",
        "m̂ = m/(1 − β₁^t)",
        "ρmax = 2/(1 − β₂) − 1",
        "ρ = ρmax − (2 t β₂^t)/(1 − β₂^t)",
        "K = (ρ − 4)/(ρmax − 4) (ρ − 2)/(ρmax − 2) ρmax/ρ",
        "χ = {√(K · (1 − β₂^t)) if ρ > 5; 0 otherwise}",
        "r = {(η χ)/(√(v) + ε) if ρ > 5; η otherwise}",
        "d = m̂",
    ),
)
def radam(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[Pair, Memory]:
    """Liu et al. (2020), algorithm 2: α m̂ r l where the mean is worth over 5 squares, else α m̂; ε as PyTorch's."""
    g = gradient(*x)
    old_m, old_v = memory.get("m", ZERO), memory.get("v", ZERO)
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    v = [beta2 * old_v[i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    full, second = 2 / (1 - beta2) - 1, 1 - beta2**t
    worth, rates = full - 2 * t * beta2**t / second, [1.0, 1.0]
    if worth > 5:
        rectifier = math.sqrt((worth - 4) * (worth - 2) * full / ((full - 4) * (full - 2) * worth))
        rates = [rectifier * math.sqrt(second) / (math.sqrt(v[i]) + epsilon) for i in (0, 1)]
    return [x[i] - learning_rate * (m[i] / (1 - beta1**t)) * rates[i] for i in (0, 1)], {"m": m, "v": v}


@published(
    gentle={"learning_rate": 0.001, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01},
    reads=(
        "m = β₁ m + (1 − β₁) g",
        "Φ = β₂ Φ + (1 − β₂) (g − m)^2 + ε",
        "m̂ = m/(1 − β₁^t)",
        "Φ̂ = Φ/(1 − β₂^t)",
        "r = η/(√(Φ̂) + ε)",
        "d = m̂",
    ),
)
def adabelief(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[Pair, Memory]:
    """Zhuang et al. (2020), algorithm 2: s = β₂s + (1 − β₂)(g − m)² + ε, θ = θ − α m̂ / (√ŝ + ε)."""
    g = gradient(*x)
    old_m, old_s = memory.get("m", ZERO), memory.get("surprise", ZERO)
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] for i in (0, 1)]
    s = [beta2 * old_s[i] + (1 - beta2) * ((g[i] - m[i]) * (g[i] - m[i])) + epsilon for i in (0, 1)]
    first, second = 1 - beta1**t, 1 - beta2**t
    x = [x[i] - learning_rate * (m[i] / first) / (math.sqrt(s[i] / second) + epsilon) for i in (0, 1)]
    return x, {"m": m, "surprise": s}


@published(
    gentle={"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.1},
    reads=(
        "v′ = {v if t > 1; g^2 otherwise}",
        "ξ = max(√(v′), ε)",
        "ι = {1 if t > 1; 0 otherwise}",
        "M = β₁ M + ((1 − β₁) ι g)/ξ",
        "r = η/ξ",
        "Q = ξ M",
        "d = Q",
        "v = β₂ v′ + (1 − β₂) g^2",
    ),
)
def adopt(
    x: Pair,
    memory: Memory,
    t: int,
    gradient: Gradient,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[Pair, Memory]:
    """Taniguchi et al. (2024), algorithm 1: m = β₁m + (1 − β₁) g/max(√v, ε), θ = θ − αm, v = β₂v + (1 − β₂)g².

    m₀ is 0 and v₀ the square of the first gradient, at which no step is taken.
    """
    g = gradient(*x)
    if t == 1:
        return x, {"scaled": ZERO, "v": [g[i] * g[i] for i in (0, 1)]}
    old_m, old_v = memory["scaled"], memory["v"]
    m = [beta1 * old_m[i] + (1 - beta1) * g[i] / max(math.sqrt(old_v[i]), epsilon) for i in (0, 1)]
    v = [beta2 * old_v[i] + (1 - beta2) * (g[i] * g[i]) for i in (0, 1)]
    return [x[i] - learning_rate * m[i] for i in (0, 1)], {"scaled": m, "v": v}


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


@published(
    gentle={"learning_rate": 0.5, "first": 0.001, "epsilon": 0.01},
    reads=(
        "x₀ = {x₀ if t > 1; x otherwise}",
        "Dmax = max(Dmax, Dt)",
        "G = G + U^2",
        "r = (η Dmax)/(√(G + ε))",
        "d = g",
    ),
)
def dog(
    x: Pair, memory: Memory, t: int, gradient: Gradient, learning_rate: float, first: float, epsilon: float
) -> tuple[Pair, Memory]:
    """Ivgi, Hinder and Carmon (2023), eq. DoG: η_t = max_{i ≤ t} |x_i − x_0| ∨ r_ε over √(Σ |g_i|² + ε)."""
    g, start = gradient(*x), x if t == 1 else memory["start"]
    reach = max(memory.get("reach", [first])[0], math.hypot(x[0] - start[0], x[1] - start[1]))
    lengths = memory.get("lengths_squared", ZERO)[0] + math.hypot(*g) ** 2
    eta = learning_rate * reach / math.sqrt(lengths + epsilon)
    remembered = {"start": start, "reach": [reach, reach], "lengths_squared": [lengths, lengths]}
    return [x[i] - eta * g[i] for i in (0, 1)], remembered


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
