"""Files as a user has them: named, saved, opened, and nothing unsaved is given up without a question."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from files.rich import rich_document
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from rmsprop_gui.files.document import Document, in_the_room
from rmsprop_gui.files.experiment_file import read_experiment, write_experiment
from rmsprop_gui.optimizers import Adam
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.dock import PANELS as DECLARED
from window.frames import pixels
from window.test_view import settle
from window.windows import close, close_dialogs, computed, until

from .desk_of import answer, asked, choose, do, opened_at, save_as

PANELS = [panel.name for panel in DECLARED]
OpenAt = Callable[..., MainWindow]


@pytest.fixture
def open_at(tmp_path: Path) -> Iterator[OpenAt]:
    windows: list[MainWindow] = []

    def open_one(path: Path | None = None) -> MainWindow:
        windows.append(opened_at(tmp_path / "state", path))
        return windows[-1]

    yield open_one
    for window in windows:
        close_dialogs(window)
        close(window)


def edited(window: MainWindow) -> MainWindow:
    window.session.set_start((1.0, 2.0))
    window.session.settle()
    return window


def test_the_title_says_name_and_unsaved(open_at: OpenAt, tmp_path: Path) -> None:
    window = open_at()
    assert window.windowTitle() == "RMSProp Lab"
    edited(window)
    assert window.windowTitle() == "untitled, unsaved – RMSProp Lab"
    save_as(window, tmp_path / "lecture")
    assert window.windowTitle() == "lecture.rmsprop – RMSProp Lab"
    do(window, "undo")
    assert window.windowTitle() == "lecture.rmsprop, unsaved – RMSProp Lab"
    do(window, "redo")
    assert window.windowTitle() == "lecture.rmsprop – RMSProp Lab"


def test_what_is_saved_and_opened_is_the_same_experiment_and_the_same_picture(open_at: OpenAt, tmp_path: Path) -> None:
    window = open_at()
    window.session.add(Adam(learning_rate=0.3))
    window.session.set_surface_parameter("angle", 30.0)
    computed(window).lecture.show_step(37)
    do(window, "zoom_in", "parameter", "previous_run", "legend", "overlays")
    path = save_as(window, tmp_path / "lecture.rmsprop")
    settle(window)
    other = open_at(path)
    other.resize(window.size())
    settle(other)
    assert other.session.experiment == window.session.experiment and other.view.state == window.view.state
    for mine, theirs in zip(window.player.frame(0).recordings, other.player.frame(0).recordings, strict=True):
        assert mine.trajectory.position.tobytes() == theirs.trajectory.position.tobytes()
    assert window.canvas.size() == other.canvas.size()
    for each in (window, other):  # both draw all of their paths at once: one that grew in pieces has faint seams
        each.resize(1210, 830)
        settle(each)
    difference = pixels(window.canvas).astype(int) - pixels(other.canvas)
    assert np.abs(difference).max() <= 2


@pytest.mark.parametrize("at_the_start", [True, False])
def test_a_file_shows_all_that_was_saved(open_at: OpenAt, tmp_path: Path, at_the_start: bool) -> None:
    path = tmp_path / "rich.rmsprop"
    rich = rich_document()
    rich = replace(rich, view=replace(rich.view, panels=frozenset({"charts", "info", "comparison"})))
    write_experiment(path, rich)
    window = open_at(path) if at_the_start else open_at()
    if not at_the_start:
        window.documents.files.open_path(path)
    computed(window)
    assert window.session.experiment == rich.experiment
    until(lambda: window.view.state == in_the_room(rich.view, window.view.state))
    QTest.qWait(300)
    assert window.view.state == in_the_room(rich.view, window.view.state), "and nobody changes it"
    assert window.prediction.isVisible() and window.canvas.ahead.opacity() == 0 and not window.canvas.legend.isVisible()
    assert {name for name in PANELS if window.docks[name].in_sight} == rich.view.panels - rich.view.behind
    assert window.banner.isHidden(), "nothing has gone wrong"
    assert not window.actions_by_name["undo"].isEnabled(), "what was before belongs to another experiment"


@pytest.mark.parametrize("action", ["new", "open", "quit"])
def test_unsaved_work_is_asked_for_before_it_is_left(open_at: OpenAt, action: str) -> None:
    window = edited(open_at())
    do(window, action)
    assert "“untitled” has unsaved changes" in asked(window)
    answer(window, "Cancel")
    assert asked(window) == "" and window.isVisible() and window.session.experiment.start == (1.0, 2.0)
    assert not any(dialog.isVisible() for dialog in window.findChildren(QFileDialog))


def test_it_is_saved_before_it_is_left_where_that_is_wanted(open_at: OpenAt, tmp_path: Path) -> None:
    window = edited(open_at())
    do(window, "quit")
    answer(window, "Save")
    assert window.isVisible()
    choose(window, tmp_path / "kept.rmsprop")
    until(lambda: not window.isVisible())
    assert read_experiment(tmp_path / "kept.rmsprop", ViewState()).document.experiment.start == (1.0, 2.0)


def test_where_saving_fails_nothing_is_left(open_at: OpenAt, tmp_path: Path) -> None:
    window = edited(open_at())
    do(window, "quit")
    answer(window, "Save")
    (tmp_path / "folder.rmsprop").mkdir()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "folder.rmsprop"))
    dialog.reject()
    assert "cannot be saved: Is a directory" in asked(window) and window.isVisible()
    answer(window, "Cancel")
    assert window.documents.desk.is_unsaved and window.isVisible()


def test_without_saving_the_window_closes(open_at: OpenAt) -> None:
    window = edited(open_at())
    do(window, "quit")
    answer(window, "Don't save")
    until(lambda: not window.isVisible())


def test_asking_twice_to_close_asks_once(open_at: OpenAt) -> None:
    window = edited(open_at())
    window.close()
    window.close()
    assert "unsaved changes" in asked(window)
    answer(window, "Cancel")


def test_what_has_not_been_edited_is_left_without_a_question(open_at: OpenAt) -> None:
    window = open_at()
    do(window, "step_forward", "legend", "zoom_in", "new")
    assert asked(window) == "" and window.view.state.step == 0
    window.close()
    assert not window.isVisible()


def test_revert_brings_back_the_file_after_a_question(open_at: OpenAt, tmp_path: Path) -> None:
    window = open_at()
    assert not window.actions_by_name["revert"].isEnabled()
    save_as(window, tmp_path / "a.rmsprop")
    edited(window)
    do(window, "revert")
    answer(window, "Cancel")
    assert window.session.experiment.start == (1.0, 2.0)
    do(window, "revert")
    answer(window, "Revert")
    assert window.session.experiment == notebook_experiment() and not window.documents.desk.is_unsaved


def test_a_file_that_another_program_changed_is_not_overwritten_unasked(open_at: OpenAt, tmp_path: Path) -> None:
    window = open_at()
    path = save_as(window, tmp_path / "a.rmsprop")
    path.write_text("theirs")
    edited(window)
    do(window, "save")
    assert "Another program has changed “a.rmsprop”" in asked(window)
    answer(window, "Cancel")
    assert path.read_text() == "theirs" and window.documents.desk.is_unsaved
    do(window, "save")
    answer(window, "Overwrite")
    assert read_experiment(path, ViewState()).document.experiment.start == (1.0, 2.0)
    assert not window.documents.desk.is_unsaved
    path.unlink()
    edited(window)
    do(window, "save")
    assert path.exists() and asked(window) == "", "a file that is gone has nothing to lose"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that not even root can write to")
def test_a_folder_that_cannot_be_written_to_is_said(open_at: OpenAt) -> None:
    window = edited(open_at())
    do(window, "save_as")
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit("/proc/a.rmsprop")
    dialog.reject()
    assert "“/proc/a.rmsprop” cannot be saved" in asked(window) and window.documents.desk.is_unsaved


BROKEN = {
    "": "it is empty",
    "[1, 2]": "not an experiment",
    json.dumps({"format": "rmsprop-lab experiment", "version": 7}): "a later RMSProp Lab wrote it",
}


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_that_is_none_is_said_and_loses_nothing(open_at: OpenAt, tmp_path: Path, content: str) -> None:
    window = open_at()
    save_as(window, tmp_path / "mine.rmsprop")
    before = window.session.experiment, window.view.state, window.windowTitle()
    path = tmp_path / "broken.rmsprop"
    path.write_text(content)
    window.documents.files.open_path(path)
    assert BROKEN[content] in asked(window) and "broken.rmsprop" in asked(window)
    assert (window.session.experiment, window.view.state, window.windowTitle()) == before
    close_dialogs(window)


def recent(window: MainWindow) -> list[str]:
    clear = window.actions_by_name["clear_recent"]
    menu = next(menu for menu in clear.associatedObjects() if isinstance(menu, QMenu))
    menu.aboutToShow.emit()
    return [action.toolTip() for action in menu.actions() if action is not clear and not action.isSeparator()]


def test_files_that_were_used_are_offered_again_the_latest_first(open_at: OpenAt, tmp_path: Path) -> None:
    window = open_at()
    for name in ("a.rmsprop", "b.rmsprop", "a.rmsprop"):
        (tmp_path / name).unlink(missing_ok=True)
        save_as(window, tmp_path / name)
    assert recent(window) == [str(tmp_path / "a.rmsprop"), str(tmp_path / "b.rmsprop")]
    other = open_at(tmp_path / "b.rmsprop")
    assert recent(other) == recent(window) == [str(tmp_path / "b.rmsprop"), str(tmp_path / "a.rmsprop")]
    (tmp_path / "a.rmsprop").unlink()
    menu = next(menu for menu in other.findChildren(QMenu) if menu.objectName() == "Open recent")
    next(action for action in menu.actions() if "a.rmsprop" in action.text()).trigger()
    assert "No such file" in asked(other)
    close_dialogs(other)
    assert recent(other) == [str(tmp_path / "b.rmsprop")]
    do(other, "clear_recent")
    assert recent(window) == [] and not window.actions_by_name["clear_recent"].isEnabled()


def test_an_experiment_is_copied_and_pasted_as_text(open_at: OpenAt) -> None:
    window = edited(open_at())
    do(window, "copy")
    text = QApplication.clipboard().text()
    assert "on the clipboard" in window.banner.text()
    assert json.loads(text)["experiment"]["start"] == [1.0, 2.0]
    other = open_at()
    do(other, "paste")
    assert other.session.experiment == window.session.experiment and other.documents.desk.is_unsaved
    do(other, "undo")
    assert other.session.experiment == notebook_experiment()


@pytest.mark.parametrize("text", ["", "hello", "{}"])
def test_a_clipboard_without_an_experiment_is_said(open_at: OpenAt, text: str) -> None:
    window = open_at()
    QApplication.clipboard().setText(text)
    do(window, "paste")
    assert "The clipboard holds no experiment" in asked(window)
    assert window.session.experiment == notebook_experiment()


def dropped(window: MainWindow, *urls: QUrl) -> bool:
    """Whether the window takes it."""
    data = QMimeData()
    data.setUrls(list(urls))
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPoint(300, 300)
    entering = QDragEnterEvent(place, *how)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, *how))
    return entering.isAccepted()


def test_a_file_that_is_dropped_is_opened(open_at: OpenAt, tmp_path: Path) -> None:
    path = tmp_path / "dropped.rmsprop"
    write_experiment(path, replace(rich_document(), view=ViewState()))
    window = edited(open_at())
    assert not dropped(window, QUrl("https://example.org/a.rmsprop"))
    assert not dropped(window, QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path)))
    assert dropped(window, QUrl.fromLocalFile(str(path)))
    answer(window, "Don't save")
    assert window.session.experiment == rich_document().experiment


def test_nothing_in_the_window_takes_a_file_for_itself(open_at: OpenAt) -> None:
    window = open_at()
    assert not [widget for widget in window.findChildren(QWidget) if widget.acceptDrops()]


def test_a_prediction_before_is_not_spoken_of_when_a_file_is_opened(open_at: OpenAt, tmp_path: Path) -> None:
    path = tmp_path / "a.rmsprop"
    write_experiment(path, replace(rich_document(), view=ViewState()))
    window = open_at()
    window.lecture.show_step(5)
    do(window, "predict")
    window.documents.files.open_path(path)
    assert window.banner.isHidden() and window.view.state.prediction is None


@pytest.mark.parametrize("name", ["lecture 1.5", "lecture", "lecture.json"])
def test_every_file_gets_the_ending_and_replaces_none_unasked(open_at: OpenAt, tmp_path: Path, name: str) -> None:
    window = edited(open_at())
    expected = tmp_path / f"{name}.rmsprop"
    do(window, "save_as")
    choose(window, tmp_path / name)
    assert expected.exists() and window.documents.desk.path == expected
    if "." in name:
        expected.write_text("mine")
        do(window, "save_as")
        choose(window, tmp_path / name)
        assert "is there already" in asked(window)
        answer(window, "Cancel")
        assert expected.read_text() == "mine"


def test_a_file_stays_the_same_wherever_the_program_goes(
    open_at: OpenAt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_experiment(Path("a.rmsprop"), Document(notebook_experiment(), ViewState()))
    window = edited(open_at(Path("a.rmsprop")))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    do(window, "save")
    assert asked(window) == "" and not (tmp_path / "elsewhere" / "a.rmsprop").exists()
    assert read_experiment(tmp_path / "a.rmsprop", ViewState()).document.experiment.start == (1.0, 2.0)
