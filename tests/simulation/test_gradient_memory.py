"""The weights of past gradients: as in the closed forms, and adding up to what a real run has recorded."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from optimizers.conventions import every_convention as every_rule
from optimizers.conventions import take_step, thing

from rmsprop_gui.formulas import names, to_text
from rmsprop_gui.optimizers import RULES, AdaGrad, EWMAMomentum, RMSProp, UpdateRule
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate, memory_of_direction
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import Array
from rmsprop_gui.simulation.gradient_memory import Memory, NoWeightedSum, Obstacle, memories
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES

Weights = Callable[[Array, int], Any]
INPUTS = {Kind.GRADIENTS: lambda g: g, Kind.SQUARES: np.square, Kind.SIZES: np.abs}
WINDOWS = [(1, 1), (1, 60), (2, 60), (7, 3), (40, 40), (500, 60)]
every_window = pytest.mark.parametrize(("t", "window"), WINDOWS)


def average(beta: float, corrected: bool = False) -> Weights:
    """An exponentially weighted moving average, as Kingma and Ba (2015) unroll it in section 3."""
    return lambda ages, t: (1 - beta) * beta**ages / (1 - beta**t if corrected else 1)


def now(ages: Array, t: int) -> Any:
    return ages == 0


def powers(beta: float) -> Weights:
    return lambda ages, t: beta**ages


def answers(rule: UpdateRule, t: int, window: int) -> dict[str, Any]:
    """What each name of step `t` comes to, had the gradient been 3 at one step and 0 at all others.

    By name and by symbol, for both parameters; the first index tells how many steps ago that was, shape (n, 2).
    """
    n, accumulators = min(t, window), rule.start((min(t, window), 2))
    point = [np.nan] * (1 + len(rule.all_lengths())) if rule.reads_point else []
    with np.errstate(all="ignore"):  # the rate of an impulse may be 1/0
        for s in range(1, t + 1):
            gradient, before = np.zeros((n, 2)), accumulators
            gradient[t - s : t - s + 1] = 3
            _, _, *accumulators = rule.step()(*point, gradient, s, *before)
        return computed(rule, gradient, t, before)


def check(memory: Memory, response: Any) -> None:
    for weights in np.broadcast_to(response, (len(memory.weights), 2)).T:
        np.testing.assert_allclose(memory.weights * INPUTS[memory.kind](3.0), weights, rtol=1e-12)


def check_that_it_is_none(found: NoWeightedSum, rule: UpdateRule, t: int, name: str) -> None:
    """Weights that explain an impulse do not explain other gradients, or what it reads is no gradient alone."""
    gradients, known = np.random.default_rng(t).normal(size=(t, 2)), {}
    accumulators: Iterable[Array] = rule.start()
    for s, gradient in enumerate(gradients, 1):
        known = computed(rule, gradient, s, accumulators)
        _, _, *accumulators = take_step(rule, np.full(2, np.nan), gradient, s, accumulators)
    impulses = np.broadcast_to(answers(rule, t, t)[name], (t, 2))
    for inputs in INPUTS.values():
        difference = (impulses / inputs(3.0) * inputs(gradients[::-1])).sum(axis=0) - known[name]
        assert not (np.abs(difference) <= 1e-9).all() or t < 3  # of so few anything may be a sum


def check_both(rule: UpdateRule, t: int, window: int) -> None:
    """The weights are answers to impulses, and named as the lines of direction and rate name them."""
    direction, rate = memories(lambda _: rule, t, window)
    known, lines = answers(rule, t, window), {line.target: line for line in rule.assignments()}
    said = rule.quantities().get(to_text(lines["direction"].expression), rule.quantities()["direction"])
    assert direction.symbol == said.symbol
    if isinstance(direction, Memory):
        check(direction, known["direction"])
    else:
        check_that_it_is_none(direction, rule, t, "direction")
    remembered = [name for name in names(lines["rate"].expression) if np.ndim(known.get(name, 0.0))]
    assert (rate is None) == (not remembered)
    if rate is not None:
        if len(remembered) == 1 and isinstance(rate, Memory):  # a divisor that is no sum is made of one
            for name in remembered:
                made_of = names(lines[name].expression) if name in lines and name not in rule.accumulators else ()
                remembered += [each for each in made_of if np.ndim(known.get(each, 0.0))]
        said = {rule.quantities()[name].symbol for name in remembered}
        assert (
            rate.symbol in said
            if len(said) == 1 or isinstance(rate, Memory)
            else rate.symbol == rule.quantities()["rate"].symbol
        )
        if isinstance(rate, Memory):
            check(rate, known[str(rate.symbol)])
        else:
            check_that_it_is_none(rate, rule, t, str(rate.symbol))


@every_rule
def test_weights_are_the_answers_to_impulses(rule: UpdateRule) -> None:
    for t, window in WINDOWS:
        check_both(rule, t, window)


@every_rule
def test_extreme_settings_have_weights_too(rule: UpdateRule) -> None:
    """β = 0 forgets at once, ε = 0 divides by nothing but the root; neither warns."""
    numbers = [name for name in rule.values() if name.startswith(("beta", "epsilon")) and name != "epsilon_inside"]
    for extreme, t in itertools.product((0.0, 0.9999), (1, 30)):
        check_both(replace(rule, **dict.fromkeys(numbers, extreme)), t, 20)


Forms = tuple[UpdateRule, tuple[str, Weights], tuple[str, Weights] | None]
NOTEBOOK: dict[str, Forms] = {
    "average": (EWMAMomentum(beta=0.9), ("m\N{COMBINING CIRCUMFLEX ACCENT}", average(0.9, corrected=True)), None),
    "uncorrected": (EWMAMomentum(beta=0.9, bias_correction=False), ("m", average(0.9)), None),
    "sum": (AdaGrad(), ("g", now), ("v", powers(1.0))),
    "mean square": (RMSProp(beta=0.9), ("g", now), ("v", average(0.9))),
}


@every_window
@pytest.mark.parametrize(("rule", "first", "second"), NOTEBOOK.values(), ids=NOTEBOOK)
def test_weights_of_the_notebook_s_rules_have_the_closed_form(
    rule: UpdateRule, first: tuple[str, Weights], second: tuple[str, Weights] | None, t: int, window: int
) -> None:
    direction, rate = memories(lambda _: rule, t, window)
    assert (rate is None) == (second is None) and direction.kind is Kind.GRADIENTS
    for memory, form in ((direction, first), (rate, second)):
        if memory is not None and form is not None:
            symbol, weights = form
            assert str(memory.symbol) == symbol and memory.kind is (Kind.SQUARES if memory is rate else Kind.GRADIENTS)
            expected = weights(np.arange(min(t, window), dtype=float), t)
            np.testing.assert_allclose(memory.weights, expected, rtol=1e-12)


def later(rule: UpdateRule) -> UpdateRule:
    """The same rule with other hyperparameters, as from the middle of a run on."""
    changes = {name: value * 0.5 for name, value in rule.values().items() if name.startswith(("beta", "learning"))}
    return replace(rule, **changes)


def changing(rule: UpdateRule, at: int) -> Callable[[int], UpdateRule]:
    changed = later(rule)
    return lambda s: rule if s < at else changed


def test_a_gradient_fades_by_the_decays_that_were_in_force_since() -> None:
    rule = RULES["rmsprop"](beta=0.9)
    _, rate = memories(changing(rule, at=8), 10, 60)
    assert rate is not None
    decays = [0.0, *[0.9] * 7, *[0.45] * 3]
    expected = [(1 - decays[s]) * np.prod(decays[s + 1 :]) for s in range(10, 0, -1)]
    np.testing.assert_allclose(rate.weights, expected, rtol=1e-12)


def test_bias_is_corrected_with_the_decay_of_the_current_step() -> None:
    rule = RULES["ewma_momentum"](beta=0.8, bias_correction=True)
    direction, _ = memories(changing(rule, at=3), 4, 60)
    expected = np.array([0.6, 0.6 * 0.4, 0.2 * 0.4**2, 0.2 * 0.8 * 0.4**2]) / (1 - 0.4**4)
    np.testing.assert_allclose(direction.weights, expected, rtol=1e-12)


def assert_adds_up(memory: Memory, latest: Array, found: Any) -> None:
    """The weighted sum of gradients, newest first, is what was found, but for the rounding of its terms."""
    inputs = INPUTS[memory.kind](latest)
    difference = np.abs(memory.weights @ inputs - found)
    assert (difference <= 1e-12 * (np.abs(memory.weights) @ np.abs(inputs))).all()


def computed(rule: UpdateRule, g: Array, t: int, before: Iterable[Array], x: Any = np.nan) -> dict[str, Any]:
    """What a step computes, by name, and once more by symbol."""
    remembered = dict(zip(rule.accumulators, before, strict=True))
    lengths = rule.lengths_at(x, g.reshape(-1, 2)[0], t, [*before]) if g.ndim == 1 else ()
    with np.errstate(all="ignore"):  # of a root or a quotient in a case that is not the one
        lines = rule.evaluate_lines(g, t, remembered, x, lengths)
    by_name = {line.target: result for line, _, result in lines}
    return by_name | {str(rule.quantities()[name].symbol): result for name, result in by_name.items()}


def assert_all_add_up(rule_at: Callable[[int], UpdateRule], t: int, seen: Array, known: dict[str, Any]) -> None:
    direction, rate = memories(rule_at, t, 60)
    if isinstance(direction, Memory):
        assert_adds_up(direction, seen[:t][::-1], known["direction"])
    if isinstance(rate, Memory):
        assert_adds_up(rate, seen[:t][::-1], known[str(rate.symbol)])


@pytest.mark.parametrize("place", ["quadratic", "beale"])
@every_rule
def test_weights_reproduce_what_a_run_has_recorded(rule: UpdateRule, place: str) -> None:
    rule = replace(rule, learning_rate=0.001)
    steps = Stepper(SURFACES[place], SURFACES[place].start, rule, 50).advance(51).trajectory
    for t in (1, 2, 17, 50):
        known = computed(rule, steps.gradient[t], t, steps.accumulators[t - 1], steps.position[t - 1])
        assert (known["direction"] == steps.direction[t]).all() and (known["rate"] == steps.rate[t]).all()
        assert_all_add_up(lambda _: rule, t, steps.gradient[1:], known)


def assert_reproduced(rule_at: Callable[[int], UpdateRule]) -> None:
    """All along a run that meets the gradients of another."""
    surface = SURFACES["beale"]
    seen = Stepper(surface, surface.start, RULES["adam"](), 50).advance(51).trajectory.gradient[1:]
    accumulators: Iterable[Array] = rule_at(1).start()
    for t, g in enumerate(seen, 1):
        known = computed(rule_at(t), g, t, accumulators)
        assert_all_add_up(rule_at, t, seen, known)
        accumulators = [known.get(name, old) for name, old in zip(rule_at(t).accumulators, accumulators, strict=True)]


@every_rule
def test_weights_reproduce_a_run_whose_hyperparameters_change(rule: UpdateRule) -> None:
    assert_reproduced(changing(rule, at=20))


@every_rule
def test_a_window_only_hides_older_gradients(rule: UpdateRule) -> None:
    for window in (1, 5, 59):
        for part, whole in zip(memories(lambda _: rule, 60, window), memories(lambda _: rule, 60, 60), strict=True):
            if isinstance(part, Memory) and isinstance(whole, Memory):
                np.testing.assert_array_equal(part.weights, whole.weights[:window])


@dataclass(frozen=True)
class Unusual(UpdateRule):
    """Averages twice, rates by the squares before the current one, and slows down as 1/√t."""

    name = "unusual"
    family, sources = Family.NO_MEMORY, ()
    title = idea = ""
    accumulators = {
        "s": Quantity(thing("s"), "squares"),
        "m": Quantity(thing("m"), "mean"),
        "p": Quantity(thing("p"), "mean of means"),
    }
    intermediates = {"slower": Quantity(thing("a"), "slower"), "i": Quantity(thing("i"), "mean of squares")}

    learning_rate: float = learning_rate(0.1)
    beta: float = memory_of_direction(0.9)

    def equations(self) -> tuple[str, ...]:
        return (
            "slower = learning_rate / sqrt(t)",
            "i = s / t",
            "rate = slower / sqrt(1 + i)",
            "s = s + t * g**2",
            "m = beta * m + (1 - beta) * g",
            "p = beta * p + (1 - beta) * m",
            "direction = 2 * p - m",
        )


@pytest.mark.parametrize("t", [1, 2, 30, 100])
def test_an_unusual_rule_has_the_weights_that_its_equations_give(t: int) -> None:
    rule, ages = Unusual(), np.arange(min(t, 40), dtype=float)
    direction, rate = memories(lambda _: rule, t, 40)
    assert rate is not None
    assert [str(direction.symbol), str(rate.symbol)] == ["d", "i"]
    expected = 2 * 0.1**2 * (ages + 1) * 0.9**ages - 0.1 * 0.9**ages
    np.testing.assert_allclose(direction.weights, expected, rtol=1e-10, atol=1e-15)
    np.testing.assert_allclose(rate.weights, np.where(ages > 0, t - ages, 0) / t, rtol=1e-12)
    assert direction.kind is Kind.GRADIENTS and (rate.kind is Kind.SQUARES or t == 1)


def test_an_unusual_rule_reproduces_its_run() -> None:
    assert_reproduced(lambda s: Unusual(beta=0.9 if s < 20 else 0.5))


class BeforeItsSquares(Unusual):
    def equations(self) -> tuple[str, ...]:
        return ("rate = 1 / (1 + s)", "s = s + g**2", "direction = g")


def test_a_rate_remembers_what_it_has_read_and_not_what_is_added_later() -> None:
    _, rate = memories(lambda _: BeforeItsSquares(), 9, 5)
    assert isinstance(rate, Memory) and rate.kind is Kind.SQUARES
    assert rate.weights.tolist() == [0, 1, 1, 1, 1]


class Differences(Unusual):
    def equations(self) -> tuple[str, ...]:
        return ("m = g**2 - p", "p = g**2", "rate = 1", "direction = m")


def test_weights_may_cancel() -> None:
    direction, rate = memories(lambda _: Differences(), 9, 4)
    assert (str(direction.symbol), direction.kind, rate) == ("m", Kind.SQUARES, None)
    assert direction.weights.tolist() == [1, -1, 0, 0]


NO_SUMS = {
    "cube": "v = beta * v + g**3",
    "fourth power": "v = beta * v + g**4",
    "offset": "v = beta * v + g + 1",
    "product": "v = g * (1 + v)",
    "root": "v = sqrt(v**2 + g**2)",
    "mixture": "v = beta * v + g + g**2",
    "undefined": "v = v / sqrt(v**2) + g",
}


@pytest.mark.parametrize("line", NO_SUMS.values(), ids=NO_SUMS)
@pytest.mark.parametrize("t", [2, 3, 60])
def test_what_is_no_weighted_sum_is_refused(line: str, t: int) -> None:
    class Strange(UpdateRule):
        family, sources = Family.NO_MEMORY, ()
        accumulators = {"v": Quantity(thing("v"), "strange")}
        learning_rate: float = learning_rate(0.1)
        beta: float = 0.5

        def values(self) -> dict[str, Any]:
            return {"beta": self.beta}

        def equations(self) -> tuple[str, ...]:
            return (line, "rate = 1", "direction = v")

    quantity = Strange.accumulators["v"]
    assert memories(lambda _: Strange(), t, 40) == (NoWeightedSum(quantity, Obstacle.OTHER), None)


def test_a_rate_with_two_memories_is_refused() -> None:
    class Two(Unusual):
        def equations(self) -> tuple[str, ...]:
            return ("m = g", "p = g", "rate = 1 / (m + p)", "direction = g")

    direction, rate = memories(lambda _: Two(), 3, 40)
    assert isinstance(direction, Memory)
    assert rate == NoWeightedSum(Two().quantities()["rate"], Obstacle.SEVERAL)


class Sizes(Unusual):
    def equations(self) -> tuple[str, ...]:
        return ("s = beta * s + (1 - beta) * abs(g)", "rate = 1 / s", "m = maximum(m, abs(g))", "direction = m")


def test_sizes_have_weights_and_their_maximum_has_none() -> None:
    rule = Sizes()
    direction, rate = memories(lambda _: rule, 9, 40)
    assert direction == NoWeightedSum(rule.accumulators["m"], Obstacle.MAXIMUM)
    assert isinstance(rate, Memory) and (rate.kind, rate.term) == (Kind.SIZES, "|g|")
    np.testing.assert_allclose(rate.weights, 0.1 * 0.9 ** np.arange(9), rtol=1e-12)


WRAPPED = {
    "clipped": ({"clip_norm": 1.0}, "g′", "g′²"),
    "clipped twice": ({"clip_norm": 1.0, "clip_value": 1.0}, "g′′", "g′′²"),
    "scheduled": ({"schedule": "cosine"}, "g", "g²"),
    "L2": ({"l2": 0.1}, Obstacle.POSITION, Obstacle.POSITION),
    "decayed": ({"weight_decay": 0.1}, Obstacle.POSITION, "g²"),
    "decayed and scheduled": ({"weight_decay": 0.1, "schedule": "cosine"}, Obstacle.POSITION, "g²"),
}


@pytest.mark.parametrize(("keys", "first", "second"), WRAPPED.values(), ids=WRAPPED)
def test_wrapped_rules_say_what_they_remember(keys: dict[str, Any], first: Any, second: Any) -> None:
    rule, plain = RULES["adam"](**keys), RULES["adam"]()
    for found, usual, said in zip(
        memories(lambda _: rule, 30, 20), memories(lambda _: plain, 30, 20), (first, second), strict=True
    ):
        if isinstance(said, Obstacle):
            assert isinstance(found, NoWeightedSum) and found.obstacle is said
        else:
            assert isinstance(found, Memory) and isinstance(usual, Memory) and found.term == said
            assert found.symbol == usual.symbol
            np.testing.assert_array_equal(found.weights, usual.weights)


def test_a_penalty_that_held_for_a_while_has_left_its_trace() -> None:
    rule = RULES["adam"]()
    for at, is_known in ((5, True), (25, False), (30, False)):
        direction, _ = memories(lambda s, at=at: replace(rule, l2=0.1) if s < at else rule, 30, 20)
        assert isinstance(direction, Memory) == is_known


@pytest.mark.parametrize(("t", "window"), [(0, 60), (5, 0), (-1, 3)])
def test_there_is_no_step_before_the_first(t: int, window: int) -> None:
    with pytest.raises(ValueError, match="count from 1, not"):
        memories(lambda _: RULES["adam"](), t, window)


def test_weights_cannot_be_written_to() -> None:
    direction, _ = memories(lambda _: RULES["momentum"](), 5, 60)
    assert not direction.weights.flags.writeable
