"""What is remembered from one start to the next. A file that is damaged or strange never keeps the window from opening.

It is JSON, and every value is checked. QSettings would run code that somebody has put into the file, and wait for a
lock that a program has left behind.
"""

import json
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QDir, QStandardPaths

from rmsprop_gui.files.json_text import parse_json
from rmsprop_gui.files.text_file import read_text, replace_text
from rmsprop_gui.playback.player import SPEEDS
from rmsprop_gui.window.actions.action_table import REMEMBERED
from rmsprop_gui.window.looks.appearance import CHOICES, SYSTEM
from rmsprop_gui.window.looks.look import SCALES

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow

_VERSION = 1
_LIMIT = 64 * 1024  # bytes; what is written has about two thousand
_PLACE = bytes.fromhex("01d9d0cb")  # how every place that Qt has saved begins


@dataclass(frozen=True)
class Remembered:
    """What the user has chosen of the window; what it is without a choice."""

    theme: str = SYSTEM
    scale: float = 1.0
    speed: float = 10.0
    place: bytes = b""
    """Where the window is and how large, in Qt's own words; empty for the usual place."""
    layout: bytes = b""
    """Where the panels are."""
    options: Mapping[str, bool] = field(default_factory=dict)
    """By the names of actions that are on or off."""


_Reader = Callable[[object], object]


def _sealed(value: bytes) -> str:
    """As text, with a checksum: Qt trusts a layout blindly, and dies of a single wrong byte."""
    return f"{value.hex()}:{zlib.crc32(value):08x}"


def _unsealed(text: object) -> bytes:
    if not isinstance(text, str):
        raise ValueError("it is no text")
    value = bytes.fromhex(text.partition(":")[0])
    if text != _sealed(value):
        raise ValueError("it is not what was saved")
    return value


def _one_of(choices: tuple[object, ...]) -> _Reader:
    def reader(value: object) -> object:
        if isinstance(value, bool) or value not in choices:  # True is 1 to Python
            raise ValueError(f"{value!r} is none of {choices}")
        return value

    return reader


def _is_on(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


_READERS: dict[str, _Reader] = {
    "theme": _one_of(CHOICES),
    "scale": _one_of(SCALES),
    "speed": _one_of(SPEEDS),
    "place": _unsealed,
    "layout": _unsealed,
}
_read_version = _one_of((_VERSION,))
_OPTIONS: dict[str, _Reader] = dict.fromkeys(REMEMBERED, _is_on)


class Settings:
    """Keeps what is remembered in a file of the user, or in the one that it is given."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _usual_path()
        self.is_damaged = False
        """Whether something in the file could not be used."""

    @property
    def file(self) -> str:
        return str(self._path)

    def load(self) -> Remembered:
        """What was saved last, as far as it can be used."""
        self.is_damaged = False
        values = self._read()
        known = self._usable(values, _READERS)
        options = self._usable(values.get("options", {}), _OPTIONS)
        return replace(Remembered(options=options), **known)

    def save(self, remembered: Remembered) -> None:
        """Write it down at once; where that fails, standard error says so, and the window closes all the same."""
        values = {name: getattr(remembered, name) for name in _READERS}
        plain = {name: _sealed(value) if isinstance(value, bytes) else value for name, value in values.items()}
        document = {"version": _VERSION, **plain, "options": dict(remembered.options)}
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_text(self._path, json.dumps(document, indent=2) + "\n")
        except OSError as error:
            _tell(f"rmsprop-gui: cannot save the settings in {self.file!r}: {error.strerror}")

    def _read(self) -> dict[str, Any]:
        try:
            values = parse_json(read_text(self._path, _LIMIT))
            if not isinstance(values, dict):
                raise ValueError("it is no object")
            _read_version(values.get("version"))
        except (FileNotFoundError, NotADirectoryError):  # nothing was saved yet; nothing can be where HOME is a file
            return {}
        except (OSError, ValueError):
            self.is_damaged = True
            return {}
        return values

    def _usable(self, values: object, readers: Mapping[str, _Reader]) -> dict[str, Any]:
        """Those of the values that their readers accept, in the order of the readers."""
        if not isinstance(values, dict):
            self.is_damaged = True
            return {}
        usable: dict[str, Any] = {}
        for name, read in readers.items():
            try:
                if name in values:
                    usable[name] = read(values[name])
            except ValueError:
                self.is_damaged = True
        return usable


def _usual_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(QDir(folder).absolutePath(), "rmsprop-gui", "window.json")


def _tell(line: str) -> None:
    try:
        if sys.stderr is not None:  # as it is in a window without a terminal
            print(line, file=sys.stderr, flush=True)
    except OSError:  # the terminal has been closed
        pass


def remembered_of(window: "MainWindow") -> Remembered:
    """How the window is now."""
    return Remembered(
        window.appearance.theme,
        window.appearance.scale,
        window.player.speed,
        bytes(window.saveGeometry().data()),
        window.docks.save(),
        {name: window.actions_by_name[name].isChecked() for name in REMEMBERED},
    )


def bring_back(window: "MainWindow", remembered: Remembered) -> bool:
    """Make the window as it was; False if its place or its layout is of no use. The look has been seen to before."""
    for name, on in remembered.options.items():
        if window.actions_by_name[name].isChecked() != on:
            window.actions_by_name[name].trigger()
    window.player.set_speed(remembered.speed)
    window.restoreGeometry(QByteArray(remembered.place))  # Qt refuses a place on a screen of quite another size
    placed = not remembered.place or remembered.place.startswith(_PLACE)
    laid_out = not remembered.layout or window.docks.restore(remembered.layout)
    window.bar.show()  # whatever the layout says
    return placed and laid_out
