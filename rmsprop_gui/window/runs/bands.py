"""The bands above the slider of a learning rate, in words with numbers."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.rate_bands import RateBands, rate_bands
from rmsprop_gui.window.controls.slider_painting import Band

_DIGITS = 3


def bands_of(rule: UpdateRule, experiment: Experiment) -> tuple[Band, ...]:
    """Stable, oscillating and divergent as far as the slider goes; empty where the rule has no such limits."""
    try:
        found = rate_bands(rule, experiment.objective, experiment.start)
    except Exception:  # whatever the code of a surface may do; where a run fails of it, that is told
        return ()
    return () if found is None else tuple(_within(rule, _told(found)))


def _within(rule: UpdateRule, told: Iterator[tuple[float, str, str]]) -> Iterator[Band]:
    """The bands one after the other, without what lies beyond the ends of the slider."""
    declared = type(rule).declared()["learning_rate"]
    low, highest = declared.low, declared.high  # type: ignore[union-attr]  # it is a number in every rule
    for end, ground, sentence in told:
        high = min(end, highest)
        if high > low:
            yield Band(low, high, ground, sentence)
            low = high


def _told(found: RateBands) -> Iterator[tuple[float, str, str]]:
    """Where each ends, the name of its ground in the theme, and its sentence."""
    texts = (
        QCoreApplication.translate("Bands", "up to {smooth}: stable, settles without crossing the minimum"),
        QCoreApplication.translate("Bands", "up to {bound}: oscillating, crosses it again and again, and settles"),
        QCoreApplication.translate("Bands", "beyond {bound}: divergent, the steps grow (curvature {curvature} there)"),
    )
    numbers = {name: number(value, _DIGITS) for name, value in found._asdict().items()}
    ends, grounds = (found.smooth, found.bound, float("inf")), ("stable", "oscillating", "divergent")
    for end, ground, text in zip(ends, grounds, texts, strict=True):
        yield end, ground, text.format(**numbers)
