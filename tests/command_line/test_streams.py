"""Whatever becomes of standard output and standard error: one line at most, and an exit code that says it."""

import os
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from .program import COMMAND, environment, run, started

COMMANDS = [
    ["trace"],
    ["catalogue"],
    ["--help"],
    ["--version"],
    ["trace", "--help"],
    ["trace", "--output", "/dev/stdout"],
]
WRONG = ["trace", "--steps", "none"]

all_commands = pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
buffered_or_not = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


def full() -> int:
    """A disk without room. It is opened as it is: a mistake must not make a file in its place."""
    return os.open("/dev/full", os.O_WRONLY)


def without_reader() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def ended(arguments: list[str], output: Callable[[], int], unbuffered: str, **options: Any) -> tuple[int, str]:
    """Exit code and standard error of the program that writes there."""
    descriptor = output()
    try:
        done = run(*arguments, stdout=descriptor, env=environment(PYTHONUNBUFFERED=unbuffered), **options)
    finally:
        os.close(descriptor)
    return done.returncode, done.stderr


@all_commands
@buffered_or_not
def test_a_full_disk_is_told_in_one_line(arguments: list[str], unbuffered: str) -> None:
    code, said = ended(arguments, full, unbuffered)
    assert code == 2
    assert said.startswith("rmsprop-gui: ") and said.endswith(": No space left on device\n") and said.count("\n") == 1


@all_commands
@buffered_or_not
def test_a_pipe_that_nobody_reads_is_no_error(arguments: list[str], unbuffered: str) -> None:
    assert ended(arguments, without_reader, unbuffered) == (0, "")


def test_a_reader_that_has_enough_is_no_error() -> None:
    """As in `rmsprop-gui trace | head -1`."""
    with started(*COMMAND, "trace", "--steps", "5000") as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith("run,optimizer,step,")
        process.stdout.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == ""


@pytest.mark.parametrize("arguments", COMMANDS[:-1], ids=" ".join)
def test_a_closed_standard_output_is_told_in_one_line(arguments: list[str]) -> None:
    """As in `rmsprop-gui trace >&-`."""
    done = run(*arguments, stdout=None, preexec_fn=lambda: os.close(1))
    assert done.returncode == 2
    assert done.stderr == "rmsprop-gui: cannot write to standard output: Bad file descriptor\n"


@pytest.mark.parametrize("arguments", [WRONG, ["trace", "--output", "/nowhere/trace.csv"], []], ids=" ".join)
def test_a_closed_standard_error_keeps_the_message_out_of_the_results(arguments: list[str]) -> None:
    """As in `rmsprop-gui trace --steps none 2>&-`."""
    done = run(*arguments, preexec_fn=lambda: os.close(2))
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("output", [full, without_reader], ids=lambda output: output.__name__)
def test_a_standard_error_that_takes_nothing_leaves_the_exit_code(output: Callable[[], int]) -> None:
    descriptor = output()
    try:
        done = subprocess.run([*COMMAND, *WRONG], stderr=descriptor, env=environment(), timeout=60, check=False)
    finally:
        os.close(descriptor)
    assert done.returncode == 2


STRANGE = {
    "colour": "\x1b[31mred",
    "title": "\x1b]0;title\x07",
    "cleared screen": "\x1bc",
    "eighth bit": "\x9b31m",
    "backspace": "sgd\b\b\bok",
    "null-like": "\x01\x7f",
    "right to left": "\u202egds",
    "no text": "\udcff\udcfe",
}
PLACES = {
    "command": ["{}"],
    "option": ["--{}"],
    "value": ["trace", "{}"],
    "surface": ["trace", "--surface", "{}"],
    "surface's key": ["trace", "--surface", "quadratic:{}=1"],
    "optimizer": ["trace", "--optimizer", "{}"],
    "key": ["trace", "--optimizer", "rmsprop:{}=1"],
    "key's value": ["trace", "--optimizer", "rmsprop:beta={}"],
    "start": ["trace", "--start", "{}"],
    "steps": ["trace", "--steps", "{}"],
    "noise": ["trace", "--noise", "{}"],
    "seed": ["trace", "--seed", "{}"],
    "output": ["trace", "--output", "/nowhere/{}"],
}


def refusal(arguments: list[str], typed: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What standard error gets when the text is typed at its place."""
    from rmsprop_gui.__main__ import main

    try:
        code: object = main([argument.format(typed) for argument in arguments])
    except SystemExit as ended:
        code = ended.code
    out, said = capsys.readouterr()
    assert (code, out) == (2, "") and said.startswith("rmsprop-gui: ")
    return said


@pytest.mark.parametrize("arguments", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("typed", STRANGE.values(), ids=STRANGE)
def test_what_is_typed_gives_the_terminal_no_orders(
    arguments: list[str], typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(arguments, typed, capsys)
    assert said.endswith("\n") and said[:-1].isprintable()


@pytest.mark.parametrize("arguments", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("letter", ["x", "\x1b", "\n", "β"], ids=ascii)
def test_what_is_typed_is_not_repeated_without_end(
    arguments: list[str], letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(refusal(arguments, letter * 120_000, capsys)) < 1100


def test_a_long_argument_hides_neither_end_of_the_message(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 120_000
    assert "must be a whole number from 1 to 100000" in refusal(PLACES["steps"], long, capsys)
    assert refusal(PLACES["output"], long, capsys).endswith("': File name too long\n")
    said = refusal(PLACES["optimizer"], long, capsys)
    assert said.startswith("rmsprop-gui: argument --optimizer: unknown optimizer 'xxx") and "choose from" in said
