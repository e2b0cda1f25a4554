"""The presenter view on a real screen, and what is remembered over a restart."""

from pathlib import Path

from .conftest import PANELS, settle_in
from .program import Program
from .screen import Screen
from .sight import alike, same


def test_the_presenter_view_comes_and_goes(lab: Program) -> None:
    lab.screen.press("End")
    before = lab.wait_for_rest()
    for enter, leave in (("F5", "Escape"), ("F5", "F5")):  # F11 may be the window manager's own
        lab.screen.press(enter)
        presented = lab.wait_for_change(before)
        assert not same(presented[:20], before[:20]), "the menu bar has gone"
        lab.screen.press(leave)
        for part in PANELS:
            lab.wait_for_picture(before, part)
        lab.wait_for_rest()


def test_questions_come_and_go(lab: Program) -> None:
    before = lab.wait_for_rest()
    lab.screen.press("j")
    asked = lab.wait_for_change(before)
    lab.screen.press("1")
    lab.wait_for_change(asked)
    lab.screen.press("Escape")
    for part in PANELS:
        lab.wait_for_picture(before, part)


def test_it_comes_up_as_it_was_left(screen: Screen, tmp_path: Path) -> None:
    pictures = []
    settle_in(tmp_path)
    for _ in range(2):
        program = Program(screen, tmp_path)
        try:
            program.wait_for_window()
            if not pictures:
                program.screen.press("l", "a", "ctrl+plus")
            pictures.append(program.wait_for_rest())
            program.close()
            assert program.wait_for_end() == (0, "")
        finally:
            program.kill()
    assert alike(*pictures)
