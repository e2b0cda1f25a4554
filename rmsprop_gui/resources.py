"""The files shipped beside the code: inside the package once installed, at the top of a checkout while developing."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(name: str) -> Traversable:
    """The resource with this path below `resources/`."""
    installed = files("rmsprop_gui") / "resources"
    folder: Traversable = installed if installed.is_dir() else Path(__file__).resolve().parent.parent / "resources"
    return folder.joinpath(name)
