"""Every rule in every wrapping: against its published loop that is wrapped by hand, and as any other rule."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.formulas import names, parse
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.literature import MADE_HERE
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.update import Assignment
from rmsprop_gui.optimizers.wrappers import Schedule
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Block, Stepper
from rmsprop_gui.surfaces import SURFACES

from .conventions import WRAPPED, WRAPPINGS, point_of, thing
from .published import PUBLISHED, Gradient, Memory, Pair

STEPS = 60
FACTORS: dict[str, Callable[[int, int, float], float]] = {
    "constant": lambda t, total, factor: 1.0,
    "step": lambda t, total, factor: factor ** ((t - 1) // total),
    "exponential": lambda t, total, factor: factor ** (t - 1),
    "cosine": lambda t, total, factor: (1 + math.cos(math.pi * min(t - 1, total) / total)) / 2,
    "inverse_sqrt": lambda t, total, factor: t**-0.5,
    "warmup": lambda t, total, factor: min(1.0, t / total),
}
"""PyTorch's schedulers of these names, by their documentation; epochs count from 0, steps from 1."""
every_wrapped = pytest.mark.parametrize("rule", WRAPPED, ids=str)


def clipped(rule: UpdateRule, g: Pair) -> Pair:
    """As by `clip_grad_value_` and `clip_grad_norm_`, whose norm is the raw gradient's here."""
    norm = math.hypot(*g)
    if rule.clip_value:
        g = [max(min(part, rule.clip_value), -rule.clip_value) for part in g]
    if rule.clip_norm and norm > rule.clip_norm:
        g = [part * rule.clip_norm / norm for part in g]
    return g


def wrapped_step(rule: UpdateRule, x: Pair, memory: Memory, t: int, gradient: Gradient) -> tuple[Pair, Memory]:
    """A step of the published loop, made shorter by the schedule, and beside it the decay of the weights."""
    slower = FACTORS[rule.schedule](t, rule.schedule_steps, rule.schedule_factor)

    def seen(*asked: float) -> Pair:
        point = [x[i] + slower * (asked[i] - x[i]) for i in (0, 1)]  # a look ahead is shorter too
        return [part + rule.l2 * point[i] for i, part in enumerate(clipped(rule, gradient(*point)))]

    own = {name: 0.0 if name == "weight_decay" else value for name, value in rule.own_values().items()}
    landed, memory = PUBLISHED[rule.name].advance(x, memory, t, seen, **own)
    eta = slower * rule.learning_rate
    return [x[i] + slower * (landed[i] - x[i]) - eta * rule.weight_decay * x[i] for i in (0, 1)], memory


@every_wrapped
def test_a_wrapped_path_is_the_published_one_wrapped_by_hand(rule: UpdateRule) -> None:
    """Where parameters act on each other."""
    rule, surface = replace(rule, **(PUBLISHED[rule.name].gentle | rule.unusual())), SURFACES["himmelblau"]
    positions = Stepper(surface, surface.start, rule, STEPS).advance(STEPS + 1).trajectory.position
    memory: Memory = {}
    x = list(surface.start)
    for t in range(1, STEPS + 1):
        x, memory = wrapped_step(rule, x, memory, t, lambda *y: [float(part) for part in surface.gradient(*y)])
        np.testing.assert_allclose(positions[t], x, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", RULES)
def test_without_wrapping_the_lines_are_the_rule_s_own(name: str) -> None:
    rule = RULES[name](weight_decay=0.0)
    assert rule.assignments() == tuple(map(Assignment.read, rule.equations()))
    assert rule.update().quantities == {} and rule.update().gradient == "g"
    assert rule.lookahead_reads_step == ("t" in names(parse(rule.lookahead()))) and rule.curvature_added() == 0


@pytest.mark.parametrize("name", RULES)
def test_the_wrappers_keys_come_after_the_rule_s_own(name: str) -> None:
    kind = RULES[name]
    assert list(kind.declared()) == [*kind.own_parameters(), *kind.wrapping_parameters()]
    keys = {"schedule", "schedule_steps", "schedule_factor", "weight_decay", "l2", "clip_norm", "clip_value"}
    assert keys <= set(kind.declared()) and set(kind.wrapping_parameters()) <= keys
    assert kind(0.01) == kind(learning_rate=0.01)


def walked(rule: UpdateRule, rows: int) -> list[Block]:
    stepper, found = Stepper(SURFACES["beale"], (1.0, 1.5), rule, STEPS), []
    while not stepper.done:
        found.append(stepper.advance(rows))
    return found


@every_wrapped
def test_the_sentence_stays_true_to_the_last_bit_and_the_cut_does_not_count(rule: UpdateRule) -> None:
    (whole,), pieces = walked(rule, STEPS + 1), walked(rule, 7)
    for column, parts in zip(whole.trajectory, zip(*(block.trajectory for block in pieces), strict=True), strict=True):
        assert column.tobytes() == np.concatenate(parts).tobytes()
    steps = whole.trajectory
    assert (steps.position[:-1] - steps.rate[1:] * steps.direction[1:]).tobytes() == steps.position[1:].tobytes()


@every_wrapped
def test_arrays_and_plain_numbers_give_the_same_bits(rule: UpdateRule) -> None:
    random_numbers = np.random.default_rng(2)
    arrays, plain = rule.step(), rule.step(plain=True)
    for t in (1, 2, 5, 40):
        x, g, *memory = random_numbers.normal(size=(2 + len(rule.accumulators), 2)) ** 2
        x_and_lengths = point_of(rule, x, g, t, memory)
        found = arrays(*x_and_lengths, g, t, *memory)
        for axis in (0, 1):
            point = (float(x[axis]), *x_and_lengths[1:]) if x_and_lengths else ()
            alone = plain(*point, float(g[axis]), t, *(float(part[axis]) for part in memory))
            assert list(alone) == [float(np.broadcast_to(part, 2)[axis]) for part in found]


@every_wrapped
def test_each_line_of_a_wrapped_step_is_what_was_recorded(rule: UpdateRule) -> None:
    recording = Recording(STEPS, len(rule.accumulators))
    for block in walked(rule, STEPS + 1):
        recording.append(block)
    steps = recording.trajectory
    for row in {1, 2, recording.length // 2, recording.length - 1}:
        values = dissect(rule, recording, row).values
        assert values["rate"] == tuple(steps.rate[row]) and values["direction"] == tuple(steps.direction[row])
        for index, name in enumerate(rule.accumulators):
            assert values.get(name, tuple(steps.accumulators[row - 1, index])) == tuple(steps.accumulators[row, index])


@every_wrapped
def test_every_name_of_a_wrapped_rule_has_a_symbol_of_its_own(rule: UpdateRule) -> None:
    for notation in Notation:
        symbols = [str(symbol) for symbol in rule.letters(notation).values()]
        assert len(set(symbols)) == len(symbols)
    assert set(rule.quantities()) <= set(rule.meanings())
    targets = [line.target for line in rule.assignments()]
    assert len(set(targets)) == len(targets) and set(targets) <= set(rule.quantities())


def test_a_cosine_that_has_come_to_zero_stands_still() -> None:
    """Where rate is 0 the decay is not 0/0: it is divided by what the rate was before the schedule."""
    rule = RULES["rmsprop"](schedule="cosine", schedule_steps=5, weight_decay=0.1)
    steps = Stepper(SURFACES["bowl"], (1.0, 2.0), rule, 20).advance(21).trajectory
    assert len(steps.loss) == 21 and (steps.rate[6:] == 0).all()
    assert (steps.position[6:] == steps.position[5]).all() and np.isfinite(steps.direction[1:]).all()


def test_factors_are_those_that_are_declared() -> None:
    assert set(FACTORS) == set(Schedule.FACTORS)


@dataclass(frozen=True)
class RateLast(UpdateRule):
    """A rule that says its direction before its rate, and reads that nowhere else."""

    name = "rate_last"
    family, sources = Family.NO_MEMORY, MADE_HERE
    title = "Rate last"
    idea = "Its lines come the other way round."
    accumulators = {"v": Quantity(thing("v"), "sum of squares", Kind.SQUARES)}

    learning_rate: float = learning_rate(0.1)

    def equations(self) -> tuple[str, ...]:
        return ("direction = g", "v = v + square(g)", "rate = learning_rate / sqrt(1 + v)")


@pytest.mark.parametrize("keys", WRAPPINGS.values(), ids=WRAPPINGS)
def test_a_rule_whose_rate_comes_last_is_wrapped_too(keys: dict[str, Any]) -> None:
    rule, surface = RateLast(**keys), SURFACES["himmelblau"]
    steps = Stepper(surface, surface.start, rule, STEPS).advance(STEPS + 1).trajectory
    x, v = list(surface.start), [0.0, 0.0]
    for t in range(1, STEPS + 1):
        slower = FACTORS[rule.schedule](t, rule.schedule_steps, rule.schedule_factor)
        g = clipped(rule, [float(part) for part in surface.gradient(*x)])
        g = [g[i] + rule.l2 * x[i] for i in (0, 1)]
        v = [v[i] + g[i] ** 2 for i in (0, 1)]
        pulled = [slower * 0.1 * (g[i] / math.sqrt(1 + v[i]) + rule.weight_decay * x[i]) for i in (0, 1)]
        x = [x[i] - pulled[i] for i in (0, 1)]
        np.testing.assert_allclose(steps.position[t], x, rtol=0, atol=1e-9)
