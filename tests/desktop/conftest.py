"""What the tests on a real X screen share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from .program import Program
from .screen import PATIENCE, TOOLS, Screen

LIMIT = 5 * PATIENCE  # a test waits for several things, one after the other
TEST_PACKAGES = "xvfb xdotool matchbox-window-manager locales dbus-daemon at-spi2-core gir1.2-atspi-2.0 python3-gi"
"""Debian's names for what these tests use."""
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(pytest.mark.timeout(LIMIT))


def do_without(missing: str) -> NoReturn:
    """Skip a test that lacks something of the system, but fail where the tests are there to tell."""
    say = pytest.fail if os.environ.get("CI") else pytest.skip
    say(f"{missing} not found (Debian, Ubuntu: apt install {TEST_PACKAGES})")


def need_tools() -> None:
    """Do without a screen where there is nothing to make one with."""
    if MISSING:
        do_without(" and ".join(MISSING))


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    need_tools()
    screen = Screen(tmp_path_factory.mktemp("screen"))
    yield screen
    screen.stop()


@pytest.fixture
def lab(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    """The program as it comes up, once a first step has ended the hints for who has never seen it."""
    program = Program(screen, tmp_path)
    try:
        hinted = program.wait_for_window()
        screen.press("Right")
        stepped = program.wait_for_change(hinted)
        screen.press("Left")
        program.wait_for_change(stepped)
        yield program
    finally:
        program.kill()
