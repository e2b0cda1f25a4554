"""A standard error that takes nothing."""

import errno
import io


class Closed(io.StringIO):
    """A terminal that is no longer there."""

    def write(self, text: str) -> int:
        raise OSError(errno.EIO, "Input/output error")
