"""The room that is kept for a rule is enough for each of its steps, however many lines that has."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, QSizeF

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.window.controls.rule_layout import RuleLine
from rmsprop_gui.window.stage.proportions import Proportions
from rmsprop_gui.window.stage.rule_needs import RuleNeeds, sampled
from window.frames import Film, experiment_of

SCREEN = Proportions(QSize(1920, 1080))
WIDTH = 700


def needs(steps: list[tuple[RuleLine, ...]]) -> RuleNeeds:
    return RuleNeeds(steps, SCREEN, QSizeF())


@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_each_step_fits_where_more_lines_come_in_the_middle_of_a_run(kind: type[UpdateRule]) -> None:
    experiment = experiment_of(kind(), steps=20)
    run = experiment.runs[0]
    clipped = run.changed(10, replace(run.rule, clip_norm=1.0))
    steps = sampled(Film(replace(experiment, runs=(clipped,))).frame(5))
    assert len({len(lines) for lines in steps}) > 1
    kept = needs(steps)
    assert all(needs([lines]).height(WIDTH, 24) <= kept.height(WIDTH, 24) for lines in steps)
