"""What has been gone through of which lesson, kept with the settings of the user and in no lesson's file."""

import json
from pathlib import Path

from rmsprop_gui.command_line.streams import say
from rmsprop_gui.files.json_text import parse_json
from rmsprop_gui.files.text_file import read_text, replace_text

_VERSION = 1
_LIMIT = 1_000_000  # bytes
_LESSONS, _SCENES, _LONGEST = 500, 200, 2000  # that are remembered, and letters of what they are called


class Progress:
    """The titles of the scenes that are done, by the key of their lesson: the path of its file, or its name.

    A file that is damaged is as good as none: nothing but progress is lost. Without a path nothing is kept.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._done: dict[str, list[str]] = self._read()

    def done(self, key: str) -> frozenset[str]:
        """The titles of the scenes of this lesson that have been gone through."""
        return frozenset(self._done.get(key, ()))

    def note_done(self, key: str, title: str) -> None:
        """A scene has been gone through; it is written down at once."""
        scenes = self._done.pop(key, [])
        self._done[key] = scenes  # the latest last
        if title not in scenes:
            scenes.append(title)
            self._write()

    def _read(self) -> dict[str, list[str]]:
        if self._path is None:
            return {}
        try:
            found = parse_json(read_text(self._path, _LIMIT))
            lessons = found["lessons"] if isinstance(found, dict) and found.get("version") == _VERSION else None
        except (OSError, ValueError, KeyError):
            return {}
        return _checked(lessons) if isinstance(lessons, dict) else {}

    def _write(self) -> None:
        """Where that fails, standard error says so, and nothing else is the matter."""
        if self._path is None:
            return
        latest = dict(list(self._done.items())[-_LESSONS:])
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = json.dumps({"version": _VERSION, "lessons": latest}, indent=1, ensure_ascii=False)
            replace_text(self._path, text + "\n")
        except OSError as error:
            say(f"rmsprop-gui: cannot keep the progress in {str(self._path)!r}: {error.strerror}")


def _checked(lessons: dict[str, object]) -> dict[str, list[str]]:
    """What of it can be progress."""
    kept: dict[str, list[str]] = {}
    for key, titles in list(lessons.items())[-_LESSONS:]:
        if isinstance(titles, list) and len(key) <= _LONGEST:
            kept[key] = [title for title in titles[:_SCENES] if isinstance(title, str) and len(title) <= _LONGEST]
    return kept
