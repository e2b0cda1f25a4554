"""Every optimizer of the catalogue in every combination of its switches."""

import itertools
from typing import Any

import pytest

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.parameters.parameter import SwitchParameter


def switched(rule: type[UpdateRule]) -> list[dict[str, Any]]:
    """Every combination of a rule's switches."""
    switches = [name for name, declaration in rule.declared().items() if isinstance(declaration, SwitchParameter)]
    return [
        dict(zip(switches, setting, strict=True)) for setting in itertools.product((False, True), repeat=len(switches))
    ]


CONVENTIONS = [rule(**switches) for rule in RULES.values() for switches in switched(rule)]
every_convention = pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
