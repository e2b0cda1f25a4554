"""What the README tells people to type is what the program needs."""

import re
from pathlib import Path

from desktop.conftest import TEST_PACKAGES

from rmsprop_gui.command_line.screen import DEBIAN_LIBRARIES
from rmsprop_gui.optimizers.own import own_rule

README = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")


def test_the_system_libraries_are_those_that_the_program_names() -> None:
    assert re.findall(r"`apt install ([^`]*)`", README) == [f"python3-venv {DEBIAN_LIBRARIES}", TEST_PACKAGES]


def test_what_a_command_needs_stands_before_it() -> None:
    places = [README.index(text) for text in ("apt install python3-venv", "python3 -m venv", "-m pytest")]
    assert places == sorted(places)


def test_the_optimizer_that_it_shows_is_one() -> None:
    text = README.split("**An optimizer of one's own**")[1].split("```")[1]
    rule = own_rule(text)()
    assert tuple(rule.accumulators) == ("v",) and rule.values()["beta"] == 0.9
