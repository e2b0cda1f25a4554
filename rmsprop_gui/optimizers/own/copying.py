"""The lines of a rule as a text that can be typed on, for whoever begins with a built-in one."""

from collections.abc import Iterator

from rmsprop_gui.formulas import names, parse, substitute, to_text
from rmsprop_gui.formulas.number import exact
from rmsprop_gui.formulas.tree import Expression, Name
from rmsprop_gui.optimizers.own.hyperparameters import usual_range
from rmsprop_gui.optimizers.own.names import AHEAD, TYPED
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.update import Assignment
from rmsprop_gui.parameters.parameter import NumericParameter


def lines_of(rule: UpdateRule) -> str:
    """A text that says the same rule with its hyperparameters as they are set; that of a typed rule is its own.

    Switches are left as they are, and so are the wrappers: they are set beside the lines.
    """
    if rule.text:
        return rule.text
    return "\n".join((*_declarations(rule), *_starts(rule), *_lengths(rule), "", *_lines(rule)))


def _declarations(rule: UpdateRule) -> Iterator[str]:
    read = {name for expression in _expressions(rule) for name in names(expression)}
    for name, item in rule.own_parameters().items():
        if isinstance(item, NumericParameter) and (name in read or name == "learning_rate"):
            yield f"{_typed(name)}: {exact(getattr(rule, name))}{_range(name, item, getattr(rule, name))}"


def _range(name: str, item: NumericParameter, value: float) -> str:
    """The range and scale, where they are not those that are taken when nothing is said."""
    if (item.low, item.high, item.scale) == usual_range(name, value):
        return ""
    scale = f" {item.scale}" if item.scale != "complement" else ""
    return f" from {exact(item.low)} to {exact(item.high)}{scale}"


def _starts(rule: UpdateRule) -> Iterator[str]:
    for name, quantity in rule.remembered().items():
        if quantity.initial != "0":
            yield f"{name} starts at {_text(parse(quantity.initial))}"


def _lengths(rule: UpdateRule) -> Iterator[str]:
    for name, length in rule.lengths.items():
        yield f"{name} = length of {_text(parse(length.of))}"


def _lines(rule: UpdateRule) -> Iterator[str]:
    if rule.lookahead() != "x":
        yield f"{AHEAD} = {_text(parse(rule.lookahead()))}"
    for line in map(Assignment.read, rule.equations()):
        yield f"{line.target} = {_text(line.expression)}"


def _expressions(rule: UpdateRule) -> Iterator[Expression]:
    yield from (line.expression for line in map(Assignment.read, rule.equations()))
    yield from (parse(quantity.initial) for quantity in rule.remembered().values())
    yield from (parse(length.of) for length in rule.lengths.values())
    yield parse(rule.lookahead())


def _typed(name: str) -> str:
    return TYPED.get(name, name)


def _text(expression: Expression) -> str:
    return to_text(substitute(expression, {name: Name(typed) for name, typed in TYPED.items()}))
