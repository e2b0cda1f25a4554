"""A few letters find what is meant, and the best comes first."""

import pytest

from rmsprop_gui.window.controls.finding import found

NAMES = (
    ("Reset view", "View"),
    ("Reset layout", "View › Panels"),
    ("Previous run", "View"),
    ("Light", "View › Theme"),
    ("Dark", "View › Theme"),
    ("Clear the pins", "Edit"),
    ("Pin the paths", "Edit"),
    ("Paths ahead of the playhead", "View"),
    ("Add RMSProp", "optimizer"),
    ("Add Adam", "optimizer"),
)


@pytest.mark.parametrize(
    "wanted, names",
    [
        ("pin", ["Pin the paths", "Clear the pins"]),
        ("PIN", ["Pin the paths", "Clear the pins"]),
        ("rv", ["Reset view"]),
        ("reset v", ["Reset view", "Reset layout"]),
        ("theme dark", ["Dark"]),
        ("dark theme", ["Dark"]),
        ("rms", ["Add RMSProp"]),
        ("adam", ["Add Adam"]),
        ("pahe", ["Paths ahead of the playhead"]),
        ("zebra", []),
        ("pin zebra", []),
    ],
)
def test_a_few_letters_find_what_is_meant(wanted: str, names: list[str]) -> None:
    assert [name for name, _ in found(wanted, NAMES, lambda pair: pair)] == names


def test_nothing_wanted_finds_all_in_their_order() -> None:
    assert found(" ", NAMES, lambda pair: pair) == list(NAMES)
