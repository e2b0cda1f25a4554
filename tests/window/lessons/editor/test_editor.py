"""The lesson editor: what it writes is what a lesson says, and nothing that was written by hand is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from rmsprop_gui.lessons import Scene, parse_lesson
from rmsprop_gui.lessons.editing import TEMPLATES
from rmsprop_gui.optimizers import Adam
from rmsprop_gui.resources import resource
from rmsprop_gui.window.lessons.editor.editor import LessonEditor
from rmsprop_gui.window.lessons.editor.unlock_dialog import UnlockDialog
from rmsprop_gui.window.lessons.lessons import own_folder
from rmsprop_gui.window.looks.look import current_theme
from rmsprop_gui.window.main_window import MainWindow
from window.lessons.taught import LESSON
from window.windows import close_dialogs, tab_order, until

_TEXT = LESSON.replace("$(-0.09, 1.5)$", "$x_2$")  # in which nothing is wrong
_STRANGE = "\n<!-- by hand:  \u00a0\u2028\U0001f600\t-->  \n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "by hand.rmsprop.md"
    found.write_bytes((_TEXT + _STRANGE).replace("\n", "\r\n").encode())
    return found


@pytest.fixture
def editor(window: MainWindow, path: Path) -> Iterator[LessonEditor]:
    window.lessons.edit_path(path)
    editor = window.findChild(LessonEditor)
    assert editor is not None
    yield editor
    close_dialogs(window)
    window.lessons.conductor.close()
    if left := window.findChild(LessonEditor):
        left.text.document().setModified(False)
        left.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(editor: LessonEditor, text: str) -> None:
    """Answer what is being asked."""
    (box,) = editor.findChildren(QMessageBox)
    (button,) = [button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text]
    button.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at(editor: LessonEditor, words: str) -> None:
    """Put the cursor where these words begin."""
    editor.text.go_to(editor.text.text[: editor.text.text.index(words)].count("\n") + 1)


def test_a_lesson_that_is_opened_and_saved_keeps_every_byte(editor: LessonEditor, path: Path) -> None:
    before = path.read_bytes()
    editor.text.insertPlainText("x")
    editor.text.textCursor().deletePreviousChar()
    editor.keeping.save()
    assert path.read_bytes() == before and not editor.isWindowModified()


def test_scenes_text_and_preview_are_about_the_same_place(editor: LessonEditor) -> None:
    lesson = editor.read.lesson
    assert lesson is not None and editor.preview.scene is None
    for number, scene in enumerate(lesson.scenes):
        editor.scenes.list.setCurrentRow(number)
        editor.scenes.list.itemActivated.emit(editor.scenes.list.item(number))
        assert editor.text.textCursor().block().text() == f"# {scene.title}"
        assert editor.preview.scene == scene


def test_what_the_window_shows_becomes_a_scene_and_undo_takes_it_back(editor: LessonEditor, window: MainWindow) -> None:
    window.session.add(Adam(0.3))
    window.player.seek(7)
    wanted, before = window.session.experiment, editor.text.text
    at(editor, "# Second")
    editor.add.click()
    lesson = editor.read.lesson
    assert lesson is not None and [scene.title for scene in lesson.scenes][2] == "A new scene"
    assert lesson.scenes[2].experiment == wanted and lesson.scenes[2].view.step == 7
    assert [scene.title for scene in lesson.scenes if scene.title != "A new scene"] == [
        scene.title for scene in scenes_of(before)
    ]
    editor.text.undo()
    assert editor.text.text == before


def scenes_of(text: str) -> tuple[Scene, ...]:
    lesson = parse_lesson(text).lesson
    assert lesson is not None
    return lesson.scenes


def test_scenes_are_moved_with_the_buttons_and_show_what_they_did(editor: LessonEditor) -> None:
    before = {scene.title: scene for scene in scenes_of(editor.text.text)}
    titles = list(before)
    at(editor, f"# {titles[1]}")
    editor.scenes.up.click()
    after = scenes_of(editor.text.text)
    assert [scene.title for scene in after] == [titles[1], titles[0], *titles[2:]]
    for scene in after:
        was = before[scene.title]
        assert scene.experiment == was.experiment and scene.unlocked == was.unlocked
    assert not editor.scenes.up.isEnabled() and editor.scenes.down.isEnabled(), "it is the first one now"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_block_is_inserted_from_its_template(editor: LessonEditor, name: str) -> None:
    at(editor, "# Second")
    action = next(action for action in editor.insert.menu().actions() if action.text().lower() == name)
    action.trigger()
    assert TEMPLATES[name] in editor.text.text and _STRANGE.rstrip("\n") in editor.text.text


def test_controls_are_chosen_from_a_list(editor: LessonEditor) -> None:
    at(editor, "# Second")
    editor.unlock.click()
    (dialog,) = editor.findChildren(UnlockDialog)
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        is_wanted = item.text().startswith(("steps:", "beta:"))
        item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
    dialog.accept()
    assert editor.read.lesson and editor.read.lesson.scenes[1].unlocked == {"steps", "beta"}


def test_a_mistake_is_listed_with_line_and_reason_and_a_click_leads_there(editor: LessonEditor) -> None:
    assert not editor.problems.isVisible()
    at(editor, "# Second")
    editor.text.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    line = editor.text.line
    editor.text.insertPlainText("\n\nSo $x = (2$ is.")
    until(lambda: editor.problems.count() == 1)
    assert editor.problems.item(0).text().startswith(f"line {line + 2}, column 11: in the formula")
    assert len(editor.text.extraSelections()) == 1
    editor.text.go_to(1)
    editor.problems.itemClicked.emit(editor.problems.item(0))
    assert (editor.text.line, editor.text.textCursor().positionInBlock()) == (line + 2, 10)


def test_unsaved_text_is_not_left_without_a_question(editor: LessonEditor, window: MainWindow, path: Path) -> None:
    editor.text.insertPlainText("new")
    assert editor.isWindowModified() and not editor.close() and editor.isVisible()
    choose(editor, "Cancel")
    assert editor.isVisible() and not window.close()
    choose(editor, "Cancel")
    assert not editor.close()
    choose(editor, "Save")
    assert path.read_bytes().startswith(b"new+++\r\n")


def test_a_file_that_another_program_has_changed_is_not_overwritten_unasked(editor: LessonEditor, path: Path) -> None:
    path.write_text("another", encoding="utf-8")
    editor.text.insertPlainText("new")
    editor.keeping.save()
    choose(editor, "Cancel")
    assert path.read_text(encoding="utf-8") == "another"
    editor.keeping.save()
    choose(editor, "Save")
    assert path.read_bytes().startswith(b"new+++")


def test_what_cannot_be_saved_is_said_and_stays(editor: LessonEditor, path: Path) -> None:
    editor.text.insertPlainText("new")
    path.unlink()
    path.mkdir()
    editor.keeping.save()
    assert "cannot be saved" in editor.findChildren(QMessageBox)[0].text()
    assert editor.isWindowModified() and editor.text.text.startswith("new")


def test_the_scene_at_the_cursor_is_opened_in_the_window(editor: LessonEditor, window: MainWindow) -> None:
    own = window.session.experiment
    at(editor, "# Second")
    editor.show_there.click()
    guide = window.lessons.conductor.guide
    assert guide is not None and guide.scene.title == "Second" and window.session.experiment != own
    editor.show_there.click()
    window.lessons.conductor.close()
    assert window.session.experiment == own


def test_all_of_it_is_reached_by_keyboard_and_has_a_name(editor: LessonEditor) -> None:
    at(editor, "# Second")
    editor.activateWindow()
    until(editor.isActiveWindow)
    reached = tab_order(editor.text)
    for part in (editor.add, editor.insert, editor.unlock, editor.show_there, editor.save, editor.save_as):
        assert part in reached
    assert {editor.scenes.list, editor.scenes.up, editor.scenes.down} <= set(reached)
    for part in (editor.text, editor.scenes.list, editor.problems):
        assert part.accessibleName()


def test_ctrl_s_saves_and_undo_is_that_of_the_text(editor: LessonEditor, window: MainWindow, path: Path) -> None:
    window.session.add(Adam())
    editor.activateWindow()
    until(editor.isActiveWindow)
    editor.text.setFocus()
    QTest.keyClicks(editor.text, "hello")
    QTest.keySequence(editor.text, QKeySequence("Ctrl+S"))
    assert path.read_bytes().startswith(b"hello+++")
    QTest.keySequence(editor.text, QKeySequence("Ctrl+Z"))
    assert not editor.text.text.startswith("hello") and isinstance(window.session.experiment.runs[-1].rule, Adam)


def test_what_is_unsaved_is_kept_where_the_program_ends_without_a_question(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    for number in ("unsaved", "unsaved 2"):
        editor = LessonEditor(window, own)
        editor.open_path(path)
        editor.text.insertPlainText("new")
        editor.keeping.keep_what_is_unsaved()
        assert (own / f"{number} {path.name}").read_bytes() == b"new" + path.read_bytes()
        assert editor.close(), "there is no question"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_new_lesson_has_nothing_wrong_and_is_in_no_file(window: MainWindow) -> None:
    window.lessons.write_new()
    editor = window.findChild(LessonEditor)
    assert editor is not None and editor.read.problems == () and editor.keeping.folder is None
    editor.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_takes_over_another_look_while_it_is_open(window: MainWindow) -> None:
    window.lessons.write_new()
    editor = window.findChild(LessonEditor)
    assert editor is not None
    for theme in ("dark", "light"):
        window.appearance.choose(theme=theme, scale=1.0)
        (form,) = editor.text.document().firstBlock().layout().formats()
        assert form.format.foreground().color() == QColor(current_theme().ink_soft)
    height = editor.text.fontMetrics().height()
    window.appearance.choose(theme="light", scale=2.0)
    assert editor.text.fontMetrics().height() > 1.5 * height
    window.appearance.choose(theme="light", scale=1.0)
    editor.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_lesson_that_is_shipped_is_kept_as_one_of_the_users_own(
    editor: LessonEditor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tour, proposed = Path(str(resource("lessons/00-tour.rmsprop.md"))), []
    monkeypatch.setattr(
        editor.questions, "ask_for_file", lambda *told, saving: proposed.append((Path(told[3]), told[4]))
    )
    before = tour.read_bytes()
    editor.open_path(tour)
    editor.text.insertPlainText("mine")
    QTest.keySequence(editor.text, QKeySequence("Ctrl+S"))
    assert tour.read_bytes() == before and editor.keeping.is_unsaved
    ((path, chosen),) = proposed
    assert path.name == tour.name and path.parent == own_folder()
    chosen(str(tmp_path / "mine.rmsprop.md"))
    assert (tmp_path / "mine.rmsprop.md").read_bytes() == b"mine" + before and not editor.keeping.is_unsaved
