"""What the tests know of a surface that its own declaration does not say, in the catalogue's order.

A surface needs an entry only where something in it differs from the usual.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

Range = tuple[float, float]


@dataclass(frozen=True)
class Published:
    """An entry: the published function written out again, and what is known of it."""

    value: Callable[[float, float], float] | None = None
    view: tuple[Range, Range] | None = None
    """The usual one."""
    minima: int = 1
    """How many are known."""
    lowest: float = 0.0
    """The value at the lowest of them."""
    gentler: float = 1.0
    """What gentle learning rates have to be multiplied by, so that all optimizers come through."""


def rosenbrock(x: float, y: float) -> float:
    """Rosenbrock, An automatic method for finding the greatest or least value of a function (1960)."""
    return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x)


def beale(x: float, y: float) -> float:
    """Beale, On an iterative method for finding a local minimum of a function of more than one variable (1958)."""
    return math.fsum((c - x * (1 - y**i)) ** 2 for i, c in enumerate((1.5, 2.25, 2.625), 1))


def himmelblau(x: float, y: float) -> float:
    """Himmelblau, Applied Nonlinear Programming (1972)."""
    return float((x * x + y - 11) ** 2 + (x + y * y - 7) ** 2)


def rastrigin(x: float, y: float) -> float:
    """Rastrigin, Systems of extremal control (1974): A n + Σ (xᵢ² − A cos 2πxᵢ) with A = 10."""
    return 10 * 2 + math.fsum(each * each - 10 * math.cos(2 * math.pi * each) for each in (x, y))


def ackley(x: float, y: float) -> float:
    """Ackley, A connectionist machine for genetic hillclimbing (1987), in two dimensions."""
    dents = math.exp((math.cos(2 * math.pi * x) + math.cos(2 * math.pi * y)) / 2)
    return -20 * math.exp(-0.2 * math.sqrt((x * x + y * y) / 2)) - dents + 20 + math.e


def styblinski_tang(x: float, y: float) -> float:
    """Styblinski and Tang, Experiments in nonconvex optimization (1990): ½ Σ (xᵢ⁴ − 16xᵢ² + 5xᵢ)."""
    return math.fsum((each**4, -16 * each**2, 5 * each)[part] for each in (x, y) for part in range(3)) / 2


def camel(x: float, y: float) -> float:
    """Dixon and Szegö, The global optimization problem: an introduction (1978)."""
    return 4 * x**2 - 2.1 * x**4 + x**6 / 3 + x * y - 4 * y**2 + 4 * y**4


def wall(x: float, y: float) -> float:
    return math.sqrt(1 + x * x) - 1 + 30 * math.log1p(math.exp((x - 6) / 0.3)) + y * y / 2


def funnel(x: float, y: float) -> float:
    """Neal, Slice sampling (2003): minus the logarithm of N(x; 0, 3²) N(y; 0, exp(x)), without its constant."""
    return x * x / 18 + x / 2 + y * y * math.exp(-x) / 2


PUBLISHED = {
    "quadratic": Published(lambda x, y: x * x / 10 + y * y * 5, ((-10, 10), (-4, 4))),  # the notebook
    "bowl": Published(lambda x, y: x * x / 10 + y * y),
    "rosenbrock": Published(rosenbrock, ((-2, 2), (-1, 3))),
    "beale": Published(beale, ((-4.5, 4.5), (-4.5, 4.5))),
    "wall": Published(wall, lowest=6.183458722017038e-08),  # 1e-16 below the exact one: the root is rounded
    "himmelblau": Published(himmelblau, ((-5, 5), (-5, 5)), minima=4),
    "rastrigin": Published(rastrigin, ((-5.12, 5.12), (-5.12, 5.12))),
    "ackley": Published(ackley),
    "styblinski_tang": Published(styblinski_tang, ((-5, 5), (-5, 5)), minima=4, lowest=-78.33233140754282),
    "camel": Published(camel, minima=6, lowest=-1.031628453489877),
    "saddle": Published(minima=2),
    "monkey_saddle": Published(lambda x, y: x**3 - 3 * x * y**2, minima=0),
    "cliff": Published(lowest=5 / (1 + math.exp(40))),
    "slope": Published(minima=0),
    "funnel": Published(funnel, lowest=-1.125),
    "sparse": Published(lambda x, y: x * x / 2 + y * y / 40),
    "moving_target": Published(lambda x, y: (x * x + y * y) / 2),  # where it is before the first step
    "slope_change": Published(minima=0),
    "rare_gradient": Published(lowest=-1.352),
    "rare_gradient_box": Published(lowest=-1 / 3),
    "line": Published(lowest=0.06436855527109062),
    "tree_line": Published(lowest=0.036883186237295425),
    "iris": Published(lowest=0.14483747056974186),
    "tanh_neuron": Published(minima=2, lowest=0.03507206756824345),
    "one_datum": Published(minima=2),
    "nile_network": Published(minima=4, lowest=0.2770689751330283),
}


def published(name: str) -> Published:
    """The entry of a surface; the usual where it has none."""
    return PUBLISHED.get(name, Published())
