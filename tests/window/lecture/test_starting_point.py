"""What is one move of the start, and what is another: each is undone by itself."""

from PySide6.QtTest import QTest

from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.main_window import MainWindow
from window.frames import Mouse, place_of
from window.windows import computed

REST = 900  # milliseconds: a little longer than what ends a move by keys


def undone(window: MainWindow) -> Point:
    window.session.undo()
    return window.session.experiment.start


def test_a_click_and_what_keys_move_after_it_are_two_edits(window: MainWindow) -> None:
    before = window.session.experiment.start
    window.starting_point.choose(1.0, 2.0)
    window.starting_point.move_by(1, 0)
    window.starting_point.move_by(0, 1)
    assert undone(window) == (1.0, 2.0) and undone(window) == before


def test_keys_that_follow_closely_are_one_edit_and_after_a_rest_another(window: MainWindow) -> None:
    before = window.session.experiment.start
    window.starting_point.move_by(-1, 0)
    window.starting_point.move_by(-1, 0)
    first = window.session.experiment.start
    QTest.qWait(REST)
    window.starting_point.move_by(0, 1)
    assert undone(window) == first and undone(window) == before


def test_a_start_that_is_chosen_while_it_plays_is_played_from(window: MainWindow) -> None:
    window.player.seek(50)
    window.starting_point.choose(1.0, 2.0)
    assert window.player.wanted == 50
    window.player.play()
    window.starting_point.choose(2.0, 1.0)
    assert window.player.playing and window.player.wanted < 50
    window.player.pause()


def test_each_drag_with_the_mouse_is_an_edit_of_its_own(window: MainWindow) -> None:
    mouse, canvas, before = Mouse(window.canvas.viewport()), window.canvas, window.session.experiment.start
    starts = [before]
    for way in (((6.0, -2.0), (4.0, -1.0)), ((2.0, 1.0), (1.0, 2.0))):
        mouse.drag(*(place_of(canvas, point) for point in (starts[-1], *way)))
        starts.append(computed(window).session.experiment.start)
        QTest.qWait(50)  # the marker is painted where it is now
    assert len(set(starts)) == 3 and undone(window) == starts[1] and undone(window) == before
