"""Optimizers that somebody types: a text that becomes a rule like any other, or a sentence that says what is wrong."""

from rmsprop_gui.optimizers.own.base import OWN_NAME, OwnRule
from rmsprop_gui.optimizers.own.copying import lines_of
from rmsprop_gui.optimizers.own.limits import MAX_TEXT, OwnRuleError
from rmsprop_gui.optimizers.own.rule import own_rule, retyped

__all__ = ["MAX_TEXT", "OWN_NAME", "OwnRule", "OwnRuleError", "lines_of", "own_rule", "retyped"]
