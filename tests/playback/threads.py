"""Which threads of Qt are still at work."""

import gc
import time
from pathlib import Path

import shiboken6
from PySide6.QtCore import QThread

_TASKS = Path("/proc/self/task")
_NOT_OURS = ("python", "pytest", "Thread (pooled)", "QDBus", "QXcb", "iou-")


def running_threads() -> list[str]:
    """Their names: from the system where it tells, for that is quick, else by looking through all objects."""
    return _tasks() if _TASKS.is_dir() else _objects()


def lingering_threads(seconds: float = 0.5) -> list[str]:
    """The threads that do not end within a moment: one that has been waited for may still be leaving the system."""
    end = time.monotonic() + seconds
    while (names := running_threads()) and time.monotonic() < end:
        time.sleep(0.001)
    return names


def _tasks() -> list[str]:
    names = []
    for task in _TASKS.iterdir():
        try:
            names.append((task / "comm").read_text().strip())
        except OSError:  # it has just ended
            continue
    return [name for name in names if not name.startswith(_NOT_OURS)]


def _objects() -> list[str]:
    threads = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread)]
    return [thread.objectName() for thread in threads if shiboken6.isValid(thread) and thread.isRunning()]
