"""From the name of a measure to the measure: accumulators have measures of their own, which depend on the runs."""

from collections.abc import Iterable

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.view.measures import MEASURES, Measure, accumulators


def choices(rules: Iterable[UpdateRule | type[UpdateRule]], chosen: Measure) -> tuple[Measure, ...]:
    """What a chart of runs with these rules can show, with what has been chosen."""
    return tuple(dict.fromkeys((*MEASURES, *accumulators(rules), chosen)))


def measure_named(name: str, rules: Iterable[UpdateRule | type[UpdateRule]], before: Measure | None = None) -> Measure:
    """The measure with this name among those of the rules, or else the one before, or else one of any known rule.

    Where nothing has that name, a measure that no run has.
    """
    candidates = (*MEASURES, *accumulators(rules), *([before] if before else []))
    found = [measure for measure in candidates if measure.name == name]
    found = found or [measure for measure in accumulators(RULES.values()) if measure.name == name]
    return found[0] if found else Measure(name, name, "", _nothing, missing="No visible run remembers this.")


def _nothing(rule: UpdateRule, recording: Recording, objective: Objective) -> None:
    """No run has it."""
