"""What is remembered from one start to the next. A file that is damaged or strange never keeps the window from opening.

It is JSON, and every value is checked. QSettings would run code that somebody has put into the file, and wait for a
lock that a program has left behind.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QStandardPaths

from rmsprop_gui.command_line.streams import say
from rmsprop_gui.files.json_text import parse_json
from rmsprop_gui.files.text_file import read_text, replace_text
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import ReliefView, Shown
from rmsprop_gui.view.view_state import CHARTS, MAX_SMOOTHED, PRESENTED, SPEEDS, ChartView, OverlayScope, ViewState
from rmsprop_gui.window.looks.appearance import CHOICES
from rmsprop_gui.window.looks.look import SCALES

_VERSION = 1
_LIMIT = 64 * 1024  # bytes; what is written has about two thousand
_LONGEST = 200  # letters of the name of a measure


@dataclass(frozen=True)
class Remembered:
    """What is kept of a window: of its view, the fields that `_VIEW` names."""

    view: ViewState = field(default_factory=ViewState)
    place: bytes = b""
    """Where the window is and how large, in Qt's own words; empty for the usual place."""
    layout: bytes = b""
    """Where the panels are."""
    welcomed: bool = False
    """Whether what there is to begin with has been closed, and shall not come by itself again."""


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


def _read_charts(value: object) -> tuple[ChartView, ...]:
    if not isinstance(value, list) or len(value) != CHARTS:
        raise ValueError(f"{value!r} are not {CHARTS} charts")
    return tuple(_read_chart(chart) for chart in value)


def _read_chart(value: object) -> ChartView:
    if not isinstance(value, dict) or value.keys() - {"whole_length", "smoothed"} != {"measure", "logarithmic"}:
        raise ValueError(f"{value!r} is no chart")
    measure = value["measure"]
    if not isinstance(measure, str) or not 0 < len(measure) <= _LONGEST:
        raise ValueError(f"{measure!r} is not the name of a measure")
    whole_length, smoothed = _is_on(value.get("whole_length", False)), _read_smoothed(value.get("smoothed", 1))
    return ChartView(measure, _is_on(value["logarithmic"]), whole_length, smoothed)


def _read_smoothed(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_SMOOTHED:
        raise ValueError(f"{value!r} is no number of steps")
    return value


def _read_parts(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not set(map(str, value)) <= set(PRESENTED):
        raise ValueError(f"{value!r} are no parts of the presenter view")
    return frozenset(map(str, value))


def _read_place(value: object) -> tuple[float, float] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or not all(map(_is_share, value)):
        raise ValueError(f"{value!r} is no place on the canvas")
    return float(value[0]), float(value[1])


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and _is_number(value) and 0 <= value <= 1


def _read_relief(value: object) -> ReliefView:
    if not isinstance(value, dict) or value.keys() != {each.name for each in fields(ReliefView)}:
        raise ValueError(f"{value!r} is no view of a surface in 3-D")
    numbers = {name: value[name] for name in ("azimuth", "elevation", "size")}
    shift = value["shift"]
    if not isinstance(shift, list) or len(shift) != 2 or not all(map(_is_number, (*numbers.values(), *shift))):
        raise ValueError(f"{value!r} is no view of a surface in 3-D")
    scale = None if value["scale"] is None else HeightScale(value["scale"])
    return ReliefView(Shown(value["shown"]), scale, **numbers, shift=(shift[0], shift[1]))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _read_scope(value: object) -> OverlayScope:
    return OverlayScope(value)


_VIEW: dict[str, _Reader] = {
    "theme": _one_of(CHOICES),
    "scale": _one_of(SCALES),
    "notation": Notation,
    "speed": _one_of(SPEEDS),
    "paths_ahead": _is_on,
    "equal_axes": _is_on,
    "curvature": _is_on,
    "magnifier": _is_on,
    "legend": _is_on,
    "legend_place": _read_place,
    "presented": _read_parts,
    "motion": _is_on,
    "beginner": _is_on,
    "overlays": _read_scope,
    "relief": _read_relief,
    "future_hidden": _is_on,
    "pointer_dot": _is_on,
    "charts": _read_charts,
}
_WINDOW: dict[str, _Reader] = {"place": _unsealed, "layout": _unsealed, "welcomed": _is_on}
_read_version = _one_of((_VERSION,))


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, bytes):
        return _sealed(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, ReliefView):
        return {name: _plain(part) for name, part in vars(value).items()}
    return [vars(part) if is_dataclass(part) else part for part in value] if isinstance(value, tuple) else value


class Settings:
    """Keeps what is remembered in a file of the user, or in the one that it is given."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _usual_path()
        self.is_damaged = False
        """Whether something in the file could not be used."""

    @property
    def file(self) -> str:
        """The path of the file."""
        return str(self._path)

    def load(self) -> Remembered:
        """What was saved last, as far as it can be used."""
        self.is_damaged = False
        values = self._read()
        view = replace(ViewState(), **self._usable(values, _VIEW))
        return replace(Remembered(view), **self._usable(values, _WINDOW))

    def save(self, remembered: Remembered) -> None:
        """Write it down at once; where that fails, standard error says so, and the window closes all the same."""
        values = {name: getattr(remembered.view, name) for name in _VIEW}
        values |= {name: getattr(remembered, name) for name in _WINDOW}
        document = {"version": _VERSION, **{name: _plain(value) for name, value in values.items()}}
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_text(self._path, json.dumps(document, indent=2) + "\n")
        except OSError as error:
            say(f"rmsprop-gui: cannot save the settings in {self.file!r}: {error.strerror}")

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

    def _usable(self, values: Mapping[str, object], readers: Mapping[str, _Reader]) -> dict[str, Any]:
        """Those of the values that their readers accept, in the order of the readers."""
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
