"""Pictures of a lesson: files in its own folder, looked at with care before anybody draws them."""

import os
import re
import stat
from pathlib import Path

MAX_BYTES = 4_000_000
SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")

_OUTSIDE = re.compile(
    rb"<!(?:ENTITY|DOCTYPE)|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpeg);)|url\(\s*[\"']?(?!#)"
)


def picture_file(address: str, folder: Path) -> Path:
    """The file that an address in a lesson means. ValueError, in a sentence for the author, where it may not be shown.

    It must be a file in the folder of the lesson or below it, also behind all links.
    """
    parts = address.split("/")
    if not address or "\\" in address or ":" in parts[0] or parts[0] in ("", "~") or ".." in parts or "\0" in address:
        raise ValueError(f"a picture is a file in the folder of the lesson, named from there, not {address!r}")
    if not address.lower().endswith(SUFFIXES):
        raise ValueError(f"a picture is a file {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, not {address!r}")
    try:
        root, file = (Path(os.path.realpath(path, strict=True)) for path in (folder, folder / address))
        status = file.stat()
    except (OSError, ValueError):
        raise ValueError(f"there is no picture {address!r}") from None
    if not file.is_relative_to(root):
        raise ValueError(f"the picture {address!r} leads out of the folder of the lesson")
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
        raise ValueError(f"the picture {address!r} is no file of at most {MAX_BYTES:,} bytes")
    return file


def read_picture(file: Path) -> bytes:
    """What is in such a file. OSError where it cannot be read, ValueError where it is too large or refers elsewhere."""
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"the picture is larger than {MAX_BYTES:,} bytes")
    if file.suffix.lower() == ".svg" and _OUTSIDE.search(data):
        raise ValueError("the picture refers to something outside of itself")
    return data
