"""Values as TOML, as they would be written by hand."""

import json
from typing import Any

from rmsprop_gui.formulas.number import exact


def toml(value: Any) -> str:
    """A text, a number, a truth, or lists and tables of those on one line; a text of several lines has its own."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        return exact(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)} = {toml(part)}' for key, part in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return str(value)


def _text(text: str) -> str:
    if "\n" in text and "'''" not in text and text.replace("\n", "").replace("\t", "").isprintable():
        return f"'''\n{text}'''"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _text(key)


def listed(values: list[Any]) -> str:
    """A list, with a line for each value where one line would be long."""
    line = toml(values)
    if len(line) <= 100 or not values:
        return line
    return "[\n" + "".join(f"  {toml(value)},\n" for value in values) + "]"
