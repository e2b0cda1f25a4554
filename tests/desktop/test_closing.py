"""The program ends at once and in silence, whatever it is doing."""

import signal
from collections.abc import Callable

import pytest

from .fields import enter_steps
from .program import Program


def rest(lab: Program) -> None:
    """Nothing is under way."""


def play(lab: Program) -> None:
    lab.screen.press("space")
    see_motion(lab)


def compute(lab: Program) -> None:
    """Give the worker as much work as there can be, which takes it half a second, and do not wait for it."""
    enter_steps(lab, "100000")
    lab.wait_until(lambda: lab.title.startswith("untitled, unsaved"), "the title to say so")


def see_motion(lab: Program) -> None:
    picture = lab.screen.look()
    for _ in range(3):
        picture = lab.wait_for_motion(picture)


def close(lab: Program) -> None:
    """Close the window, and where it asks give up what is unsaved."""
    lab.close()
    if lab.title.startswith("untitled, unsaved"):
        lab.wait_until(lambda: "Unsaved changes" in lab.screen.focused_title(), "the question to come")
        lab.wait_for_rest()
        lab.screen.press("d")


WAYS: dict[str, Callable[[Program], None]] = {
    "close": close,
    "SIGINT": lambda lab: lab.send(signal.SIGINT),
    "SIGTERM": lambda lab: lab.send(signal.SIGTERM),
    "SIGHUP": lambda lab: lab.send(signal.SIGHUP),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", [rest, play, compute], ids=lambda state: state.__name__)
def test_ends_well(lab: Program, state: Callable[[Program], None], way: str) -> None:
    state(lab)
    WAYS[way](lab)
    assert lab.wait_for_end() == (0, "")
    assert not lab.anything_left()
