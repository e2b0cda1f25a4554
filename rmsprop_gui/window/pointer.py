"""The mouse events of pyqtgraph's scenes, of which it tells the type checker nothing."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt


class MouseEvent(Protocol):
    """A click or a drag; `pos` is in the coordinates of the item that receives it."""

    def button(self) -> Qt.MouseButton: ...
    def pos(self) -> QPointF: ...
    def scenePos(self) -> QPointF: ...  # noqa: N802, pyqtgraph's name
    def accept(self) -> None: ...
    def ignore(self) -> None: ...


class ClickEvent(MouseEvent, Protocol):
    """A press and a release in one place."""

    def double(self) -> bool: ...  # the second within the time of a double click


class DragEvent(MouseEvent, Protocol):
    """A part of a drag."""

    def isStart(self) -> bool: ...  # noqa: N802
    def isFinish(self) -> bool: ...  # noqa: N802
    def buttonDownScenePos(self) -> QPointF: ...  # noqa: N802


class HoverEvent(Protocol):
    """The pointer comes, moves on or leaves."""

    def isExit(self) -> bool: ...  # noqa: N802
    def scenePos(self) -> QPointF: ...  # noqa: N802
    def acceptDrags(self, button: Qt.MouseButton) -> bool: ...  # noqa: N802
