"""A copy is kept away from the window, and knows whether its window lives."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.keeper import Copy, Keeper, copies, left_behind
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import read_experiment
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState

DOCUMENT = Document(notebook_experiment(), ViewState(step=3))
LIVES = """
import sys
from pathlib import Path
from rmsprop_gui.background.keeper import Copy
from rmsprop_gui.files.document import Document
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
copy = Copy(Path(sys.argv[1]))
copy.write(Document(notebook_experiment(), ViewState()))
print("kept", flush=True)
sys.stdin.read()
"""


def test_what_is_to_be_kept_is_written_and_removed_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "state" / "a.rmsprop"
    keeper = Keeper(Copy(path))
    with qtbot.waitSignal(keeper.answered) as answered:
        keeper.keep(DOCUMENT)
    assert answered.args[0].problem == ""
    assert read_experiment(path, ViewState()).document == DOCUMENT
    keeper.keep(DOCUMENT)
    keeper.keep(None)
    qtbot.waitUntil(lambda: not path.exists())
    keeper.stop()
    assert not list(path.parent.iterdir()), "the lock goes with the copy"


def test_of_many_requests_the_last_is_kept_and_answered(qtbot: QtBot, tmp_path: Path) -> None:
    keeper = Keeper(Copy(tmp_path / "a.rmsprop"))
    answered: list[int] = []
    keeper.answered.connect(lambda answer: answered.append(answer.request.number))
    numbers = [keeper.keep(replace(DOCUMENT, view=ViewState(step=step))) for step in range(20)]
    qtbot.waitUntil(lambda: answered[-1:] == numbers[-1:])
    keeper.stop()
    assert answered == sorted(answered)
    assert read_experiment(tmp_path / "a.rmsprop", ViewState()).document.view.step == 19


def test_what_cannot_be_kept_is_answered(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    keeper = Keeper(Copy(tmp_path / "state" / "a.rmsprop"))
    with qtbot.waitSignal(keeper.answered) as answered:
        keeper.keep(DOCUMENT)
    keeper.stop()
    assert "exists" in answered.args[0].problem or "directory" in answered.args[0].problem


def test_a_copy_is_left_only_once_its_process_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.rmsprop"
    living = subprocess.Popen(
        [sys.executable, "-c", LIVES, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with living:
        assert living.stdout and living.stdout.readline() == "kept\n"
        (found,) = copies(tmp_path)
        assert found.path == path and not found.take()
        living.kill()
    assert found.take()
    (again,) = copies(tmp_path)
    assert not again.take(), "it is held by the first who asks"
    found.leave()
    assert again.take()
    again.remove()
    assert copies(tmp_path) == [] and not list(tmp_path.iterdir())


def test_a_copy_that_another_holds_is_not_written(tmp_path: Path) -> None:
    one, other = (Copy(tmp_path / "a.rmsprop") for _ in range(2))
    one.write(DOCUMENT)
    with pytest.raises(OSError, match="busy"):
        other.write(DOCUMENT)


def test_what_ended_in_order_meanwhile_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.rmsprop").write_text("")
        os.utime(tmp_path / f"{name}.rmsprop", (1e9, 1e9 + (name == "a")))
    take = Copy.take

    def take_late(copy: Copy) -> bool:
        (tmp_path / "a.rmsprop").unlink(missing_ok=True)
        return take(copy)

    monkeypatch.setattr(Copy, "take", take_late)
    left = left_behind(tmp_path)
    assert left and left.path.name == "b.rmsprop"
    left.leave()


def test_copies_are_found_the_latest_first(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "older", "oldest")):
        path = tmp_path / f"{name}.rmsprop"
        path.write_text("")
        os.utime(path, (1e9 - age, 1e9 - age))
    (tmp_path / "other.txt").write_text("")
    assert [copy.path.stem for copy in copies(tmp_path)] == ["new", "older", "oldest"]
    assert copies(tmp_path / "nowhere") == []
