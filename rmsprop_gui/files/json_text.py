"""JSON from outside, read as data: whatever the text is, a value or a ValueError."""

import json
import math

_LONGEST_WHOLE_NUMBER = 15  # digits: a float holds every one of them exactly


def parse_json(text: str) -> object:
    """The value that the text stands for, every number finite; ValueError with the reason if it stands for none."""
    try:
        return json.loads(text, parse_int=_whole_number, parse_float=_finite, parse_constant=_finite)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _whole_number(text: str) -> int:
    if len(text) > _LONGEST_WHOLE_NUMBER + text.startswith("-"):
        raise ValueError(f"a whole number has more than {_LONGEST_WHOLE_NUMBER} digits")
    return int(text)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("a number is not finite")
    return value
