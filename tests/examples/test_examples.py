"""Every example: its figures are what the app computes, and its description says all of them."""

import re
from collections import Counter
from functools import cache

import numpy as np
import pytest

from rmsprop_gui.examples import EXAMPLE_GROUPS, EXAMPLES, Example, ExampleGroup
from rmsprop_gui.examples.measures import Paths
from rmsprop_gui.formulas.number import MINUS

every_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
FIGURES = [(example, name) for example in EXAMPLES.values() for name in example.figures]


@cache
def paths(name: str) -> Paths:
    return Paths(EXAMPLES[name].experiment)


def read(printed: str) -> tuple[float, float]:
    """The number that is printed, and half of what its last digit counts."""
    text = printed.replace(MINUS, "-").replace(",", "").replace("±", "")
    mantissa, _, power = text.partition("e")
    decimals = len(mantissa.partition(".")[2])
    return float(text), 0.5 * 10.0 ** (int(power or 0) - decimals)


@pytest.mark.parametrize(("example", "name"), FIGURES, ids=[f"{example.name} {name}" for example, name in FIGURES])
def test_a_figure_is_what_is_measured(example: Example, name: str) -> None:
    figure = example.figures[name]
    printed, half = read(figure.printed)
    assert figure.measure(paths(example.name)) == pytest.approx(printed, rel=1e-12, abs=max(half, figure.off) * 1.001)


@every_example
def test_a_description_says_each_of_its_figures_once_and_names_no_other(example: Example) -> None:
    assert Counter(re.findall(r"\{(\w+)\}", example.about)) == Counter(list(example.figures))
    assert example.text().endswith(".") and example.title and "{" not in example.text()


@every_example
def test_a_claim_has_a_verdict(example: Example) -> None:
    assert bool(example.claim) == (example.verdict is not None)
    assert not example.claim or example.claim.endswith(".")


@every_example
def test_no_run_of_an_example_breaks_off(example: Example) -> None:
    for steps in paths(example.name).runs:
        assert len(steps.loss) == example.experiment.steps + 1 and np.isfinite(steps.position).all()


@pytest.mark.parametrize("group", EXAMPLE_GROUPS, ids=lambda group: group.name)
def test_every_group_says_what_it_shows(group: ExampleGroup) -> None:
    assert group.about.endswith(".") and group.title and group.examples


def test_every_example_is_in_one_group() -> None:
    assert [example.name for group in EXAMPLE_GROUPS for example in group.examples] == list(EXAMPLES)
    assert len({example.title for example in EXAMPLES.values()}) == len(EXAMPLES)
