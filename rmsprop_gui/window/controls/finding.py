"""Which of many things somebody means who types a few letters of their names."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_BEGINS, _WORD_BEGINS, _INSIDE, _SCATTERED = 8.0, 4.0, 2.0, 1.0
_BESIDES = 0.25  # of what a match in the name counts, for one in what is said besides


def found(wanted: str, things: Sequence[T], told: Callable[[T], tuple[str, str]]) -> list[T]:
    """Those that have every word that is wanted, the best first, and of equals in the order that they have.

    `told` says the name of a thing, and what is said besides. A word is found where a name or a word of it begins with
    it, where it stands within one, or where its letters come in this order, each after the first in the middle of a
    word or at the beginning of the next: `rv` is Reset view.
    """
    words = wanted.casefold().split()
    scored = [(_score(words, *map(str.casefold, told(thing))), thing) for thing in things]
    return [thing for score, thing in sorted(scored, key=lambda pair: -pair[0]) if score > 0 or not words]


def _score(words: Sequence[str], name: str, besides: str) -> float:
    """How well all of the words fit; 0 where one of them does not."""
    each = [max(_fit(word, name), _BESIDES * _plain_fit(word, besides)) for word in words]
    return min(each, default=0.0) and sum(each)


def _fit(word: str, name: str) -> float:
    return _plain_fit(word, name) or (_SCATTERED if _is_scattered(word, name.split()) else 0.0)


def _plain_fit(word: str, text: str) -> float:
    if text.startswith(word):
        return _BEGINS
    if any(part.startswith(word) for part in text.split()):
        return _WORD_BEGINS
    return _INSIDE if word in text else 0.0


def _is_scattered(word: str, parts: Sequence[str]) -> bool:
    """Whether the word is put together from beginnings of some of the parts, in their order."""
    if not word:
        return True
    for index, part in enumerate(parts):
        for length in range(min(len(part), len(word)), 0, -1):
            if part[:length] == word[:length] and _is_scattered(word[length:], parts[index + 1 :]):
                return True
    return False
