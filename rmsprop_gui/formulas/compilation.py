"""Formulas made into Python functions. The code is built from the tree, node by node; no text of a formula is in it."""

import ast
import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np

from rmsprop_gui.formulas.functions import FUNCTIONS
from rmsprop_gui.formulas.graph import Graph
from rmsprop_gui.formulas.tree import Expression

_NESTED = 30  # how deep an expression of the generated code may be: Python compiles by recursion
_SIGNS: dict[str, type[ast.operator]] = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div}
_ORDERS: dict[str, type[ast.cmpop]] = {
    "<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE, "==": ast.Eq, "!=": ast.NotEq,
}  # fmt: skip
# No name of a formula begins with an underscore, so none can be taken for one of these or hide it. `float_power` and
# `math.pow` are C's pow, whereas `np.power` has its own last bits. `np.divide` gives inf where Python's / raises.
_SCOPE: dict[str, Any] = {
    "__builtins__": {},
    "_divide": np.divide,
    "_numpy_power": np.float_power,
    "_plain_power": math.pow,
    **{f"_numpy_{name}": function.numpy_form for name, function in FUNCTIONS.items()},
    **{f"_plain_{name}": function.plain_form for name, function in FUNCTIONS.items()},
}
_Unit = tuple[int, bool]  # a step, and whether it is computed with numpy


def compile_function(
    arguments: Sequence[str],
    results: Sequence[Expression],
    lines: Sequence[tuple[str, Expression]] = (),
    plain: bool = False,
    columns: Collection[str] | None = None,
    counts: Collection[str] = (),
) -> Callable[..., Any]:
    """Make `f(*arguments)` which carries out the assignments `lines` in turn and returns the `results`.

    One result comes back as it is, several as a tuple. Works element by element, on floats or arrays of any shape.
    Overflow and division by zero give inf or NaN, within `np.errstate` without a warning. With `plain`, on Python's
    floats alone: several times faster, and with the same bits, or with ArithmeticError or ValueError where a result is
    not finite. Steps that several lines or results have in common are carried out once.

    `columns` are the arguments that hold data, one row along axis 0 each; `mean` is over them, and what reads none of
    them is its own mean. Where it is None, `mean` takes the mean over axis 0 of whatever it is given. `counts` are the
    arguments that may come as int. Raises ValueError for a name that nothing has set or that means something else.
    """
    graph = Graph(arguments, columns, counts)
    for target, expression in lines:
        graph.assign(target, expression)
    return _Writer(graph, plain, columns is not None).function(arguments, [graph.add(result) for result in results])


class _Writer:
    """Writes the steps of a graph as the body of a Python function."""

    def __init__(self, graph: Graph, plain: bool, knows_columns: bool) -> None:
        self._graph, self._plain, self._knows_columns = graph, plain, knows_columns
        self._uses: Counter[_Unit] = Counter()
        self._written: dict[_Unit, ast.expr] = {}
        self._nested: dict[_Unit, int] = {}
        self._body: list[ast.stmt] = []

    def function(self, arguments: Sequence[str], results: Sequence[int]) -> Callable[..., Any]:
        """The function that returns the results of these steps."""
        wanted = [self._unit(index, False) for index in results]
        self._uses.update(wanted)
        for unit in self._in_order(wanted):
            self._write(unit)
        found = [self._read(unit) for unit in wanted]
        self._body.append(ast.Return(found[0] if len(found) == 1 else ast.Tuple(found, ast.Load())))
        definition = ast.FunctionDef("formula", _parameters(arguments), self._body, [])
        module = ast.fix_missing_locations(ast.Module([definition], []))
        scope = dict(_SCOPE)
        exec(compile(module, "<formula>", "exec"), scope)  # made of the nodes above, not of text
        return scope["formula"]  # type: ignore[no-any-return]

    def _unit(self, index: int, in_mean: bool) -> _Unit:
        """Python's numbers where each value is one number; numpy for what has rows."""
        has_rows = self._graph.in_rows[index] if self._knows_columns else in_mean
        return index, not self._plain or has_rows

    def _parts(self, unit: _Unit) -> list[_Unit]:
        step = self._graph.steps[unit[0]]
        in_mean = step.own == "mean" or (self._plain and unit[1])
        return [self._unit(part, in_mean) for part in step.parts]

    def _in_order(self, wanted: Sequence[_Unit]) -> list[_Unit]:
        """What has to be computed, parts first; counts on the way how often each is read."""
        needed: set[_Unit] = set()
        waiting = list(wanted)
        while waiting:
            unit = waiting.pop()
            if unit not in needed:
                needed.add(unit)
                parts = self._parts(unit)
                self._uses.update(parts)
                waiting += parts
        return sorted(needed)

    def _write(self, unit: _Unit) -> None:
        """Put the step where it is read, or, if that is in several places, into a variable of its own."""
        step, parts = self._graph.steps[unit[0]], self._parts(unit)
        nested = 1 + max((self._nested[part] for part in parts), default=0)
        expression = self._expression(unit, parts)
        constant = all(isinstance(node, ast.Constant) for part in parts for node in [self._written[part]])
        if parts and (nested > _NESTED or self._uses[unit] > 1) and not (constant and step.kind in _SIGNS):
            name = f"_{unit[0]}_{int(unit[1])}"
            self._body.append(ast.Assign([ast.Name(name, ast.Store())], expression))
            expression, nested = ast.Name(name, ast.Load()), 1
        self._written[unit], self._nested[unit] = expression, nested

    def _read(self, unit: _Unit) -> ast.expr:
        return self._written[unit]

    def _expression(self, unit: _Unit, parts: list[_Unit]) -> ast.expr:
        kind, own, _ = self._graph.steps[unit[0]]
        form = "numpy" if unit[1] else "plain"
        read = [self._read(part) for part in parts]
        match kind:
            case "argument":
                return ast.Name(str(own), ast.Load())
            case "number":
                return ast.Constant(own)
            case "negative":
                return ast.UnaryOp(ast.USub(), read[0])
            case "**":
                return _called(f"_{form}_power", read)
            case "/" if unit[1]:
                return _called("_divide", read)
            case "call" if own == "where" and not unit[1]:
                return ast.IfExp(_condition(read[0]), read[1], read[2])
            case "call":
                return _called(f"_{form}_{own}", read)
        if kind in _ORDERS:  # a truth value times 1.0 is the number 1.0 or 0.0
            compared = ast.Compare(read[0], [_ORDERS[kind]()], [read[1]])
            return ast.BinOp(compared, ast.Mult(), ast.Constant(1.0))
        return ast.BinOp(read[0], _SIGNS[kind](), read[1])


def _condition(expression: ast.expr) -> ast.expr:
    """What is asked whether it holds: a comparison itself rather than the number made of it."""
    match expression:
        case ast.BinOp(ast.Compare() as comparison):
            return comparison
    return expression


def _called(name: str, arguments: list[ast.expr]) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), arguments, [])


def _parameters(names: Sequence[str]) -> ast.arguments:
    return ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])
