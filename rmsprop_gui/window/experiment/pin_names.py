"""What a pinned path is called: its run changes on, so the name says with which settings it was taken."""

from collections.abc import Iterator

from rmsprop_gui.formulas.meaning import Letters, Notation
from rmsprop_gui.formulas.number import exact_text
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.window.looks.look import current_look

_Setting = dict[Notation, str]
"""One setting, as each notation writes it."""


def pin_label(run: Run) -> str:
    """RMSProp η 0.1 β₂ 0.9; a value that was changed on the way is written 0.1→0.5."""
    name = run.label if run.is_named else run.rule.title
    return _with_settings(name, _settings(run), Notation.LAB)


def pin_name(pin: Pin, experiment: Experiment) -> str:
    """Its label, in the letters of the look, and the surface where that is another than the one that is seen."""
    surface, label = pin.trial.surface, _lettered(pin)
    return label if surface == experiment.surface else f"{label} ({surface_name(surface)})"


def _lettered(pin: Pin) -> str:
    """A label keeps the letters of the lab, as the view may change: the settings in it are rewritten, and no more.

    They stand behind the name of the run, which is whatever makes the label begin as it did when the pin was taken.
    """
    notation = current_look().notation
    if notation is Notation.LAB:
        return pin.label
    settings = _settings(pin.trial)
    for place in (place for place, letter in enumerate(pin.label) if letter == " "):
        name = pin.label[:place]
        kept = _with_settings(name, settings, Notation.LAB)
        if len(kept) > place and f"{pin.label} ".startswith(f"{kept} "):
            return _with_settings(name, settings, notation) + pin.label[len(kept) :]
    return pin.label


def surface_name(surface: Surface) -> str:
    """Its title, and what is set otherwise than it usually is: Ill-conditioned quadratic κ 200."""
    usual = SURFACES[surface.name].values() if surface.name in SURFACES else {}
    settings = [
        surface.parameters[name].format_setting(value)
        for name, value in surface.values().items()
        if value != usual.get(name)
    ]
    return " ".join([surface.title, *settings])


def _with_settings(name: str, settings: list[_Setting], notation: Notation) -> str:
    """A name with those settings behind it that it does not say itself, in whatever notation."""
    untold = (one for one in settings if not any(f" {text} " in f" {name} " for text in one.values()))
    return " ".join([name, *(one[notation] for one in untold)])


def _settings(run: Run | Trial) -> list[_Setting]:
    """The settings of a run, each as all notations write it."""
    written = zip(*(_written(run, run.rule.letters(notation)) for notation in Notation), strict=True)
    return [dict(zip(Notation, texts, strict=True)) for texts in written]


def _written(run: Run | Trial, letters: Letters) -> Iterator[str]:
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
