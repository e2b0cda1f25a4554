"""The table says what the recordings say, in the order that was asked for, and tells only of what has changed."""

import itertools
import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import AdaGrad, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.comparison import Course, Standing
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.recording import State
from rmsprop_gui.window.comparison.columns import COLUMNS, UNDEFINED, Courses, Path
from rmsprop_gui.window.comparison.model import NAME, STATE, ComparisonModel
from window.frames import experiment_of
from window.pinned import PinnedFilm, pins_of

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
RUNS = experiment_of(EWMAMomentum(), AdaGrad(), RMSProp())
FILM = PinnedFilm(
    RUNS, *pins_of(experiment_of(GradientDescent(10.0), GradientDescent(0.05), surface="bowl", steps=400), 5)
)
TARGET = 0.1
LOSS, BEST, REACHED, LENGTH, TURNS_1, TURNS_2 = range(1, 7)


def texts(model: ComparisonModel) -> list[list[str]]:
    rows, columns = range(model.rowCount()), range(model.columnCount())
    said = Qt.ItemDataRole.AccessibleTextRole
    return [[str(model.data(model.index(row, column), said)) for column in columns] for row in rows]


def names(model: ComparisonModel) -> list[str]:
    return [row[NAME] for row in texts(model)]


def model_at(step: int, film: PinnedFilm = FILM, target: float = TARGET) -> ComparisonModel:
    model = ComparisonModel()
    model.show_paths(Courses().paths(film.frame(step), target), target)
    return model


def path(name: str, index: int = 0, **standing: object) -> Path:
    usual = Standing(1.0, 1.0, None, 1.0, (0, 0), State.RUNNING, None)
    return Path(name, 0, False, index, True, replace(usual, **standing))


@pytest.mark.parametrize("step", [0, 1, 7, 60, 100])
def test_every_number_is_that_of_the_recordings(step: int) -> None:
    recordings = [*FILM.recordings, *FILM.pin_recordings]
    for row, recording in zip(texts(model_at(step)), recordings, strict=True):
        standing = Course(recording).standing(step, TARGET)
        turns = [f"{count:,}" for count in standing.sign_changes]
        reached = UNDEFINED if standing.reached is None else str(standing.reached)
        sizes = (standing.loss, standing.best_loss, standing.path_length)
        loss, best, length = (number(size, 3) for size in sizes)
        assert row[LOSS : TURNS_2 + 1] == [loss, best, reached, length, *turns]


def test_runs_and_pins_say_what_they_are_doing() -> None:
    end = FILM.pin_recordings[0].diverged_at
    for step, of_run, of_pin in (
        (99, "running", "pinned, running"),
        (100, "ended at step 100", "pinned, running"),
        (399, "ended at step 100", "pinned, running"),
        (400, "ended at step 100", "pinned, ended at step 400"),
    ):
        diverged = f"pinned, diverged at step {end}" if step >= end else "pinned, running"
        assert [row[STATE] for row in texts(model_at(step))] == [*[of_run] * 3, diverged, of_pin]
    assert names(model_at(100))[3].startswith("Gradient descent 0 (")
    hidden = replace(RUNS, runs=(replace(RUNS.runs[0], visible=False), *RUNS.runs[1:]))
    assert texts(model_at(3, PinnedFilm(hidden)))[0][STATE] == "hidden, running"


@pytest.mark.parametrize("target", [0.1, 1e-5, -3.0])
def test_the_heading_names_the_loss_to_reach(target: float) -> None:
    heading = str(model_at(5, target=target).headerData(REACHED, Qt.Orientation.Horizontal))
    assert heading == {0.1: "f ≤ 0.1", 1e-5: "f ≤ 1e−5", -3.0: "f ≤ −3"}[target]


def test_a_model_keeps_the_rules_of_models(qapp: object) -> None:
    model = ComparisonModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    courses = Courses()
    for step, column in enumerate((-1, LOSS, NAME, STATE, REACHED, -1)):
        model.sort(column, DOWN)
        model.show_paths(courses.paths(FILM.frame(step * 20), TARGET), TARGET)
    model.show_paths((), TARGET)
    assert tester.model() is model and model.rowCount() == 0


# order


def sorted_names(paths: list[Path], column: int, order: Qt.SortOrder) -> str:
    model = ComparisonModel()
    model.show_paths(tuple(replace(one, index=index) for index, one in enumerate(paths)), 0.1)
    model.sort(column, order)
    return "".join(names(model))


def test_numbers_are_sorted_as_numbers_and_what_is_undefined_comes_last() -> None:
    values = {"a": 9, "b": None, "c": 100, "d": 10, "e": None}
    paths = [path(name, reached=reached) for name, reached in values.items()]
    assert sorted_names(paths, REACHED, UP) == "adcbe"
    assert sorted_names(paths, REACHED, DOWN) == "cdabe"
    assert sorted_names(paths, -1, UP) == "abcde"


def test_infinities_have_their_place_and_undefined_numbers_none() -> None:
    losses = {"a": math.inf, "b": 1e-12, "c": math.nan, "d": -5.0}
    paths = [path(name, loss=loss) for name, loss in losses.items()]
    assert sorted_names(paths, LOSS, UP) == "dbac" and sorted_names(paths, LOSS, DOWN) == "abdc"


def test_equals_stay_as_the_runs_stand_whichever_way_is_up() -> None:
    paths = [path(name, sign_changes=(turns, 0)) for name, turns in zip("abcdef", (1, 0, 1, 0, 1, 0), strict=True)]
    assert sorted_names(paths, TURNS_1, UP) == "bdface" and sorted_names(paths, TURNS_1, DOWN) == "acebdf"


def test_states_are_sorted_by_what_they_mean() -> None:
    paths = [
        path("a", state=State.DIVERGED, diverged_at=100),
        path("b", state=State.AT_REST),
        path("c", state=State.DIVERGED, diverged_at=99),
        path("d"),
        path("e", state=State.ENDED, ended_at=98),
    ]
    assert sorted_names(paths, STATE, UP) == "dbeca"


def test_names_are_sorted_without_regard_to_capitals() -> None:
    assert sorted_names([path(name) for name in "bCaB"], NAME, UP) == "abBC"


def test_what_is_current_stays_with_its_path_when_the_order_changes() -> None:
    model = ComparisonModel()
    model.show_paths((path("a", 0, loss=1.0), path("b", 1, loss=2.0)), 0.1)
    model.sort(LOSS, UP)
    kept = QPersistentModelIndex(model.index(1, NAME))
    model.show_paths((path("a", 0, loss=3.0), path("b", 1, loss=2.0)), 0.1)
    assert names(model) == ["b", "a"] and kept.row() == 0 and model.row_of(False, 1) == 0


# while it plays


def test_only_changed_cells_are_told_of() -> None:
    model, told, resets = ComparisonModel(), [], []
    model.show_paths((path("a", 0), path("b", 1), path("c", 2)), 0.1)
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column(), last.column())))
    model.modelReset.connect(lambda: resets.append(True))
    model.show_paths((path("a", 0), path("b", 1, loss=0.5, best_loss=0.5), path("c", 2)), 0.1)
    assert told == [(1, LOSS, BEST)] and not resets
    model.show_paths((path("a", 0), path("b", 1, loss=0.5, best_loss=0.5), path("c", 2)), 0.1)
    assert len(told) == 1


def test_a_hidden_or_restyled_run_is_told_of() -> None:
    model, told = ComparisonModel(), []
    one = path("a")
    model.show_paths((one,), 0.1)
    model.dataChanged.connect(lambda first, last: told.append(first.column()))
    model.show_paths((replace(one, style=4),), 0.1)
    assert told == [NAME]


def test_courses_are_kept_for_the_recordings_that_are_there() -> None:
    courses = Courses()
    courses.paths(FILM.frame(5), TARGET)
    before = dict(courses._courses)
    courses.paths(FILM.frame(9), TARGET)
    assert courses._courses == before and len(before) == 5
    other = PinnedFilm(experiment_of(RMSProp()))
    courses.paths(other.frame(5), TARGET)
    assert list(courses._courses) == list(other.recordings)


# copied


@pytest.mark.parametrize("step", [0, 50, 100])
def test_the_copied_text_reads_back_to_the_last_digit(step: int) -> None:
    model = model_at(step)
    header, *lines = (line.split("\t") for line in model.text().splitlines())
    assert header == ["path", *(column.title.format(target="0.1") for column in COLUMNS), "state"]
    recordings = (*FILM.recordings, *FILM.pin_recordings)
    for line, recording in zip(lines, recordings, strict=True):
        standing = Course(recording).standing(step, TARGET)
        assert float(line[LOSS]) == standing.loss and float(line[BEST]) == standing.best_loss
        assert float(line[LENGTH]) == standing.path_length
        assert line[REACHED] == ("" if standing.reached is None else str(standing.reached))
        assert (int(line[TURNS_1]), int(line[TURNS_2])) == standing.sign_changes


def test_the_text_is_in_the_order_that_is_seen_and_names_do_not_break_it() -> None:
    model = ComparisonModel()
    model.show_paths((path("tab\tand\nline", 0, loss=2.0), path("b", 1, loss=1.0)), 0.1)
    model.sort(LOSS, UP)
    assert [line.split("\t")[0] for line in model.text().splitlines()[1:]] == ["b", "tab and line"]
    assert {line.count("\t") for line in model.text().splitlines()} == {STATE}


def test_a_run_without_rows_stands_nowhere_yet() -> None:
    model = ComparisonModel()
    model.show_paths((replace(path("a"), standing=None),), 0.1)
    assert texts(model) == [["a", *[UNDEFINED] * (STATE)]]
    for column, order in itertools.product(range(STATE + 1), (UP, DOWN)):
        model.sort(column, order)


def test_there_is_nothing_below_a_cell() -> None:
    model = model_at(3)
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)
    assert model.data(QModelIndex()) is None and model.path(99) is None
    assert isinstance(RUNS.runs[0], Run)
