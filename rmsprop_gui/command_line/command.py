"""What a command of the program declares of itself."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass


def _nothing(options: argparse.Namespace) -> None:
    """Whatever is typed goes together."""


@dataclass(frozen=True)
class Command:
    """A command: its name, what it does in a few words and in a sentence, and its options."""

    name: str
    help: str
    description: str
    take: Callable[[argparse.ArgumentParser], None]
    """Adds its options to a parser."""
    check: Callable[[argparse.Namespace], None] = _nothing
    """Raises ValueError, beginning with the argument, where options do not go together."""
