"""Where the screen goes away, one line is said and nothing is left."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import need_tools
from .program import Program
from .screen import Screen
from .test_closing import compute, play, rest

LOST = 1  # the exit code


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Program]:
    """The program on a screen of its own, which a test may take away."""
    need_tools()
    screen = Screen(tmp_path)
    program = None
    try:
        program = Program(screen, tmp_path)
        program.wait_for_window()
        yield program
    finally:
        if program:
            program.kill()
        screen.stop()


@pytest.mark.parametrize("state", [rest, play, compute], ids=lambda state: state.__name__)
def test_it_ends_in_one_line(lab: Program, state: Callable[[Program], None]) -> None:
    state(lab)
    os.kill(lab.screen.server, signal.SIGKILL)
    assert lab.wait_for_end() == (LOST, "rmsprop-gui: the screen has gone away\n")
    assert not lab.anything_left()
