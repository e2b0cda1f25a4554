"""What holds for all tests: none takes for ever.

pytest-timeout fails a test after its time limit, and the run goes on. It cannot where the interpreter gets no turn, in
C code that holds it or in a dialog that waits; there a watchdog prints where that is and ends the run.
"""

import faulthandler
import os
from collections.abc import Iterator

import pytest

_STANDARD_ERROR = pytest.StashKey[int]()
_GRACE = 30.0  # seconds between the limit of a test and the end of the run


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_STANDARD_ERROR] = os.dup(2)  # the real one: pytest replaces it while a test runs


def time_limit(item: pytest.Item) -> float:
    """Seconds; 0 where there is none."""
    marker = item.get_closest_marker("timeout")
    chosen = marker.args[0] if marker else item.config.getoption("timeout")
    return float(item.config.getini("timeout") if chosen is None else chosen)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    limit = time_limit(item)
    if not limit:
        return (yield)
    faulthandler.dump_traceback_later(limit + _GRACE, exit=True, file=item.config.stash[_STANDARD_ERROR])
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()
