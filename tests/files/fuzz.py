"""Opens hostile experiment files, each of which must be a document or a ValueError, soon, and do nothing else.

Run as a program of its own: from the moment on that the hook listens, it could not even open a file any more.
"""

import copy
import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.document_text import from_text, to_text
from rmsprop_gui.files.schema import VERSION
from rmsprop_gui.view.view_state import ViewState

from .rich import rich_document

_LONGEST = 2.0  # seconds
_FORBIDDEN = ("open", "exec", "import", "os.", "socket.", "subprocess.", "shutil.", "ctypes.", "urllib.", "pickle.")

HOSTILE: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2**31, 2**63, 10**400, -(10**400), 0.1, -0.0, 1e308, 5e-324, float("nan"), float("inf"), "",
    "x", "x" * 300, "\x00", "\u202e", "\ud800", "__import__('os').system('true')", "../../etc/passwd", "%s%n", "{0}",
    "∂" * 10_000, [], {}, [[]], [[[[[]]]]], {"": ""}, [None] * 3, [1.0, 2.0], [1e308, -1e308], {"row": 1}, VERSION + 1,
    "9**9**9", "file:///etc/passwd", "http://localhost/", ["a"] * 5000, {str(i): i for i in range(500)},
)  # fmt: skip


def keys_of(place: Any) -> list[Any]:
    """What can be found in a JSON value; nothing in a number or a text."""
    return list(place) if isinstance(place, dict) else list(range(len(place))) if isinstance(place, list) else []


def some_place(raw: Any, chance: random.Random) -> tuple[Any, Any]:
    """A list or an object somewhere in a JSON value that has something in it, and an index or key of it."""
    place, key = raw, chance.choice(keys_of(raw))
    while keys_of(place[key]) and chance.random() < 0.8:
        place, key = place[key], chance.choice(keys_of(place[key]))
    return place, key


def mutated(document: str, chance: random.Random) -> str:
    """The text of a document of which something has been made that nobody would write."""
    raw = json.loads(document)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        if raw:
            mutate(raw, chance)
    text = json.dumps(raw)
    return broken(text, chance) if chance.random() < 0.2 else text


def mutate(raw: dict[str, Any], chance: random.Random) -> None:
    """Put something else in some place, take it away, or put it in again elsewhere."""
    place, key = some_place(raw, chance)
    change = chance.randrange(5)
    if change < 2:
        place[key] = copy.deepcopy(chance.choice(HOSTILE))
    elif change == 2:
        del place[key]
    elif change == 3:
        other, where = some_place(raw, chance)
        place[key] = copy.deepcopy(other[where])
    elif isinstance(place, list):
        place.extend(copy.deepcopy(place) * chance.choice((1, 3, 30)))
    else:
        place[chance.choice(("extra", "__class__", "path"))] = place[key]


def broken(text: str, chance: random.Random) -> str:
    """A text that has been damaged on its way."""
    at = chance.randrange(len(text) + 1)
    return chance.choice(
        (
            text[:at],
            text[at:],
            text[:at] + chance.choice('{}[]",:\\\x00é-1e9') + text[at:],
            text[:at] + "[" * 5000 + text[at:],
            text + text,
            text[:at] + text[at + chance.randrange(40) :],
        )
    )


def is_made_here(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether what is to be run was made by the program itself, and not of what stands in a file.

    That is a formula, of the nodes of a tree that was checked, or a class of rules, the methods of which Python's own
    dataclasses write: of checked names alone.
    """
    if event != "exec":
        return False
    code = arguments[0]
    parts = getattr(code, "co_consts", ())
    return code.co_filename == "<formula>" or any(getattr(part, "co_name", "") == "__create_fn__" for part in parts)


def main(count: int, seed: int) -> None:
    """Open so many; print how many were documents, and fail loudly otherwise than by a ValueError."""
    chance = random.Random(seed)
    document = to_text(rich_document())
    usual = ViewState()
    opened = refused = 0
    is_listening = [False]

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if is_listening[0] and event.startswith(_FORBIDDEN) and not is_made_here(event, arguments):
            raise AssertionError(f"{event} {arguments!r:.200}")

    sys.addaudithook(listen)
    read: Callable[[str, ViewState], Document] = from_text
    for _ in range(count):
        text = mutated(document, chance)
        before = time.perf_counter()
        is_listening[0] = True
        try:
            read(text, usual)
            opened += 1
        except ValueError as error:
            refused += 1
            assert str(error).isprintable() and len(str(error)) < 400, ascii(error)[:400]
        finally:
            is_listening[0] = False
        assert time.perf_counter() - before < _LONGEST, text[:1000]
    print(opened, refused)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
