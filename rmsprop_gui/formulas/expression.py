"""Expressions in Python's notation: parsed once, then computed, typeset or substituted into one another."""

import ast
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sqrt": np.sqrt,
    "exp": np.exp,
    "cos": np.cos,
    "sin": np.sin,
}
PLAIN_FUNCTIONS = {**FUNCTIONS, "sqrt": math.sqrt}
"""For single Python numbers: the same bits, since both round roots correctly, but exceptions instead of inf and NaN."""
CONSTANTS = {"pi": np.pi}

_ALLOWED = (
    ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Constant, ast.Load,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub,
)  # fmt: skip


@lru_cache(maxsize=1024)
def parse(text: str) -> ast.expr:
    """Read arithmetic over names, numbers and `FUNCTIONS`; anything else is a ValueError that says what."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"cannot read the formula {text!r}: {error.msg}") from None
    functions = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if reason := _refusal(node, id(node) in functions):
            raise ValueError(f"{reason} in the formula {text!r}")
    return tree


def _refusal(node: ast.AST, is_called: bool) -> str | None:
    """Why this part of a formula is not let through; None if it is."""
    match node:
        case ast.Call(ast.Name(name), arguments) if name in FUNCTIONS:
            return None if len(arguments) == 1 and not node.keywords else f"{name} takes one argument"
        case ast.Call():
            return f"unknown function (known are {', '.join(FUNCTIONS)})"
        case ast.Name(name) if name.startswith("_"):
            return f"the name {name} is not allowed"
        case ast.Name(name) if name in FUNCTIONS and not is_called:
            return f"{name} needs an argument"
        case ast.Constant(value) if type(value) not in (int, float):
            return f"{value!r} is not a number"
    return None if isinstance(node, _ALLOWED) else f"{type(node).__name__} is not allowed"


def names(expression: ast.expr) -> list[str]:
    """The names an expression reads, in order of appearance, without functions and constants."""
    found = [node for node in ast.walk(expression) if isinstance(node, ast.Name)]
    found.sort(key=lambda node: (node.lineno, node.col_offset))  # ast.walk goes level by level
    return [
        name for name in dict.fromkeys(node.id for node in found) if name not in FUNCTIONS and name not in CONSTANTS
    ]


def substitute(expression: ast.expr, values: Mapping[str, ast.expr]) -> ast.expr:
    """Replace names by expressions; both trees stay as they were."""

    class Replace(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return values.get(node.id, node)

    return Replace().visit(ast.parse(ast.unparse(expression), mode="eval").body)  # type: ignore[no-any-return]


class _Squares(ast.NodeTransformer):
    """`a**2` as `a * a`: faster, and the same bits for one number as for an array of them."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.BinOp(ast.Name() as base, ast.Pow(), ast.Constant(2)):
                return ast.BinOp(base, ast.Mult(), base)
            case ast.BinOp(base, ast.Pow(), ast.Constant(2)):
                return ast.Call(ast.Name("_square", ast.Load()), [base], [])
        return node


def _square(value: Any) -> Any:
    return value * value


def _source(text: str) -> str:
    return ast.unparse(_Squares().visit(ast.parse(ast.unparse(parse(text)), mode="eval").body))


def compile_function(
    arguments: Iterable[str],
    results: Sequence[str],
    lines: Iterable[tuple[str, str]] = (),
    functions: Mapping[str, Callable[..., Any]] = FUNCTIONS,
) -> Callable[..., Any]:
    """Make `f(*arguments)` which carries out the assignments `lines` in turn and returns the `results`.

    One result comes back as it is, several as a tuple. Works element by element, on numbers or arrays of any shape.
    Raises ValueError for a name that nothing has set.
    """
    arguments, lines = tuple(arguments), tuple(lines)
    known = {*arguments}
    for target, text in (*lines, *(("", result) for result in results)):
        if unknown := [name for name in names(parse(text)) if name not in known]:
            raise ValueError(f"{unknown[0]} in the formula {text!r} is not known")
        known.add(target)
    body = [f"    {target} = {_source(text)}\n" for target, text in lines]
    source = f"def f({', '.join(arguments)}):\n{''.join(body)}    return {', '.join(map(_source, results))}\n"
    scope: dict[str, Any] = {**functions, **CONSTANTS, "_square": _square}
    exec(compile(source, f"<formula {', '.join(results)}>", "exec"), scope)  # only text that `parse` has let through
    return scope["f"]  # type: ignore[no-any-return]
