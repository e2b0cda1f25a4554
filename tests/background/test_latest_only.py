"""One request at a time, and of those that wait only the newest."""

import pytest

from rmsprop_gui.background.latest_only import LatestOnly


def run(script: str) -> str:
    """Digits are put, a dot is an answer; returns what was passed on."""
    latest, passed = LatestOnly(), []
    latest.passed.connect(passed.append)
    for sign in script:
        if sign == ".":
            latest.answered()
        else:
            latest.put(sign)
    return "".join(passed)


@pytest.mark.parametrize(
    "script, passed",
    [
        ("1", "1"),
        ("12", "1"),
        ("12.", "12"),
        ("1234.", "14"),
        ("1234..", "14"),
        ("1.2.3", "123"),
        ("123.45.", "135"),
        ("1..2", "12"),
    ],
)
def test_only_the_newest_waits(script: str, passed: str) -> None:
    assert run(script) == passed
