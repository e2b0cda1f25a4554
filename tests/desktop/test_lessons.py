"""A lesson is gone through on a real screen with nothing but the two keys of a presenter."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from .conftest import settle_in
from .program import Program
from .screen import Picture, Screen
from .sight import alike

LESSON = """+++
title = "Two keys"
aim = "Go through all of it."
+++

# The steep axis decides

```scene
runs = ["gradient_descent:learning_rate=0.05"]
```

```predict
ask = "Where is it after one step?"
click = [8.91, -1.50]
because = "It moves by (−0.09, 1.50)."
```

```stop
at = 60
say = "Sixty steps."
```

# Another surface

```scene
surface = "rosenbrock"
runs = ["adam:learning_rate=0.1"]
steps = 50
```

```stop
at = 50
say = "The end."
```
"""
MOMENTS = 7
PROGRESS = slice(80, 110), slice(0, 340)
ELSEWHERE = slice(110, None), slice(0, 1500)
"""Where it is seen which scenes are done: more of them on the way back."""
EXACT = (slice(None), slice(0, 340)), (slice(990, None), slice(None))
"""The lesson, and the playback bar with the step."""
FORMULA = slice(40, None), slice(1500, None)
"""Where a formula keeps the size that it had."""


def settled(program: Program, before: Picture | None = None) -> Picture:
    """The picture, but for progress and formula, once nothing moves any more, after it has become another one."""
    if before is not None:
        program.wait_for_motion(before, ELSEWHERE)
    picture = program.wait_for_rest().copy()
    picture[PROGRESS] = picture[FORMULA] = 0
    return picture


def test_page_down_and_page_up_lead_through_a_lesson_and_back(screen: Screen, tmp_path: Path) -> None:
    settle_in(tmp_path)
    file = tmp_path / "keys.rmsprop.md"
    file.write_text(LESSON, encoding="utf-8")
    program = Program(screen, tmp_path, str(file))
    try:
        program.wait_for_window()
        there = [settled(program)]
        for _ in range(MOMENTS - 1):
            program.screen.press("Next")
            there.append(settled(program, there[-1]))
        back = [there[-1]]
        for _ in range(MOMENTS - 1):
            program.screen.press("Prior")
            back.append(settled(program, back[-1]))
        for one, other in zip(there, back[::-1], strict=True):
            assert all(alike(one[part], other[part]) for part in EXACT)
            assert (np.abs(one.astype(np.int16) - other).max(axis=2) > 8).mean() < 0.01, "a name keeps its place"
        assert not any(np.array_equal(one, other) for one, other in pairwise(there))
    finally:
        program.kill()
