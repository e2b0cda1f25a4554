"""What the mouse does on the canvas, and what is seen of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import write_experiment
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import Run, notebook_experiment
from rmsprop_gui.view.view_state import ViewState

from .program import Program, near
from .screen import Point, Screen
from .sight import same


@pytest.fixture
def marker(lab: Program) -> Point:
    """Where the start marker is, after the last step: before the first one it is hidden below the runs."""
    lab.screen.press("End")
    place = lab.wait_for_marker()
    lab.wait_for_rest()
    return place


def beside(place: Point, right: int, down: int) -> Point:
    return place[0] + right, place[1] + down


def test_click_moves_the_start_there(lab: Program, marker: Point) -> None:
    for clicked in (beside(marker, -320, -180), beside(marker, -140, -90)):
        lab.screen.click(clicked)
        assert near(lab.wait_for_marker(clicked), clicked)
    assert not near(clicked, marker, 50)


def test_paths_follow_while_the_start_is_dragged(lab: Program, marker: Point) -> None:
    goal = beside(marker, -320, -180)
    before = lab.screen.look()
    lab.screen.take(marker, beside(marker, -100, -100))
    halfway = lab.wait_for_change(before)
    lab.screen.drop(goal)
    assert near(lab.wait_for_marker(goal), goal)
    assert not same(halfway, lab.wait_for_rest())


def test_wheel_zooms_at_the_pointer_and_v_goes_back(lab: Program, marker: Point) -> None:
    before = lab.screen.look()
    lab.screen.wheel(marker, 4)
    lab.screen.park()
    near_by = lab.wait_for_change(before)
    assert near(lab.wait_for_marker(), marker)
    lab.screen.press("v")
    lab.wait_for_picture(before)
    lab.screen.wheel(beside(marker, -200, -120), 5)
    lab.screen.park()
    assert not same(lab.wait_for_change(before), near_by)
    lab.screen.press("v")
    lab.wait_for_picture(before)


def test_pointer_reads_out_the_surface(lab: Program, marker: Point) -> None:
    before = lab.screen.look()
    lab.screen.point(beside(marker, -200, -120))
    here = lab.wait_for_change(before)
    lab.screen.point(beside(marker, -220, -120))
    lab.wait_for_change(here)
    lab.screen.park()
    lab.wait_for_picture(before)


@pytest.fixture
def crowd(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    """The program with so many runs that all are in the legend, one more or less, after the last step."""
    experiment = notebook_experiment()
    styles = (0, 1, 2, 4, 5, 6, 7)  # none is a diamond, as the start is
    runs = tuple(Run(RULES["gradient_descent"](0.01 * (style + 1)), f"GD {style}", style) for style in styles)
    file = tmp_path / "crowd.rmsprop"
    write_experiment(file, Document(replace(experiment, runs=runs), ViewState(selected=6)))
    program = Program(screen, tmp_path, str(file))
    try:
        program.wait_for_window()
        program.screen.press("End")
        program.wait_for_marker()
        program.wait_for_rest()
        yield program
    finally:
        program.kill()


def line_of_legend(lab: Program) -> Point:
    """The middle of the first line of the legend: what goes when the legend is hidden."""
    before = lab.screen.look()
    lab.screen.press("l")
    hidden = lab.wait_for_change(before)
    rows, columns = (hidden != before).any(axis=2).nonzero()
    lab.screen.press("l")
    lab.wait_for_change(hidden)
    lab.wait_for_rest()
    first = columns[rows < rows.min() + 30]  # farther below, names and numbers take the room that it leaves
    return int(first.min() + first.max()) // 2, int(rows.min()) + 18


def test_clicks_in_the_legend_select_hide_and_show_and_leave_the_start_alone(crowd: Program) -> None:
    lab, marker = crowd, crowd.wait_for_marker()
    place, before = line_of_legend(lab), lab.screen.look()
    lab.screen.click(place)
    before = lab.wait_for_change(before)
    for _ in ("hide", "show"):
        lab.screen.do("mousemove", *place, "click", "--repeat", 2, "--delay", 60, 1)
        lab.screen.park()
        before = lab.wait_for_change(before)
        assert near(lab.wait_for_marker(), marker)
