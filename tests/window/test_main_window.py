"""The window as a whole: it opens with the notebook's comparison and survives what goes wrong."""

import re
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from playback.stand_ins import DividesByZero, failing
from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSlider,
    QTabBar,
    QWidget,
)

from rmsprop_gui.optimizers import RULES, AdaGrad, EWMAMomentum, RMSProp
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Run, notebook_experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import LIGHT, THEMES
from rmsprop_gui.view.view_state import FASTEST
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.controls.parameter_rows import NumberRow
from rmsprop_gui.window.info.pane import InfoPane
from rmsprop_gui.window.main_window import MainWindow, first_size

from .frames import Mouse, has_colour, pixels, place_of
from .windows import OpenWindow, close, close_dialogs, computed, tab_order, until


class Halved(DividesByZero):
    """A rule that nobody has thought of before."""

    title = "Halved"

    def equations(self) -> tuple[str, ...]:
        return ("rate = learning_rate / 2", "direction = g")


FRAME = QMargins(8, 40, 8, 8)  # as wide as frames of desktops are


@pytest.mark.parametrize("available", [(800, 600), (1092, 614), (1366, 768), (1366, 728), (1920, 1080)], ids=str)
def test_at_first_the_window_fits_the_screen_with_its_frame(available: tuple[int, int]) -> None:
    """On a laptop, and on one that shows everything a quarter larger, too; on a large screen it has its usual size."""
    room = QSize(*available)
    framed = first_size(room).grownBy(FRAME)
    assert framed.boundedTo(room) == framed
    assert first_size(room) == QSize(1760, 1000) or room.boundedTo(QSize(1800, 1060)) != QSize(1800, 1060)


def settle() -> None:
    QCoreApplication.processEvents()


def in_words(window: MainWindow) -> str:
    return window.banner.text() if window.banner.isVisible() else ""


def troubles(window: MainWindow) -> list[str]:
    """What the cards say is wrong with their runs."""
    cards = window.runs_panel.cards
    return [card.problem.text() if card.problem.isVisible() else "" for card in cards]


def test_it_opens_with_the_notebook_s_comparison(window: MainWindow) -> None:
    experiment = window.session.experiment
    assert window.windowTitle() == "RMSProp Lab"
    assert (experiment.surface.name, experiment.start, experiment.steps) == ("quadratic", (9, -3), 100)
    assert experiment.surface.view == ((-10, 10), (-4, 4))
    assert [run.rule for run in experiment.runs] == [
        EWMAMomentum(learning_rate=0.1, beta=0.9, bias_correction=True),
        AdaGrad(learning_rate=0.9, epsilon=1e-8, epsilon_inside=True),
        RMSProp(learning_rate=0.1, beta=0.9, epsilon=1e-8, epsilon_inside=True),
    ]
    assert all(has_colour(pixels(window.canvas), style.colour) for style in LIGHT.run_styles[:3])


def test_play_shows_all_paths_growing_in_step(window: MainWindow) -> None:
    pictures = []
    window.actions_by_name["paths_ahead"].trigger()
    for step in (1, 10, 40):
        window.player.seek(step)
        pictures.append(pixels(window.canvas))
    for style in LIGHT.run_styles[:3]:
        wanted = np.array([int(style.colour[index : index + 2], 16) for index in (1, 3, 5)])
        sizes = [int((np.abs(picture - wanted).max(axis=2) < 40).sum()) for picture in pictures]
        assert sizes[0] < sizes[1] and sizes[0] < sizes[2]  # what is old fades


def test_the_panes_are_made_once_however_often_the_canvas_is_painted(qapp: QApplication) -> None:
    opened = MainWindow(Player(notebook_experiment()))
    opened.show()
    for _ in range(3):
        opened.canvas.viewport().repaint()
    until(lambda: opened.findChild(ChartsPane) is not None)
    settle()
    assert len(opened.findChildren(ChartsPane)) == len(opened.findChildren(InfoPane)) == 1
    close(opened)


# the mouse


def test_a_click_on_the_canvas_starts_all_runs_there(window: MainWindow) -> None:
    Mouse(window.canvas.viewport()).click(place_of(window.canvas, (-6.0, 2.0)))
    start = window.session.experiment.start
    np.testing.assert_allclose(start, (-6.0, 2.0), atol=0.05)
    computed(window)
    for recording in window.player.recordings:
        assert recording.trajectory.position[0].tolist() == list(start)
    assert [field.value for field in window.surface_panel.start] == list(start)


def test_a_click_while_playing_plays_from_the_new_start(window: MainWindow) -> None:
    window.player.seek(50)
    window.player.play()
    Mouse(window.canvas.viewport()).click(place_of(window.canvas, (-6.0, 2.0)))
    computed(window)
    assert window.player.playing and window.player.step < 50


def test_the_paths_follow_while_the_start_is_dragged(window: MainWindow) -> None:
    starts = []
    window.player.changed.connect(lambda: starts.append(window.player.experiment.start))
    window.player.seek(40)
    way = [(9.0, -3.0), (7.0, -2.0), (5.0, -1.0), (2.0, 2.0)]
    mouse = Mouse(window.canvas.viewport())
    mouse.drag(*(place_of(window.canvas, point) for point in way))
    computed(window)
    assert window.player.experiment.start == window.session.experiment.start == starts[-1]
    np.testing.assert_allclose(starts[-1], (2.0, 2.0), atol=0.05)
    assert window.player.step == 40


def test_the_path_is_redrawn_while_a_slider_is_dragged(window: MainWindow) -> None:
    window.player.seek(60)
    slider, pictures = window.runs_panel.cards[2].rows["learning_rate"].slider, []
    slider.setSliderDown(True)
    for tick in (5000, 5800, 6600, 7400):
        slider.setValue(tick)
        computed(window)
        pictures.append(pixels(window.canvas))
    slider.setSliderDown(False)
    assert all((one != other).any() for one, other in pairwise(pictures)) and window.player.step == 60


def test_a_click_on_a_chart_moves_the_playhead_and_pauses(window: MainWindow) -> None:
    window.player.play()
    for chart in (one for one in window.charts.charts if one.isVisible()):  # a narrow window has one
        plot = chart.findChild(pg.PlotWidget)
        box = plot.getPlotItem().getViewBox()
        place = plot.mapFromScene(box.mapViewToScene(QPointF(12, sum(box.viewRange()[1]) / 2)))
        window.player.seek(3)
        Mouse(plot.viewport()).click(QPointF(place))
        assert window.player.step == 12 and not window.player.playing


def test_hovering_reads_the_surface_out(window: MainWindow) -> None:
    Mouse(window.canvas.viewport()).hover(place_of(window.canvas, (5.0, 1.0)))
    until(lambda: window.canvas.read_out.text != "")
    text = window.canvas.read_out.text
    assert all(sign in text for sign in ("x₁", "x₂", "f ", "∇f"))
    found = re.findall(r"(?<![x₁])\N{MINUS SIGN}?\d+(?:\.\d+)?", text)
    x1, x2, f, g1, g2 = (float(part.replace("\N{MINUS SIGN}", "-")) for part in found)
    assert (f, g1, g2) == pytest.approx((0.1 * x1**2 + 5 * x2**2, 0.2 * x1, 10 * x2), rel=1e-2)


@pytest.mark.parametrize("wheel_over", ["choice", "slider", "combo"])
def test_the_wheel_over_the_panels_changes_nothing(window: MainWindow, wheel_over: str) -> None:
    widgets = {
        "choice": window.surface_panel.choice,
        "slider": window.runs_panel.cards[2].rows["beta"].slider,
        "combo": window.info.choice,
    }
    before, selected = window.session.experiment, window.session.selected
    Mouse(widgets[wheel_over]).wheel(QPointF(8, 8), -2)
    assert (window.session.experiment, window.session.selected) == (before, selected)


# the keyboard's way


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_ending_an_entry_gives_the_keys_back_to_the_canvas(window: MainWindow, key: Qt.Key) -> None:
    fields = (*window.surface_panel.start, window.surface_panel.steps, window.runs_panel.cards[2].rows["beta"].field)
    for field in fields:
        field.setFocus()
        QTest.keyClick(field, key)
        assert window.canvas.hasFocus()


def test_a_click_into_a_field_while_a_name_is_edited_goes_into_the_field(window: MainWindow) -> None:
    window.runs_panel.cards[2].header.rename()
    field = window.surface_panel.steps
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_every_control_can_be_reached_with_the_tab_key(window: MainWindow) -> None:
    reached = tab_order(window.canvas)
    for control in controls(window):
        is_left_over = isinstance(control, QTabBar) and control.count() < 2  # Qt has moved it out of sight
        is_no_stop = is_left_over or isinstance(control, pg.PlotWidget) or not control.isEnabled()
        assert control in reached or is_no_stop, control


PARTS = ("canvas", "surface_panel", "runs_panel", "bar", "info")


def part_of(window: MainWindow, widget: QWidget) -> str:
    parts = (name for name in PARTS if getattr(window, name) is widget or getattr(window, name).isAncestorOf(widget))
    return next(parts, "")


def test_the_tab_key_goes_through_the_window_in_reading_order(window: MainWindow) -> None:
    window.session.add(AdaGrad())  # its card is made later than all else
    window.runs_panel.cards[-1].wrapping.open()  # and these controls later still
    for surface in sorted(SURFACES.values(), key=lambda surface: len(surface.parameters)):
        window.session.set_surface(surface)
    assert window.surface_panel.rows
    window.player.seek(5)
    settle()
    parts = [part for widget in tab_order(window.canvas) if (part := part_of(window, widget))]
    assert tuple(part for part, _ in groupby(parts)) == PARTS


def test_the_canvas_has_a_ring_where_the_tab_key_has_led_to_it(window: MainWindow) -> None:
    """It has the keyboard whenever nobody else does, and that need not be shown."""
    above = window.canvas.y() - 1
    for reason, ringed in ((Qt.FocusReason.OtherFocusReason, False), (Qt.FocusReason.TabFocusReason, True)):
        window.bar.slider.setFocus()
        window.canvas.setFocus(reason)
        settle()
        assert has_colour(pixels(window.central_area)[:above], LIGHT.accent) == ringed


def test_the_letters_of_the_panel_have_the_colours_of_the_formulas_in_every_theme(window: MainWindow) -> None:
    for name, theme in THEMES.items():
        window.appearance.choose(name)
        settle()
        rule, rows = window.session.experiment.runs[2].rule, window.runs_panel.cards[2].rows
        for key, row in rows.items():
            label = row.findChild(QLabel) if isinstance(row, NumberRow) else None
            colour = theme.colour_of(rule.meanings().get(key))
            assert label is None or not label.isVisible() or has_colour(pixels(label), colour, 8), (name, key)


# trouble


def test_a_surface_that_fails_is_shown_and_the_next_one_runs(window: MainWindow) -> None:
    window.session.set_experiment(replace(notebook_experiment(), surface=failing(message="the ground gave way")))
    until(lambda: bool(troubles(window)[0]))
    assert all("the ground gave way" in trouble for trouble in troubles(window))
    window.session.set_experiment(notebook_experiment())
    until(lambda: troubles(window) == ["", "", ""])
    assert in_words(window) == ""
    computed(window).player.seek(50)
    assert window.bar.label.text() == "50 / 100"


def test_a_rule_that_fails_is_shown_and_the_window_stays_usable(window: MainWindow) -> None:
    window.player.seek(10)
    window.session.add(DividesByZero())
    until(lambda: bool(troubles(window)[-1]))
    assert troubles(window)[:3] == ["", "", ""] and "ZeroDivisionError" in troubles(window)[3]
    for name in ("step_forward", "to_end", "play", "reset_view", "to_start"):
        window.actions_by_name[name].trigger()
        settle()
    window.session.remove(3)
    computed(window).player.seek(100)
    assert in_words(window) == "" and window.player.step == 100
    assert troubles(window) == ["", "", ""]


def test_a_start_that_cannot_be_is_told_and_the_old_one_stays(window: MainWindow) -> None:
    window.canvas.start_chosen.emit(1e9, 0.0)
    assert "1,000,000" in in_words(window) and window.session.experiment.start == (9, -3)


def test_a_rule_of_one_s_own_works_in_every_pane(window: MainWindow) -> None:
    """Its panel, formula, numbers and charts all come from what it declares."""
    working = type(
        "Working", (DividesByZero,), {"equations": lambda self: ("rate = learning_rate / 2", "direction = g")}
    )
    window.session.add(working())
    computed(window).player.seek(5)
    assert "η" in window.info.rule.text and window.info.rule.text.count(" = ") == 2
    assert len(window.charts.left.series) == 4 and "learning_rate" in window.runs_panel.cards[3].rows


# no runs, many runs


def test_without_runs_everything_can_still_be_touched(window: MainWindow) -> None:
    for _ in range(3):
        window.session.remove(0)
    window.documents.desk.note_given_up()
    for name, action in window.actions_by_name.items():
        if name not in ("quit", "new", "type_optimizer", "new_lesson", "edit_lesson"):
            # the third would make a run, and the last two open a window of their own
            action.trigger()
            settle()
            close_dialogs(window)
            window.documents.own_work.bring_back()  # from a lesson, or from questions
    assert not window.player.playing and window.bar.label.text() == "0 / 100"
    Mouse(window.canvas.viewport()).click(place_of(window.canvas, (1.0, 1.0)))
    window.session.add(RMSProp())
    assert computed(window).player.recorded == 100


def test_every_optimizer_on_every_surface_at_once(window: MainWindow) -> None:
    runs = tuple(Run(rule(), rule.title, index) for index, rule in enumerate(RULES.values()))
    for surface in SURFACES.values():
        window.session.set_experiment(replace(notebook_experiment(), surface=surface, start=surface.start, runs=runs))
        computed(window)
        for step in (0, 30, 100):
            window.player.seek(step)
            settle()
        assert in_words(window) == ""


def test_playing_at_full_speed_ends_at_the_end(window: MainWindow) -> None:
    window.player.set_speed(FASTEST)
    window.player.play()
    until(lambda: not window.player.playing)
    assert window.player.step == 100


# names


def controls(window: MainWindow) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSlider, QTabBar, pg.PlotWidget)
    return [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisible()]


def test_every_control_has_a_name(window: MainWindow) -> None:
    window.player.seek(5)
    for rule in RULES.values():
        window.session.add(rule())
        settle()
        found = controls(window)
        assert len(found) > 20
        for widget in found:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            spoken = widget.accessibleName() or (text if text.isprintable() and text[:1].isalnum() else "")
            written = text if any(sign.isalpha() for sign in text) else ""
            assert spoken or written or is_part_of_a_control(widget), widget


def test_a_screen_reader_finds_a_name_for_all_that_takes_the_keyboard(window: MainWindow) -> None:
    window.player.seek(5)
    settle()
    reachable = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
    assert len(reachable) > 20
    for widget in reachable:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget


def is_part_of_a_control(widget: QWidget) -> bool:
    """Qt's own scroll buttons of a tab bar, and the like."""
    return widget.objectName().startswith(("qt_", "Scroll"))


def test_every_menu_entry_has_a_text(window: MainWindow) -> None:
    actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    entries = [action for action in actions if not action.isSeparator()]
    assert set(entries) >= {*window.actions_by_name.values(), *window.docks.toggles()}
    assert all(any(sign.isalpha() for sign in action.text()) for action in entries)


# pictures


def save_picture(window: MainWindow, name: str) -> None:
    window.actions_by_name["save_picture"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.selectFile(name)
    dialog.accept()
    settle()


def test_a_picture_of_the_window_can_be_saved(window: MainWindow, tmp_path: Path) -> None:
    save_picture(window, str(tmp_path / "shot"))
    assert (tmp_path / "shot.png").stat().st_size > 10_000
    close_dialogs(window)


def test_a_picture_does_not_replace_another_without_a_word(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "shot.png").write_text("mine")
    QTimer.singleShot(300, lambda: QApplication.activeModalWidget().reject())  # the question of the file dialog
    save_picture(window, str(tmp_path / "shot"))
    assert (tmp_path / "shot.png").read_text() == "mine"
    close_dialogs(window)


def test_a_picture_that_cannot_be_saved_is_told(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "shot.png").mkdir()
    window.actions_by_name["save_picture"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "shot.png"))
    (told,) = window.findChildren(QMessageBox)
    assert "shot.png" in told.text() and "cannot be written" in told.text()
    close_dialogs(window)


def test_nothing_is_cut_off_in_a_small_window(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(900, 600)
    window.player.seek(20)
    settle()
    assert window.canvas.width() >= 240 and window.bar.slider.width() > 60
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert window.info.rule.width() <= window.info.width()
