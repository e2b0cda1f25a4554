"""Qt's properties are given by keyword in no way that depends on the user's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def is_made_by_qt(call: ast.Call) -> bool:
    """Whether a call makes something of Qt, or of a class that may be derived from it."""
    match call.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name == "__init__" or (name.startswith("Q") and name[1:2].isupper())
    return False


def treacherous(source: str) -> Iterator[str]:
    """The keywords that PySide turns into the name of a setter by the upper case of i, which in Turkish is İ."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and is_made_by_qt(node):
            yield from (word.arg for word in node.keywords if word.arg and word.arg.startswith("i"))


@pytest.mark.parametrize("folder", ["rmsprop_gui", "tests"])
def test_no_property_that_begins_with_i_is_given_by_keyword(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    found = {str(file.relative_to(ROOT)): list(treacherous(file.read_text(encoding="utf-8"))) for file in files}
    assert len(files) > 50 and {file: words for file, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "source, words",
    [
        ("QTimer(self, interval=0)", ["interval"]),
        ("QtCore.QTimer(interval=0)", ["interval"]),
        ("super().__init__(parent, inputMask='9')", ["inputMask"]),
        ("QToolButton(\n    icon=icon, iconSize=size)", ["icon", "iconSize"]),
        ("QTimer(self, singleShot=True)", []),
        ("view.update(inside=inside)", []),
        ("Quantity(initial=0)", []),
    ],
)
def test_such_a_property_is_found(source: str, words: list[str]) -> None:
    assert list(treacherous(source)) == words
