"""Whether an action can be carried out now, and if not, why."""

from PySide6.QtGui import QAction

_WHY_NOT = "why not"  # a property of an action


def set_possible(action: QAction, is_possible: bool, why_not: str) -> None:
    """Enable an action, or disable it for a reason that is said in half a sentence."""
    action.setEnabled(is_possible)
    action.setProperty(_WHY_NOT, "" if is_possible else why_not)


def why_not(action: QAction) -> str:
    """Why an action cannot be carried out now; empty where it can, or where nothing is known of it."""
    return action.property(_WHY_NOT) or ""
