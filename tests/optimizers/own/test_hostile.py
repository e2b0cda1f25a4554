"""Whatever is typed as an optimizer: a rule or a sentence, at once, and nothing of it is run.

`HOSTILE_OPTIMIZERS=50000` in the environment tries as many; the tests do with a slice of them.
"""

import ast
import gc
import os
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from formulas.hostile import CANARY

from optimizers.own.hostile import GOOD, rule_texts, use
from rmsprop_gui.optimizers.own import OwnRuleError, own_rule

COUNT = int(os.environ.get("HOSTILE_OPTIMIZERS", "200"))
AT_ONCE = 1.0  # seconds
_FORBIDDEN = ("import", "open", "os.", "subprocess.", "socket.", "shutil.", "ctypes.", "pty.", "code.", "marshal.")
_METHODS = "__create_fn__"  # what Python's dataclasses call the source of the methods that they write


class Watch:
    """What is done while it listens. Audit hooks cannot be taken away again, so there is one for all tests."""

    def __init__(self) -> None:
        self.listens = False
        self.found: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.listens and not self._is_allowed(event, arguments):
            self.found.append(f"{event} {arguments!r}"[:300])

    def _is_allowed(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """What a formula is made into comes from nodes; what a class is made of, from names that have been checked."""
        if event == "compile":
            source = arguments[0]
            return isinstance(source, ast.AST) or f"def {_METHODS}(" in str(source)
        if event == "exec":
            code = arguments[0]
            made = [getattr(constant, "co_name", "") for constant in code.co_consts]
            return code.co_filename == "<formula>" or _METHODS in made
        return not event.startswith(_FORBIDDEN)


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.mark.timeout(max(60, COUNT))
def test_a_text_is_a_rule_or_a_sentence_at_once(watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read, slowest = 0, (0.0, "")
    for text in GOOD:
        use(text)  # what numpy and Python load late is loaded now
    gc.collect()
    gc.freeze()  # going through all that other tests have left would count as the time of some text
    for text in rule_texts(COUNT, seed=20261125):
        begun, watch.listens = time.process_time(), True
        try:
            use(text)
            read += 1
        except OwnRuleError as refusal:
            assert refusal.reason.isprintable() and len(refusal.reason) < 400
            assert 1 <= refusal.line <= text.count("\n") + 1 and refusal.column >= 1
        finally:
            watch.listens = False
        slowest = max(slowest, (time.process_time() - begun, text[:300]))
        assert not watch.found, (watch.found, text[:200])
    gc.unfreeze()
    assert slowest[0] < AT_ONCE, slowest
    assert COUNT / 10 < read < COUNT / 2, "some of them are rules, and most are not"
    assert not Path(CANARY).exists()
    print(f"{COUNT} texts, {read} of them rules, the slowest {slowest[0]:.2f} s")


BIG = {
    "a megabyte": "v = g + g\n" * 100_000,
    "one line of a megabyte": "eta: 0.1\nv = " + "(" * 1_000_000,
    "many numbers": "eta: " + "9" * 4900,
    "sums of sums": "eta: 1\n" + "".join(f"a{i} = {'+'.join([f'a{i - 1}' if i else 'g'] * 45)}\n" for i in range(29)),
    "products of products": "eta: 1\na0 = g\n"
    + "".join(f"a{i} = a{i - 1}*a{i - 1}\n" for i in range(1, 27))
    + "rate = a26\ndirection = a26",
    "powers": "eta: 1\nv = " + "^".join(["g"] * 60) + "\nrate = 9^9^9^9\ndirection = v",
    "everything remembers everything": "eta: 1\n"
    + "".join(f"a{i} = {'+'.join(f'a{k}' for k in range(25))}\n" for i in range(25))
    + "rate = a0\ndirection = a1",
}


@pytest.mark.parametrize("text", BIG.values(), ids=BIG)
def test_no_text_costs_a_second_or_a_hundred_megabytes(text: str) -> None:
    begun = time.process_time()
    with np.errstate(all="ignore"):
        attempt(text)
    assert time.process_time() - begun < AT_ONCE
    tracemalloc.start()
    try:
        attempt(text + " # again")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000


def attempt(text: str) -> None:
    try:
        use(text)
    except OwnRuleError:
        return


def test_the_error_says_where_for_good_texts_that_lack_a_letter() -> None:
    """Wherever the last letter of a line is missing, what is said is of that line, or of what then is not there."""
    for text in GOOD:
        lines = text.splitlines()
        for number, line in enumerate(lines, 1):
            broken = "\n".join((*lines[: number - 1], f"{line}(", *lines[number:]))
            if line.strip():
                with pytest.raises(OwnRuleError) as caught:
                    own_rule(broken)
                assert caught.value.line == number, (broken, str(caught.value))
