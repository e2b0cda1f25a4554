"""Files from anywhere are data."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(240)
def test_20000_hostile_files_open_or_are_refused_and_nothing_is_carried_out() -> None:
    command = [sys.executable, "-m", "files.fuzz", "20000", "20261124"]
    done = subprocess.run(command, check=False, cwd=Path(__file__).parents[1], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    opened, refused = map(int, done.stdout.split())
    assert opened + refused == 20_000 and min(opened, refused) > 1000, "both must have been tried"
