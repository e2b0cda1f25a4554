"""Trees written as text again, in the notation that they are read in."""

from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Name, Negative, Number, fold

_COMPARED, _ADDED, _MULTIPLIED, _SIGNED, _RAISED, _WHOLE = range(6)
_BINDING = {"+": _ADDED, "-": _ADDED, "*": _MULTIPLIED, "/": _MULTIPLIED, "**": _RAISED}


def to_text(expression: Expression) -> str:
    """The formula that `parse` reads back as this tree, but for numbers below zero, which it reads as signed ones."""
    return fold(expression, _written)[0]


def _written(node: Expression, parts: list[tuple[str, int]]) -> tuple[str, int]:
    match node:
        case Number(value):
            text = repr(value).removesuffix(".0")
            return text, _SIGNED if value < 0 else _WHOLE
        case Name(name):
            return name, _WHOLE
        case Negative():
            return f"-{_held(parts[0], _SIGNED)}", _SIGNED
        case Comparison(operator):
            return f"{_held(parts[0], _ADDED)} {operator} {_held(parts[1], _ADDED)}", _COMPARED
        case Binary("**"):
            return f"{_held(parts[0], _WHOLE)}**{_held(parts[1], _SIGNED)}", _RAISED
        case Binary(operator):
            binding = _BINDING[operator]
            return f"{_held(parts[0], binding)} {operator} {_held(parts[1], binding + 1)}", binding
        case Call(function):
            return f"{function}({', '.join(text for text, _ in parts)})", _WHOLE


def _held(part: tuple[str, int], binding: int) -> str:
    text, own = part
    return text if own >= binding else f"({text})"
