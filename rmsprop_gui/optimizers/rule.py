"""What every optimizer is: equations that say a rate and a direction.

Each step of each optimizer is the same sentence, element by element:

    x(t) = x(t−1) − rate(t) · direction(t)

A rule states its equations as text. That text is compiled and run, and it is what the window typesets, with letters or
with the numbers of a step; so what is shown is what was computed, and the two cannot drift apart.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import Expression, compile_function, parse
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import Parameter, declared_parameters

Array = NDArray[np.float64]
MOVE = "x - rate * direction"


@dataclass(frozen=True)
class Quantity:
    """Something a rule computes on the way: how it is written, and what it is called in a table."""

    symbol: Symbol
    label: str
    squared: bool = False
    """Whether it sums up squared gradients rather than gradients: then its root is what can be compared with them."""


COMMON = {
    "x": Quantity(Symbol("x"), "position"),
    "g": Quantity(Symbol("g"), "gradient"),
    "t": Quantity(Symbol("t"), "step"),
    "rate": Quantity(Symbol("r"), "effective rate"),
    "direction": Quantity(Symbol("d"), "direction"),
}


@dataclass(frozen=True)
class Assignment:
    """One line of an update: `target` takes the value of `expression`."""

    target: str
    text: str

    @property
    def expression(self) -> Expression:
        return parse(self.text)


@dataclass(frozen=True)
class UpdateRule(ABC):
    """Base of all optimizers; a frozen dataclass whose fields are its hyperparameters.

    Raises ValueError when a hyperparameter is out of its range.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    idea: ClassVar[str]
    """One or two sentences for the info pane."""
    accumulators: ClassVar[Mapping[str, Quantity]] = {}
    """What the rule remembers from step to step; all start at zero, shape (..., 2)."""
    intermediates: ClassVar[Mapping[str, Quantity]] = {}

    def __post_init__(self) -> None:
        for name, declaration in declared_parameters(self).items():
            declaration.check(name, getattr(self, name))

    @abstractmethod
    def equations(self) -> tuple[str, ...]:
        """Lines `name = expression`: each accumulator, then `rate` and `direction`.

        They may read the hyperparameters, the gradient `g`, the step `t` (from 1) and the accumulators.
        """

    def lookahead(self) -> str:
        """Where the gradient is asked, as an expression in `x`, the accumulators and the hyperparameters."""
        return "x"

    def assignments(self) -> tuple[Assignment, ...]:
        pairs = (line.partition("=") for line in self.equations())
        return tuple(Assignment(target.strip(), text.strip()) for target, _, text in pairs)

    def values(self) -> dict[str, Any]:
        """The hyperparameters and switches as they are set."""
        return {name: getattr(self, name) for name in declared_parameters(self)}

    @classmethod
    def declared(cls) -> dict[str, Parameter]:
        """The hyperparameters and switches, in order."""
        return declared_parameters(cls)

    def quantities(self) -> dict[str, Quantity]:
        return {**COMMON, **self.accumulators, **self.intermediates}

    def start(self, shape: tuple[int, ...] = (2,)) -> tuple[Array, ...]:
        """The accumulators before the first step."""
        return tuple(np.zeros(shape) for _ in self.accumulators)

    def probe(self, plain: bool = False) -> Callable[..., Any]:
        """`f(x, *accumulators)`: the point, shape (..., 2), whose gradient the next step uses."""
        arguments = (*self.values(), "x", *self.accumulators)
        return partial(_compiled((self.lookahead(),), (), arguments, plain), *self.values().values())

    def step(self, plain: bool = False) -> Callable[..., Any]:
        """`f(g, t, *accumulators)` → `(rate, direction, *accumulators)`, for a gradient of shape (..., 2).

        Rules work element by element; with `plain`, on one parameter at a time, in Python's own numbers. That takes a
        fifth of the time and gives the same bits, but raises ArithmeticError or ValueError where arrays overflow.
        """
        results, arguments = ("rate", "direction", *self.accumulators), (*self.values(), "g", "t", *self.accumulators)
        return partial(_compiled(results, self.equations(), arguments, plain), *self.values().values())

    def evaluate_lines(
        self, g: Array, t: int, accumulators: Mapping[str, Array]
    ) -> list[tuple[Assignment, dict[str, Any], Any]]:
        """One step line by line: each assignment, what every name stood for before it, and what came out."""
        known: dict[str, Any] = {**self.values(), "g": g, "t": t, **accumulators}
        lines = []
        for line in self.assignments():
            result = _compiled((line.text,), (), tuple(known))(*known.values())
            lines.append((line, dict(known), result))
            known[line.target] = result
        return lines


@lru_cache(maxsize=512)
def _compiled(
    results: tuple[str, ...], equations: tuple[str, ...], arguments: tuple[str, ...], plain: bool = False
) -> Callable[..., Any]:
    pairs = (line.partition("=") for line in equations)
    lines = [(target.strip(), parse(text)) for target, _, text in pairs]
    return compile_function(arguments, [parse(text) for text in results], lines, plain, counts=("t",))


def root(accumulator: str, epsilon_inside: bool) -> str:
    """The root that a learning rate is divided by; where ε sits differs between papers and libraries."""
    return f"sqrt({accumulator} + epsilon)" if epsilon_inside else f"(sqrt({accumulator}) + epsilon)"
