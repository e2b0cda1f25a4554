"""What the tests on a real X screen share."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from .program import Program
from .screen import PATIENCE, TOOLS, Screen

LIMIT = 5 * PATIENCE  # a test waits for several things, one after the other
TEST_PACKAGES = (
    "xvfb xdotool matchbox-window-manager locales dbus-daemon at-spi2-core gir1.2-atspi-2.0 python3-gi "
    "desktop-file-utils libxml2-utils shared-mime-info xdg-utils libglib2.0-bin chromium chromium-driver"
)
"""Debian's names for what these tests, those of the file types and those of pages in a browser use."""
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


PANELS = ((slice(None), slice(0, 330)), (slice(750, None), slice(0, 1480)))
"""The left column, and charts and playback bar. Elsewhere a label keeps a place that it had, and a formula its size."""
USED = {"version": 1, "beginner": False, "motion": False}
"""The settings of somebody who has taken a step before, and wants to see the next one at once."""


def settle_in(folder: Path) -> None:
    """Have a program that is started in this folder find those settings."""
    kept = folder / "rmsprop-gui" / "window.json"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(USED), encoding="utf-8")


@pytest.fixture
def lab(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    """The program as it comes up for who knows it."""
    settle_in(tmp_path)
    program = Program(screen, tmp_path)
    try:
        program.wait_for_window()
        yield program
    finally:
        program.kill()
