"""Whether a window can be opened here, found out before Qt would abort."""

import ctypes
import importlib.util
import os
import socket
import sys
from pathlib import Path

DEBIAN_LIBRARIES = (
    "libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libwayland-cursor0"
)
INSTALL = f"install Qt's system libraries (Debian, Ubuntu: apt install {DEBIAN_LIBRARIES})"


def missing_screen() -> str | None:
    """What stands in the way of a window, and what to do about it; None if nothing does."""
    if sys.platform != "linux":
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    plugins = _plugin_folder()
    if platform and plugins and not (plugins / f"libq{platform}.so").exists():
        known = ", ".join(sorted(path.stem.removeprefix("libq") for path in plugins.glob("libq*.so")))
        return f"QT_QPA_PLATFORM is {platform!r}, which Qt does not have here; it has {known}"
    if platform in ("offscreen", "minimal", "vnc"):
        return None
    if platform not in ("", "xcb", "wayland"):
        return f"QT_QPA_PLATFORM is {platform!r}, which needs a screen of its own: unset it to use the desktop's"
    display = os.environ.get("DISPLAY")
    if platform != "xcb" and _wayland_answers():
        missing = _missing_library(plugins, "wayland")
        if missing is None or platform == "wayland" or not display:
            return missing  # otherwise Qt goes on to X
    if not display or platform == "wayland":
        return "there is no screen to open a window on: start it from a desktop, or set DISPLAY (trace works without)"
    return _missing_library(plugins, "xcb") or _unreachable(display)


def _wayland_answers() -> bool:
    """Whether the compositor that WAYLAND_DISPLAY names takes a connection."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name))
        except OSError:
            return False
    return True


def missing_library_message(error: ImportError) -> str:
    """One line for Qt's own modules failing to load; the error itself if it is about something else."""
    return f"{error}: {INSTALL}" if ".so" in str(error) else str(error)


def _plugin_folder() -> Path | None:
    package = importlib.util.find_spec("PySide6")
    for folder in (package.submodule_search_locations or []) if package else []:
        plugins = Path(folder) / "Qt" / "plugins" / "platforms"
        if plugins.is_dir():
            return plugins
    return None  # a system-wide Qt keeps its plugins elsewhere, and its libraries in order


def _missing_library(plugins: Path | None, platform: str) -> str | None:
    """Load what Qt would load for this platform: its own message names another one, or none."""
    if plugins is None:
        return None
    try:
        ctypes.CDLL(str(plugins / f"libq{platform}.so"))
    except OSError as error:
        return f"{error}: {INSTALL}"
    return None


def _unreachable(display: str) -> str | None:
    """Ask the X server itself: Qt would abort where it does not answer."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"{error}: {INSTALL}"
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        return f"the X server at DISPLAY={display} does not answer: start one, or set DISPLAY to one that runs"
    return None
