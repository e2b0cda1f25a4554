"""Whatever is typed, pasted or read from a file: a value or a ValueError, at once, and nothing is run."""

import gc
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from formulas.bits import same_bits
from formulas.hostile import FAMILIES, Watch, texts
from rmsprop_gui.formulas import compile_function, derivative, linear, names, parse, simplified, typeset
from rmsprop_gui.formulas import parser as parser_module
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import letter

COUNT, PARTS = 20_000, 10
ARGUMENTS = ("x1", "x2", "t")
AT_ONCE = 0.2  # seconds


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


def use(text: str) -> None:
    """All that the app does with a formula: it is typeset, computed in both ways, differentiated and descended."""
    expression = parse(text)
    linear(typeset(expression, lambda name: letter(Symbol(name))).box)
    arguments = tuple(dict.fromkeys((*ARGUMENTS, *names(expression))))
    careful, plain = (compile_function(arguments, (expression,), plain=plain, counts=("t",)) for plain in (False, True))
    x = np.array([0.5, -1.5])
    for t in (1, 2, 3):
        value = careful(*(t if name == "t" else x for name in arguments))
        assert np.asarray(value).dtype.kind == "f" and np.shape(value) in ((), (2,))
        x = x - 0.1 * value
        single = careful(*(t if name == "t" else np.float64(0.5 * t) for name in arguments))
        try:
            number = plain(*(t if name == "t" else 0.5 * t for name in arguments))
        except (ArithmeticError, ValueError):
            continue
        assert type(number) is float and same_bits(number, single), (text, number, single)
    for formula in (derivative(expression, "x1"), simplified(expression)):
        compile_function(arguments, (formula,), plain=True)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_text_is_a_value_or_a_value_error_at_once(
    part: int, watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    read, slowest = 0, (0.0, "")
    with np.errstate(all="ignore"):
        use("where(x1 < 1, mean(x1**2), sqrt(x2))")  # what numpy and Python load late is loaded now
        gc.collect()
        gc.freeze()  # going through all that other tests have left would count as the time of some text
        for text in texts(COUNT // PARTS, seed=part):
            begun, watch.listens = time.process_time(), True
            try:
                use(text)
                read += 1
            except ValueError as refusal:
                assert str(refusal).isprintable() and len(str(refusal)) < 400
            finally:
                watch.listens = False
            slowest = max(slowest, (time.process_time() - begun, text[:80]))
            assert not watch.found, text[:200]
    gc.unfreeze()
    assert slowest[0] < AT_ONCE, slowest
    assert read > COUNT // PARTS / 10, "some of them are formulas after all"
    assert not list(tmp_path.iterdir())


def test_memory_stays_flat() -> None:
    def consume(seed: int) -> None:
        with np.errstate(all="ignore"):
            for text in texts(40 * len(FAMILIES), seed):
                try:
                    use(text)
                except ValueError:
                    continue
        parser_module._parse.cache_clear()
        gc.collect()

    consume(100)
    tracemalloc.start()
    try:
        consume(101)
        before, _ = tracemalloc.get_traced_memory()
        consume(102)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 1_000_000 and peak < 50_000_000
