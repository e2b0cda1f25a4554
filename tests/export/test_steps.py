"""The table of formats, and the steps as CSV, which the command line shares."""

import csv
from pathlib import Path

import pytest

from rmsprop_gui.export.formats import TEXT_FORMATS, export_text
from rmsprop_gui.export.steps import HEADING
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.view.view_state import first_view


@pytest.mark.parametrize("kind", TEXT_FORMATS)
def test_every_format_is_written_whole_or_not_at_all(kind: str, tmp_path: Path) -> None:
    experiment = notebook_experiment()
    view, path = first_view(experiment), tmp_path / f"out{TEXT_FORMATS[kind].suffix}"
    export_text(kind, experiment, view, path)
    assert path.read_text(encoding="utf-8") == "".join(TEXT_FORMATS[kind].writer(experiment, view))
    with pytest.raises(OSError, match="No such file"):
        export_text(kind, experiment, view, tmp_path / "missing" / "out")
    assert list(tmp_path.iterdir()) == [path]


def test_steps_are_those_of_the_app() -> None:
    experiment = notebook_experiment()
    text = "".join(TEXT_FORMATS["steps"].writer(experiment, first_view(experiment)))
    rows = list(csv.DictReader(text.splitlines()))
    assert list(rows[0]) == HEADING.split(",")
    for number, run in enumerate(experiment.runs, 1):
        steps = Stepper(*experiment.trial(run)).advance(experiment.steps + 1).trajectory
        found = [(float(row["x1"]), float(row["x2"]), float(row["loss"])) for row in rows if row["run"] == str(number)]
        assert found == [(*x, loss) for x, loss in zip(steps.position.tolist(), steps.loss.tolist(), strict=True)]
