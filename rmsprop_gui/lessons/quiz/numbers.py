"""The line of the update that says why: with the numbers of the step that a feature is about."""

from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.lessons.quiz.question import Question
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.explanation import Equation, lettered, solved


def line_in_numbers(question: Question) -> tuple[Equation, Equation]:
    """The line in letters, and with the numbers of the step."""
    rule, feature = question.runs[0], question.feature
    step = dissect(rule, question.recording, feature.row)
    index = _index(rule, feature.line)
    return lettered(rule)[index], solved(step, feature.axis)[index]


def _index(rule: UpdateRule, target: str) -> int:
    """Which line sets the target, or what the target is another name of; the move itself where none does."""
    targets = [line.target for line in lettered(rule)]
    stands_for = {line.target: line.expression.name for line in rule.assignments() if isinstance(line.expression, Name)}
    wanted = target if target in targets else stands_for.get(target, "x")
    return targets.index(wanted if wanted in targets else "x")
