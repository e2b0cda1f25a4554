"""What the user may set: in a scene of a lesson only what that scene is about, while questions are on nothing."""

from PySide6.QtCore import QObject, Signal


class Locks(QObject):
    """Holds the names of the controls that may be used, and tells who shows them when that is another set.

    They are no part of the view: who has a window as a guest locks controls, and unlocks them all when it goes.
    """

    changed = Signal()
    refused = Signal(str)
    """Something was tried that is locked: what to say about it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._allowed: frozenset[str] | None = None
        self._reason = self._remedy = ""
        self.hides_what_comes = False
        """Whether nothing may be seen of what lies ahead, as something is yet to be asked about it."""

    @property
    def reason(self) -> str:
        """Why what is locked cannot be used, in half a sentence."""
        return self._reason or self.tr("locked in this scene")

    def allow(self, names: frozenset[str] | None, reason: str = "", remedy: str = "") -> None:
        """Let these controls be used and no others; None for all of them.

        `reason` is said of the others in half a sentence, `remedy` where somebody tries one; a lesson's own where they
        are empty.
        """
        if (names, reason, remedy) != (self._allowed, self._reason, self._remedy):
            self._allowed, self._reason, self._remedy = names, reason, remedy
            self.changed.emit()

    def hide_what_comes(self, hidden: bool) -> None:
        """Let nothing be seen of what lies ahead, whatever the view says; or as the view says again."""
        if hidden != self.hides_what_comes:
            self.hides_what_comes = hidden
            self.changed.emit()

    def allows(self, *names: str) -> bool:
        """Whether a control that has these names may be used: one of them is enough."""
        return self._allowed is None or not self._allowed.isdisjoint(names)

    def refuses(self, *names: str) -> bool:
        """Whether it may not be used, which then is said."""
        if self.allows(*names):
            return False
        told = self.tr("That is locked in this scene; Explore, in the lesson, unlocks everything.")
        self.refused.emit(self._remedy or told)
        return True
