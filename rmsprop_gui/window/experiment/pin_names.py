"""What a pinned path is called: its run changes on, so the name says with which settings it was taken."""

from collections.abc import Iterator

from rmsprop_gui.formulas.number import exact_text
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.surfaces import SURFACES, Surface


def pin_label(run: Run) -> str:
    """RMSProp η 0.1 β 0.9; a value that was changed on the way is written 0.1→0.5."""
    return " ".join([run.label, *(setting for setting in _settings(run) if f" {setting} " not in f" {run.label} ")])


def pin_name(pin: Pin, experiment: Experiment) -> str:
    """Its label, and the surface where that is another than the one that is seen."""
    surface = pin.trial.surface
    return pin.label if surface == experiment.surface else f"{pin.label} ({surface_name(surface)})"


def surface_name(surface: Surface) -> str:
    """Its title, and what is set otherwise than it usually is: Ill-conditioned quadratic κ 200."""
    usual = SURFACES[surface.name].values() if surface.name in SURFACES else {}
    settings = [
        surface.parameters[name].format_setting(value)
        for name, value in surface.values().items()
        if value != usual.get(name)
    ]
    return " ".join([surface.title, *settings])


def _settings(run: Run) -> Iterator[str]:
    """The settings, without those that are of no interest at their usual value."""
    rules = [run.rule, *(change.rule for change in run.changes)]
    for name, declaration in run.rule.declared().items():
        values = [getattr(rule, name) for rule in rules]
        values = [value for value, before in zip(values, [None, *values], strict=False) if value != before]
        if declaration.minor and values == [getattr(type(run.rule), name)]:
            continue
        if isinstance(declaration, NumericParameter):
            yield f"{declaration.symbol} {'→'.join(map(exact_text, values))}"
        else:
            yield "→".join(map(declaration.format_setting, values))
