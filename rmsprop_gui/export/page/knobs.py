"""What can be set on the page: the numbers that a rule's own lines read, each with its range and round values."""

from dataclasses import replace
from typing import Any

from rmsprop_gui.export.page.notation import role_of
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.parameters.stops import stops


def knobs_data(rule: UpdateRule, notation: Notation) -> list[dict[str, Any]]:
    """One entry for each, in order; those of the wrappers and of variants that are off are none."""
    letters, read = rule.letters(notation), rule.names_read()
    numbers = {name: item for name, item in rule.own_parameters().items() if isinstance(item, NumericParameter)}
    return [
        {
            "name": name,
            "label": item.label,
            "letter": item.short_label(letters),
            "role": role_of(item.meaning),
            "low": item.low,
            "high": item.high,
            "whole": item.whole,
            "stops": stops(item),
            "keepsBound": _keeps_bound(rule, name, item),
        }
        for name, item in numbers.items()
        if name in read
    ]


def _keeps_bound(rule: UpdateRule, name: str, item: NumericParameter) -> bool:
    """Whether the product of rate and curvature below which a rule is stable has nothing to do with the setting."""
    ends: list[dict[str, Any]] = [{name: item.low}, {name: item.high}]
    bounds = {replace(rule, **end).stability_bound() for end in ends}
    return bounds == {rule.stability_bound()}
