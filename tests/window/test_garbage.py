"""Garbage is collected on the thread of the window, wherever it was made."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from rmsprop_gui.window.garbage import GarbageCollector


class Cycle:
    """Refers to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_freed_on_the_thread_of_the_window(garbage: GarbageCollector, qtbot: QtBot) -> None:
    freed_on: set[int] = set()
    references: list[weakref.ref[Cycle]] = []

    def litter() -> None:
        for _ in range(20 * gc.get_threshold()[0]):
            cycle = Cycle()
            references.append(weakref.ref(cycle, lambda reference: freed_on.add(threading.get_ident())))

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert not freed_on, "nothing is freed where it was made"
    qtbot.waitUntil(lambda: all(reference() is None for reference in references))
    assert freed_on == {threading.get_ident()}


def test_it_is_left_to_python_again(garbage: GarbageCollector) -> None:
    assert not gc.isenabled()
    other = GarbageCollector()
    other.stop()
    assert gc.isenabled()
    gc.disable()
