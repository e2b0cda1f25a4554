"""What can be said of an action without knowing what it does: its name, its place in the menus, its keys."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ActionInfo:
    """One thing a user can do."""

    name: str
    menu: str
    """The title of its menu; a menu within a menu is written behind a stroke."""
    text: str
    keys: tuple[str, ...]
    repeats: bool = field(default=False, kw_only=True)
    """Whether it is done again and again while its key is held."""
    apart: bool = field(default=False, kw_only=True)
    """Whether it is separated from what comes before it in its menu."""
    control: str = field(default="", kw_only=True)
    """What it sets, by the name that a scene of a lesson unlocks it by; empty where that is never locked."""


def plain_text(text: str) -> str:
    """The text of an action without the marks that menus need."""
    return text.replace("&", "").rstrip("…")
