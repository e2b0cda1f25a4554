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


def _requests() -> list[signal.Signals]:
    known = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) != signal.SIG_IGN]  # nohup ignores SIGHUP


def _unwind(number: int, frame: FrameType | None) -> None:
    handle_requests(_ignore)
    raise SystemExit(128 + number)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Nothing may interrupt the tidying up. Were it SIG_IGN, Python would complain of a request that has just come."""
