"""Texts that nobody types by mistake, from a seeded generator."""

import ast
import keyword
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rmsprop_gui.formulas import FUNCTIONS

_FORBIDDEN = ("import", "open", "os.", "subprocess.", "socket.", "shutil.", "ctypes.", "pty.", "code.", "marshal.")


class Watch:
    """What is done while it listens. Audit hooks cannot be taken away again, so there is one for all tests."""

    def __init__(self) -> None:
        self.listens = False
        self.found: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.listens:
            return
        if event == "compile":
            allowed = isinstance(arguments[0], ast.AST)  # what a formula is made into comes from nodes, never from text
        elif event == "exec":
            allowed = arguments[0].co_filename == "<formula>"
        else:
            allowed = not event.startswith(_FORBIDDEN)
        if not allowed:
            self.found.append(f"{event} {arguments!r}"[:200])


CANARY = "hostile_canary"
"""The name of a file that some of the texts would create if they were run."""
_ATOMS = ("x1", "x2", "t", "pi", "0", "1", "2", "0.5", "1e308", "1e-308", "9" * 300, "10**30", "(-8)")
_STRANGE = "\0\x01\x1b\r\n\t\x0b\x0c\u00a0\u2028\u202e\ufeff\ud800\udfff²βｘ٣İıſK−×÷√πéё中🙂'\"`\\;:=!?@#$%&|^~[]{}_."
_DUNDER = ("__class__", "__import__", "__builtins__", "__globals__", "__subclasses__", "_", "__", "_x", "__debug__")


def _powers(coin: random.Random) -> str:
    numbers = ("9", "10", "99999", "1e300", "x1", "-9", "0.1", "0", "t", "10000000000", "9" * 400)
    chain = "**".join(coin.choice(numbers) for _ in range(coin.randint(2, 8)))
    return coin.choice((chain, f"x1 + {chain}", f"({chain})**0.5", f"-{chain}", f"(0 - x1)**({chain})"))


def _numbers(coin: random.Random) -> str:
    digits = "".join(coin.choices("0123456789", k=coin.choice((1, 20, 310, 1500, 5000))))
    return digits + coin.choice(("", ".", f".{digits}", "e5", "e400", "e-400", f"e{digits}", "j", "_0", "x1", " 1"))


def _nested(coin: random.Random) -> str:
    depth = coin.choice((10, 60, 64, 100, 300, 900, 50_000))
    start, end = coin.choice(
        (("(", ")"), ("-", ""), ("sin(", ")"), ("2**", ""), ("(-", ")"), ("sqrt(1+", ")"), ("x1+(", ")"))
    )
    return start * depth + "x1" + end * coin.choice((depth, depth - 1))


def _chains(coin: random.Random) -> str:
    sign = coin.choice(("+", "-", "*", "/", "**", "<", "==", ",", " ", ", ", "<=", "**-", "*-"))
    return sign.join(coin.choice(_ATOMS) for _ in range(coin.choice((2, 3, 30, 63, 64, 65, 500, 5000))))


def _unicode(coin: random.Random) -> str:
    return "".join(coin.choice(_STRANGE + "x1 +*()") for _ in range(coin.choice((1, 3, 10, 200))))


def _code(coin: random.Random) -> str:
    run = f"open('{CANARY}', 'w')"
    texts = (
        f"__import__('os').system('touch {CANARY}')", run, f"x1 + {run}", f"exec({run!r})", f"eval({run!r})",
        f"sqrt({run})", f"[{run} for x in (1,)]", f"(lambda: {run})()", f"x1 if {run} else 0", f"{run}\n+ x1",
        f"().__class__.__base__.__subclasses__() or {run}", f"x1); {run}; (x1", f"f'{{{run}}}'", "import os",
        "breakpoint()", f"(y := {run})", f"x1\nimport pathlib; {run}", "exit()", "quit()", "globals()",
    )  # fmt: skip
    return coin.choice(texts)


def _names(coin: random.Random) -> str:
    name = coin.choice((*_DUNDER, *keyword.kwlist, *FUNCTIONS, "a" * 41, "a" * 1999, "a" * 5000, "print", "x1.real"))
    return coin.choice(
        (name, f"{name}(x1)", f"x1 + {name}", f"x1.{name}", f"{name}=x1", f"sin({name})", f"x1 {name} x2")
    )


def _long(coin: random.Random) -> str:
    piece = coin.choice(("x1+", "(", "9", "x", " ", "\0", "sin(", "1,", "-", "é", "\ud800", "x1**", "1 < "))
    return piece * (coin.choice((2_000, 30_000, 1_000_000)) // len(piece))


def _formula(coin: random.Random, depth: int) -> str:
    if depth == 0:
        return coin.choice(_ATOMS)
    inner, other = _formula(coin, depth - 1), _formula(coin, coin.randrange(depth))
    if coin.random() < 0.4:
        function = coin.choice(sorted(FUNCTIONS))
        return f"{function}({', '.join([inner, other, 'x1'][: FUNCTIONS[function].arity])})"
    sign = coin.choice(("+", "-", "*", "/", "**", "**", "<", ">=", "==", "!="))
    return f"({inner}) {sign} ({other})"


def _wild(coin: random.Random) -> str:
    """A formula that is well formed, with values that are not."""
    return _formula(coin, coin.randint(1, 9))


def _broken(coin: random.Random) -> str:
    """A formula with some characters changed."""
    letters = list(_wild(coin))
    for _ in range(coin.randint(1, 4)):
        letters[coin.randrange(len(letters))] = coin.choice(_STRANGE + "()*/+-,<>= 09ex")
    return "".join(letters)


def _tokens(coin: random.Random) -> str:
    parts = (*_ATOMS, *FUNCTIONS, *"+-*/(),<>=", "**", "//", "<=", "==", " ", "e", "1e", ".")
    return "".join(coin.choice(parts) for _ in range(coin.choice((2, 5, 20, 100))))


FAMILIES: tuple[Callable[[random.Random], str], ...] = (
    _powers, _numbers, _nested, _chains, _unicode, _code, _names, _wild, _wild, _wild, _broken, _tokens,
)  # fmt: skip


def texts(count: int, seed: int) -> Iterator[str]:
    """As many texts of all families in turn, one in a thousand of them up to a megabyte long."""
    coin = random.Random(seed)
    for index in range(count):
        family = _long if index % 1000 == 999 else FAMILIES[index % len(FAMILIES)]
        yield family(coin)


def typed_texts(good: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """Half of them from all families, half of them made of texts that are good."""
    coin = random.Random(seed)
    strange = texts(count, seed)
    for index, text in zip(range(count), strange, strict=False):
        yield text if index % 2 else _mutated(good, text, coin)


def _mutated(good: Sequence[str], strange: str, coin: random.Random) -> str:
    """A good text of which some parts have been lost, doubled, changed, or mixed with a strange one."""
    text = coin.choice(good)
    for _ in range(coin.choice((0, 1, 1, 2, 4, 8))):
        first, last = sorted(coin.choices(range(len(text) + 1), k=2))
        last = min(last, first + coin.choice((1, 3, 20)))
        part = coin.choice((
            "", text[first:last] * 2, text[first:last] * 40, coin.choice(_STRANGE), coin.choice(good),
            strange[: coin.choice((3, 20, 300))], coin.choice("0123456789xy+-*/^().,= \n"), f"({text})^({text})",
            f"{coin.choice(sorted(FUNCTIONS))}({text[first:last]})", "^9" * coin.choice((1, 2, 5, 60)),
        ))  # fmt: skip
        text = (text[:first] + part + text[last:])[:5000]
    return text
