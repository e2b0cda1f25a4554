"""A text from outside is a value or a ValueError."""

import pytest

from rmsprop_gui.files.json_text import parse_json

from .time_limit import within


def test_what_is_json_is_read() -> None:
    text = '{"a": [1, -2.5, 1e3, true, false, null], "β": "\\u03b2"}'
    assert parse_json(text) == {"a": [1, -2.5, 1000.0, True, False, None], "β": "β"}


@pytest.mark.parametrize("number", [999_999_999_999_999, -999_999_999_999_999, 0, 1.7976931348623157e308, 5e-324])
def test_every_number_that_a_float_can_hold_is_read(number: float) -> None:
    assert parse_json(repr(number)) == number


REFUSED = {
    "nothing": ("", "Expecting value"),
    "half": ('{"a": ', "Expecting value"),
    "more": ("{} {}", "Extra data"),
    "python": ("{'a': 1}", "property name"),
    "nan": ("[NaN]", "not finite"),
    "infinity": ('{"a": Infinity}', "not finite"),
    "minus infinity": ("-Infinity", "not finite"),
    "overflow": ("-1e999", "not finite"),
    "large": ("1000000000000000", "more than 15 digits"),
    "negative": ("-1000000000000000", "more than 15 digits"),
    "huge": ("9" * 1_000_000, "more than 15 digits"),
    "lists": ("[" * 100_000, "nested too deeply"),
    "closed lists": ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "objects": ('{"a":' * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize("text, reason", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_at_once_with_the_reason(text: str, reason: str) -> None:
    with within(5), pytest.raises(ValueError, match=reason):
        parse_json(text)
