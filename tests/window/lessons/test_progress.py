"""What has been gone through is kept with the settings; a damaged file is as good as none."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from rmsprop_gui.lessons.shelf import shelf
from rmsprop_gui.window.lessons.chooser import LessonChooser
from rmsprop_gui.window.lessons.lesson_lines import LINE
from rmsprop_gui.window.lessons.progress import Progress
from rmsprop_gui.window.main_window import MainWindow

from .taught import LESSON, guide_of, press


def test_it_is_there_at_the_next_start_and_not_in_the_lessons_file(tmp_path: Path) -> None:
    file = tmp_path / "config" / "lessons.json"
    progress = Progress(file)
    for title in ("First", "Second", "First"):
        progress.note_done("a.rmsprop.md", title)
    assert Progress(file).done("a.rmsprop.md") == {"First", "Second"}
    assert Progress(file).done("b.rmsprop.md") == frozenset()


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", '{"version": 2, "lessons": {"a": ["x"]}}', '{"version": 1, "lessons": [1]}', "[" * 100_000],
)
def test_what_is_damaged_is_as_good_as_none_and_is_written_anew(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lessons.json"
    file.write_text(text)
    progress = Progress(file)
    assert progress.done("a") == frozenset()
    progress.note_done("a", "x")
    assert json.loads(file.read_text()) == {"version": 1, "lessons": {"a": ["x"]}}


def test_only_what_can_be_progress_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "lessons.json"
    file.write_text(json.dumps({"version": 1, "lessons": {"a": ["x", 1, None], "b": "x", "c": []}}))
    assert {key: Progress(file).done(key) for key in "abc"} == {"a": {"x"}, "b": frozenset(), "c": frozenset()}


def test_a_scene_is_done_when_its_last_moment_has_come(taught: MainWindow, tmp_path: Path) -> None:
    done, guide = taught.lessons.conductor.progress, guide_of(taught)
    key = str(tmp_path / "small.rmsprop.md")
    while guide.moment.scene == 0:
        assert done.done(key) == (frozenset(("First",)) if guide.is_last_of_scene else frozenset())
        press(taught, Qt.Key.Key_PageDown)
    assert done.done(key) == {"First"} and (tmp_path / "small.rmsprop.md").read_text() == LESSON


def test_what_has_been_begun_is_marked_in_the_list_and_told(window: MainWindow) -> None:
    progress, begun = window.lessons.conductor.progress, shelf()[0].entries[1]
    progress.note_done(str(begun.path.absolute()), "one")
    window.lessons.show_list()
    chooser = window.findChild(LessonChooser)
    assert chooser is not None
    lines = [chooser.list.item(row).data(LINE) for row in range(chooser.list.count())]
    marked = {row: line.entry for row, line in enumerate(lines) if line is not None and line.is_begun}
    assert list(marked.values()) == [begun]
    chooser.list.setCurrentRow(*marked)
    assert "1 scene done" in chooser.facts.text()
    chooser.close()


def test_the_list_has_all_shipped_lessons_with_what_they_are_for(window: MainWindow) -> None:
    window.lessons.show_list()
    chooser = window.findChild(LessonChooser)
    assert chooser is not None and chooser.marked is not None
    entries = [chooser.list.item(row).text() for row in range(chooser.list.count())]
    assert any("30 min" in entry for entry in entries) and chooser.aim.text
    chosen: list[Path] = []
    chooser.chosen.connect(chosen.append)
    chooser.button.click()
    assert chosen == [chooser.marked.path] and window.documents.own_work.guest == chooser.marked.title
