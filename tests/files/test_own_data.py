"""Data of one's own in an experiment file: the rows as numbers, whole, or refused with a sentence."""

from pathlib import Path
from typing import Any

import pytest

from rmsprop_gui.files import schema
from rmsprop_gui.files.data_file import read_data
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.document_text import from_text, to_text
from rmsprop_gui.files.surface_part import read_surface, write_surface
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces.own_data import OWN_DATA
from rmsprop_gui.view.view_state import ViewState

GOOD: dict[str, Any] = {"columns": ("dose", "effect"), "rows": [(1.0, 2.5), (2.0, 3.0), (3.0, 1 / 3)]}

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "too few rows": ({"rows": [(1.0, 2.0)]}, "1 rows of numbers"),
    "huge": ({"rows": [(1.0, 2.0), (2.0, 1e300), (3.0, 4.0)]}, "must be between"),
    "no number": ({"rows": [(1.0, 2.0), (2.0, float("nan")), (3.0, 4.0)]}, "must be between"),
    "one place": ({"rows": [(1.0, 2.0)] * 3}, "all numbers of the first column are the same"),
    "a name that cannot be shown": ({"columns": ("a\n", "b")}, "name of a column"),
    "a name without an end": ({"columns": ("a" * 200, "b")}, "name of a column"),
}


@pytest.mark.parametrize("changed, said", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_surface(schema.Surface(name=OWN_DATA, data=schema.Data(**{**GOOD, **changed})))


@pytest.mark.parametrize("other", [{"name": "bowl"}, {"settings": {"kappa": 3.0}}, {"settings": {"units": "miles"}}])
def test_data_are_nothing_else(other: dict[str, Any]) -> None:
    content = {"name": OWN_DATA, "data": schema.Data(**GOOD), **other}
    with pytest.raises(ValueError, match=r"no data of one's own|has no setting|units must be"):
        read_surface(schema.Surface(**content))


def test_without_its_rows_there_is_no_such_surface() -> None:
    with pytest.raises(ValueError, match="there is no surface 'own_data'"):
        read_surface(schema.Surface(name=OWN_DATA))


@pytest.mark.parametrize("units", ["standardised", "raw"])
def test_an_experiment_on_data_of_one_s_own_is_carried_as_text(units: str) -> None:
    surface = read_surface(schema.Surface(name=OWN_DATA, settings={"units": units}, data=schema.Data(**GOOD)))
    assert write_surface(surface).data == schema.Data(**GOOD)
    document = Document(notebook_experiment().on_surface(surface), ViewState())
    assert from_text(to_text(document), ViewState()) == document


def test_a_file_is_read_with_care(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("dose;effect\n1;2,5\n2;3\n3;0,5\n", encoding="utf-8")
    assert read_data(file).columns.rows == ((1.0, 2.5), (2.0, 3.0), (3.0, 0.5))
    file.write_bytes(b"1,2\n\xff,3\n")
    with pytest.raises(ValueError, match="not text in UTF-8"):
        read_data(file)
    with pytest.raises(OSError):
        read_data(tmp_path)
