"""The window comes up, on large screens and on small ones."""

from pathlib import Path

import pytest

from rmsprop_gui.view.theme import LIGHT

from .conftest import need_tools
from .program import TITLE, Program
from .screen import Screen
from .sight import alike, changed_box, count_colours, count_pixels

HUES = [tuple(bytes.fromhex(style.colour.removeprefix("#"))) for style in LIGHT.run_styles[:3]]


def test_window_comes_up_with_the_three_runs(lab: Program) -> None:
    picture = lab.screen.look()
    assert lab.title == TITLE
    assert count_colours(picture) > 100
    assert all(count_pixels(picture, hue) > 50 for hue in HUES)
    assert lab.printed == ""


def test_the_first_start_asks_where_to_begin_and_no_other_does(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    left = slice(300, None), slice(0, screen.look().shape[1] // 2)  # of the first picture, where nothing goes on
    pictures = []
    for leave in ("Escape", ""):
        program = Program(screen, folder)
        try:
            program.wait_for_window()
            asked = program.wait_for_rest()
            pictures.append(asked)
            if leave:
                screen.press(leave)
                program.wait_for_change(asked, left)
                pictures.append(program.wait_for_rest())
            program.close()
            assert program.wait_for_end() == (0, "")
        finally:
            program.kill()
    asked, answered, again = pictures
    assert not alike(asked[left], answered[left]) and alike(again[left], answered[left])


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_window_fits_the_screen(size: tuple[int, int], tmp_path: Path) -> None:
    need_tools()
    screen = Screen(tmp_path, size)
    program = None
    try:
        program = Program(screen, tmp_path)
        program.wait_for_window()
        place = program.geometry
        assert place["X"] >= 0 and place["X"] + place["WIDTH"] <= size[0]
        assert place["Y"] >= 0 and place["Y"] + place["HEIGHT"] <= size[1]
        screen.press("End")
        program.wait_for_marker()
        last = program.wait_for_rest()
        screen.press("Home")
        before = program.wait_for_change(last)  # without the hints of the first start, which have gone for ever
        screen.press("End")
        program.wait_for_picture(last)
        screen.press("Home")
        program.wait_for_picture(before)
        screen.press("plus")  # changes the text in the window's last corner only
        rows, columns = changed_box(before, program.wait_for_change(before))
        assert rows.stop < size[1] and columns.stop < size[0]
    finally:
        if program:
            program.kill()
        screen.stop()
