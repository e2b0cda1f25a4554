"""The keys move the playhead, and the picture with it."""

import numpy as np
import pytest

from .fields import steps_field
from .program import Program
from .sight import same

CANVAS = (slice(0, 600), slice(None))  # the rows where the canvas is, and neither buttons nor speed
BAR = (slice(-30, None), slice(None))


def test_picture_changes_while_playing_and_rests_when_paused(lab: Program) -> None:
    first = lab.screen.look()
    lab.screen.press("space")
    lab.wait_until(lambda: not same(lab.screen.look()[CANVAS], first[CANVAS]), "the runs to start")
    second = lab.screen.look()
    lab.wait_until(lambda: not same(lab.screen.look()[CANVAS], second[CANVAS]), "the runs to go on")
    lab.screen.press("space")
    paused = lab.wait_for_rest()
    assert not same(paused[CANVAS], second[CANVAS])
    lab.screen.press("End")
    lab.wait_for_change(paused, CANVAS)  # so they rested on their way


@pytest.mark.parametrize("forward, back", [("Right", "Left"), ("Page_Down", "Page_Up")])
def test_stepping_back_restores_the_exact_picture(lab: Program, forward: str, back: str) -> None:
    pictures = [lab.screen.look()]
    for _ in range(4):
        lab.screen.press(forward)
        pictures.append(lab.wait_for_change(pictures[-1], CANVAS))
    assert len({picture.tobytes() for picture in pictures}) == len(pictures)
    for earlier in reversed(pictures[:-1]):
        lab.screen.press(back)
        lab.wait_for_picture(earlier)


def test_home_and_end(lab: Program) -> None:
    first = lab.screen.look()
    lab.screen.press("End")
    last = lab.wait_for_change(first, CANVAS)
    lab.screen.press("Left")
    lab.wait_for_change(last, CANVAS)
    lab.screen.press("Right")
    lab.wait_for_picture(last)
    lab.screen.press("Home")
    lab.wait_for_picture(first)


def test_restart_plays_from_the_start(lab: Program) -> None:
    lab.screen.press("Right")
    first_step = lab.wait_for_change(lab.screen.look(), CANVAS)
    lab.screen.press("End", "minus", "minus", "minus")  # at one step a second there is time to see the first
    last = lab.wait_for_change(first_step, CANVAS)
    lab.screen.press("r")
    lab.wait_for_picture(first_step, CANVAS)
    lab.wait_until(lambda: not same(lab.screen.look()[CANVAS], first_step[CANVAS]), "the second step")
    assert not same(lab.screen.look()[CANVAS], last[CANVAS])


@pytest.mark.parametrize("faster, slower", [("plus", "minus"), ("KP_Add", "KP_Subtract"), ("equal", "minus")])
def test_keys_for_the_speed_show_it(lab: Program, faster: str, slower: str) -> None:
    before = lab.screen.look()
    lab.screen.press(faster)
    after = lab.wait_for_change(before)
    assert same(after[CANVAS], before[CANVAS])
    lab.screen.press(slower)
    lab.wait_for_picture(before)


def test_faster_is_faster(lab: Program) -> None:
    before = lab.screen.look()
    steps_field(lab).enter("2000")
    lab.wait_for_change(before, BAR)
    lab.screen.press("End")
    ...
