"""The surface in 3-D as it is seen on a real screen, drawn by whatever OpenGL that has."""

import numpy as np
import pytest

from rmsprop_gui.view.theme import LIGHT

from .program import Part, Program
from .screen import Picture
from .sight import count_pixels, same

PANE: Part = (slice(90, 680), slice(950, 1440))
"""Well within the pane, wherever its edges are."""
RUNS = [tuple(int(style.colour[at : at + 2], 16) for at in (1, 3, 5)) for style in LIGHT.run_styles[:3]]


def shades(picture: Picture) -> int:
    """How many colours of the surface there are: of the ground alone there is one."""
    return len(np.unique(picture[PANE][::2, ::2].reshape(-1, 3), axis=0))


@pytest.fixture
def opened(lab: Program) -> Picture:
    """The last step, in 3-D beside the contours."""
    lab.screen.press("End")
    before = lab.wait_for_rest()
    lab.screen.press("b")
    return lab.wait_for_change(before)


def test_the_surface_is_lit_and_has_the_paths_of_all_runs_on_it(lab: Program, opened: Picture) -> None:
    assert shades(opened) > 500, f"no surface is seen: {lab.printed}"
    for colour in RUNS:
        assert count_pixels(opened[PANE], colour) > 10, f"no path in the colour {colour}"


def test_dragging_turns_it_and_the_keys_step(lab: Program, opened: Picture) -> None:
    place = (1200, 480)
    lab.screen.take(place, (1160, 470))
    lab.screen.drop((1100, 460))
    lab.screen.park()
    turned = lab.wait_for_change(opened, PANE)
    assert shades(turned) > 500
    lab.screen.press("Home")
    start = lab.wait_for_change(turned, PANE)
    lab.screen.press("Right")
    lab.wait_for_change(start, PANE)


def test_closed_it_leaves_the_window_as_it_was(lab: Program, opened: Picture) -> None:
    lab.screen.press("shift+b")
    alone = lab.wait_for_change(opened)
    assert shades(alone) > 500
    lab.screen.press("shift+b")
    lab.wait_for_change(alone)
    lab.screen.press("b")
    assert not same(lab.wait_for_rest()[PANE], alone[PANE])
