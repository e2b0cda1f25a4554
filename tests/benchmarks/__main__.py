"""Prints every figure with its baseline: `python -m tests.benchmarks`.

Works without a screen; set QT_QPA_PLATFORM=xcb to measure on a real one.
"""

import os
import platform
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from tests.benchmarks import films, gliding, long_runs, moving, page, pictures, relief, starting, stepping, typed
from tests.benchmarks.figure import Figure


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Keep what Qt's platform without a screen says of every window out of the table."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def main() -> None:
    qInstallMessageHandler(_tell)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, Qt on {os.environ['QT_QPA_PLATFORM']}\n")
    print(Figure.HEADING)
    modules = (starting, stepping, typed, pictures, gliding, moving, relief, long_runs, page, films)
    for measure in (figure for module in modules for figure in module.FIGURES):
        print(measure(), flush=True)


if __name__ == "__main__":
    main()
