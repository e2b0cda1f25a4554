"""The keys move the playhead, and the picture with it."""

import pytest

from .fields import enter_steps
from .program import Program
from .screen import Picture
from .sight import alike, same

CANVAS = (slice(60, 700), slice(640, 1460))
"""Rows and columns well inside the canvas, on a screen of 1920 × 1080, beside the magnifier: that keeps contours of the
surroundings while they serve, and the step pane the size in which all steps so far had room."""
BAR = (slice(-30, None), slice(None))


def test_picture_changes_while_playing_and_rests_when_paused(lab: Program) -> None:
    first = lab.screen.look()
    lab.screen.press("space")
    second = lab.wait_for_motion(first, CANVAS)
    lab.wait_for_motion(second, CANVAS)
    lab.screen.press("space")
    paused = lab.wait_for_rest()
    lab.screen.press("End")
    lab.wait_for_change(paused, CANVAS)  # so they rested on their way


@pytest.mark.parametrize("forward, back", [("Right", "Left"), ("Page_Down", "Page_Up")])
def test_stepping_back_restores_the_picture(lab: Program, forward: str, back: str) -> None:
    pictures = [lab.screen.look()]
    for _ in range(4):
        lab.screen.press(forward)
        pictures.append(lab.wait_for_change(pictures[-1], CANVAS))
    assert len({picture.tobytes() for picture in pictures}) == len(pictures)
    for earlier in reversed(pictures[:-1]):
        lab.screen.press(back)
        lab.wait_for_picture(earlier, CANVAS)


def test_home_and_end(lab: Program) -> None:
    first = lab.screen.look()
    lab.screen.press("End")
    last = lab.wait_for_change(first, CANVAS)
    lab.screen.press("Left")
    lab.wait_for_change(last, CANVAS)
    lab.screen.press("Right")
    lab.wait_for_picture(last, CANVAS)
    lab.screen.press("Home")
    lab.wait_for_picture(first, CANVAS)


def test_restart_plays_from_the_start(lab: Program) -> None:
    early = [lab.screen.look()]
    for _ in range(5):
        lab.screen.press("Right")
        early.append(lab.wait_for_change(early[-1], CANVAS))
    lab.screen.press("minus", "minus", "minus")  # at one step a second there is time to see the first steps
    lab.screen.press(*["Right"] * 30)
    lab.wait_for_change(early[-1], CANVAS)
    lab.screen.press("r")
    lab.wait_until(lambda: is_among(lab.screen.look(), early), "one of the first steps")
    shown = lab.screen.look()
    assert is_among(lab.wait_for_motion(shown, CANVAS), early)


def is_among(picture: Picture, pictures: list[Picture]) -> bool:
    """Whether it is the canvas of one of the others."""
    return any(alike(picture[CANVAS], other[CANVAS]) for other in pictures)


@pytest.mark.parametrize("faster, slower", [("plus", "minus"), ("KP_Add", "KP_Subtract"), ("equal", "minus")])
def test_keys_for_the_speed_show_it(lab: Program, faster: str, slower: str) -> None:
    before = lab.screen.look()
    lab.screen.press(faster)
    after = lab.wait_for_change(before)
    assert same(after[CANVAS], before[CANVAS])
    lab.screen.press(slower)
    lab.wait_for_picture(before)


def test_faster_is_faster(lab: Program) -> None:
    """2,000 steps take more than three minutes at the usual speed, and two seconds at 1,000 a second."""
    before = lab.screen.look()
    enter_steps(lab, "2000")
    lab.wait_for_change(before, BAR)
    lab.screen.press(*["plus"] * 6, "End")
    last = lab.wait_for_rest()
    lab.screen.press("r")
    lab.wait_for_motion(last, CANVAS)
    lab.wait_for_picture(last, BAR)
