"""`rmsprop-gui catalogue`: what can be chosen, with defaults and ranges."""

import argparse
from collections.abc import Callable, Iterator

from rmsprop_gui.command_line.command import Command
from rmsprop_gui.command_line.streams import standard_output
from rmsprop_gui.formulas import to_text
from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, Parameter, SwitchParameter
from rmsprop_gui.surfaces import SURFACES, Surface


def _take(command: argparse.ArgumentParser) -> None:
    """It has no options."""


CATALOGUE = Command("catalogue", "list surfaces and optimizers", "List surfaces and optimizers.", _take)


def print_catalogue(options: argparse.Namespace) -> int:
    """Write the catalogue to standard output; returns the exit code. OSError where that takes no more."""
    print("\n".join(catalogue()), file=standard_output(), flush=True)
    return 0


def catalogue() -> Iterator[str]:
    """The lines of the catalogue."""
    yield "Surfaces"
    for surface in SURFACES.values():
        x1, x2 = (f"{exact(low)} to {exact(high)}" for low, high in surface.view)
        yield f"  {surface.name:<18}{surface.title}: {_formula(surface)}"
        yield f"{'':20}x1 {x1}, x2 {x2}, start {_point(surface.start)}"
        if surface.parameters:
            yield f"{'':20}in general {', '.join((surface.text(), *_definitions(surface)))}"
        for name, declaration in surface.parameters.items():
            yield f"{'':20}{name:<18}{_described(declaration, surface.values()[name])}"
    yield ""
    yield "Optimizers"
    for rule in RULES.values():
        yield f"  {rule.name:<18}{rule.title} ({rule.year()}): {rule.family.value}"
        for name, declaration in rule.declared().items():
            yield f"{'':20}{name:<18}{_described(declaration, getattr(rule, name))}"


def _formula(surface: Surface) -> str:
    """The formula, with the parameters as they usually are."""
    if not surface.parameters:
        return surface.text() or "given as code"
    return next((to_text(formula) for _, formula in surface.lines()), "given as code")


def _definitions(surface: Surface) -> Iterator[str]:
    """What the names in the formula of a surface with parameters stand for."""
    return (f"{name} = {to_text(expression)}" for name, expression in surface.definition_lines())


def _point(point: tuple[float, float]) -> str:
    return f"{exact(point[0])},{exact(point[1])}"


def _described(declaration: Parameter, default: float | bool | str) -> str:
    return _DESCRIBED[type(declaration)](declaration, default)


def _number(declaration: NumericParameter, default: float) -> str:
    allowed = f"{exact(declaration.low)} to {exact(declaration.high)}"
    return f"default {exact(default):<8} {allowed:<14} {declaration.symbol}, {declaration.label}"


def _switch(declaration: SwitchParameter, default: bool) -> str:
    return f"default {str(default).lower():<8} true or false  {declaration.label}"


def _choice(declaration: ChoiceParameter, default: str) -> str:
    return f"default {default:<8} {' or '.join(declaration.options)}  {declaration.label}"


_DESCRIBED: dict[type[Parameter], Callable[..., str]] = {
    NumericParameter: _number,
    SwitchParameter: _switch,
    ChoiceParameter: _choice,
}
