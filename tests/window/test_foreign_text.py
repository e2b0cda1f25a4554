"""What a file holds is shown as it is written: no name of a run or a pin is ever set as HTML."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playback.stand_ins import raising
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QMessageBox, QTableView, QWidget

from rmsprop_gui.simulation.experiment import Experiment, Pin, notebook_experiment
from rmsprop_gui.window.controls.number_field import NumberField
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.error_reporter import ErrorReporter

from .documents.desk_of import do, opened_at
from .frames import Mouse, tell_of_all_runs, type_text
from .windows import OpenWindow, close, computed, until

PICTURE = "<img src='file:///tmp/x.png'>"
NAME = f"<b>x</b>{PICTURE}"
TIP = Qt.ItemDataRole.ToolTipRole


def named_experiment() -> Experiment:
    """Runs and pins with this name: one hidden, one failing, and pins that were taken on another surface."""
    usual = notebook_experiment()
    failed = replace(raising(1, ValueError(NAME)), style=1).called(f"{NAME} 3")
    runs = (*(run.called(f"{NAME} {index}") for index, run in enumerate(usual.runs)), failed)
    runs = (replace(runs[0], visible=False), *runs[1:])
    steeper = replace(usual, surface=usual.surface.with_values(kappa=200))
    pins = tuple(Pin(steeper.trial(run), f"{run.label} pinned", index) for index, run in enumerate(runs[:2]))
    return replace(usual, runs=runs, pins=pins)


def set_as_html(text: str, text_format: Qt.TextFormat = Qt.TextFormat.AutoText) -> bool:
    """Whether Qt would set the foreign part of a text as HTML."""
    is_rich = text_format == Qt.TextFormat.RichText or (
        text_format == Qt.TextFormat.AutoText and Gui.mightBeRichText(text)
    )
    return is_rich and ("<b>" in text or "<img" in text)


def hovered(window: MainWindow) -> Iterator[str]:
    """What the layers of the canvas say wherever the pointer is on one of their parts."""
    canvas, mouse = window.canvas, Mouse(window.canvas.viewport())
    tell_of_all_runs(canvas)
    canvas.viewport().repaint()
    layout = canvas.legend.layout
    assert layout is not None and canvas.outside.wedges
    lines = [(canvas.legend, layout.row(place).center()) for place in range(len(layout.lines))]
    for layer, place in (*lines, *((canvas.outside, wedge.place) for wedge in canvas.outside.wedges)):
        mouse.hover(QPointF(canvas.mapFromScene(layer.mapToScene(place))))
        until(lambda layer=layer: bool(layer.toolTip()))  # type: ignore[misc]
        yield layer.toolTip()


def in_tables_and_lists(window: MainWindow) -> Iterator[str]:
    for table in window.findChildren(QTableView):
        model = table.model()
        for row in range(model.rowCount()):
            yield from (str(model.index(row, column).data(TIP) or "") for column in range(model.columnCount()))
    for box in window.findChildren(QComboBox):
        yield from (str(box.itemData(index, TIP) or "") for index in range(box.count()))


def in_menus(window: MainWindow) -> Iterator[str]:
    for menu in window.findChildren(QMenu):
        if menu.toolTipsVisible():
            menu.aboutToShow.emit()
            yield from (action.toolTip() for action in menu.actions())


@pytest.fixture
def named(open_window: OpenWindow) -> MainWindow:
    window = open_window(named_experiment())
    window.session.select(1)
    window.player.seek(40)
    window.view.update(view_range=((5.0, 6.0), (5.0, 6.0)))
    window.docks.bring_to_front("comparison")
    return computed(window)


def test_no_tip_is_set_as_html(named: MainWindow) -> None:
    (field, *_) = named.findChildren(NumberField)
    type_text(field, NAME)
    tips = [widget.toolTip() for widget in named.findChildren(QWidget)]
    tips += [*in_tables_and_lists(named), *hovered(named), *in_menus(named)]
    assert [tip for tip in tips if set_as_html(tip)] == []
    shown = [tip for tip in tips if "img" in tip]
    places = (len(named.runs_panel.cards), named.comparison.table.model().rowCount(), len(named.canvas.outside.wedges))
    assert len(shown) >= sum(places) + len(named.canvas.legend.layout.lines)


@pytest.mark.parametrize("action", ["inside", "predict", "presenter"])
def test_no_label_is_set_as_html(named: MainWindow, action: str) -> None:
    do(named, action)
    for index in range(len(named.session.experiment.runs)):
        named.session.select(index)
        computed(named)
        labels = named.findChildren(QLabel)
        assert [label.text() for label in labels if set_as_html(label.text(), label.textFormat())] == []
    assert any(PICTURE in label.text() for label in labels)


def test_no_path_of_a_recent_file_is_set_as_html(qapp: QApplication, tmp_path: Path) -> None:
    window = opened_at(tmp_path / "state")
    path = tmp_path / "<b>x.rmsprop"
    path.touch()
    window.documents.recent.note_used(path)
    tips = list(in_menus(window))
    close(window)
    assert any("x.rmsprop" in tip for tip in tips) and not any(map(set_as_html, tips))


def test_no_report_of_an_error_is_set_as_html(
    qapp: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, Qt.TextFormat]] = []

    def look(box: QMessageBox) -> int:
        seen.extend((label.text(), label.textFormat()) for label in box.findChildren(QLabel))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    reporter = ErrorReporter(window)
    try:
        reporter._on_caught(f"ValueError: {NAME}", "")
    finally:
        reporter.stop()
    assert {text_format for text, text_format in seen if PICTURE in text} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("text", ["RMSProp", "a < 1 & c > d\nsecond <b>line</b>", "", "x  y"])
def test_a_tip_that_qt_takes_as_it_is_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


@pytest.mark.parametrize("text", [NAME, f"{NAME}  two\n<i>lines</i> & more", "a &lt; b", "a < b & c > d"])
def test_a_tip_looks_as_it_is_written(qapp: QApplication, text: str) -> None:
    as_it_is, safe = QLabel(), QLabel(plain_tip(text))
    as_it_is.setTextFormat(Qt.TextFormat.PlainText)
    as_it_is.setText(text)
    safe.setWordWrap(Gui.mightBeRichText(plain_tip(text)))  # as Qt has it in its tips
    document = QTextDocument()
    document.setHtml(plain_tip(text))
    assert document.toPlainText() == text and safe.sizeHint() == as_it_is.sizeHint()
