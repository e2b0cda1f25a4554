"""`rmsprop-gui trace`: the steps as CSV, in full precision, whole or not at all."""

import csv
import math
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest
from optimizers.own.texts import RMSPROP

from rmsprop_gui.__main__ import main
from rmsprop_gui.export import steps
from rmsprop_gui.export.steps import HEADING
from rmsprop_gui.optimizers import RULES, GradientDescent
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES

from .program import environment, run

HEADER = "run,optimizer,step,x1,x2,loss,gradient1,gradient2,rate1,rate2,direction1,direction2"
Rows = list[dict[str, str]]


def read(text: str) -> Rows:
    assert text.endswith("\n") and "\r" not in text
    return list(csv.DictReader(text.splitlines()))


def traced(capsys: pytest.CaptureFixture[str], *arguments: str) -> Rows:
    assert main(["trace", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return read(out)


def test_a_typed_optimizer_comes_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine: 1.txt"
    file.write_bytes(b"\xef\xbb\xbf" + RMSPROP.replace("\n", "\r\n").encode())  # as some editors write it
    rows = traced(capsys, "--optimizer", "adam", "--optimizer-file", str(file), "--optimizer", "rmsprop")
    assert [row["optimizer"] for row in rows if row["step"] == "0"] == ["adam", "own", "rmsprop"]
    own, built_in = of_run(rows, 2), of_run(rows, 3)
    assert [list(row.values())[2:] for row in own] == [list(row.values())[2:] for row in built_in]


def of_run(rows: Rows, run_number: int) -> Rows:
    return [row for row in rows if row["run"] == str(run_number)]


@pytest.fixture(scope="module")
def default() -> "subprocess.CompletedProcess[str]":
    return run("trace")


def test_defaults_are_the_notebook_s_comparison(default: "subprocess.CompletedProcess[str]") -> None:
    assert (default.returncode, default.stderr) == (0, "")
    assert default.stdout.splitlines()[0] == HEADER == HEADING
    rows = read(default.stdout)
    named = [(row["run"], row["optimizer"], row["step"]) for row in rows]
    optimizers = (("1", "ewma_momentum"), ("2", "adagrad"), ("3", "rmsprop"))
    assert named == [(*optimizer, str(step)) for optimizer in optimizers for step in range(101)]
    assert {(row["x1"], row["x2"]) for row in rows if row["step"] == "0"} == {("9.0", "-3.0")}


def test_the_defaults_written_out_give_the_same(default: "subprocess.CompletedProcess[str]") -> None:
    spelled = run(
        "trace", "--surface", "quadratic", "--start", "9,-3", "--steps", "100", "--output", "-",
        "--optimizer", "ewma_momentum:learning_rate=0.1,beta=0.9,bias_correction=true",
        "--optimizer", "adagrad:learning_rate=0.9,epsilon=1e-8,epsilon_inside=true",
        "--optimizer", "rmsprop:learning_rate=0.1,beta=0.9,epsilon=1e-8,epsilon_inside=true",
    )  # fmt: skip
    assert spelled.stdout == default.stdout


def test_the_main_function_writes_what_the_program_writes(
    default: "subprocess.CompletedProcess[str]", capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace"]) == 0
    assert capsys.readouterr().out == default.stdout


def test_row_zero_is_the_start_and_ends_in_six_empty_cells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--steps", "1", "--optimizer", "rmsprop"]) == 0
    _, first, second = capsys.readouterr().out.splitlines()
    assert first == "1,rmsprop,0,9.0,-3.0,53.1,,,,,,"
    assert len(second.split(",")) == 12 and "" not in second.split(",")


def test_known_first_step(capsys: pytest.CaptureFixture[str]) -> None:
    """EWMA momentum lands on x2 = 0 exactly: its corrected first step is 0.1 · 10 · 3."""
    rows = traced(capsys, "--steps", "1", "--optimizer", "ewma_momentum")
    assert (rows[1]["x2"], rows[1]["gradient2"], rows[1]["rate1"], rows[1]["rate2"]) == ("0.0", "-30.0", "0.1", "0.1")


@pytest.mark.parametrize("surface", SURFACES)
def test_each_row_follows_from_the_last_to_the_last_bit(surface: str, capsys: pytest.CaptureFixture[str]) -> None:
    """From the file and the box alone: floats in full precision, and x(t) = x(t−1) − rate(t) · direction(t)."""
    names = [argument for name in RULES for argument in ("--optimizer", name)]
    rows = traced(capsys, "--surface", surface, *names)
    assert list(dict.fromkeys(row["optimizer"] for row in rows)) == list(RULES)
    for before, after in pairwise(rows):
        numbers = {column: float(after[column]) for column in HEADER.split(",")[3:] if after[column]}
        assert all(repr(number) == after[column] for column, number in numbers.items())
        assert all(map(math.isfinite, numbers.values()))
        if after["step"] == "0":
            continue
        assert (after["run"], int(after["step"])) == (before["run"], int(before["step"]) + 1)
        x1, x2 = (float(before[f"x{i}"]) - numbers[f"rate{i}"] * numbers[f"direction{i}"] for i in (1, 2))
        box = SURFACES[surface].box
        assert Objective(SURFACES[surface], box=box).projected(x1, x2) == (numbers["x1"], numbers["x2"])


def test_columns_are_the_recorded_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    rows = traced(capsys, "--surface", "beale", "--optimizer", "nesterov", "--steps", "2500", "--start", "3,1")
    steps = Stepper(SURFACES["beale"], (3.0, 1.0), RULES["nesterov"](), 2500).advance(2501).trajectory
    assert len(rows) == len(steps.loss)
    pairs = {"x": steps.position, "gradient": steps.gradient, "rate": steps.rate, "direction": steps.direction}
    for t, row in enumerate(rows):
        assert (float(row["loss"]), int(row["step"])) == (steps.loss[t], t)
        for name, column in pairs.items():
            if t > 0:
                assert [float(row[f"{name}1"]), float(row[f"{name}2"])] == column[t].tolist()


@pytest.mark.parametrize("spelling", [["--start", "-3,4"], ["--start=-3,4"], ["--start", "-3.0,4e0"]], ids=str)
def test_a_start_may_be_negative(spelling: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = traced(capsys, *spelling, "--steps", "1")
    assert {(row["x1"], row["x2"]) for row in rows if row["step"] == "0"} == {("-3.0", "4.0")}


@pytest.mark.parametrize("text, start", [("-.5,1", ("-0.5", "1.0")), ("-1e6,-1e-6", ("-1000000.0", "-1e-06"))])
def test_a_start_may_be_any_two_numbers(text: str, start: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = traced(capsys, "--start", text, "--steps", "1")
    assert (rows[0]["x1"], rows[0]["x2"]) == start


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_the_start_is_the_surface_s_own(surface: object, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = SURFACES[getattr(surface, "name", "")]
    rows = traced(capsys, "--surface", chosen.name, "--steps", "1")
    assert (float(rows[0]["x1"]), float(rows[0]["x2"])) == chosen.start


def test_an_optimizer_may_come_twice_with_other_settings(capsys: pytest.CaptureFixture[str]) -> None:
    rows = traced(capsys, "--optimizer", "rmsprop:beta=0.99", "--optimizer", "rmsprop", "--steps", "3")
    assert [(row["run"], row["optimizer"], row["step"]) for row in rows] == [
        (number, "rmsprop", str(step)) for number in "12" for step in range(4)
    ]
    first, second = (of_run(rows, number)[1] for number in (1, 2))
    assert float(first["rate1"]) > 3 * float(second["rate1"])


def test_switches_change_the_steps(capsys: pytest.CaptureFixture[str]) -> None:
    rows = traced(
        capsys, "--steps", "1", "--optimizer", "adam:bias_correction=false", "--optimizer", "adam:bias_correction=true"
    )
    raw, corrected = (of_run(rows, number)[1] for number in (1, 2))
    assert float(corrected["direction1"]) == pytest.approx(10 * float(raw["direction1"]))


def test_a_diverging_run_ends_at_its_last_finite_row_and_the_next_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    rows = traced(capsys, "--surface", "rosenbrock", "--optimizer", "gradient_descent", "--optimizer", "adagrad")
    block = Stepper(SURFACES["rosenbrock"], (-1.2, 1.0), RULES["gradient_descent"](), 100).advance(101)
    assert block.diverged_at is not None
    assert len(of_run(rows, 1)) == block.diverged_at < 10
    assert len(of_run(rows, 2)) == 101


def test_a_file_is_written_whole(tmp_path: Path, default: "subprocess.CompletedProcess[str]") -> None:
    target = tmp_path / "trace.csv"
    done = run("trace", "--output", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_bytes().decode() == default.stdout
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_current_folder_needs_no_path(tmp_path: Path) -> None:
    assert run("trace", "--steps", "1", "--output", "ü b.csv", cwd=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["ü b.csv"]


def test_a_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "trace.csv"
    plain.touch()
    assert main(["trace", "--steps", "1", "--output", str(target)]) == 0
    assert target.stat().st_mode == plain.stat().st_mode


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "trace.csv"
    target.write_text("old")
    target.chmod(0o640)
    assert main(["trace", "--steps", "1", "--output", str(target)]) == 0
    assert target.read_text().startswith(HEADER) and stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "trace.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    assert main(["trace", "--steps", "1", "--output", str(link)]) == 0
    assert link.is_symlink() and target.read_text().startswith(HEADER)


def test_a_hard_link_to_the_output_keeps_the_old_content(tmp_path: Path) -> None:
    target, other = tmp_path / "trace.csv", tmp_path / "other.csv"
    target.write_text("old")
    other.hardlink_to(target)
    assert main(["trace", "--steps", "1", "--output", str(target)]) == 0
    assert target.read_text().startswith(HEADER) and other.read_text() == "old"


@pytest.mark.parametrize("length", [1, 200, 250])
def test_any_file_name_that_the_system_allows_will_do(length: int, tmp_path: Path) -> None:
    target = tmp_path / ("a" * length)
    assert main(["trace", "--steps", "1", "--output", str(target)]) == 0
    assert target.exists()


def one_line_about_output(err: str, target: object) -> bool:
    return err.startswith(f"rmsprop-gui: argument --output: cannot write {str(target)!r}: ") and err.count("\n") == 1


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """The system itself stops the writing half way."""
    target = tmp_path / "trace.csv"
    target.write_text("precious")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    done = run("trace", "--steps", "10000", "--output", str(target), preexec_fn=limit)
    assert done.returncode == 2 and one_line_about_output(done.stderr, target)
    assert target.read_text() == "precious" and list(tmp_path.iterdir()) == [target]


def test_an_error_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Stepper):
        def advance(self, rows: int, deadline: float = math.inf) -> object:
            raise OSError(28, "No space left on device")

    target = tmp_path / "trace.csv"
    target.write_text("precious")
    monkeypatch.setattr(steps, "Stepper", Failing)
    assert main(["trace", "--output", str(target)]) == 2
    assert target.read_text() == "precious" and list(tmp_path.iterdir()) == [target]


def test_a_bad_argument_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "trace.csv"
    target.write_text("precious")
    assert run("trace", "--output", str(target), "--steps", "0").returncode == 2
    assert target.read_text() == "precious"


def refused(capsys: pytest.CaptureFixture[str], target: object) -> str:
    assert main(["trace", "--output", str(target)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and one_line_about_output(err, target)
    return err


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Is a directory" in refused(capsys, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_itself_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(link.name)
    assert "Too many levels of symbolic links" in refused(capsys, link)


def test_a_missing_folder_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No such file or directory" in refused(capsys, tmp_path / "missing" / "trace.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert "Not a directory" in refused(capsys, tmp_path / "file" / "trace.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="permission bits do not bind root")
def test_a_folder_without_permission(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o555)
    assert "Permission denied" in refused(capsys, tmp_path / "trace.csv")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that not even root can write to")
def test_a_folder_that_takes_no_files(capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "/proc/trace.csv")


def test_a_device_is_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--steps", "1", "--output", "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()
    assert "No space left on device" in refused(capsys, "/dev/full")


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        assert run("trace", "--steps", "1", "--output", str(pipe)).returncode == 0
        assert reader.communicate(timeout=30)[0].startswith(HEADER)
    assert pipe.is_fifo()


def test_the_name_of_standard_output_will_do() -> None:
    """`--output /dev/stdout` into a pipe, and so `--output >(program)` in a shell."""
    done = run("trace", "--steps", "1", "--output", "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(HEADER)


@pytest.mark.parametrize("command", ["trace", "catalogue"])
def test_no_window_is_loaded(command: str) -> None:
    """Not even the modules: trace must run where there is no Qt."""
    program = (
        "import sys; from rmsprop_gui.__main__ import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'shiboken6', 'pyqtgraph', 'contourpy', 'sympy', 'matplotlib'};"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}), code, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stderr.strip() == "[] 0"


@dataclass(frozen=True)
class RaisesAtStep(GradientDescent):
    """Gradient descent that raises an exception at one of its steps."""

    name = "raises"
    at: ClassVar[int]

    def step(self, plain: bool = False) -> Callable[..., Any]:
        take = super().step(plain)

        def stepped(g: Any, t: int, *memory: Any) -> Any:
            if t == self.at:
                raise LookupError("no such entry")
            return take(g, t, *memory)

        return stepped

    def stride(self, first: Any, second: Any, plain: bool = False) -> Callable[..., Any]:
        take = super().stride(first, second, plain)

        def strode(x1: Any, x2: Any, t: int, *memory: Any) -> Any:
            if t == self.at:
                raise LookupError("no such entry")
            return take(x1, x2, t, *memory)

        return strode


@pytest.mark.parametrize("at", [1, 2, 60, 1500])
@pytest.mark.parametrize("to_file", [False, True])
def test_a_run_that_raises_is_named_and_the_others_are_written(
    at: int, to_file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(RULES, "raises", RaisesAtStep)
    monkeypatch.setattr(RaisesAtStep, "at", at, raising=False)
    optimizers = ("rmsprop", "raises", "adam")
    arguments = [part for name in optimizers for part in ("--optimizer", name)]
    target = tmp_path / "steps.csv"
    output = ["--output", str(target)] if to_file else []
    assert main(["trace", *arguments, "--steps", "1600", *output]) == 2
    out, err = capsys.readouterr()
    assert err == f"rmsprop-gui: run 2 (Gradient descent) failed at step {at}: LookupError: no such entry\n"
    rows = read(target.read_text() if to_file else out)
    assert [len(of_run(rows, number)) for number in (1, 2, 3)] == [1601, at, 1601]
    alone = traced(capsys, "--optimizer", "adam", "--steps", "1600")
    assert [{**row, "run": "1"} for row in of_run(rows, 3)] == alone


def test_several_runs_that_raise_are_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(RULES, "raises", RaisesAtStep)
    monkeypatch.setattr(RaisesAtStep, "at", 5, raising=False)
    assert main(["trace", "--optimizer", "raises", "--optimizer", "raises"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "run 1 (" in err and "run 2 (" in err and err.count("failed at step 5") == 2
