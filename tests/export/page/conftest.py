"""One browser for all tests of the page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.conftest import do_without
from selenium import webdriver

from .browser import TOOLS, Page, started


@pytest.fixture(scope="package")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    found = {name: shutil.which(name) for name in TOOLS}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        do_without(" and ".join(missing))
    driver = started({name: str(path) for name, path in found.items()}, tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture
def page(driver: webdriver.Chrome, tmp_path: Path) -> Page:
    return Page(driver, tmp_path)
