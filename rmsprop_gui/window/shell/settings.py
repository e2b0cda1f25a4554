"""What is remembered from one start to the next. A file that is damaged or strange never keeps the window from opening.

Everything is kept as plain text, and every value is checked: QSettings itself brings `False` back as `'false'`, which
is true.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from rmsprop_gui.playback.player import SPEEDS
from rmsprop_gui.window.actions.action_table import REMEMBERED
from rmsprop_gui.window.looks.appearance import CHOICES, SYSTEM
from rmsprop_gui.window.looks.look import SCALES

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow

_OPTIONS = "options/"
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


def _sealed(value: bytes) -> str:
    """As text, with a checksum: Qt trusts a layout blindly, and dies of a single wrong byte."""
    return f"{value.hex()}:{zlib.crc32(value):08x}"


def _unsealed(text: str) -> bytes:
    value = bytes.fromhex(text.partition(":")[0])
    if text != _sealed(value):
        raise ValueError("it is not what was saved")
    return value


def _one_of(choices: tuple[object, ...], read: Callable[[str], object]) -> Callable[[str], object]:
    def reader(text: str) -> object:
        value = read(text)
        if value not in choices:
            raise ValueError(f"{value!r} is none of {choices}")
        return value

    return reader


_READERS: dict[str, Callable[[str], object]] = {
    "theme": _one_of(CHOICES, str),
    "scale": _one_of(SCALES, float),
    "speed": _one_of(SPEEDS, float),
    "place": _unsealed,
    "layout": _unsealed,
}


class Settings:
    """Keeps what is remembered in a file of the user, or in the one that it is given."""

    def __init__(self, path: Path | None = None) -> None:
        ini = QSettings.Format.IniFormat
        if path is None:
            self._store = QSettings(ini, QSettings.Scope.UserScope, "rmsprop-gui", "window")
        else:
            self._store = QSettings(str(path), ini)
        self._store.setFallbacksEnabled(False)
        self.is_damaged = False
        """Whether something in the file could not be used."""

    @property
    def file(self) -> str:
        return self._store.fileName()

    def load(self) -> Remembered:
        """What was saved last, as far as it can be used."""
        self.is_damaged = self._store.status() != QSettings.Status.NoError
        known = {name: value for name, read in _READERS.items() if (value := self._read(name, read)) is not None}
        options = {name: value for name in REMEMBERED if (value := self._read(_OPTIONS + name, _is_on)) is not None}
        return replace(Remembered(options=options), **known)  # type: ignore[arg-type]  # the readers see to it

    def save(self, remembered: Remembered) -> None:
        """Write it down at once."""
        for name in _READERS:
            value = getattr(remembered, name)
            self._store.setValue(name, _sealed(value) if isinstance(value, bytes) else str(value))
        for name, on in remembered.options.items():
            self._store.setValue(_OPTIONS + name, "on" if on else "off")
        self._store.sync()

    def _read(self, name: str, read: Callable[[str], object]) -> object:
        text = self._store.value(name)
        if text is None:
            return None
        try:
            return read(text if isinstance(text, str) else repr(text))  # a comma makes a list of it
        except ValueError:
            self.is_damaged = True
            return None


def _is_on(text: str) -> bool:
    return bool(("off", "on").index(text))


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
