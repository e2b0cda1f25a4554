"""Files that are written whole or not at all."""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_LINKS = 40  # in a row, as many as Linux follows

_PARTIAL = ".rmsprop-gui-"
_LEFT = 3600.0  # seconds


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` once all has been written, and vanishes if anything fails.

    It gets the permissions of the old one. A symbolic link stays and its target is replaced; a hard link to the old
    file keeps the old content. OSError if it cannot be written, or if `path` is a pipe, a device or a folder.
    """
    old = _status(path)
    if old is not None:
        require_regular(old, path)
        if not os.access(path, os.W_OK):  # whoever protected it meant it, although the folder would allow a new one
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    target = _end_of_links(path)
    partial = target.with_name(f"{_PARTIAL}{os.urandom(8).hex()}")  # beside it: a rename works within a disk only
    try:
        with partial.open("xb") as file:
            if old is not None:
                partial.chmod(old.st_mode & 0o777)  # before it holds what not everybody may read
            yield file
            file.flush()
            os.fsync(file.fileno())  # or a power failure could leave the new name with nothing in it
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def remove_partial_files(folder: Path) -> None:
    """Remove what writers that were killed have left in a folder; those that may still be at work are young."""
    for partial in folder.glob(f"{_PARTIAL}*"):
        with suppress(OSError):  # another may be doing the same
            if time.time() - partial.stat().st_mtime > _LEFT:
                partial.unlink()


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _end_of_links(path: Path) -> Path:
    """The path behind all symbolic links, found as the system does it; OSError where it finds nothing.

    `Path.resolve` takes `nothing/..` out of a link without a look whether there is such a folder.
    """
    for _ in range(_LINKS):
        path = Path(os.path.realpath(path.parent, strict=True), path.name)
        if not path.is_symlink():
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def require_regular(status: os.stat_result, path: Path) -> None:
    """OSError where a status is that of a pipe, a device or a folder."""
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
