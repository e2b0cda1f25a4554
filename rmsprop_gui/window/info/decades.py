"""The words at a scale of powers of ten: which of them there is room for, and what they say."""

import math

from PySide6.QtGui import QFontMetricsF

_WRITTEN_OUT = 6  # zeros at the most, before or behind a one


def decade_text(decade: int) -> str:
    """A power of ten as one reads it aloud: 0.0001, 100; where that is long, 1e-9."""
    if abs(decade) > _WRITTEN_OUT:
        return f"1e{decade}".replace("-", "−")
    return f"{10.0**decade:.{max(-decade, 0)}f}"


def labelled(low: int, high: int, width: float, metrics: QFontMetricsF) -> range:
    """The decades whose words stand apart on a scale of so many pixels from `low` to `high`, both ends among them.

    Where the ends have no common step, the upper one is left out.
    """
    widest = max(metrics.horizontalAdvance(decade_text(end)) for end in (low, high))
    apart = (widest + metrics.horizontalAdvance("  ")) * (high - low) / max(width, 1.0)
    least = max(2, math.ceil(apart)) if high - low > 1 else 1
    whole = [step for step in range(least, high - low + 1) if (high - low) % step == 0]
    step = whole[0] if whole and whole[0] <= 2 * least else least
    return range(low, high + 1, min(step, high - low))
