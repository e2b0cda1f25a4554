"""What is kept is all that an experiment and a view are, and whatever a text is, it is a document or a ValueError."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from optimizers.own.texts import RMSPROP

from rmsprop_gui.files import schema
from rmsprop_gui.files.document import LIMIT, ROOM, Document
from rmsprop_gui.files.document_text import UPGRADES, from_text, to_text
from rmsprop_gui.files.schema import VERSION
from rmsprop_gui.simulation.experiment import MAX_PATHS, Experiment, Pin, Run, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.simulation.replay import steps_of
from rmsprop_gui.simulation.trial import Change, Trial
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.view_state import ChartView, ComparisonView, ViewState

from .rich import in_another_room, rich_document, rich_view

SAMPLES = Path(__file__).parent / "samples"


def notebook() -> Document:
    return Document(notebook_experiment(), ViewState())


def ends(experiment: Experiment) -> list[list[float]]:
    """Where each path ends, whole as far as it goes."""
    found = []
    for trial in experiment.trials():
        stepper = steps_of(trial)
        while not stepper.done:
            last = stepper.advance(10_000)
        found.append(last.trajectory.position[-1].tolist())
    return found


def test_all_comes_back_to_the_last_bit() -> None:
    document = rich_document()
    back = from_text(to_text(document), rich_view())
    assert back == document
    assert repr(back.experiment) == repr(document.experiment), "−0.0 is not 0.0, and 1 is not 1.0"
    assert np.array_equal(ends(back.experiment), ends(document.experiment), equal_nan=True)


def test_the_room_stays_as_it_is() -> None:
    room = ViewState(theme="light", scale=1.25)
    assert from_text(to_text(rich_document()), room).view == in_another_room(rich_view(), room)


def test_every_field_of_the_rich_view_is_unusual() -> None:
    usual, rich = ViewState(), rich_view()
    assert not [field.name for field in fields(usual) if getattr(usual, field.name) == getattr(rich, field.name)]


def test_what_a_file_does_not_say_of_the_view_stays() -> None:
    raw = json.loads(to_text(notebook()))
    raw["view"] = {"axis": 0}
    assert from_text(json.dumps(raw), rich_view()).view == replace(rich_view(), axis=0)


def test_a_copy_that_was_kept_by_itself_knows_where_it_belongs() -> None:
    document = replace(notebook(), path=Path("/a place/lecture.rmsprop"))
    assert from_text(to_text(document), ViewState()) == document


DECLARED: list[tuple[Any, Any, set[str]]] = [
    (Experiment, schema.Experiment, set()),
    (Run, schema.Run, {"rule", "is_named"}),
    (Pin, schema.Pin, {"trial"}),
    (Sampling, schema.Sampling, set()),
    (Prediction, schema.Prediction, set()),
    (ChartView, schema.Chart, set()),
    (ComparisonView, schema.Comparison, set()),
    (ViewState, schema.View, set(ROOM)),
]
"""What is kept, its shape in a file, and the fields that are kept otherwise, or not at all."""


@pytest.mark.parametrize("kept, shape, otherwise", DECLARED, ids=lambda item: getattr(item, "__name__", ""))
def test_every_field_is_in_the_file(kept: Any, shape: Any, otherwise: set[str]) -> None:
    assert {field.name for field in fields(kept)} - otherwise <= set(shape.__struct_fields__)


@pytest.mark.parametrize("kept, shape", [(Trial, schema.Trial), (Change, schema.Change)])
def test_every_field_of_a_tuple_is_in_the_file(kept: Any, shape: Any) -> None:
    said_otherwise = {"objective": "surface", "rule": "settings"}
    assert {said_otherwise.get(name, name) for name in kept._fields} <= set(shape.__struct_fields__)


# every version opens for ever


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_opens(version: int) -> None:
    text = (SAMPLES / f"version_{version}.rmsprop").read_text(encoding="utf-8")
    expected = json.loads((SAMPLES / f"version_{version}.json").read_text(encoding="utf-8"))
    assert json.loads(text)["version"] == version
    document = from_text(text, ViewState())
    assert [run.label for run in document.experiment.runs] == expected["runs"]
    assert np.allclose(ends(document.experiment), expected["ends"], rtol=1e-12, atol=0, equal_nan=True)
    assert document.view.step == expected["step"] and document.view.charts[0].measure == expected["chart"]
    assert from_text(to_text(document), ViewState()) == document


def test_there_is_a_way_from_each_version_to_the_next() -> None:
    assert set(UPGRADES) == set(range(1, VERSION))


# whatever it is


def changed(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(raw: dict[str, Any]) -> None:
        place: Any = raw
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return change


def typed(lines: str) -> Callable[[dict[str, Any]], None]:
    def change(raw: dict[str, Any]) -> None:
        raw["experiment"]["runs"][0] |= {"optimizer": "own", "lines": lines, "settings": {}, "changes": []}

    return change


RUN = ("experiment", "runs", 0)
REFUSED: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (typed(""), "line 1, column 1: the learning rate is not declared"),
    (typed("eta: 1\nrate = eta\ndirection = __import__('os')"), "line 3, column 13: there is no function __import__"),
    (typed("v" * 5001), "lines: Expected `str` of length <= 5000"),
    (changed(*RUN, "lines", to=RMSPROP), "has no lines of its own"),
    (changed("format", to="something else"), "not an experiment of RMSProp Lab"),
    (changed("version", to=VERSION + 1), f"version {VERSION + 1}, and this one reads up to {VERSION}"),
    (changed("version", to=0), "no number from 1 on"),
    (changed("version", to=True), "no number from 1 on"),
    (changed("version", to="1"), "no number from 1 on"),
    (changed("experiment", to=None), "experiment: Expected `object`, got `null`"),
    (changed("extra", to=1), "unknown field `extra`"),
    (changed(*RUN, "extra", to=1), r"experiment.runs\[0\]: .*unknown field `extra`"),
    (changed("experiment", "steps", to="100"), "experiment.steps: Expected `int`, got `str`"),
    (changed("experiment", "steps", to=0), "from 1 to 100,000, not 0"),
    (changed("experiment", "steps", to=10**30), "experiment.steps|steps must be"),
    (changed("experiment", "start", to=[1.0]), "experiment.start"),
    (changed("experiment", "start", to=[1.0, 1e7]), "x2 must be between"),
    (changed("experiment", "surface", "name", to="nowhere"), "no surface 'nowhere'"),
    (changed("experiment", "surface", "settings", to={"beta": 1}), "quadratic has no setting 'beta'"),
    (changed("experiment", "surface", "settings", "kappa", to=0.5), "kappa must be between 1 and 10000"),
    (changed("experiment", "sampling", to={"noise": -1.0}), "noise must be between"),
    (changed("experiment", "sampling", to={"seed": -1}), "seed must be a whole number"),
    (changed("experiment", "box", to=[[1.0, 2.0], [0.0, 1.0]]), "outside the box"),
    (changed(*RUN, "optimizer", to="sgd"), "no optimizer 'sgd'"),
    (changed(*RUN, "settings", to={"gamma": 1}), "ewma_momentum has no setting 'gamma'"),
    (changed(*RUN, "settings", "beta", to="0.9"), "beta must be a number"),
    (changed(*RUN, "settings", "beta", to=True), "beta must be a number"),
    (changed(*RUN, "settings", "bias_correction", to=1), "bias_correction must be true or false"),
    (changed(*RUN, "settings", "beta", to=[1]), "settings"),
    (changed(*RUN, "changes", to=[{"row": 0}]), "one after the other"),
    (changed(*RUN, "style", to=-1), "^ewma_momentum: the style"),
    (changed(*RUN, "label", to=" "), "1 to 200 letters"),
    (changed(*RUN, "label", to="a\nb"), "1 to 200 letters"),
    (changed(*RUN, "label", to="x" * 201), "length <= 200"),
    (changed(*RUN, "style", to=-1), "style must be a whole number"),
    (changed(*RUN, "style", to=2**31), "style must be a whole number"),
    (changed("view", "step", to=2**31), "playhead cannot be at step 2147483648"),
    (changed("view", "part", to=2**31), "playhead cannot be at step 0, part 2147483648"),
    (changed("view", "speed", to=3.0), "no speed 3.0"),
    (changed("view", "overlays", to="all"), "overlays must be one of .*, not 'all'"),
    (changed("view", "charts", to=[]), "2 charts, not 0"),
    (changed("view", "theme", to="dark"), "unknown field `theme`"),
    (changed("view", "view_range", to=[[1.0, 0.0], [0.0, 1.0]]), "from 1.0 to 0.0"),
    (changed("view", "prediction", to={"run": 3, "origin": 0, "ahead": 5}), "run 3 to be predicted"),
    (changed("view", "prediction", to={"run": 0, "origin": 99, "ahead": 5}), "step 104 of run 0"),
    (changed("view", "prediction", to={"run": -1, "origin": 0, "ahead": 5}), "no run -1"),
]


@pytest.mark.parametrize("change, reason", REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_is_refused_with_the_place_or_the_reason(
    change: Callable[[dict[str, Any]], None], reason: str
) -> None:
    raw = json.loads(to_text(notebook()))
    change(raw)
    with pytest.raises(ValueError, match=reason):
        from_text(json.dumps(raw), ViewState())


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("[]", "not an experiment"),
        ("null", "not an experiment"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": ' + '{"a":' * 50_000, "nested too deeply"),
        ('{"format": NaN}', "not an experiment"),
        ('{"format": 1e999}', "out of range"),
        ("\ud800", "not an experiment"),
        ("x" * (LIMIT + 1), "more than"),
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_document_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        from_text(text, ViewState())


def test_what_cannot_be_read_back_is_not_written() -> None:
    unknown = replace(SURFACES["bowl"], name="mine")  # type: ignore[type-var]
    with pytest.raises(ValueError, match="none of the catalogue"):
        to_text(replace(notebook(), experiment=replace(notebook_experiment(), surface=unknown)))
    changed_formula = replace(SURFACES["bowl"], formula="x1**2 + x2**2")  # type: ignore[type-var]
    with pytest.raises(ValueError, match="none of the catalogue"):
        to_text(replace(notebook(), experiment=replace(notebook_experiment(), surface=changed_formula)))
    asked = Prediction(0, 0, 5, ((0.0, 0.0),) * 1001)
    with pytest.raises(ValueError, match="length <= 1000"):
        to_text(replace(notebook(), view=ViewState(prediction=asked)))


def test_the_largest_experiment_is_kept() -> None:
    run = notebook_experiment().runs[0]
    changes = tuple(Change(row, replace(run.rule, beta=row / 1000)) for row in range(1, 40))  # type: ignore[type-var]
    many = tuple(replace(run, changes=changes).called("β" * 200) for _ in range(MAX_PATHS))
    document = replace(notebook(), experiment=replace(notebook_experiment(), runs=many))
    assert from_text(to_text(document), ViewState()) == document
