"""Prepared, saved, closed, killed, brought back and reopened, as a user does it."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .conftest import PANELS, settle_in
from .fields import enter_steps
from .program import Program
from .screen import Screen


@contextmanager
def started(screen: Screen, folder: Path, *arguments: str, asks: str = "") -> Iterator[Program]:
    """The program as it comes up, behind a dialog with this title if it has something to ask."""
    settle_in(folder)
    program = Program(screen, folder, *arguments)
    try:
        if asks:
            program.wait_for_dialog(asks)
        else:
            program.wait_for_window()
        yield program
    finally:
        program.kill()


def wait_for_title(lab: Program, title: str) -> None:
    lab.wait_until(lambda: lab.title == f"{title} – RMSProp Lab", f"the title {title!r}, not {lab.title!r}")


def save_as(lab: Program, path: Path) -> None:
    lab.screen.press("ctrl+s")
    lab.wait_for_dialog("Save experiment")
    lab.screen.press("ctrl+a")
    lab.screen.write(str(path))
    lab.screen.press("Return")


def steps_in(path: Path) -> int:
    steps = json.loads(path.read_text())["experiment"]["steps"]
    assert isinstance(steps, int)
    return steps


def test_what_is_saved_is_there_again(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "lecture.rmsprop"
    with started(screen, tmp_path) as lab:
        enter_steps(lab, "60")
        wait_for_title(lab, "untitled, unsaved")
        save_as(lab, path.with_suffix(""))
        wait_for_title(lab, "lecture.rmsprop")
        lab.screen.press("Right", "Right", "Right", "ctrl+s")
        before = lab.wait_for_rest()
        lab.close()
        assert lab.wait_for_end() == (0, "")
    assert steps_in(path) == 60
    with started(screen, tmp_path, str(path)) as lab:
        assert lab.title == "lecture.rmsprop – RMSProp Lab"
        for part in PANELS:
            lab.wait_for_picture(before, part)


def test_after_a_kill_the_next_start_offers_what_was_unsaved(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "lecture.rmsprop"
    unsaved = tmp_path / "state" / "rmsprop-gui" / "unsaved"
    with started(screen, tmp_path) as lab:
        save_as(lab, path)
        wait_for_title(lab, "lecture.rmsprop")
        enter_steps(lab, "77")
        lab.wait_until(lambda: any(steps_in(copy) == 77 for copy in unsaved.glob("*.rmsprop")), "a copy to be kept")
        lab.send(signal.SIGKILL)
        assert lab.wait_for_end() == (-signal.SIGKILL, "")
    with started(screen, tmp_path, asks="Unsaved work") as lab:
        lab.screen.press("alt+b")
        wait_for_title(lab, "lecture.rmsprop, unsaved")
        lab.screen.press("ctrl+s")
        lab.wait_for_dialog("Save experiment")
        lab.screen.press("alt+o")
        wait_for_title(lab, "lecture.rmsprop")
        lab.close()
        assert lab.wait_for_end() == (0, "")
    assert steps_in(path) == 77 and not list(unsaved.iterdir())
    with started(screen, tmp_path) as lab:
        assert lab.title == "RMSProp Lab" and lab.screen.focused_title() == "RMSProp Lab"


def test_a_request_to_end_keeps_what_is_unsaved(screen: Screen, tmp_path: Path) -> None:
    with started(screen, tmp_path) as lab:
        enter_steps(lab, "88")
        wait_for_title(lab, "untitled, unsaved")
        lab.send(signal.SIGTERM)
        assert lab.wait_for_end() == (0, "")
    (copy,) = (tmp_path / "state" / "rmsprop-gui" / "unsaved").iterdir()
    assert steps_in(copy) == 88


def test_a_file_that_cannot_be_opened_is_said_in_the_window(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "later.rmsprop"
    path.write_text('{"format": "rmsprop-lab experiment", "version": 99}')
    with started(screen, tmp_path, str(path), asks="Open experiment") as lab:
        lab.screen.press("Escape")
        lab.wait_until(lambda: "Open experiment" not in lab.screen.focused_title(), "the message to go")
        lab.send(signal.SIGTERM)
        code, printed = lab.wait_for_end()
    assert code == 0 and "a later RMSProp Lab wrote it" in printed
