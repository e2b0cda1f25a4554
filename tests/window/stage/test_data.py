"""Data and fits in the presenter view: in the place of the chart, where they are wanted and there are any."""

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until


def test_data_stand_in_the_place_of_the_chart_where_there_are_any(window: MainWindow) -> None:
    window.session.set_surface(SURFACES["iris"])
    computed(window)
    window.presenter.set_active(True)
    stage = window.stage
    until(stage.chart.isVisible)
    assert not stage.data.isVisible(), "nobody has asked for them"
    window.view.update(presented=window.view.state.presented | {"data"})
    window.player.seek(7)
    QCoreApplication.processEvents()
    assert stage.data.isVisible() and not stage.chart.isVisible() and stage.data.scene is not None
    assert stage.data.geometry() == stage.composition.chart
    frame = window.player.frame(window.session.selected)
    assert frame is not None and stage.data.scene.fits[0].loss == frame.recordings[0].trajectory.loss[7]
    window.view.update(presented=frozenset({"data"}))
    QCoreApplication.processEvents()
    assert stage.data.isVisible() and not stage.rule.isVisible()
    window.session.undo()
    computed(window)
    QCoreApplication.processEvents()
    assert not stage.data.isVisible(), "the quadratic is no loss over data"
    window.presenter.set_active(False)
