"""Which threads of Qt are still at work."""

import gc

import shiboken6
from PySide6.QtCore import QThread


def running_threads() -> list[str]:
    threads = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread)]
    return [thread.objectName() for thread in threads if shiboken6.isValid(thread) and thread.isRunning()]
