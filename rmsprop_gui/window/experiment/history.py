"""Undo and redo. An experiment is one frozen value, so what can be gone back to is a list of values."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
_LONGEST = 500  # edits that can be undone


@dataclass(frozen=True)
class _Edit(Generic[T]):
    """What was done, and the values on its other side."""

    text: str
    value: T


class History(Generic[T]):
    """The edits that led to the present value, and those that were undone.

    Edits of one gesture, a drag for one, carry the same key and become one entry, until `settle` says that it is over.
    """

    def __init__(self) -> None:
        self._done: list[_Edit[T]] = []
        self._undone: list[_Edit[T]] = []
        self._gesture: object = None

    @property
    def undo_text(self) -> str:
        """What would be undone; empty where there is nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What would be done again; empty where there is nothing."""
        return self._undone[-1].text if self._undone else ""

    def record(self, before: T, text: str, gesture: object = None) -> None:
        """Note that an edit is about to replace the value `before`."""
        self._undone.clear()
        if gesture is None or gesture != self._gesture:
            self._done = [*self._done[1 - _LONGEST :], _Edit(text, before)]
        self._gesture = gesture

    def settle(self, present: T) -> bool:
        """The gesture is over: the next edit is an entry of its own.

        Returns whether it has come back to where it began, so that there is nothing of it to be undone.
        """
        is_back = self._gesture is not None and bool(self._done) and self._done[-1].value == present
        if is_back:
            self._done.pop()
        self._gesture = None
        return is_back

    def clear(self) -> None:
        """Forget all edits: what is shown has another past."""
        self._done, self._undone, self._gesture = [], [], None

    def undo(self, present: T) -> T:
        """The value before the last edit; ValueError where there is none."""
        return self._exchange(self._done, self._undone, present)

    def redo(self, present: T) -> T:
        """The value after the edit that was undone last; ValueError where there is none."""
        return self._exchange(self._undone, self._done, present)

    def _exchange(self, source: list[_Edit[T]], target: list[_Edit[T]], present: T) -> T:
        self._gesture = None
        if not source:
            raise ValueError("there is nothing left to go to")
        edit = source.pop()
        target.append(_Edit(edit.text, present))
        return edit.value
