"""What chance has made of the gradient of a step, in a sentence."""

import math

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.dissection import Dissection

translate = QCoreApplication.translate


def chance_in_words(step: Dissection) -> str:
    """How far the gradient is turned and how much longer it is than without chance; empty where there is none."""
    if step.true_gradient is None:
        return ""
    (g1, g2), (f1, f2) = step.values["g"], step.true_gradient
    length, true = math.hypot(g1, g2), math.hypot(f1, f2)
    if not (0 < true < math.inf and 0 < length < math.inf):
        return ""
    angle = math.degrees(abs(math.atan2(g1 * f2 - g2 * f1, g1 * f1 + g2 * f2)))
    told = translate(
        "chance", "Chance turned the gradient by {angle}° and made it {times} times as long: |g| = {length}."
    )
    return told.format(angle=f"{angle:.0f}", times=number(length / true, 2), length=number(length))
