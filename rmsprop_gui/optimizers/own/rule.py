"""A typed text as a rule like any other: a class of its own, whose fields are the hyperparameters it declares."""

from collections.abc import Mapping
from dataclasses import make_dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakValueDictionary

from rmsprop_gui.formulas import to_text
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers.own.base import OwnRule
from rmsprop_gui.optimizers.own.reading import Reading, understood
from rmsprop_gui.optimizers.own.text import read
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import declared

_kinds: WeakValueDictionary[str, type[OwnRule]] = WeakValueDictionary()


@lru_cache(maxsize=64)  # to make a class takes longer than anything else about a text
def own_rule(text: str) -> type[OwnRule]:
    """The kind of rule that a text says; the same text is the same kind as long as anything is of it.

    Raises OwnRuleError, in a plain sentence with line and column, where it says none.
    """
    kind = _kinds.get(text)
    if kind is None:
        kind = _kinds[text] = _kind(text, understood(read(text)))
    return kind


def own_rule_with(text: str, values: Mapping[str, Any]) -> OwnRule:
    """The rule that a text says, with these values. Raises ValueError where there is none, or a value cannot be."""
    return own_rule(text)(**values)


def retyped(text: str, before: UpdateRule | None = None) -> OwnRule:
    """The rule that a text says, with what was set before it was typed.

    The wrappers stay; so does a hyperparameter that both have, unless the text gives it another usual value or range.
    Raises OwnRuleError where the text says none.
    """
    kind = own_rule(text)
    return kind(**_kept(kind, before)) if before is not None else kind()


def _kept(kind: type[OwnRule], before: UpdateRule) -> dict[str, Any]:
    wrapping = {name: getattr(before, name) for name in kind.wrapping_parameters()}
    own = before.own_parameters()
    same = {
        name: getattr(before, name)
        for name, item in kind.own_parameters().items()
        if name in own and item == own[name] and getattr(kind, name) == getattr(type(before), name)
    }
    return {**wrapping, **same}


def _kind(text: str, found: Reading) -> type[OwnRule]:
    fields = [(name, float, declared(item, found.values[name])) for name, item in found.hyperparameters.items()]
    lines = dict(found.lines)
    namespace = {
        "__module__": __name__,
        "__doc__": "An optimizer that was typed.",
        "text": text,
        "own_equations": tuple(f"{name} = {to_text(expression)}" for name, expression in found.lines),
        "asks_at": to_text(found.asks_at),
        "follows_gradient": lines["direction"] == Name("g") and found.asks_at == Name("x"),
        "is_constant": lines["rate"] == Name("learning_rate"),
        "lengths": found.lengths,
        "accumulators": found.accumulators,
        "intermediates": found.intermediates,
        "__reduce__": _reduced,
    }
    return make_dataclass("OwnRule", fields, bases=(OwnRule,), namespace=namespace, frozen=True)


def _reduced(rule: OwnRule) -> tuple[Any, ...]:
    """To copies and to other processes a rule goes as its text and its values: its class has no name to be found by."""
    return own_rule_with, (rule.text, rule.values())
