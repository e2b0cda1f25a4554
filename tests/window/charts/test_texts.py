"""Nothing that is written on a chart is cut off or on another thing, at any scale, width, theme and step."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, RMSProp
from rmsprop_gui.view.measures import accumulators
from rmsprop_gui.view.theme import DARK, LIGHT
from rmsprop_gui.view.view_state import ChartView
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.charts.sizes import HEADING, text_font
from rmsprop_gui.window.looks.look import SCALES, Look, apply_look
from rmsprop_gui.window.looks.symbols import spans_width
from window.frames import Film, experiment_of

NOTEBOOK = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))
SHRINKING = Film(experiment_of(Adam(), steps=20_000, surface="bowl"))
"""To a loss of 0, so that the axis has powers of ten, and with steps in thousands."""
SQUARES = accumulators([Adam()])[1].name
SHOWN = [
    *((NOTEBOOK, ChartView(measure, logarithmic), 29) for measure in ("loss", "rate") for logarithmic in (True, False)),
    (NOTEBOOK, ChartView("rate"), 0),
    (NOTEBOOK, ChartView("rate", whole_length=True), 100),
    (SHRINKING, ChartView("loss"), 9_000),
    (SHRINKING, ChartView(SQUARES, logarithmic=False), 15_000),
]


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, Look())


def on_plot(chart: Chart) -> dict[str, list[tuple[str, QRectF]]]:
    """What is written on the plot, by its kind, and where, in the pixels of the plot."""
    plot, box = chart.plot, chart.plot.box
    mapping = plot.curves.mapping()
    written = {
        "steps": [(text, plot.steps.mapRectToScene(place)) for text, place in plot.steps.placed()],
        "values": [(text, plot.values.mapRectToScene(place)) for text, place in plot.values.placed()],
        "limits": [(t, box.mapRectToScene(r)) for t, r in plot.limits.labels(plot.limits.lines(mapping), mapping)],
        "hint": [(plot.hint.text, box.mapRectToScene(plot.hint.box(mapping)))] if plot.hint.text else [],
    }
    return {
        kind: [(text, QRectF(plot.mapFromScene(place).boundingRect())) for text, place in texts]
        for kind, texts in written.items()
    }


def assert_all_is_whole(chart: Chart) -> None:
    written = on_plot(chart)
    assert len(written["steps"]) >= 2 and len(written["values"]) >= 2
    everything = [(kind, text, box) for kind, texts in written.items() for text, box in texts]
    for axis in (chart.plot.steps, chart.plot.values):
        assert all(axis.boundingRect().contains(box) for _, box in axis.placed()), "what is beyond it is cut off"
    for kind, text, box in everything:
        assert QRectF(chart.plot.rect()).adjusted(-1, -1, 1, 1).contains(box), (kind, text)
    for (kind, text, box), (other_kind, other, place) in combinations(everything, 2):
        closer = 3.0 if kind == other_kind == "values" else 1.0  # lines of text have room within themselves
        shrunk = box.adjusted(closer, closer, -closer, -closer)
        assert not shrunk.intersects(place), (kind, text, other_kind, other)


def assert_heading_is_whole(chart: Chart) -> None:
    heading, look = chart.heading, chart.look()
    metrics = QFontMetricsF(text_font(look, HEADING, QFont.Weight.DemiBold))
    assert spans_width(metrics, heading.choice.fitted()) + 10 * look.scale <= heading.choice.width()
    assert heading.choice.height() >= metrics.height()
    if heading.key.isVisible():
        assert heading.key.sizeHint().width() <= heading.key.width()
        assert not heading.key.geometry().intersects(heading.choice.geometry())
        assert heading.rect().contains(heading.key.geometry())


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off_or_covered(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme = DARK if SCALES.index(scale) % 2 else LIGHT
    apply_look(qapp, Look(theme, scale))
    chart = Chart(ChartView("loss"))
    qtbot.addWidget(chart)
    chart.show()
    for (film, view, step), width in product(SHOWN, (240, 400, 1200)):
        least = chart.minimumSizeHint()
        chart.resize(max(width, least.width()), max(200, least.height()))
        chart.show_view(view)
        chart.show_runs(film.frame(step))
        chart.show_frame(film.frame(step))
        chart.grab()
        assert_all_is_whole(chart)
        assert_heading_is_whole(chart)


def test_a_chart_can_have_a_size_of_its_own(qtbot: QtBot) -> None:
    """In front of an audience its text is larger than that of the window."""
    usual, large = Chart(ChartView("rate")), Chart(ChartView("rate"))
    heights = []
    for chart, scale in ((usual, None), (large, 1.9)):
        qtbot.addWidget(chart)
        chart.set_scale(scale)
        chart.resize(620, 320)
        chart.show()
        chart.show_runs(NOTEBOOK.frame(29))
        chart.show_frame(NOTEBOOK.frame(29))
        chart.grab()
        assert_all_is_whole(chart)
        assert_heading_is_whole(chart)
        heights.append(on_plot(chart)["values"][0][1].height())
    assert heights[1] == pytest.approx(1.9 * heights[0], rel=0.1)


@pytest.mark.parametrize("width, shown", [(600, 1), (916, 1), (1136, 2)])
def test_where_there_is_room_for_one_chart_it_has_all_of_it(pane: ChartsPane, width: int, shown: int) -> None:
    pane.resize(width, 240)
    pane.show_frame(NOTEBOOK.frame(29))
    pane.grab()
    assert [chart.isVisible() for chart in pane.charts] == [True, shown == 2]
    assert pane.left.width() >= 0.45 * width
