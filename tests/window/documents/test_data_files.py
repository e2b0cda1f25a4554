"""Data of one's own in the window: opened by the menu, by the chooser or by a drop, undone, and refused in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rmsprop_gui.surfaces.own_data import OWN_DATA
from rmsprop_gui.window.main_window import MainWindow


def settle(window: MainWindow) -> None:
    QCoreApplication.processEvents()


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "rows.csv"
    file.write_text("dose,effect\n" + "".join(f"{k},{2 * k + (k % 3)}\n" for k in range(12)), encoding="utf-8")
    return file


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))


def test_a_drop_learns_from_the_rows_and_can_be_undone(window: MainWindow, rows: Path) -> None:
    before = window.session.experiment
    drop(window, rows)
    surface = window.session.experiment.surface
    assert surface.name == OWN_DATA and window.session.experiment.start == surface.start
    assert "12 rows from rows.csv" in window.banner.text()
    assert window.session.history.undo_text == "opening of data"
    settle(window)
    assert window.surface_panel.choice.currentText() == "Your own data…"
    window.session.undo()
    assert window.session.experiment == before


def test_other_rows_of_one_s_own_take_their_place_and_are_seen_whole(window: MainWindow, rows: Path) -> None:
    drop(window, rows)
    settle(window)
    window.canvas.zoom(0.5)
    first = window.session.experiment.surface
    rows.write_text("".join(f"{k},{k % 2}\n" for k in range(20)), encoding="utf-8")
    drop(window, rows)
    settle(window)
    now = window.session.experiment.surface
    assert now != first and now.view != first.view and window.view.state.view_range is None
    window.session.undo()
    assert window.session.experiment.surface == first


def test_what_cannot_be_read_is_said_and_nothing_is_lost(window: MainWindow, rows: Path) -> None:
    before = window.session.experiment
    rows.write_text("1,2\n2,three\n", encoding="utf-8")
    drop(window, rows)
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "“rows.csv” cannot be opened as data: line 2, column 2: 'three' is no number." in box.text()
    box.close()
    settle(window)
    assert window.session.experiment == before


@pytest.mark.parametrize("how", ["menu", "chooser"])
def test_it_is_asked_for_a_file(window: MainWindow, rows: Path, how: str) -> None:
    if how == "menu":
        window.actions_by_name["open_data"].trigger()
    else:
        choice = window.surface_panel.choice
        choice.activated.emit(choice.findData(OWN_DATA))
        assert choice.currentText() == window.session.experiment.surface.title
    (dialog,) = (dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.fileSelected.emit(str(rows))
    dialog.close()
    settle(window)
    assert window.session.experiment.surface.name == OWN_DATA
