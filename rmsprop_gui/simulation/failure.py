"""Why a run, or a surface, could not be computed: an exception as a short line of text."""

_MOST = 200  # characters
_READ = 10 * _MOST  # of a message that is far too long; most of it may be blanks


def reason(error: Exception) -> str:
    """What an exception says, in one line of at most 200 printable characters.

    A ValueError is a sentence for the user; others are told with their kind.
    """
    kind, text = type(error).__name__, _message(error)
    if not text:
        return _shortened(kind)
    return _shortened(text if isinstance(error, ValueError) else f"{kind}: {text}")


def _message(error: Exception) -> str:
    try:
        text = str(error)[:_READ]
    except Exception:  # what raises may be unable to say why
        return ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"
