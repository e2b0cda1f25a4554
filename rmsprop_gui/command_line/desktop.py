"""`rmsprop-gui desktop`: has the desktop of this user know the program, its files and their icons, without root."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from rmsprop_gui.command_line.command import Command
from rmsprop_gui.command_line.streams import fail, standard_output
from rmsprop_gui.files.whole_file import whole_file
from rmsprop_gui.resources import resource

PROGRAM = "rmsprop-gui"
ENTRY = Path("applications", f"{PROGRAM}.desktop")
"""Where in a folder of shared data the menus look for programs."""
_UPDATERS = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""What has the desktop look again, and at which folder."""
_RESERVED = " \t\n\"'\\><~|&;$*?#()`"
_ESCAPED = '"`$\\'


def _take(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--install",
        action="store_true",
        help="put the program into the menu, and have a double click open *.rmsprop and *.rmsprop.md",
    )
    what.add_argument("--remove", action="store_true", help="take all of that back")


DESKTOP = Command(
    "desktop",
    "let the desktop know the program and its files",
    "Let the desktop of this user know the program and its files, or forget them; without root, on Linux.",
    _take,
)


def desktop(options: argparse.Namespace) -> int:
    """Do what is asked for; returns the exit code."""
    if sys.platform in ("win32", "darwin"):
        return fail("desktop: this is for desktops on Linux; the README says what there is elsewhere")
    data = data_home()
    try:
        told = install(data) if options.install else remove(data)
    except OSError as error:
        return fail(f"desktop: cannot write {error.filename or str(data)!r}: {error.strerror}")
    missing = _look_again(data)
    print(told, *missing, sep="\n", file=standard_output(), flush=True)
    return 0


def data_home() -> Path:
    """The folder of this user's shared data; a relative one in the environment does not count, as the rules have it."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def install(data: Path) -> str:
    """Write all files below `data`, or none: OSError then. Says what is there now."""
    written: list[Path] = []
    try:
        for name, content in _files():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written += [] if path.exists() else [path]
            with whole_file(path) as file:
                file.write(content)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return f"RMSProp Lab is in the menu, and *.rmsprop and *.rmsprop.md open with it ({data})."


def remove(data: Path) -> str:
    """Remove what `install` writes, and nothing else. OSError where that cannot be. Says so."""
    for name, _ in _files():
        (data / name).unlink(missing_ok=True)
    return f"The desktop knows of RMSProp Lab no more ({data})."


def _files() -> Iterator[tuple[Path, bytes]]:
    """All that belongs into a folder of shared data, with the place of this very program in the entry of the menu."""
    for name, file in _below(resource("desktop/share"), Path()):
        content = file.read_bytes()
        yield name, _located(content.decode()).encode() if name == ENTRY else content


def _below(folder: Traversable, name: Path) -> Iterator[tuple[Path, Traversable]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _below(child, name / child.name)
        else:
            yield name / child.name, child


def _located(entry: str) -> str:
    """The entry with whole paths: menus do not look into an environment, and leave out what is not there any more."""
    script = Path(sys.executable).with_name(PROGRAM)
    words = [str(script)] if script.exists() else [sys.executable, "-m", "rmsprop_gui"]
    command = " ".join(map(_quoted, words))
    tried = words[0].replace("\\", "\\\\")
    return entry.replace(f"Exec={PROGRAM}", f"TryExec={tried}\nExec={command}")


def _quoted(word: str) -> str:
    """A word of a command line as entries have it: in quotes where it needs them, and then escaped as any string."""
    if any(letter in _RESERVED for letter in word):
        escaped = "".join("\\" + letter if letter in _ESCAPED else letter for letter in word)
        word = f'"{escaped}"'
    return word.replace("\\", "\\\\").replace("%", "%%")


def _look_again(data: Path) -> list[str]:
    """Have the databases made anew; says which of the programs for that are not there or failed."""
    missing = []
    for program, folder in _UPDATERS:
        path = shutil.which(program)
        done = path and subprocess.run([path, str(data / folder)], capture_output=True, check=False).returncode == 0
        if not done:
            missing.append(f"{program} is missing or failed: the desktop may not notice before the next login.")
    return missing
