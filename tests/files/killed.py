"""Saves again and again until it is killed: `python -m files.killed FILE`. Says when it is about to begin."""

import os
import sys
from itertools import cycle
from pathlib import Path

from rmsprop_gui.files.text_file import replace_text

TEXTS = ("old " * 50_000, "new " * 70_000)


def main(path: Path) -> None:
    """For each line that is read fork a child that saves, beginning with the other text, and tell its number."""
    texts = cycle(TEXTS)
    for _ in sys.stdin:
        next(texts)
        child = os.fork()
        if not child:
            for text in texts:
                replace_text(path, text)
        print(child, flush=True)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
