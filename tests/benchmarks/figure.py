"""One line of the benchmark's table."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import ClassVar


@dataclass(frozen=True)
class Figure:
    """What was measured beside its baseline; `limit` is the ratio to reach, at most or, with `at_least`, at least."""

    HEADING: ClassVar[str] = f"{'figure':58}{'measured':>14}{'baseline':>14}{'ratio':>9}   to reach"

    name: str
    measured: float
    baseline: float
    unit: str
    limit: float
    at_least: bool = False
    ratio: float | None = None

    def __str__(self) -> str:
        ratio = self.measured / self.baseline if self.ratio is None else self.ratio
        reached = ratio >= self.limit if self.at_least else ratio <= self.limit
        limit = f"{'≥' if self.at_least else '≤'} {self.limit:g}{'' if reached else '   NOT REACHED'}"
        return f"{self.name:58}{self._amount(self.measured)}{self._amount(self.baseline)}{ratio:9.3g}   {limit}"

    def _amount(self, value: float) -> str:
        return f"{value:9.4g} {self.unit:<4}"


def seconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def paired(first: Callable[[], float], second: Callable[[], float], times: int) -> tuple[float, float, float]:
    """Medians of both, measured in turn, and the median of their ratios: so a machine's drift cancels out."""
    pairs = [(first(), second()) for _ in range(times)]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)
