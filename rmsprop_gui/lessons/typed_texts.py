"""Typed functions and optimizers of a lesson: each takes a while to be made, so there are only so many in one file."""

from collections.abc import Iterator

from msgspec import UNSET

from rmsprop_gui.lessons.scene_experiment import SettingError
from rmsprop_gui.lessons.shape import RunEntry, SceneBlock

MAX_TYPED = 24
"""Different ones in one lesson."""
_WITH_RUNS = ("runs", "add", "pins")


class TypedTexts:
    """Those that have been met so far."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def admit(self, block: SceneBlock) -> None:
        """Note those of a block. SettingError where they are too many."""
        for key, text in _typed(block):
            self._met.add(text)
            if len(self._met) > MAX_TYPED:
                raise SettingError(key, f"a lesson has at most {MAX_TYPED} different typed functions and optimizers")


def _typed(block: SceneBlock) -> Iterator[tuple[str, str]]:
    if isinstance(block.function, str):
        yield "function", block.function
    for key in _WITH_RUNS:
        entries = getattr(block, key)
        for entry in () if entries is UNSET else entries:
            if isinstance(entry, RunEntry) and entry.lines:
                yield key, entry.lines
