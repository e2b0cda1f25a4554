"""Expressions in Python's notation: parsed once, then computed, typeset or substituted into one another."""

import ast
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sqrt": np.sqrt,
    "exp": np.exp,
    "cos": np.cos,
    "sin": np.sin,
}
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
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise ValueError(f"{type(node).__name__} is not allowed in the formula {text!r}")
        if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS):
            raise ValueError(f"unknown function in the formula {text!r}; known are {', '.join(FUNCTIONS)}")
    return tree


def names(expression: ast.expr) -> list[str]:
    """The names an expression reads, in order of appearance, without functions and constants."""
    found = (node.id for node in ast.walk(expression) if isinstance(node, ast.Name))
    return [name for name in dict.fromkeys(found) if name not in FUNCTIONS and name not in CONSTANTS]


def substitute(expression: ast.expr, values: Mapping[str, ast.expr]) -> ast.expr:
    """Replace names by expressions; both trees stay as they were."""

    class Replace(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return values.get(node.id, node)

    return Replace().visit(ast.parse(ast.unparse(expression), mode="eval").body)  # type: ignore[no-any-return]


def compile_function(
    arguments: Iterable[str], result: str, lines: Iterable[tuple[str, str]] = ()
) -> Callable[..., Any]:
    """Make `f(*arguments)` which carries out the assignments `lines` in turn and returns the tuple or value `result`.

    Works element by element on whatever numpy does: numbers or arrays of any shape.
    """
    body = [f"    {target} = {ast.unparse(parse(text))}\n" for target, text in lines]
    source = f"def f({', '.join(arguments)}):\n{''.join(body)}    return {result}\n"
    scope: dict[str, Any] = {**FUNCTIONS, **CONSTANTS}
    exec(compile(source, f"<formula {result}>", "exec"), scope)  # only text that `parse` has let through
    return scope["f"]  # type: ignore[no-any-return]
