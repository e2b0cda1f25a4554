"""Prints the lowest version of each dependency that pyproject.toml allows to this Python, as constraints for pip."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in map(Requirement, project["dependencies"]):
    if requirement.marker is None or requirement.marker.evaluate():
        (lowest,) = (specifier.version for specifier in requirement.specifier if specifier.operator == ">=")
        print(f"{requirement.name}=={lowest}")
