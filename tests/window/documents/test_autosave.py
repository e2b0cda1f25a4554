"""Unsaved work is kept by itself, and offered again after a crash."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from rmsprop_gui.background.keeper import Copy, copies
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import read_experiment, write_experiment
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.documents import autosave
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs, until

from .desk_of import answer, asked, do, opened_at, save_as


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "_EVERY", 30)


@pytest.fixture
def windows() -> Iterator[list[MainWindow]]:
    windows: list[MainWindow] = []
    yield windows
    for window in windows:
        close_dialogs(window)
        window.documents.desk.note_given_up()
        window.end()
        window.deleteLater()


def kept(folder: Path) -> list[Document]:
    found = []
    for copy in copies(folder / "unsaved"):
        with suppress(FileNotFoundError):  # it may be removed at this moment
            found.append(read_experiment(copy.path, ViewState()).document)
    return found


def crashed(window: MainWindow, folder: Path) -> None:
    """What a crash leaves: the copy, and a lock that is nobody's. The window itself ends as if nothing were unsaved."""
    (copy,) = copies(folder / "unsaved")
    text = copy.path.read_text()
    window.documents.desk.note_given_up()
    window.end()
    copy.path.write_text(text)


def test_an_edit_is_kept_soon_and_forgotten_once_it_is_saved(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    QTest.qWait(100)
    assert kept(tmp_path) == []
    window.session.set_start((1.0, 2.0))
    until(lambda: len(kept(tmp_path)) == 1)
    assert kept(tmp_path)[0].experiment == window.session.experiment
    window.session.set_start((2.0, 2.0))
    until(lambda: [copy.experiment.start for copy in kept(tmp_path)] == [(2.0, 2.0)])
    window.session.settle()
    path = save_as(window, tmp_path / "a.rmsprop")
    until(lambda: kept(tmp_path) == [])
    window.session.set_start((3.0, 2.0))
    until(lambda: [copy.path for copy in kept(tmp_path)] == [path])
    do(window, "undo")
    until(lambda: kept(tmp_path) == [])


def test_what_is_given_up_is_kept_no_more(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    window.session.set_start((1.0, 2.0))
    until(lambda: len(kept(tmp_path)) == 1)
    window.close()
    answer(window, "Don't save")
    until(lambda: not window.isVisible())
    assert not list((tmp_path / "unsaved").iterdir())


def test_a_request_to_end_keeps_what_is_unsaved_without_a_question(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    window.session.set_start((1.0, 2.0))
    window.end()
    assert not window.isVisible() and kept(tmp_path)[0].experiment.start == (1.0, 2.0)
    windows.append(other := opened_at(tmp_path))
    until(lambda: "copy of the unsaved work" in asked(other))


def test_after_a_crash_the_work_is_brought_back(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    path = save_as(window, tmp_path / "a.rmsprop")
    window.session.set_start((1.0, 2.0))
    window.lecture.show_step(12)
    until(lambda: len(kept(tmp_path)) == 1 and kept(tmp_path)[0].view.step == 12)
    crashed(window, tmp_path)
    (left,) = copies(tmp_path / "unsaved")
    windows.append(other := opened_at(tmp_path))
    until(lambda: asked(other) != "")
    assert "“a.rmsprop”" in asked(other)
    answer(other, "Bring it back")
    assert other.session.experiment.start == (1.0, 2.0) and other.documents.desk.path == path
    until(lambda: other.player.step == 12)
    assert other.documents.desk.is_unsaved and "unsaved" in other.windowTitle()
    until(lambda: not left.path.exists())
    assert len(kept(tmp_path)) == 1, "it is kept on, by this window now"
    do(other, "save")
    assert "has not been opened here" in asked(other), "it is not known what is in that file now"
    answer(other, "Overwrite")
    assert read_experiment(path, ViewState()).document.experiment.start == (1.0, 2.0)


def test_what_is_thrown_away_makes_room_for_the_next(windows: list[MainWindow], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / "unsaved").mkdir(exist_ok=True)
        write_experiment(tmp_path / "unsaved" / f"{name}.rmsprop", Document(notebook_experiment(), ViewState()))
    (tmp_path / "unsaved" / "three.rmsprop").write_text("damaged")
    windows.append(window := opened_at(tmp_path))
    seen = []
    for _ in range(3):
        until(lambda: asked(window) != "")
        seen.append(asked(window))
        answer(window, "Throw it away")
    assert asked(window) == "" and kept(tmp_path) == [] and sum("cannot be read" in text for text in seen) == 1


def test_what_is_not_decided_is_offered_again(windows: list[MainWindow], tmp_path: Path) -> None:
    (tmp_path / "unsaved").mkdir()
    write_experiment(tmp_path / "unsaved" / "one.rmsprop", Document(notebook_experiment(), ViewState()))
    for _ in range(2):
        windows.append(window := opened_at(tmp_path))
        until(lambda window=window: asked(window) != "")
        answer(window, "Cancel")
        window.end()
    assert len(kept(tmp_path)) == 1


def test_the_copy_of_a_living_window_is_not_offered(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    window.session.set_start((1.0, 2.0))
    until(lambda: len(kept(tmp_path)) == 1)
    windows.append(other := opened_at(tmp_path))
    QTest.qWait(100)
    assert asked(other) == ""


def test_that_nothing_can_be_kept_is_said_once(windows: list[MainWindow], tmp_path: Path) -> None:
    (tmp_path / "unsaved").write_text("a file in the place of the folder")
    windows.append(window := opened_at(tmp_path))
    told: list[str] = []
    window.documents.failed.connect(told.append)
    for start in (1.0, 2.0, 3.0):
        window.session.set_start((start, 2.0))
        QTest.qWait(100)
    assert len(told) == 1 and "No copy of the unsaved work can be kept" in told[0]
    (tmp_path / "unsaved").unlink()
    until(lambda: len(kept(tmp_path)) == 1)
    assert kept(tmp_path)[0].experiment == window.session.experiment, "it is tried again without another edit"


def test_what_is_shown_is_kept_with_what_is_unsaved(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    window.session.set_start((1.0, 2.0))
    until(lambda: len(kept(tmp_path)) == 1)
    window.lecture.show_step(5)
    do(window, "predict")
    window.prediction.add_guess(1.0, 1.0)
    until(lambda: any(copy.view.prediction and copy.view.prediction.guesses for copy in kept(tmp_path)))


def test_what_was_brought_back_is_not_replaced_by_what_was_given_up(
    windows: list[MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unsaved").mkdir()
    brought = replace(notebook_experiment(), start=(5.0, 1.0))
    write_experiment(tmp_path / "unsaved" / "left.rmsprop", Document(brought, ViewState()))
    windows.append(window := opened_at(tmp_path))
    until(lambda: asked(window) != "")
    write = Copy.write

    def slowly(copy: Copy, document: Document) -> None:
        time.sleep(0.3)
        write(copy, document)

    monkeypatch.setattr(Copy, "write", slowly)
    window.session.set_start((1.0, 2.0))
    QTest.qWait(100)
    answer(window, "Bring it back")
    answer(window, "Don't save")
    until(lambda: not (tmp_path / "unsaved" / "left.rmsprop").exists(), 20)
    assert [copy.experiment for copy in kept(tmp_path)] == [brought], "by this window's own copy"
    QTest.qWait(700)
    assert [copy.experiment for copy in kept(tmp_path)] == [brought]


def test_ending_twice_brings_no_copy_back(windows: list[MainWindow], tmp_path: Path) -> None:
    windows.append(window := opened_at(tmp_path))
    window.session.set_start((1.0, 2.0))
    window.end()
    (copy,) = copies(tmp_path / "unsaved")
    copy.path.unlink()
    window.shut_down()
    assert kept(tmp_path) == [] and window.lost == ""


def test_what_could_not_be_kept_at_the_end_is_said(windows: list[MainWindow], tmp_path: Path) -> None:
    (tmp_path / "unsaved").write_text("a file in the place of the folder")
    windows.append(window := opened_at(tmp_path))
    window.session.set_start((1.0, 2.0))
    window.end()
    assert "exists" in window.lost or "directory" in window.lost


def test_a_file_whose_name_is_no_text_is_kept_too(windows: list[MainWindow], tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"le\xe7on.rmsprop")
    write_experiment(path, Document(notebook_experiment(), ViewState()))
    windows.append(window := opened_at(tmp_path, path))
    assert window.windowTitle() == "le\ufffdon.rmsprop – RMSProp Lab"
    window.session.set_start((1.0, 2.0))
    until(lambda: [copy.path for copy in kept(tmp_path)] == [path])
