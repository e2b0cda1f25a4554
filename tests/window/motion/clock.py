"""A clock that stands still until it is set."""


class Clock:
    """Milliseconds, as a test wants them."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time
