"""A limit for what might wait for ever."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if it takes longer, even where the system is being waited for."""

    def too_long(*_: object) -> None:
        raise AssertionError(f"it took longer than {seconds} seconds")

    handler = signal.signal(signal.SIGALRM, too_long)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)
