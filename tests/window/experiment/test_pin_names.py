"""What a pinned path is called."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RULES, Adam, EWMAMomentum, Momentum, RMSProp, UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.experiment import Pin, Run, notebook_experiment
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.experiment.pin_names import pin_label, pin_name
from rmsprop_gui.window.looks.look import Look, apply_look

NAMES = [
    (Run(RMSProp(), "RMSProp"), "RMSProp η 0.1 β₂ 0.9"),
    (Run(RMSProp(epsilon=0.01), "RMSProp"), "RMSProp η 0.1 β₂ 0.9 ε 0.01"),
    (Run(RMSProp(epsilon_inside=False), "RMSProp"), "RMSProp η 0.1 β₂ 0.9 no ε inside the root"),
    (Run(Adam(epsilon_inside=True), "Adam"), "Adam η 0.1 β₁ 0.9 β₂ 0.999 ε inside the root"),
    (Run(EWMAMomentum(learning_rate=1e-5), "slow"), "slow η 1e−5 β₁ 0.9"),
    (Run(RMSProp(beta=0.99), "RMSProp β 0.99"), "RMSProp β 0.99 η 0.1"),
    (Run(RMSProp(beta=0.99), "RMSProp β₂ 0.99"), "RMSProp β₂ 0.99 η 0.1"),
    (Run(RMSProp(beta=0.9), "RMSProp β 0.99"), "RMSProp β 0.99 η 0.1 β₂ 0.9"),
    (Run(RMSProp(), "R", changes=(Change(5, RMSProp(0.5)), Change(9, RMSProp(0.5, 0.8)))), "R η 0.1→0.5 β₂ 0.9→0.8"),
]


@pytest.mark.parametrize(("run", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_name_says_what_the_path_was_taken_with(run: Run, name: str) -> None:
    assert pin_label(run) == name


@pytest.mark.parametrize("rule", [rule() for rule in RULES.values()], ids=RULES)
def test_every_hyperparameter_of_interest_is_told_and_every_change_of_another(rule: UpdateRule) -> None:
    for name, declaration in rule.declared().items():
        if isinstance(declaration, NumericParameter):
            changed = type(rule)(**{name: declaration.from_fraction(0.43)})
            assert pin_label(Run(changed, "x")) != pin_label(Run(rule, "x"))
            assert (f" {declaration.symbol} " in pin_label(Run(rule, "x"))) != declaration.minor


@pytest.mark.parametrize("rule", [rule() for rule in RULES.values()], ids=RULES)
def test_the_decay_of_weights_is_told_where_there_is_some_without_being_asked_for(rule: UpdateRule) -> None:
    assert (" ω " in pin_label(Run(rule, "x"))) == (rule.weight_decay > 0)


def test_a_path_on_the_same_surface_set_otherwise_says_how() -> None:
    usual = notebook_experiment()
    steeper = replace(usual, surface=usual.surface.with_values(kappa=200))
    beale = usual.on_surface(SURFACES["beale"])
    pins = {name: Pin(one.trials()[0], "run", 0) for name, one in (("usual", usual), ("steeper", steeper))}
    assert pin_name(pins["usual"], usual) == pin_name(pins["steeper"], steeper) == "run"
    assert pin_name(pins["steeper"], usual) == pin_name(pins["steeper"], beale) == f"run ({usual.surface.title} κ 200)"
    assert pin_name(pins["usual"], steeper) == f"run ({usual.surface.title})"


def test_a_name_is_told_in_the_letters_of_the_look(qapp: QApplication) -> None:
    experiment = replace(notebook_experiment(), runs=(Run(RMSProp(), "RMSProp"), Run(Adam(), "Adam")))
    pins = [Pin(experiment.trial(run), pin_label(run), 0) for run in experiment.runs]
    told = {}
    for notation in (Notation.NOTEBOOK, Notation.LAB):
        apply_look(qapp, Look(notation=notation))
        told[notation] = [pin_name(pin, experiment) for pin in pins]
    assert told[Notation.LAB] == [pin.label for pin in pins]
    assert told[Notation.NOTEBOOK] == ["RMSProp η 0.1 β 0.9", pins[1].label]


TYPED = ["group p 3", "run m", "β₂ and p", "p", "x  m  p ", "RMSProp β₂ 0.9", "m η 0.1", "v 3 p 0.9"]


@pytest.mark.parametrize("end", ["", " from (9, −3)", " from (9, −3) on p m #2"])
@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("rule", [Momentum(), RMSProp(), Adam()], ids=str)  # p, v and m in the notebook's letters
def test_what_was_typed_is_never_written_in_other_letters(
    qapp: QApplication, rule: UpdateRule, typed: str, end: str
) -> None:
    experiment = replace(notebook_experiment(), runs=(Run(rule, typed),))
    pin = Pin(experiment.trial(experiment.runs[0]), pin_label(experiment.runs[0]) + end, 0)
    told = pin_label(experiment.runs[0]).removeprefix(typed)
    for meaning, symbol in rule.letters(Notation.NOTEBOOK).items():
        told = f"{told} ".replace(f" {meaning.symbol} ", f" {symbol} ")[:-1]
    apply_look(qapp, Look(notation=Notation.NOTEBOOK))
    name = pin_name(pin, experiment)
    apply_look(qapp, Look())
    assert name == typed + told + end


@pytest.mark.parametrize(
    "label", ["group p 3", "run m", "p", "β₂ 0.9 in a name", "x η 0.1", "x β₂ 0.9 η 0.1", "x η 0.1 β₂ 0.95"]
)
def test_a_label_without_the_settings_stays_as_it_is(qapp: QApplication, label: str) -> None:
    """As a file may have it."""
    experiment = notebook_experiment()
    pin = Pin(experiment.trial(Run(RMSProp(), label)), label, 0)
    apply_look(qapp, Look(notation=Notation.NOTEBOOK))
    name = pin_name(pin, experiment)
    apply_look(qapp, Look())
    assert name == label
