"""A browser without a screen, and pages opened in it from a disk."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from rmsprop_gui.export.page.assembly import write_page
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState, first_view

TOOLS = ("chromium", "chromedriver")
_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"),
)


def started(programs: Mapping[str, str], profile: Path) -> webdriver.Chrome:
    """The browser, with a profile of its own."""
    options = Options()
    options.binary_location = programs["chromium"]
    for argument in (*_QUIET, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(programs["chromedriver"]))


class Page:
    """A page that has been opened: what it shows, and what is done to it."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver = driver
        self._file = folder / "page.html"
        self.look()

    def look(self, width: int = 1200, height: int = 900, touch: bool = False, **media: str) -> None:
        """Show what is opened next on such a screen; `media` are what the system asks for: `prefers_color_scheme`."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": touch})
        asked = {"prefers-color-scheme": "light", "prefers-reduced-motion": "no-preference"}
        asked |= {name.replace("_", "-"): value for name, value in media.items()}
        features = [{"name": name, "value": value} for name, value in asked.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, text: str) -> None:
        """Open what was written, from a file."""
        self._file.write_text(text, encoding="utf-8")
        self.driver.get_log("browser")
        self.driver.get(self._file.as_uri())
        self.run_async("document.fonts.ready.then(() => requestAnimationFrame(() => done(null)))")

    def show(self, experiment: Experiment, view: ViewState | None = None) -> None:
        """Open the page of an experiment."""
        self.open(write_page(experiment, view or first_view(experiment)))

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns, in which `lab` is the experiment that is shown."""
        before = "const stage = window.rmspropLab?.stages[0]; const lab = stage?.lab;"
        return self.driver.execute_script(before + script, *arguments)

    def run_async(self, script: str) -> Any:
        """The same for a script that says when it is `done`."""
        return self.driver.execute_async_script(f"const done = arguments[arguments.length - 1]; {script}")

    def problems(self) -> list[str]:
        """What the browser complained of, and what the page tried to load."""
        said = [json.dumps(entry) for entry in self.driver.get_log("browser")]
        asked: list[str] = self.driver.execute_script(
            "return performance.getEntriesByType('resource').map((each) => each.name)"
        )
        return said + [name for name in asked if not name.startswith("data:")]

    def text(self, selector: str) -> str:
        """The text of an element, seen or only read out."""
        found: str = self.driver.execute_script("return document.querySelector(arguments[0]).textContent", selector)
        return found
