"""What is typed into a field is text, and says what is wrong with it."""

from .fields import enter_x1, find_x1
from .program import Program
from .sight import count_pixels, same

ALERT = (0xB3, 0x26, 0x1E)
"""The red of what cannot be used."""


def test_keys_in_a_field_are_text(lab: Program) -> None:
    place = find_x1(lab)
    before = lab.wait_for_rest()
    lab.screen.click(place)
    beyond = (slice(None), slice(before.shape[1] // 4, None))  # all that is right of the panel with the field
    untyped = lab.wait_for_rest()  # without the frame that the canvas has while it has the keyboard
    lab.screen.press("ctrl+a", "2", "r", "v", "space", "plus", "minus", "Home", "Page_Down", "End", "Page_Up")
    lab.wait_until(lambda: count_pixels(lab.screen.look(), ALERT) > 100, "the field to be marked red")
    assert same(lab.wait_for_rest(beyond)[beyond], untyped[beyond])
    lab.screen.press("Escape")
    lab.wait_for_picture(before)


def test_bad_number_is_marked_and_the_good_one_stays(lab: Program) -> None:
    place = find_x1(lab)
    lab.wait_for_rest()
    start = lab.wait_for_marker()
    lab.screen.click(place)
    lab.screen.press("ctrl+a")
    lab.screen.write("12e9")
    lab.wait_until(lambda: count_pixels(lab.screen.look(), ALERT) > 100, "the field to be marked red")
    lab.screen.press("Return")
    assert lab.wait_for_marker(start) == start
    lab.screen.press("ctrl+a")
    lab.screen.write("2")
    lab.wait_until(lambda: count_pixels(lab.screen.look(), ALERT) == 0, "the mark to go")


def test_number_moves_the_start(lab: Program) -> None:
    places = []
    for x1 in ("9", "2", "-5"):
        enter_x1(lab, x1)
        lab.wait_for_rest()
        places.append(lab.wait_for_marker())
    (right, *_), (middle, *_), (left, *_) = places
    assert right > middle > left
    assert abs((right - middle) - (middle - left)) <= 2
