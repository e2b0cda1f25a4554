"""Finding the number fields and typing into them."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from .program import Program
from .screen import Picture, Point

_GAP = 20  # pixels without a change that part the text of one field from what comes next


def enter_steps(program: Program, steps: str) -> None:
    """Type the number of steps, which comes after x₁ and x₂."""
    with editing(program):
        program.screen.press("Tab", "Tab", "ctrl+a")
        program.screen.write(steps)


def enter_x1(program: Program, x1: str) -> None:
    with editing(program):
        program.screen.write(x1)


@contextmanager
def editing(program: Program) -> Iterator[None]:
    """Give the keyboard to the field of x₁, its text selected; press Enter in the end."""
    program.screen.click(find_x1(program))
    program.screen.press("ctrl+a")
    yield
    program.screen.press("Return")


def find_x1(program: Program) -> Point:
    """Where the start's x₁ is written: what changes first from the left when the start moves sideways."""
    program.screen.press("End")
    x, y = program.wait_for_marker()
    before = program.wait_for_rest()
    program.screen.click((x - 150, y))
    return _first_text(before, program.wait_for_change(before))


def _first_text(before: Picture, after: Picture) -> Point:
    changed = (before != after).any(axis=2)
    columns = np.flatnonzero(changed.any(axis=0))
    text = columns[: int(np.argmax(np.diff(columns) > _GAP)) + 1]
    rows = np.flatnonzero(changed[:, text].any(axis=1))
    return int(text.mean()), int(rows.mean())
