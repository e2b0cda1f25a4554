"""The files that were opened or saved last."""

import json
from pathlib import Path

from rmsprop_gui.files.json_text import parse_json
from rmsprop_gui.files.text_file import read_text, replace_text

MOST = 10
_LIMIT = 256 * 1024  # bytes
_VERSION = 1


class RecentFiles:
    """A list of paths, the latest first, kept in a file that several windows share.

    A list that is damaged or strange counts as empty. Changes raise OSError where they cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def paths(self) -> tuple[Path, ...]:
        """At most `MOST` of them; some may be gone by now."""
        try:
            content = parse_json(read_text(self._path, _LIMIT))
        except (OSError, ValueError):
            return ()
        names = content.get("paths") if isinstance(content, dict) and content.get("version") == _VERSION else None
        texts = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
        return tuple(Path(name) for name in texts if name and name.isprintable())[:MOST]

    def add(self, path: Path) -> None:
        """Put a path first."""
        path = path.absolute()
        self._write((path, *(other for other in self.paths() if other != path)))

    def remove(self, path: Path) -> None:
        """Take a path off the list."""
        self._write(tuple(other for other in self.paths() if other != path))

    def clear(self) -> None:
        """Forget all of them."""
        self._write(())

    def _write(self, paths: tuple[Path, ...]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = {"version": _VERSION, "paths": [str(path) for path in paths[:MOST]]}
        replace_text(self._path, json.dumps(content, indent=1) + "\n")
