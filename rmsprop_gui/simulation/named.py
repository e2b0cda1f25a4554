"""Surfaces and optimizers as one names them in text: `quadratic:kappa=200,angle=30`, `adam:learning_rate=0.05`."""

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.settings import read_settings
from rmsprop_gui.surfaces import SURFACES, Surface


def surface_named(text: str) -> Surface:
    """The surface of the catalogue that a text names. ValueError, in a sentence for the user, where it names none."""
    name, colon, settings = text.partition(":")
    if name not in SURFACES:
        raise ValueError(f"unknown surface {name!r}; choose from {', '.join(SURFACES)}")
    surface = SURFACES[name]
    return surface.with_values(**(read_settings(name, surface.parameters, settings) if colon else {}))


def rule_named(text: str) -> UpdateRule:
    """The rule of the catalogue that a text names. ValueError, in a sentence for the user, where it names none."""
    name, colon, settings = text.partition(":")
    if name not in RULES:
        raise ValueError(f"unknown optimizer {name!r}; choose from {', '.join(RULES)}")
    rule = RULES[name]
    return rule(**(read_settings(name, rule.declared(), settings) if colon else {}))
