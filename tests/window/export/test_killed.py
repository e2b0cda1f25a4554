"""An export that is killed leaves the old file or the new one, whole. `KILLS=300` does it as often as is promised."""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

pytest.importorskip("av")

from .killed import KINDS, written

KILLS = int(os.environ.get("KILLS", "10"))
_LATEST = 0.6  # seconds after the first file is there


@pytest.mark.timeout(60 + 5 * KILLS)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that cannot fork")
def test_after_kills_at_random_moments_the_file_is_whole(qapp: object, tmp_path: Path) -> None:
    path, chance, seen, unfinished = tmp_path / "film", random.Random(8), [], 0
    whole = [path.read_bytes() for _ in islice(written(path, 0), len(KINDS))]
    command = [sys.executable, "-m", "window.export.killed", str(path)]
    tests = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=tests, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as exporting:
        assert exporting.stdin and exporting.stdout
        for turn in range(KILLS):
            print(turn % len(KINDS), file=exporting.stdin, flush=True)
            child = int(exporting.stdout.readline())
            time.sleep(chance.uniform(0, _LATEST))
            os.kill(child, signal.SIGKILL)
            seen.append(path.read_bytes())
            unfinished += any(tmp_path.glob(".rmsprop-gui-*"))
            for partial in tmp_path.glob(".rmsprop-gui-*"):
                partial.unlink()
        exporting.stdin.close()
    assert all(data in whole for data in seen)
    assert unfinished and len(set(seen)) > 1, "no kill within a write, or none after one: that would prove nothing"
