"""Experiment and view as text, and back: what is written to a file, to the clipboard, and kept by itself."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec

from rmsprop_gui.files import schema
from rmsprop_gui.files.document import LIMIT, Document
from rmsprop_gui.files.experiment_part import read_experiment, write_experiment
from rmsprop_gui.files.schema import FORMAT, VERSION
from rmsprop_gui.files.view_part import check_view, read_view, write_view
from rmsprop_gui.view.view_state import ViewState

_LONGEST_MESSAGE = 300

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def _with_two_panels(raw: dict[str, Any]) -> dict[str, Any]:
    """In version 1 the surface and the runs were one panel. Else version 2 only says more of the view."""
    view = raw.get("view")
    if not isinstance(view, dict):
        return raw
    parted = {name: _parted(view[name]) for name in ("panels", "behind") if name in view}
    return {**raw, "view": {**view, **parted}}


def _parted(names: object) -> object:
    if not isinstance(names, list):
        return names
    return [part for name in names for part in (("surface", "runs") if name == "experiment" else (name,))]


def _as_before(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 3 only says more."""
    return raw


UPGRADES: Mapping[int, Upgrade] = {1: _with_two_panels, 2: _as_before}
"""For each version but the last: what a document of the next version says of the same experiment."""


def to_text(document: Document) -> str:
    """The document as JSON that `from_text` reads. ValueError where it holds what no file can hold."""
    content = schema.Document(
        format=FORMAT,
        version=VERSION,
        experiment=write_experiment(document.experiment),
        view=write_view(document.view),
        path=quote_from_bytes(os.fsencode(document.path)) if document.path else None,
    )
    text = msgspec.json.format(msgspec.json.encode(content, order="deterministic").decode(), indent=1) + "\n"
    if from_text(text, document.view) != document:
        raise ValueError("it holds what a file cannot tell")  # better now than when it is to be opened
    return text


def from_text(text: str, view: ViewState) -> Document:
    """The document that a text holds; what is not said of the view is as in `view`.

    Whatever the text is, a document or a ValueError in a sentence for the user.
    """
    try:
        return _document(text, view)
    except ValueError as error:
        raise ValueError(in_one_line(str(error))) from None  # it may quote what was found, whatever that is


def _document(text: str, view: ViewState) -> Document:
    if len(text) > LIMIT:
        raise ValueError(f"it has more than {LIMIT:,} letters")
    content = _checked(text)
    experiment, shown = read_experiment(content.experiment), read_view(content.view, view)
    check_view(shown, experiment)
    return Document(experiment, shown, Path(os.fsdecode(unquote_to_bytes(content.path))) if content.path else None)


def in_one_line(message: str) -> str:
    """The message without what cannot be shown, and not longer than can be read."""
    line = "".join(letter if letter.isprintable() else "�" for letter in message)
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"


def _checked(text: str) -> schema.Document:
    if not text.strip():
        raise ValueError("it is empty")
    try:
        raw = msgspec.json.decode(text)
        return msgspec.convert(_upgraded(raw), schema.Document)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        raise ValueError(f"{where.strip('`').removeprefix('$.') or 'it'}: {what}") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ValueError(f"it is not an experiment of RMSProp Lab: {error}") from None


def _upgraded(raw: object) -> dict[str, Any]:
    """The content as the current version says it."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise ValueError("it is not an experiment of RMSProp Lab")
    version = raw.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError("its version is no number from 1 on")
    if version > VERSION:
        raise ValueError(f"a later RMSProp Lab wrote it: it has version {version}, and this one reads up to {VERSION}")
    for before in range(version, VERSION):
        raw = {**UPGRADES[before](raw), "version": before + 1}
    return raw
