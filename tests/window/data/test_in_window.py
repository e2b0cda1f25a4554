"""The data pane in a window: made once it is opened, by its key or by a view, and in step with the playhead."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES
from window.windows import OpenWindow, computed, until


def test_it_is_made_when_it_is_opened_and_follows_the_playhead(open_window: OpenWindow) -> None:
    window = open_window(notebook_experiment().on_surface(SURFACES["tree_line"]))
    computed(window)
    assert "data" not in vars(window.late_panes), "nobody has opened it"
    window.actions_by_name["data"].trigger()
    until(lambda: window.docks["data"].in_sight and "data" in vars(window.late_panes))
    pane = window.data
    for step in (0, 9, 4):
        window.player.seek(step)
        QCoreApplication.processEvents()
        assert pane.picture.scene is not None
        frame = window.player.frame(window.session.selected)
        assert frame is not None
        assert [fit.loss for fit in pane.picture.scene.fits] == [
            recording.trajectory.loss[step] for recording in frame.recordings
        ]
    window.actions_by_name["data"].trigger()
    until(lambda: not window.docks["data"].in_sight)


def test_a_view_that_has_it_open_brings_it(open_window: OpenWindow) -> None:
    window = open_window(notebook_experiment().on_surface(SURFACES["iris"]))
    computed(window)
    panels = window.view.state.panels or window.docks.composition.opened
    window.view.set(replace(window.view.state, panels=panels | {"data"}, behind=frozenset({"charts"})))
    until(lambda: window.docks["data"].in_sight)
    until(lambda: window.data.picture.scene is not None)
    assert window.data.picture.isVisible() and window.data.model.rowCount() == 3
