"""Whatever is typed as a function: a surface or a message, soon and in little memory, and nothing is run.

`HOSTILE_TEXTS=50000 python -m pytest tests/surfaces/test_hostile_functions.py` tries as many texts; the tests try 600.
"""

import gc
import os
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from formulas.hostile import Watch, typed_texts

from rmsprop_gui.background.surface_service import ContourRequest, TypedFunction, read, traced, understood
from rmsprop_gui.formulas.tree import Expression
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.surface import Surface

TEXTS = int(os.environ.get("HOSTILE_TEXTS", "600"))
MOST_SECONDS, MOST_MEMORY = 1.0, 100_000_000
CANVAS = (1136, 700)
EVERY = 10  # of the surfaces that are made, one in so many is drawn

GOOD = (
    "0.1x1^2 + 5x2^2",
    "f(x, y) = (1 - x)^2 + 100(y - x^2)^2",
    "20 + x² − 10cos(2π x) + y² − 10cos(2π y)",
    "exp(-(x^2 + y^2)/8) + 1/x",
    "where(x > 0, x^2, -x) + abs(y - t)",
    "ln(1 + x^2) + √(1 + y^2) + x^y tanh(x y)/(1 + x^2)",
    "max(x, min(y, 2)) + clip(x, -1, 1) + floor(y) + sign(x)",
)
WORST = (
    "9**9**9**9**9",
    "x^" + "9^" * 60 + "9",
    "*".join(f"sin({k}x + y)^{k}.5" for k in range(60)),
    "/".join(f"(sin({k}x + y)^{k}.5 + x^y)" for k in range(40)),
    "^".join(["(x sin(y))"] * 60),
    "clip(x^y, " * 50 + "x" + ", y)" * 50,
    "tan(" * 60 + "x y" + ")" * 60,
    "sqrt(" * 60 + "x^2 + y^2" + ")" * 60,
    "(" * 1_000_000,
    "x + " * 250_000,
    "\0" * 1_000_000,
    "9" * 1_000_000,
    "ｘ² ＋ １",
    "[x for x in (1,)]",
    "(x := 9)",
    "f = " * 100_000,
    " " * 1_000_000,
)
"""What is long to differentiate, to compute or to look through."""


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


def use(surface: Surface) -> None:
    """A few steps are taken, as the worker takes them, and a point is read."""
    objective = Objective(surface)
    read(objective, 1, surface.start)
    plain, careful = (objective.stepping_gradient(plain=plain) for plain in (True, False))
    x1, x2 = surface.start
    for t in (1, 2, 3):
        try:
            slope = plain(x1, x2, t)
        except (ArithmeticError, ValueError):
            slope = careful(np.float64(x1), np.float64(x2), t)
        assert all(isinstance(part, float | np.floating) for part in slope), "a number, and no whole one without end"


def draw(surface: Surface) -> None:
    assert isinstance(traced(ContourRequest(Objective(surface), 0, surface.view, CANVAS)), Contours)


def check(answer: TypedFunction) -> None:
    if answer.surface is None:
        assert answer.problem and answer.problem.isprintable() and len(answer.problem) < 400
        assert answer.place is None or 0 <= answer.place <= len(answer.text)
    else:
        assert isinstance(answer.surface.lines()[0][1], Expression)


def memory() -> int:
    """The most that the process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.timeout(60 + TEXTS // 20)
def test_a_text_is_a_surface_or_a_message(watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    draw(made := understood(GOOD[0]).surface)  # type: ignore[arg-type]  # what is loaded late is loaded now
    use(made)  # type: ignore[arg-type]
    gc.collect()
    gc.freeze()  # going through all that other tests have left would count as the time of some text
    surfaces, slowest, largest = 0, (0.0, ""), (0, "")
    with np.errstate(all="ignore"):
        for text in (*WORST, *typed_texts(GOOD, TEXTS, seed=TEXTS)):
            begun, before, watch.listens = time.process_time(), memory(), True
            answer = understood(text)
            if answer.surface is not None:
                surfaces += 1
                use(answer.surface)
                if surfaces % EVERY == 1 or text in WORST:
                    draw(answer.surface)
            watch.listens = False
            slowest = max(slowest, (time.process_time() - begun, text[:80]))
            largest = max(largest, (memory() - before, text[:80]))
            check(answer)
            assert not watch.found, text[:200]
    gc.unfreeze()
    assert slowest[0] < MOST_SECONDS, slowest
    assert largest[0] < MOST_MEMORY, largest
    assert surfaces > TEXTS / 10, "some of them are functions after all"
    assert not list(tmp_path.iterdir())
    print(f"{surfaces} surfaces; slowest {slowest[0]:.3f} s {slowest[1]!r}; {largest[0] / 1e6:.0f} MB {largest[1]!r}")
