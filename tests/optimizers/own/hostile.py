"""Texts that nobody types by mistake, for the field of an optimizer of one's own, and all that is done with one."""

import random
import re
from collections.abc import Iterator

import numpy as np
from formulas.hostile import texts, typed_texts

from optimizers.own.texts import RMSPROP, with_line
from rmsprop_gui.formulas import FUNCTIONS, linear
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RULES, RMSProp, UpdateRule
from rmsprop_gui.optimizers.own import lines_of, own_rule, retyped
from rmsprop_gui.simulation.differences import compare
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.explanation import lettered, solved, table
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.step_causes import factors_of, makings_of, quotients, side_by_side
from rmsprop_gui.simulation.step_change import change_of
from rmsprop_gui.simulation.step_reason import held_by_squares, reason_of
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.traits import traits_of
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC

GOOD = (
    RMSPROP,
    *(lines_of(rule()) for rule in RULES.values()),
    with_line("beta = 1 - 1/t\nv = beta*v + (1-beta)*g^2", "eta = 0.9/sqrt(t)\nrate = eta/sqrt(v)"),
    "eta: 1 from 0 to 2 linear\nv starts at eta\nw = v*w - x*norm\nv = where(g > w, v, 2v)\n"
    "ahead = x - v\nrate = abs(w) + log(v)\ndirection = sign(g)",
)
_AROUND = "eta: 0.1\nbeta: 0.9\n{}\nrate = eta\ndirection = g\n"
_STEPS = 4


_NAMES = ("v", "w", "g", "x", "t", "norm", "eta", "beta", "m", "a", "far", "0", "1", "2", "0.9", "1e300", "1e-300")


def rule_texts(count: int, seed: int) -> Iterator[str]:
    """In turn rules with well-formed lines, rules that have been edited, mutated ones, and texts of all other kinds."""
    coin = random.Random(seed)
    strange, mutated = texts(count, seed), typed_texts(GOOD, count, seed)
    for index, (text, changed) in enumerate(zip(strange, mutated, strict=False)):
        around = coin.choice(("v = {}", "{}: 1", "v: {}", "v starts at {}\nv = v", "{} = v", "{}"))
        yield (_wild(coin), _edited(coin), changed, _AROUND.format(around.format(text)))[index % 4]


def _wild(coin: random.Random) -> str:
    """Lines that are well formed, with values that are not."""
    targets = ["v", "w", "m", "rate", "direction", *coin.sample(("a", "beta", "eta"), coin.randint(0, 3))]
    coin.shuffle(targets)
    lines = [f"{target} = {_formula(coin, coin.randint(0, 5))}" for target in targets]
    possible = ("w starts at 1/eta", "v starts at -1", "ahead = x - v", "m starts at 1e300", "far = length of v - x*w")
    said = coin.sample(possible, coin.randint(0, 3))
    return "\n".join(
        (
            "eta: 0.1",
            "beta: 0.9",
            "a: 3 from -5 to 7",
            *said,
            *(() if "far = length of v - x*w" in said else ("far = g*t",)),
            *lines,
        )
    )


def _formula(coin: random.Random, depth: int) -> str:
    if depth == 0:
        return coin.choice(_NAMES)
    inner, other = _formula(coin, depth - 1), _formula(coin, coin.randrange(depth))
    if coin.random() < 0.3:
        function = coin.choice(sorted(FUNCTIONS))
        return f"{function}({', '.join([inner, other, 'g'][: FUNCTIONS[function].arity])})"
    return f"({inner}) {coin.choice(('+', '-', '*', '/', '^', '<', '=='))} ({other})"


def _edited(coin: random.Random) -> str:
    """A good text in which a few words and lines are others."""
    lines = coin.choice(GOOD).splitlines()
    for _ in range(coin.randint(1, 3)):
        place = coin.randrange(len(lines))
        words = re.split(r"(\w+)", lines[place])
        words[coin.randrange(len(words))] = coin.choice((*_NAMES, "*", "^", "sqrt(v)", "-", ""))
        lines[place] = coin.choice(("".join(words), "".join(words), f"{lines[place]}*{_formula(coin, 2)}", ""))
    return "\n".join(lines)


def use(text: str) -> None:
    """All that the app does with a typed rule. ValueError where the text says none."""
    rule = own_rule(text)()
    assert own_rule(text)() == rule and retyped(text, rule) == rule
    show(rule)
    follow(rule)


def show(rule: UpdateRule) -> None:
    """It is written in both notations, and compared with a rule of the catalogue."""
    for notation in Notation:
        for line in lettered(rule, True, notation):
            linear(line.written("←"))
    traits_of(rule)
    makings_of(rule)
    compare(rule, RMSProp())
    for parameter in rule.own_parameters().values():
        assert parameter.allowed()


def follow(rule: UpdateRule) -> None:
    """A few of its steps are taken, and explained."""
    recording, last, run = _recorded(rule), None, Run(rule)
    for row in range(1, recording.length):
        step = dissect(rule, recording, row)
        assert np.isfinite(recording.trajectory.position[row]).all()
        for line in solved(step, 1):
            linear(line.written("="))
        table(step, (0.0, 0.0))
        reason_of(step, 0)
        quotients(*side_by_side(factors_of(step, 1), factors_of(dissect(RMSProp(), _BUILT_IN, 1), 1)))
        if makings_of(rule).squares:
            held_by_squares(run, recording, step, 1)
        change_of(last, step, 0)
        last = step


def _recorded(rule: UpdateRule) -> Recording:
    recording, stepper = Recording(_STEPS, len(rule.accumulators)), Stepper(*_trial(rule))
    while not stepper.done:
        recording.append(stepper.advance(_STEPS + 1))
    return recording


def _trial(rule: UpdateRule) -> Trial:
    return Trial(Objective(QUADRATIC), QUADRATIC.start, rule, _STEPS)


_BUILT_IN = _recorded(RMSProp())
