"""What the user works on is put aside for a guest, and comes back as it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmsprop_gui.files.experiment_file import read_experiment
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.view_state import ViewState, first_view
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs, computed, until

from .desk_of import answer, asked, do, opened_at, save_as


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    window = opened_at(tmp_path)
    yield window
    close_dialogs(window)
    window.documents.desk.note_given_up()
    window.end()
    window.deleteLater()


def a_guests(window: MainWindow) -> Experiment:
    experiment = window.session.experiment.on_surface(SURFACES["rosenbrock"])
    return replace(experiment, steps=40)


def receive(window: MainWindow, title: str = "A lesson") -> None:
    window.documents.own_work.put_aside(title)
    window.session.begin(a_guests(window), first_view(a_guests(window), window.view.state))


def test_all_of_it_comes_back(window: MainWindow, tmp_path: Path) -> None:
    save_as(window, tmp_path / "own.rmsprop")
    window.session.set_start((1.0, 2.0))
    window.session.settle()
    window.session.set_steps(60)
    do(window, "undo")
    window.view.update(step=7, view_range=((-3.0, 3.0), (-2.0, 2.0)), paths_ahead=False, selected=1)
    until(lambda: computed(window).player.step == 7)
    before = window.session.experiment, window.view.state, window.windowTitle()
    receive(window)
    assert window.windowTitle() == "A lesson – RMSProp Lab"
    window.session.set_start((0.5, 0.5))
    window.session.settle()
    window.documents.own_work.bring_back()
    until(lambda: computed(window).player.step == 7)
    assert (window.session.experiment, window.view.state, window.windowTitle()) == before
    do(window, "redo")
    assert window.session.experiment.steps == 60
    do(window, "undo", "undo")
    assert not window.documents.desk.is_unsaved


def test_the_room_stays_as_it_is_now(window: MainWindow) -> None:
    receive(window)
    window.view.update(theme="dark", pointer_dot=True)
    window.documents.own_work.bring_back()
    assert (window.view.state.theme, window.view.state.pointer_dot) == ("dark", True)


def test_one_guest_after_the_other_leaves_the_same_work(window: MainWindow) -> None:
    before, left = window.session.experiment, []
    window.documents.own_work.guest_left.connect(lambda: left.append(window.documents.own_work.guest))
    receive(window, "First")
    receive(window, "Second")
    assert (left, window.documents.own_work.guest) == (["First"], "Second")
    window.documents.own_work.bring_back()
    window.documents.own_work.bring_back()
    assert (left, window.session.experiment) == (["First", "Second"], before)


def test_an_unsaved_experiment_is_asked_for_and_saved_although_a_guest_is_shown(
    window: MainWindow, tmp_path: Path
) -> None:
    path = save_as(window, tmp_path / "own.rmsprop")
    window.session.set_start((1.0, 2.0))
    receive(window)
    window.close()
    assert "own.rmsprop" in asked(window)
    answer(window, "Save")
    until(lambda: not window.isVisible())
    kept = read_experiment(path, ViewState()).document
    assert (kept.experiment.start, kept.experiment.steps) == ((1.0, 2.0), 100)


def test_a_guests_edits_are_not_asked_for(window: MainWindow) -> None:
    receive(window)
    window.session.set_start((0.5, 0.5))
    assert not window.documents.desk.is_unsaved
    assert window.documents.may_close(window.close)


def test_opening_a_file_sends_the_guest_away(window: MainWindow, tmp_path: Path) -> None:
    path = save_as(window, tmp_path / "own.rmsprop")
    receive(window)
    window.documents.open_path(path)
    assert (window.documents.own_work.guest, window.windowTitle()) == ("", "own.rmsprop – RMSProp Lab")


def test_ended_without_a_question_it_is_the_users_own_work_that_is_kept(window: MainWindow, tmp_path: Path) -> None:
    window.session.set_start((1.0, 2.0))
    receive(window)
    window.end()
    (copy,) = (tmp_path / "unsaved").glob("*.rmsprop")
    assert read_experiment(copy, ViewState()).document.experiment.start == (1.0, 2.0)


def test_what_is_copied_is_what_is_shown(window: MainWindow) -> None:
    receive(window)
    do(window, "copy")
    window.documents.own_work.bring_back()
    do(window, "paste")
    assert window.session.experiment == a_guests(window)
