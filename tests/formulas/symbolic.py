"""What names of the grammar mean to sympy, where it does not know them by the same name."""

from typing import Any

import sympy

MEANT: dict[str, Any] = {
    "arctan": sympy.atan,
    "softplus": lambda a: sympy.log(1 + sympy.exp(a)),
    "sigmoid": lambda a: 1 / (1 + sympy.exp(-a)),
    "hypot": lambda a, b: sympy.sqrt(a**2 + b**2),
    "e": sympy.E,
}
