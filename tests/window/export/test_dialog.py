"""The export dialog: what it offers, what it writes, what it says and what it remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from rmsprop_gui.export import film
from rmsprop_gui.export.formats import TEXT_FORMATS
from rmsprop_gui.export.pictures import FILM_FORMATS, PICTURE_FORMATS, SUBJECTS
from rmsprop_gui.window.export import dialog as dialog_module
from rmsprop_gui.window.export.choices import TEXT, WINDOW
from rmsprop_gui.window.export.dialog import ExportDialog
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs, until


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ExportDialog]:
    window.player.seek(42)
    yield opened(window)
    close_dialogs(window)


def opened(window: MainWindow) -> ExportDialog:
    window.actions_by_name["export"].trigger()
    found = window.findChild(ExportDialog)
    assert found is not None
    return found


def choose(dialog: ExportDialog, what: str, kind: str, path: Path | None = None) -> None:
    dialog.form.what.setCurrentIndex(dialog.form.what.findData(what))
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(kind))
    assert (dialog.form.what.currentData(), dialog.form.kind.currentData()) == (what, kind)
    if path is not None:
        dialog.form.path.setText(str(path))


def export(dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)


def test_every_kind_of_every_table_is_offered(dialog: ExportDialog) -> None:
    offered = set()
    for index in range(dialog.form.what.count()):
        dialog.form.what.setCurrentIndex(index)
        offered |= {dialog.form.kind.itemData(place) for place in range(dialog.form.kind.count())}
    assert offered == {*PICTURE_FORMATS, *FILM_FORMATS, *TEXT_FORMATS}
    assert {dialog.form.what.itemData(place) for place in range(dialog.form.what.count())} == {*SUBJECTS, WINDOW, TEXT}


@pytest.mark.parametrize("kind", TEXT_FORMATS)
def test_every_text_is_written(window: MainWindow, dialog: ExportDialog, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{TEXT_FORMATS[kind].suffix}"
    choose(dialog, TEXT, kind, path)
    export(dialog)
    assert path.stat().st_size > 100 and not dialog.isVisible()
    assert path.name in window.central_area.banner.text()


@pytest.mark.parametrize("what", ["canvas", "formulas", WINDOW])
@pytest.mark.parametrize("kind", PICTURE_FORMATS)
def test_every_picture_is_written(dialog: ExportDialog, what: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{PICTURE_FORMATS[kind].suffix}"
    choose(dialog, what, kind, path)
    export(dialog)
    assert path.stat().st_size > 1000 and [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_picture_is_of_the_step_that_is_shown_and_as_large_as_is_said(dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "chart", "png", tmp_path / "a.png")
    assert (dialog.form.choices.first, dialog.form.choices.last, dialog.form.choices.size) == (
        0,
        42,
        SUBJECTS["chart"].size,
    )
    dialog.form.wide.show_value(300)
    dialog.form.high.show_value(200)
    dialog.form.scale.setCurrentIndex(dialog.form.scale.findData(3.0))
    export(dialog)
    assert QImage(str(tmp_path / "a.png")).size().toTuple() == (900, 600)


def test_a_film_is_written_and_can_be_cancelled(window: MainWindow, dialog: ExportDialog, tmp_path: Path) -> None:
    pytest.importorskip("av")
    path = tmp_path / "a.gif"
    choose(dialog, "chart", "gif", path)
    assert (dialog.form.choices.first, dialog.form.choices.last) == (0, 100)
    export(dialog)
    until(lambda: dialog.progress.value() > 2)
    assert dialog.progress.isVisible() and not dialog.start.isEnabled()
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and not list(tmp_path.iterdir()) and "Cancelled" in dialog.problem.text()
    dialog.form.last.show_value(10)
    export(dialog)
    until(path.exists)
    assert path.read_bytes().startswith(b"GIF89a")


def test_a_window_that_is_closed_ends_the_film(window: MainWindow, dialog: ExportDialog, tmp_path: Path) -> None:
    pytest.importorskip("av")
    choose(dialog, "chart", "gif", tmp_path / "a.gif")
    export(dialog)
    until(lambda: dialog.progress.value() > 0)
    dialog.close()
    assert not list(tmp_path.iterdir())


def test_where_the_library_is_missing_the_remedy_is_said(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dialog_module, "missing_library", film.missing_library)
    choose(dialog, "canvas", "mp4")
    assert "pip install" in dialog.problem.text() and not dialog.start.isEnabled()
    choose(dialog, "canvas", "png")
    assert not dialog.problem.isVisible() and dialog.start.isEnabled()


def test_a_file_that_is_there_is_replaced_only_when_that_is_agreed_to(dialog: ExportDialog, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("precious")
    choose(dialog, TEXT, "steps", path)
    export(dialog)
    box = dialog.findChild(QMessageBox)
    assert box is not None and path.read_text() == "precious"
    QTest.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    until(lambda: path.read_text() != "precious")


@pytest.mark.parametrize("place", ["nowhere/a.png", "a\nb/\t.png", ""])
def test_what_cannot_be_written_is_said_and_the_dialog_stays(dialog: ExportDialog, place: str, tmp_path: Path) -> None:
    choose(dialog, "formulas", "png")
    dialog.form.path.setText(str(tmp_path / place) if place else "")
    export(dialog)
    assert dialog.isVisible() and dialog.problem.isVisible() and not list(tmp_path.iterdir())


def test_steps_that_are_not_there_are_refused(dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "chart", "gif", tmp_path / "a.gif")
    dialog.start.setEnabled(True)
    dialog.form.last.show_value(500)
    export(dialog)
    assert "100 steps" in dialog.problem.text()
    dialog.form.first.show_value(60)
    dialog.form.last.show_value(50)
    export(dialog)
    assert "after the last" in dialog.problem.text() and not list(tmp_path.iterdir())


def test_what_was_chosen_is_there_again(window: MainWindow, dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "chart2", "svg", tmp_path / "a.svg")
    dialog.form.theme.setCurrentIndex(dialog.form.theme.findData("dark"))
    export(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    chosen = opened(window).form.choices
    assert (chosen.what, chosen.kind, chosen.theme, chosen.path) == ("chart2", "svg", "dark", tmp_path / "a.svg")


def test_the_key_for_copying_copies_what_has_the_keyboard(window: MainWindow) -> None:
    clipboard = QApplication.clipboard()
    for widget, whole in ((window.canvas, window.canvas), (window.charts.left.heading, window.charts.left)):
        clipboard.clear()
        widget.setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert clipboard.image().size() == whole.size() * window.devicePixelRatioF()
