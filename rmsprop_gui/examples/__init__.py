"""Experiments that show something, one file a group: to add one, write it down and put it in its group."""

from rmsprop_gui.examples import (
    curvature,
    data,
    ill_conditioned,
    many_minima,
    moving,
    noise,
    own,
    rare,
    rates,
    saddles,
    typed,
    valleys,
)
from rmsprop_gui.examples.example import Example, ExampleGroup

__all__ = ["EXAMPLES", "EXAMPLE_GROUPS", "Example", "ExampleGroup"]

EXAMPLE_GROUPS: tuple[ExampleGroup, ...] = (
    ill_conditioned.GROUP,
    valleys.GROUP,
    many_minima.GROUP,
    saddles.GROUP,
    curvature.GROUP,
    rare.GROUP,
    moving.GROUP,
    noise.GROUP,
    rates.GROUP,
    data.GROUP,
    typed.GROUP,
    own.GROUP,
)
"""In the order of a lecture."""

EXAMPLES: dict[str, Example] = {example.name: example for group in EXAMPLE_GROUPS for example in group.examples}
"""All of them by their names."""
