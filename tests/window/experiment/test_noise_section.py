"""The section about noise: what is set there is what runs, a drag is one edit, and it is out of the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.controls.parameter_rows import NumberRow
from rmsprop_gui.window.experiment.noise_section import NoiseSection
from rmsprop_gui.window.main_window import MainWindow
from window.frames import type_text
from window.windows import computed, until


def section(window: MainWindow) -> NoiseSection:
    return window.surface_panel.noise


def row(window: MainWindow, name: str) -> NumberRow:
    return section(window).rows[name]


def enter(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def with_sampling(window: MainWindow, sampling: Sampling) -> None:
    window.session.set_experiment(replace(window.session.experiment, sampling=sampling))


def test_it_is_folded_until_there_is_noise_and_its_title_says_what_is_set(window: MainWindow) -> None:
    noise = section(window)
    assert not noise.contents.isVisible() and noise.button.text() == "Noise"
    with_sampling(window, Sampling(noise=0.5, relative_noise=2.0))
    assert noise.contents.isVisible() and noise.button.text() == "Noise σ 0.5, σg 2"
    window.session.undo()
    assert noise.button.text() == "Noise"


@pytest.mark.parametrize("name", ["noise", "relative_noise"])
def test_what_is_typed_and_dragged_is_what_runs_and_a_drag_is_undone_as_one(window: MainWindow, name: str) -> None:
    section(window).open()
    enter(row(window, name).field, "0.25")
    assert getattr(window.session.experiment.sampling, name) == 0.25
    slider = row(window, name).slider
    for value in (0.3, 0.4, 0.5):
        slider.number_chosen.emit(value)
    slider.settled.emit()
    assert getattr(window.session.experiment.sampling, name) == 0.5
    window.session.undo()
    assert getattr(window.session.experiment.sampling, name) == 0.25
    window.session.undo()
    assert window.session.experiment.sampling == Sampling()


def test_what_cannot_be_is_said_and_changes_nothing(window: MainWindow) -> None:
    noise = section(window)
    noise.open()
    enter(row(window, "noise").field, "-1")
    assert "between 0 and 1000" in row(window, "noise").field.accessibleDescription()
    for wrong in ("-1", "1.5", "4294967296"):
        enter(noise.seed.field, wrong)
        assert "0 to 4,294,967,295" in noise.seed.problem.text()
    assert window.session.experiment.sampling == Sampling()


def test_a_seed_is_shown_typed_and_drawn_anew_and_comes_back(window: MainWindow) -> None:
    noise = section(window)
    with_sampling(window, Sampling(noise=0.5))
    enter(noise.seed.field, "17")
    assert window.session.experiment.sampling.seed == 17
    noise.seed.anew.click()
    drawn = window.session.experiment.sampling.seed
    assert drawn != 17 and noise.seed.field.value == drawn
    window.session.undo()
    assert window.session.experiment.sampling.seed == 17 == noise.seed.field.value


def test_over_how_many_seeds_is_a_part_of_the_view_and_averages_come_and_go(window: MainWindow) -> None:
    with_sampling(window, Sampling(noise=0.5, seed=3))
    enter(section(window).average.field, "20")
    assert window.view.state.averaged == 20 and window.averaging.count == 20

    def averages() -> list[Averages | None]:
        return list(window.averaging.of(window.session.experiment))

    until(lambda: bool(averages()) and all(one is not None and one.length == 101 for one in averages()))
    assert {one.seeds for one in averages() if one is not None} == {range(3, 23)}
    window.session.set_visible(1, False)
    until(lambda: averages()[1] is None)
    window.session.undo()
    with_sampling(window, Sampling(seed=3))
    assert not averages(), "every seed gives the same"
    window.session.undo()
    until(lambda: bool(averages()))
    window.view.update(averaged=1)
    assert not averages() and section(window).average.field.value == 1


def test_batches_are_offered_where_there_is_data_and_all_rows_are_no_batch(window: MainWindow) -> None:
    assert "batch" not in section(window).rows
    window.session.set_surface(SURFACES["line"])
    section(window).open()
    batch = row(window, "batch")
    assert batch.field.value == 20
    enter(batch.field, "4")
    assert window.session.experiment.sampling.batch == 4
    assert section(window).button.text() == "Noise 4 rows a step"
    enter(batch.field, "20")
    assert window.session.experiment.sampling.batch == 0
    enter(batch.field, "21")
    assert window.session.experiment.sampling.batch == 0 and batch.field.accessibleDescription()
    window.session.set_surface(SURFACES["bowl"])
    assert "batch" not in section(window).rows


def test_undo_redo_and_another_order_of_runs_give_the_same_bits(window: MainWindow) -> None:
    def paths() -> list[bytes]:
        frame = computed(window).player.frame(0)
        assert frame is not None and frame.experiment == window.session.experiment
        return [recording.trajectory.position.tobytes() for recording in frame.recordings]

    with_sampling(window, Sampling(noise=0.5, relative_noise=0.5, seed=9))
    first = paths()
    window.session.undo()
    assert paths() != first
    window.session.redo()
    assert paths() == first
    window.session.move(0, 1)
    assert paths() == [first[1], first[0], first[2]]
