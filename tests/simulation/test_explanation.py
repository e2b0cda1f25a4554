"""What the info pane says of a step: the printed numbers satisfy the printed formulas."""

import itertools
import re

import numpy as np
import pytest
from crossed import meetings
from optimizers.conventions import CONVENTIONS, WRAPPED

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.formulas.typeset import linear
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.dissection import dissect, pair
from rmsprop_gui.simulation.explanation import awaited, in_symbols, lettered, limit_name, solved, table
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES, Surface

STEPS = 40
PYTHON = {"−": "-", " · ": "*", "·": "*", "\N{THIN SPACE}": "*", "^": "**", "√(": "sqrt("}
PYTHON |= {"{": "(", " otherwise}": ")", "; ": " else "}  # cases
FUNCTIONS = {
    "sqrt": np.sqrt,
    "cos": np.cos,
    "min": min,
    "clip": np.clip,
    "sign": np.sign,
    "abs": abs,
    "max": max,
    "floor": np.floor,
    "π": np.pi,
}
every_rule = pytest.mark.parametrize("rule", [*CONVENTIONS, *WRAPPED], ids=str)


def recorded(rule: UpdateRule, surface: Surface) -> Recording:
    recording = Recording(STEPS, len(rule.accumulators))
    objective = Objective(surface, box=surface.box)
    recording.append(Stepper(objective, surface.start, rule, STEPS).advance(STEPS + 1))
    return recording


def to_python(text: str) -> str:
    for sign, replacement in PYTHON.items():
        text = text.replace(sign, replacement)
    return re.sub(r"\|([^|]*)\|", r"abs(\1)", text)


def half_a_digit(token: str) -> float:
    """How far a printed number may be from its own: nothing if it has fewer than the four digits of a rounded one."""
    digits = token.replace(".", "").lstrip("0")
    return 0.5 * 10.0 ** -len(token.partition(".")[2]) if len(digits) >= 4 else 0.0


def evaluate(program: str) -> float:
    with np.errstate(all="ignore"):
        return float(eval(program, FUNCTIONS))


def rounding(program: str) -> tuple[float, float]:
    """The value of a printed expression, and how far the rounding of its numbers may have moved it."""
    value, moved = evaluate(program), 0.0
    for token in re.finditer(r"\d+(?:\.\d+)?", program):
        if half := half_a_digit(token.group()):
            before, after = program[: token.start()], program[token.end() :]
            nearby = (evaluate(f"{before}{float(token.group()) + sign * half!r}{after}") for sign in (-1, 1))
            moved += max(abs(other - value) for other in nearby)
    return value, moved


def test_where_a_box_stops_a_step_its_edge_is_told() -> None:
    """The numbers make one sentence that is true: −1 = max(−0.5 − …, −1)."""
    rule, surface = RULES["gradient_descent"](learning_rate=0.5), SURFACES["rare_gradient_box"]
    recording = recorded(rule, surface)
    texts = [solved(dissect(rule, recording, row), 0)[-1].text for row in range(1, STEPS)]
    at_edge = (abs(recording.trajectory.position[1:STEPS, 0]) == 1).tolist()
    assert ["max" in text or "min" in text for text in texts] == at_edge and 5 < sum(at_edge) < STEPS - 5


@meetings([*CONVENTIONS, *WRAPPED], ["quadratic", "rosenbrock"])
def test_printed_numbers_satisfy_the_printed_formulas(rule: UpdateRule, surface: Surface) -> None:
    """Each side of each line, done as a sum by hand, comes out alike but for the digits that are not printed."""
    recording = recorded(rule, surface)
    for row, axis in itertools.product(range(1, recording.length, 3), (0, 1)):
        for line in solved(dissect(rule, recording, row), axis):
            if line.right is None:
                continue
            (left, left_off), (right, right_off) = map(rounding, to_python(line.text).split(" = "))
            assert abs(left - right) <= 1.05 * (left_off + right_off) + 1e-12 * abs(left), line.text


@every_rule
def test_formulas_and_numbers_go_line_by_line(rule: UpdateRule) -> None:
    step = dissect(rule, recorded(rule, SURFACES["quadratic"]), 1)
    for detailed in (False, True):
        letters, numbers = lettered(rule, detailed), solved(step, 0, detailed)
        assert [line.target for line in letters] == [line.target for line in numbers]
        assert [awaited(line).right is None for line in letters] == [line.right is None for line in numbers]
        assert all(" ← " in linear(line) for line in in_symbols(rule, detailed))


@pytest.mark.parametrize("notation, memory", [(Notation.LAB, "β₂"), (Notation.NOTEBOOK, "β")])
def test_the_formula_of_rmsprop_is_the_notebook_s(notation: Notation, memory: str) -> None:
    boxes = in_symbols(RULES["rmsprop"](), notation=notation)
    lines = [linear(line).replace("\N{THIN SPACE}", " ") for line in boxes]
    assert lines == [f"v ← {memory} v + (1 − {memory}) g^2", "r ← η/(√(v + ε))", "x ← x − r g"]


def test_a_rule_that_looks_ahead_says_where() -> None:
    lines = [linear(line).replace("\N{THIN SPACE}", " ") for line in in_symbols(RULES["nesterov"]())]
    assert lines[:2] == ["x′ ← x − η β₁ p", "g ← ∇f(x′)"]


@every_rule
def test_the_table_shows_what_was_recorded(rule: UpdateRule) -> None:
    recording = recorded(rule, SURFACES["quadratic"])
    steps = recording.trajectory
    for row in (1, 2, STEPS):
        shown = {
            line.symbol: line.values
            for line in table(dissect(rule, recording, row), pair(recording.trajectory.limit[row]))
        }
        moved = -(steps.rate[row] * steps.direction[row])
        expected = {"g": steps.gradient, "r": steps.rate, "d": steps.direction}
        if (limit := limit_name(rule)) is not None:
            expected[limit] = steps.limit
        expected |= {
            str(quantity.symbol): steps.accumulators[:, index]
            for index, (name, quantity) in enumerate(rule.accumulators.items())
            if name in rule.remembered()
        }
        for symbol, column in expected.items():
            assert shown[symbol] == tuple(column[row].tolist())
        assert shown["−r·d"] == tuple(moved.tolist())
        made_on_the_way = {**rule.intermediates, **rule.update().quantities}
        accents = {str(quantity.symbol) for quantity in made_on_the_way.values()}
        assert set(shown) - accents == {*expected, "−r·d"}


def test_only_the_effective_rate_is_strong() -> None:
    rule = RULES["rmsprop"]()
    rows = table(dissect(rule, recorded(rule, SURFACES["quadratic"]), 1), (10.0, 0.2))
    assert [row.label for row in rows if row.strong] == ["effective rate"]


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("l2", [1e-6, 0.25, 7.0])
def test_a_penalty_adds_to_the_curvature_in_the_name_of_the_limit(name: str, l2: float) -> None:
    plain, punished = (limit_name(RULES[name](l2=added), "₁") for added in (0.0, l2))
    assert plain is None or plain.endswith("/λ₁")
    assert punished == (None if plain is None else plain.replace("λ₁", "(λ₁ + l₂)"))


@pytest.mark.parametrize("name", RULES)
def test_rows_go_from_what_is_remembered_to_the_step_in_every_rule(name: str) -> None:
    """Lion brings its mean up to date after its direction; a table that did as well would look like no other."""
    rule = RULES[name]()
    rows = table(dissect(rule, recorded(rule, SURFACES["quadratic"]), 1), (10.0, 0.2))
    targets = [row.target for row in rows if row.target != "limit"]
    assert targets[0] == "g" and targets[-3:] == ["rate", "direction", "x"]
    assert set(rule.remembered()) <= set(targets[1:-3])
