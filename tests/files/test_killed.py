"""A save that is killed leaves the old file or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from rmsprop_gui.files.text_file import replace_text

from .killed import TEXTS


def seconds_to_save(path: Path) -> float:
    """How long a save takes on this disk, as a rule."""
    taken = []
    for text in TEXTS * 5:
        began = time.perf_counter()
        replace_text(path, text)
        taken.append(time.perf_counter() - began)
    return median(taken)


@pytest.mark.timeout(300)  # on a slow disk
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that cannot fork")
def test_after_300_kills_at_random_moments_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "lecture.rmsprop"
    latest = 2 * seconds_to_save(path)
    chance, seen = random.Random(8), []
    command = [sys.executable, "-m", "files.killed", str(path)]
    tests = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=tests, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as saving:
        assert saving.stdin and saving.stdout
        for _ in range(300):
            print("another", file=saving.stdin, flush=True)
            child = int(saving.stdout.readline())
            time.sleep(chance.uniform(0, latest))
            os.kill(child, signal.SIGKILL)
            seen.append(path.read_text())
        saving.stdin.close()
    assert set(seen) <= set(TEXTS)
    unfinished = list(tmp_path.glob(".rmsprop-gui-*"))
    assert unfinished and len(set(seen)) == 2, "no kill within a save, or none after one: that would prove nothing"
