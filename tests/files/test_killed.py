"""A save that is killed leaves the old file or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rmsprop_gui.files.text_file import replace_text

from .killed import TEXTS


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that cannot fork")
def test_after_300_kills_at_random_moments_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "lecture.rmsprop"
    replace_text(path, TEXTS[0])
    chance, seen = random.Random(8), []
    command = [sys.executable, "-m", "files.killed", str(path)]
    tests = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=tests, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as saving:
        assert saving.stdin and saving.stdout
        for _ in range(300):
            print("another", file=saving.stdin, flush=True)
            child = int(saving.stdout.readline())
            time.sleep(chance.uniform(0, 0.008))
            os.kill(child, signal.SIGKILL)
            seen.append(path.read_text())
        saving.stdin.close()
    assert set(seen) == set(TEXTS)
