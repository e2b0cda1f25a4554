"""What Qt hands to screen readers of the widgets that paint their contents themselves, and of the controls."""

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QComboBox, QLabel, QTabBar, QWidget

from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until

Role, Text = QAccessible.Role, QAccessible.Text


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def painted(window: MainWindow) -> dict[str, tuple[QWidget, QAccessible.Role]]:
    """Each widget that Qt knows nothing of, and what it is to be told as."""
    info, charts = window.info, window.charts
    return {
        "canvas": (window.canvas, Role.Graphic),
        "left chart": (charts.left.plot, Role.Chart),
        "right chart": (charts.right.plot, Role.Chart),
        "surface": (window.surface_panel.formula, Role.StaticText),
        "rule": (info.rule, Role.StaticText),
        "table": (info.table, Role.StaticText),
        "bars": (info.bars, Role.Chart),
        "memory": (info.memory, Role.Chart),
    }


@pytest.mark.parametrize("name", ["canvas", "left chart", "right chart", "surface", "rule", "table", "bars", "memory"])
def test_what_is_painted_has_a_role_a_name_and_words(window: MainWindow, name: str) -> None:
    window.player.seek(5)
    for chart in window.charts.charts:
        chart.describe()
    window.canvas.words.tell()
    widget, role = painted(window)[name]
    told = interface(widget)
    assert told.role() == role
    assert told.text(Text.Name) and any(sign.isdigit() for sign in told.text(Text.Description))


def test_a_plot_is_one_picture(window: MainWindow) -> None:
    for widget in (window.canvas, window.charts.left.plot):
        told = interface(widget)
        assert told.childCount() == 0 and told.child(0) is None and told.child(-1) is None
        assert told.indexOfChild(interface(widget.viewport())) == -1


def test_boxes_and_tabs_have_a_label_that_says_what_they_are_for(window: MainWindow) -> None:
    window.player.seek(5)
    window.actions_by_name["predict"].trigger()
    window.runs_panel.cards[2].wrapping.open()
    QCoreApplication.processEvents()
    kinds = (QComboBox, QTabBar)
    found = [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisible()]
    found = [widget for widget in found if widget.parentWidget() is not window]  # the tabs of panels are named by Qt
    assert len(found) >= 7
    for widget in found:
        labels = [target.object() for target, _ in interface(widget).relations(QAccessible.RelationFlag.Label)]
        assert [label.text() for label in labels if isinstance(label, QLabel)] == [widget.accessibleName()], widget
        assert widget.accessibleName()


def test_the_canvas_tells_where_the_selected_run_is_and_what_is_seen(window: MainWindow) -> None:
    words = window.canvas.words
    window.player.seek(2)
    x1, x2 = window.player.recordings[2].trajectory.position[2]
    assert f"Step 2: RMSProp at x₁ {x1:.3f}, x₂ −{-x2:.3f}, f 37.58, running." in words.text
    assert "Ill-conditioned quadratic, x₁ from −10 to 10, x₂ from −4 to 4; start at 9, −3." in words.text
    window.canvas.zoom(0.5)
    assert "x₁ from −5 to 5" in words.text
    window.session.add(GradientDescent(learning_rate=10.0))
    window.session.set_steps(400)
    computed(window).player.seek(400)
    assert "Gradient descent at" in words.text and "diverged." in words.text


def test_the_canvas_is_told_anew_once_it_rests_and_when_it_gets_the_keyboard(window: MainWindow) -> None:
    window.canvas.words.tell()
    window.player.seek(7)
    assert "Step 0" in window.canvas.accessibleDescription(), "each step alone would be read aloud"
    window.surface_panel.choice.setFocus()
    window.canvas.setFocus()
    assert "Step 7" in window.canvas.accessibleDescription()
    window.player.seek(8)
    until(lambda: "Step 8" in window.canvas.accessibleDescription())


def test_the_parts_of_a_card_are_named_by_their_run(window: MainWindow) -> None:
    window.session.rename(1, "mine & yours")
    for run, card in zip(window.session.experiment.runs, window.runs_panel.cards, strict=True):
        header = card.header
        named = [header.visible, header.menu_button, header.loss, header._marker, header._editor]
        assert all(run.label in interface(part).text(Text.Name) for part in named)


def test_menus_have_names(window: MainWindow) -> None:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert interface(menu).text(Text.Name) == action.text().replace("&", "")


def test_what_scrolls_and_is_asked_for_a_part_too_many_has_none(window: MainWindow) -> None:
    """Qt's own interface of a scroll area would read beyond its list and end the program."""
    scrolling = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
    areas = [area for area in scrolling if not isinstance(area, QAbstractItemView)]  # Qt has others for these
    assert len(areas) >= 6
    for area in areas:
        told = interface(area)
        assert told.childCount() > 0 or isinstance(area, pg.PlotWidget)
        assert told.child(told.childCount()) is None and told.child(10**8) is None
