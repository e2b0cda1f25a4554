"""The functions of the grammar: one entry a function, and all that is ever asked about it stands there."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rmsprop_gui.formulas import pieces
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.tree import is_identifier, quoted


@dataclass(frozen=True)
class Forms:
    """How a function is written in each language that formulas are printed in; `languages.py` says what they share.

    `$a`, `$b` and `$c` are its arguments, `$holds` asks whether the first of them is not 0. What is called may be a
    helper of the language. LaTeX needs no form: it is printed from the layout.
    """

    numpy: str
    torch: str
    javascript: str


@dataclass(frozen=True)
class Function:
    """What a function of the grammar is.

    `numpy_form` takes arrays or numbers; `plain_form` takes Python's numbers and gives a float with the same bits, or
    raises ArithmeticError or ValueError where numpy gives inf or NaN. `differential` is written in the grammar itself:
    the change of the value when the arguments a, b, c change by da, db, dc; so its derivative with respect to a is the
    differential with da = 1 and the others 0.
    """

    arity: int
    numpy_form: Callable[..., Any]
    plain_form: Callable[..., float]
    layout: pieces.Typesetter
    differential: str
    forms: Forms


def _as_float(function: Callable[..., Any]) -> Callable[..., float]:
    """A plain form that asks numpy: C's and numpy's exponentials and the like differ in the last bit."""

    def plain(argument: float) -> float:
        return float(function(argument))

    return plain


def _plain_abs(a: float) -> float:
    return abs(a)


def _square(a: Any) -> Any:
    return a * a


def _plain_maximum(a: float, b: float) -> float:
    if a > b:
        return a
    return b if b > a else float(np.maximum(a, b))  # zeros of either sign, and NaN


def _plain_minimum(a: float, b: float) -> float:
    if a < b:
        return a
    return b if b < a else float(np.minimum(a, b))


def _clip(a: Any, low: Any, high: Any) -> Any:
    return np.minimum(np.maximum(a, low), high)


def _plain_clip(a: float, low: float, high: float) -> float:
    return _plain_minimum(_plain_maximum(a, low), high)


def _where(condition: Any, a: Any, b: Any) -> Any:
    return np.where(condition, a, b)[()]  # [()]: of numbers a number, not an array without axes


def _plain_where(condition: float, a: float, b: float) -> float:
    return a if condition else b


def _softplus(a: Any) -> Any:
    return np.logaddexp(0.0, a)


def _sigmoid(a: Any) -> Any:
    return np.exp(-np.logaddexp(0.0, -a))  # exact to the last digits at both ends, too


def _plain_hypot(a: float, b: float) -> float:
    return float(np.hypot(a, b))


def _mean(values: Any) -> Any:
    """The mean over axis 0, in which the rows of data lie; a number is its own mean.

    Rows are made the last axis, so that each sum is taken in the same order however many there are beside it.
    """
    values = np.asarray(values, float)
    if not values.ndim:
        return values[()]
    rows_last = np.ascontiguousarray(np.moveaxis(values, 0, -1))
    return np.divide(np.add.reduce(rows_last, axis=-1), len(values))


def _plain_mean(values: Any) -> float:
    return float(_mean(values))


def _alike(name: str, javascript: str = "", arguments: str = "$a") -> Forms:
    """The forms of a function that has one name in all languages, or another one in JavaScript alone."""
    return Forms(f"np.{name}({arguments})", f"torch.{name}({arguments})", f"Math.{javascript or name}({arguments})")


def _numpy(function: Callable[..., Any], layout: pieces.Typesetter, differential: str, forms: Forms) -> Function:
    """A function of one argument for which both forms ask numpy."""
    return Function(1, function, _as_float(function), layout, differential, forms)


_called = pieces.Called
_SOFTPLUS = Forms("np.logaddexp(0.0, $a)", "torch.logaddexp($a, tensor(0.0))", "softplus($a)")
_SIGMOID = Forms("np.exp(-np.logaddexp(0.0, -($a)))", "torch.sigmoid($a)", "Math.exp(-softplus(-($a)))")
_CLIP = Forms(
    "np.minimum(np.maximum($a, $b), $c)",
    "torch.minimum(torch.maximum($a, $b), $c)",
    "Math.min(Math.max($a, $b), $c)",
)
_WHERE = Forms("np.where($holds, $b, $c)", "torch.where($holds, $b, $c)", "($holds ? $b : $c)")

FUNCTIONS: dict[str, Function] = {
    "sqrt": Function(1, np.sqrt, math.sqrt, pieces.root, "da / (2 * sqrt(a))", _alike("sqrt")),  # both round correctly
    "exp": _numpy(np.exp, pieces.power_of_e, "da * exp(a)", _alike("exp")),
    "log": _numpy(np.log, _called("log"), "da / a", _alike("log")),
    "log1p": _numpy(np.log1p, pieces.log_of_one_plus, "da / (1 + a)", _alike("log1p")),
    # log(1 + exp(a)) and 1 / (1 + exp(-a)), for any a
    "softplus": _numpy(_softplus, pieces.log_of_one_plus_power, "da * sigmoid(a)", _SOFTPLUS),
    "sigmoid": _numpy(_sigmoid, _called("sigmoid"), "da * sigmoid(a) * sigmoid(-a)", _SIGMOID),
    "sin": _numpy(np.sin, _called("sin"), "da * cos(a)", _alike("sin")),
    "cos": _numpy(np.cos, _called("cos"), "-(da * sin(a))", _alike("cos")),
    "tan": _numpy(np.tan, _called("tan"), "da / cos(a)**2", _alike("tan")),
    "sinh": _numpy(np.sinh, _called("sinh"), "da * cosh(a)", _alike("sinh")),
    "cosh": _numpy(np.cosh, _called("cosh"), "da * sinh(a)", _alike("cosh")),
    "tanh": _numpy(np.tanh, _called("tanh"), "da / cosh(a)**2", _alike("tanh")),
    "arctan": _numpy(np.arctan, _called("arctan"), "da / (1 + a**2)", _alike("arctan", "atan")),
    "hypot": Function(
        2,
        np.hypot,
        _plain_hypot,
        pieces.root_of_squares,
        "(a * da + b * db) / maximum(hypot(a, b), 1e-300)",
        _alike("hypot", arguments="$a, $b"),
    ),
    "abs": Function(1, np.abs, _plain_abs, pieces.bars, "da * sign(a)", _alike("abs")),
    "sign": _numpy(np.sign, _called("sign"), "0", _alike("sign")),
    "square": Function(
        1, _square, _square, pieces.squared, "2 * a * da", Forms("np.square($a)", "torch.square($a)", "power($a, 2)")
    ),
    "floor": _numpy(np.floor, _called("floor"), "0", _alike("floor")),
    "maximum": Function(
        2, np.maximum, _plain_maximum, _called("max"), "where(a >= b, da, db)", _alike("maximum", "max", "$a, $b")
    ),
    "minimum": Function(
        2, np.minimum, _plain_minimum, _called("min"), "where(a <= b, da, db)", _alike("minimum", "min", "$a, $b")
    ),
    "clip": Function(
        3, _clip, _plain_clip, _called("clip"), "where(maximum(a, b) > c, dc, where(a >= b, da, db))", _CLIP
    ),
    "where": Function(3, _where, _plain_where, pieces.cases, "where(a, db, dc)", _WHERE),
    "mean": Function(
        1,
        _mean,
        _plain_mean,
        _called("mean"),
        "mean(da)",
        Forms("np.mean($a)", "torch.mean($a)", "mean(rows, (row) => $a)"),
    ),
}
"""Kinks have the derivative of one side: |x| and hypot have 0 at 0, max(a, b) and min(a, b) that of a where both are
equal, clip that of its first argument at its ends. `sign` and `floor` have 0 everywhere, their jumps included. A
`where` counts as true whatever is not 0, NaN included.
"""


@dataclass(frozen=True)
class Constant:
    """A name that means a number, and how it is written."""

    value: float
    symbol: Symbol


CONSTANTS: dict[str, Constant] = {"pi": Constant(math.pi, Symbol("π")), "e": Constant(math.e, Symbol("e"))}


def function_named(name: str, arguments: int) -> Function:
    """The entry of a function. Raises ValueError if there is none or it takes another number of arguments."""
    if name not in FUNCTIONS:
        raise ValueError(f"{quoted(name)} is an unknown function (known are {', '.join(FUNCTIONS)})")
    if arguments != FUNCTIONS[name].arity:
        raise ValueError(arity_refusal(name))
    return FUNCTIONS[name]


def arity_refusal(name: str) -> str:
    """The sentence that says how many arguments a function takes."""
    count = FUNCTIONS[name].arity
    return f"{name} takes {('no', 'one', 'two', 'three')[count]} argument{'s' * (count != 1)}"


def check_identifier(name: str) -> str:
    """The name itself, if something can be called by it. Raises ValueError if it means something else already.

    Names that nothing else means are ASCII identifiers that begin with a letter and are no keyword of Python, no
    function and no constant.
    """
    if not is_identifier(name):
        raise ValueError(f"{quoted(name)} is not a name that a formula can set or read")
    if name in FUNCTIONS or name in CONSTANTS:
        raise ValueError(f"the name {name} is taken: it is a {'function' if name in FUNCTIONS else 'constant'}")
    return name
