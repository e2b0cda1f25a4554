"""Words and values as Python code: whatever a label or a formula holds, none of it can become code."""

import builtins
import keyword
import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

WIDTH = 100
"""Letters in a line of what is written, where that can be kept."""
_BUILT_IN = frozenset(dir(builtins)) | frozenset(keyword.kwlist)


def one_line(text: str) -> str:
    """A text without line ends and whatever else cannot be printed, which stand as blanks."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def comment(text: str) -> str:
    """A text as a comment on one line."""
    return f"# {one_line(text)}"


def literal(text: str) -> str:
    """A text as a string of Python, between quotes."""
    return repr(one_line(text))


def docstring(text: str) -> str:
    """A text as a docstring of one line: it holds no quotes of that kind and no backslash."""
    return '"""' + one_line(text.replace("\\", "/").replace('"', "'")) + '"""'


def indented(lines: Iterable[str], levels: int = 1) -> list[str]:
    """Lines as the body of something; empty ones stay empty."""
    return [f"{'    ' * levels}{line}" if line else "" for line in lines]


def array_of(name: str, values: NDArray[np.float64], maker: str) -> list[str]:
    """`name = maker([…])`, every number with all its digits."""
    lines, line = [f"{name} = {maker}(["], ""
    for number in map(repr, values.tolist()):
        if len(line) + len(number) + 6 > WIDTH:
            lines.append(f"    {line.strip()}")
            line = ""
        line += f"{number}, "
    return [*lines, f"    {line.strip()}", "])"]


class Names:
    """Names of Python that are free: neither a word of Python or of the script, nor another's name."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(_BUILT_IN).union(taken)

    @property
    def taken(self) -> frozenset[str]:
        """All that nothing else can be called by."""
        return frozenset(self._taken)

    def free(self, wish: str) -> str:
        """The name that is wished for, if it is free, else one that is like it; taken from now on."""
        base = re.sub(r"\W", "_", wish, flags=re.ASCII).strip("_")
        base = base if base and not base[0].isdigit() else f"name_{base}"
        name, count = base, 1
        while name in self._taken:
            count += 1
            name = f"{base}_{count}"
        self._taken.add(name)
        return name


def runs_of(names: Sequence[str]) -> list[str]:
    """The names that functions are wished to have: numbered where several runs are of one kind."""
    return [
        f"{name}_{1 + names[:index].count(name)}" if names.count(name) > 1 else name for index, name in enumerate(names)
    ]
