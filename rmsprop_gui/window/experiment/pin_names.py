"""What a pinned path is called: its run changes on, so the name says with which settings it was taken."""

from collections.abc import Iterator

from rmsprop_gui.formulas.meaning import Letters, Notation
from rmsprop_gui.formulas.number import exact_text
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.window.looks.look import current_look


def pin_label(run: Run) -> str:
    """RMSProp η 0.1 β₂ 0.9; a value that was changed on the way is written 0.1→0.5."""
    label = f" {run.label} "
    written = zip(*(_settings(run, run.rule.letters(notation)) for notation in Notation), strict=True)
    told = (own for own, *others in written if not any(f" {one} " in label for one in (own, *others)))
    return " ".join([run.label, *told])


def pin_name(pin: Pin, experiment: Experiment) -> str:
    """Its label, in the letters of the look, and the surface where that is another than the one that is seen."""
    surface, label = pin.trial.surface, _lettered(pin)
    return label if surface == experiment.surface else f"{label} ({surface_name(surface)})"


def _lettered(pin: Pin) -> str:
    """The label keeps the letters of the lab, as the view may change: each has one meaning, so it can be rewritten."""
    label = f"{pin.label} "
    for meaning, symbol in pin.trial.rule.letters(current_look().notation).items():
        label = label.replace(f" {meaning.symbol} ", f" {symbol} ")
    return label[:-1]


def surface_name(surface: Surface) -> str:
    """Its title, and what is set otherwise than it usually is: Ill-conditioned quadratic κ 200."""
    usual = SURFACES[surface.name].values() if surface.name in SURFACES else {}
    settings = [
        surface.parameters[name].format_setting(value)
        for name, value in surface.values().items()
        if value != usual.get(name)
    ]
    return " ".join([surface.title, *settings])


def _settings(run: Run, letters: Letters) -> Iterator[str]:
    """The settings, without those that are of no interest at their usual value."""
    rules = [run.rule, *(change.rule for change in run.changes)]
    for name, declaration in run.rule.declared().items():
        values = [getattr(rule, name) for rule in rules]
        values = [value for value, before in zip(values, [None, *values], strict=False) if value != before]
        if declaration.minor and values == [getattr(type(run.rule), name)]:
            continue
        if isinstance(declaration, NumericParameter):
            yield f"{declaration.short_label(letters)} {'→'.join(map(exact_text, values))}"
        else:
            yield "→".join(map(declaration.format_setting, values))
