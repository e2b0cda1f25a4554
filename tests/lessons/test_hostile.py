"""Lesson files from anywhere are data: `HOSTILE_LESSONS=30000` reads as many."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COUNT = int(os.environ.get("HOSTILE_LESSONS", "300"))


@pytest.mark.timeout(max(60, COUNT // 10))
def test_hostile_lessons_are_read_or_their_mistakes_are_told_soon_and_nothing_is_carried_out() -> None:
    lessons = sorted([*HERE.joinpath("samples").glob("*.md"), *HERE.parents[1].glob("resources/lessons/*.md")])
    command = [sys.executable, "-m", "lessons.fuzz", str(COUNT), "20261125", *map(str, lessons)]
    done = subprocess.run(command, check=False, cwd=HERE.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    shown, refused = map(int, done.stdout.split()[:2])
    assert shown + refused == COUNT and min(shown, refused) > COUNT // 100, "both must have been tried"
