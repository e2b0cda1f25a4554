"""An experiment file on the command line: `trace FILE`, and what is said of one that cannot be opened."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from rmsprop_gui.__main__ import main
from rmsprop_gui.command_line.arguments import parse_arguments
from rmsprop_gui.command_line.experiment_options import experiment
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import write_experiment
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.view.view_state import ViewState


def made(path: Path, experiment: Experiment) -> str:
    write_experiment(path, Document(experiment, ViewState()))
    return str(path)


def changed_experiment() -> Experiment:
    """With a change on the way, noise and a box, none of which an option could say."""
    notebook = notebook_experiment()
    run = replace(notebook.runs[2], changes=(Change(20, RMSProp(learning_rate=0.3)),))
    sampling = Sampling(noise=0.5, seed=3)
    return replace(notebook.with_run(2, run), steps=60, sampling=sampling, box=((-9.5, 9.5), (-4.0, 4.0)))


def test_a_traced_file_has_the_bits_of_its_experiment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = changed_experiment()
    assert main(["trace", made(tmp_path / "a.rmsprop", there)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    for number, run in enumerate(there.runs, 1):
        positions = Stepper(*there.trial(run)).advance(1000).trajectory.position.tolist()
        assert [[float(row["x1"]), float(row["x2"])] for row in rows if row["run"] == str(number)] == positions


def test_steps_and_output_are_of_use_beside_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, output = made(tmp_path / "a.rmsprop", changed_experiment()), tmp_path / "steps.csv"
    assert main(["trace", "--steps", "7", file, "--output", str(output)]) == 0
    assert capsys.readouterr() == ("", "")
    assert len(output.read_text().splitlines()) == 1 + 3 * 8


@pytest.mark.parametrize(
    "option", [("--surface", "bowl"), ("--optimizer", "adam"), ("--start", "1,2"), ("--noise", "0"), ("--seed", "0")]
)
def test_what_a_file_says_is_not_said_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    file = made(tmp_path / "a.rmsprop", notebook_experiment())
    assert main(["trace", file, *option]) == 2
    assert capsys.readouterr().err == f"rmsprop-gui: argument {option[0]}: not beside a file, which says it\n"


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("none.rmsprop", None, "No such file or directory"),
        ("folder.rmsprop", (), "Is a directory"),
        ("text.rmsprop", "hello", "not an experiment of RMSProp Lab"),
        ("later.rmsprop", '{"format": "rmsprop-lab experiment", "version": 99}', "a later RMSProp Lab wrote it"),
        ("bytes.rmsprop", b"\xff\xfe", "not text in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_opened_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: object, reason: str
) -> None:
    path = tmp_path / name
    if content == ():
        path.mkdir()
    elif content is not None:
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    assert main(["trace", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and f"cannot open {str(path)!r}" in err and reason in err


def test_a_window_is_not_opened_where_a_terminal_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmsprop_gui.__main__.is_read", lambda: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main([str(tmp_path / "none.rmsprop")]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_too_many_steps_for_a_file_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = notebook_experiment().runs[0]
    file = made(tmp_path / "a.rmsprop", replace(notebook_experiment(), runs=(run,) * 150, steps=10))
    assert main(["trace", file, "--steps", "100000"]) == 2
    assert "argument --steps: all runs and pinned paths together" in capsys.readouterr().err


def test_a_word_that_is_no_command_is_a_file() -> None:
    assert parse_arguments(["lecture.rmsprop"]).file == "lecture.rmsprop"
    assert parse_arguments(["./trace"]).file == "./trace"
    assert parse_arguments(["open", "trace"]).file == "trace"
    assert parse_arguments([]).file is None and parse_arguments(["trace"]).file is None


def test_without_a_file_the_options_say_all() -> None:
    assert experiment(parse_arguments(["trace"]), None) == notebook_experiment()
