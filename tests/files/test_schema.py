"""The shape of a file, as it is told to other programs."""

import json

from rmsprop_gui.files.schema import Document, json_schema
from rmsprop_gui.resources import resource


def test_the_schema_that_is_shipped_is_the_one_that_files_are_checked_against() -> None:
    shipped = resource("experiment.schema.json").read_text(encoding="utf-8")
    assert shipped == json_schema(), "write what json_schema() returns into resources/experiment.schema.json"


def test_every_part_says_what_it_is() -> None:
    parts = json.loads(json_schema())["$defs"]
    assert Document.__name__ in parts and all(part["description"] for part in parts.values())
    assert all(part["additionalProperties"] is False for part in parts.values())
