"""Settings in TOML, read as data: whatever the text is, a table of values or a reason with its place."""

import re
import tomllib
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from rmsprop_gui.lessons.problem import Problems

T = TypeVar("T")

MAX_TEXT = 20_000
"""Letters of one block of settings."""
_LARGEST = 10**15  # whole number: a float holds every one of them exactly
_KEY_PARTS = 4  # joined by points: the time that many take grows with their third power
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
    re.DOTALL,
)
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`", re.DOTALL)
_PLACE = re.compile(r" \(at (?:line (?P<line>[0-9]+), column (?P<column>[0-9]+)|end of document)\)$")


def read_toml(text: str, line: int, problems: Problems) -> dict[str, Any] | None:
    """The table that a text holds; None, with a problem, where it holds none. Its first line has the number `line`."""
    if len(text) > MAX_TEXT:
        problems.add(line, f"a block of settings has at most {MAX_TEXT:,} letters, not {len(text):,}")
    elif (at := _deep_key(text)) is not None:
        problems.add(line + at, f"a key has at most {_KEY_PARTS} parts with points between them")
    else:
        try:
            return _with_numbers_of_use(tomllib.loads(text))
        except RecursionError:
            problems.add(line, "the settings are nested too deeply")
        except ValueError as error:  # of tomllib, or of a number with more digits than Python reads
            _note(str(error), text, line, problems)
    return None


def _with_numbers_of_use(raw: dict[str, Any]) -> dict[str, Any]:
    """The same; ValueError where a whole number in it has more digits than a float holds."""
    waiting: list[Any] = [raw]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, int) and abs(value) > _LARGEST:
            raise ValueError("a whole number has too many digits")
    return raw


def _deep_key(text: str) -> int | None:
    """The index of the first line whose keys have too many parts; None where there is none."""
    bare = _STRING.sub(lambda found: "s" + "\n" * found[0].count("\n"), text)
    for index, line in enumerate(bare.split("\n")):
        if any(part.count(".") >= _KEY_PARTS for part in re.split(r"[,=\[\]{}]", line)):
            return index
    return None


def _note(message: str, text: str, line: int, problems: Problems) -> None:
    match = _PLACE.search(message)
    reason = _PLACE.sub("", message)
    if match and match["line"]:
        problems.add(line + int(match["line"]) - 1, f"the settings cannot be read: {reason}", int(match["column"]))
    else:
        problems.add(line + text.count("\n") if match else line, f"the settings cannot be read: {reason}")


def line_of(key: str, text: str, line: int) -> int:
    """The number of the line of a text that sets a key, where it is found; else that of the first line."""
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", text, re.MULTILINE)
    return line + text.count("\n", 0, found.start()) if found else line


def read_block(kind: type[T], text: str, line: int, problems: Problems) -> T | None:
    """The settings of a block as its declared shape; None, with a problem, where they are none or have another."""
    raw = read_toml(text, line, problems)
    if raw is None:
        return None
    try:
        return msgspec.convert(raw, kind)
    except RecursionError:
        problems.add(line, "the settings are nested too deeply")
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        _note_shape(kind, what, where.strip("`").removeprefix("$").removeprefix("."), text, line, problems)
    return None


def _note_shape(kind: type[Any], what: str, where: str, text: str, line: int, problems: Problems) -> None:
    """Say what is wrong with the shape of the settings, at the line of the setting."""
    unknown = _UNKNOWN.fullmatch(what)
    key = re.split(r"[.\[]", where)[0] or (unknown[1] if unknown else "")
    if unknown and not where:
        known = list(kind.__struct_fields__)
        meant = get_close_matches(key[:100], known, 1)
        what = f"there is no setting {key!r}" + (f": did you mean {meant[0]}?" if meant else f": {', '.join(known)}")
    missing = _MISSING.fullmatch(what)
    what = f"{missing[1]} is missing" if missing else what
    problems.add(line_of(key, text, line) if key else line, f"{where}: {what}" if where else what)
