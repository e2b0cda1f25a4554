"""The signals that ask the program to end: Ctrl+C, SIGTERM, and SIGHUP when the terminal is closed."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

Handler = Callable[[int, FrameType | None], object]


def handle_requests(handler: Handler) -> None:
    """Let every request to end call the handler, but for those that whoever started the program has turned off."""
    for number in _requests():
        signal.signal(number, handler)


def end_at_once(number: int, frame: FrameType | None) -> None:
    """End in silence, with the exit code that shells expect. Nothing is tidied up, and no writing is waited for."""
    os._exit(128 + number)


@contextmanager
def tidy_ending() -> Iterator[None]:
    """Within, a request to end raises SystemExit, so that what has been begun can be taken back.

    After the first one they are ignored.
    """
    before = {number: signal.getsignal(number) for number in _requests()}
    handle_requests(_unwind)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) == _unwind:
                signal.signal(number, handler)


class Ending:
    """Whether the program has been asked to end, while it must not be interrupted."""

    def __init__(self) -> None:
        self._number = 0

    @property
    def is_asked(self) -> bool:
        """Whether it has."""
        return bool(self._number)

    def check(self) -> None:
        """End where it has, by SystemExit."""
        if self._number:
            raise SystemExit(128 + self._number)

    def note(self, number: int, frame: FrameType | None) -> None:
        """It has been."""
        self._number = self._number or number


@contextmanager
def ending_later() -> Iterator[Ending]:
    """Within, a request to end is noted only: what paints would not outlive an exception. It is heeded at the end."""
    before = {number: signal.getsignal(number) for number in _requests()}
    ending = Ending()
    handle_requests(ending.note)
    try:
        yield ending
        ending.check()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _requests() -> list[signal.Signals]:
    known = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) != signal.SIG_IGN]  # nohup ignores SIGHUP


def _unwind(number: int, frame: FrameType | None) -> None:
    handle_requests(_ignore)
    raise SystemExit(128 + number)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Nothing may interrupt the tidying up. Were it SIG_IGN, Python would complain of a request that has just come."""
