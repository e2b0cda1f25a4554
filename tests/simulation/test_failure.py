"""Why something failed, in a line that has room wherever it is shown."""

import pytest

from rmsprop_gui.simulation.failure import reason


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("not even that")


@pytest.mark.parametrize(
    "error, told",
    [
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
        (ValueError("the surface beale has no value there"), "the surface beale has no value there"),
        (ValueError(), "ValueError"),
        (MemoryError(), "MemoryError"),
        (SpeechlessError(), "SpeechlessError"),
        (Exception(10**5000), "Exception"),
        (RuntimeError("two\nlines\t and \x00 \ud800 \x1b[31m more  "), "RuntimeError: two lines and [31m more"),
    ],
)
def test_it_is_one_line(error: Exception, told: str) -> None:
    assert reason(error) == told


@pytest.mark.parametrize("text", ["x" * 10_000_000, " " * 10_000_000 + "x", "a b " * 3_000_000, "x\n" * 5_000_000])
def test_a_long_one_is_short(text: str) -> None:
    told = reason(RuntimeError(text))
    assert told.startswith("RuntimeError") and len(told) <= 200 and "\n" not in told
    assert told.endswith("…") or text.strip()[:1] != text[:1]


def test_what_is_far_too_long_is_not_read_to_its_end() -> None:
    assert reason(RuntimeError(" " * 10_000_000 + "x")) == "RuntimeError"


def test_a_long_name_of_an_error_is_short_too() -> None:
    assert len(reason(type("E" * 5000, (Exception,), {})())) == 200
